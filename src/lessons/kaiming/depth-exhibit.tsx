import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { choices } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import { computedWith } from "../../figures/computed";
import { DepthProfile } from "../../figures/depth-profile";
import { GainDepthMap } from "../../figures/gain-depth-map";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { deepConfig, deepest, deepFields } from "./deep-network";
import { lessonSeed, usePublished } from "./findings";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";

const gains = Array.from({ length: 26 }, (_, i) => Number((0.5 + 0.1 * i).toFixed(1)));
const depths = Array.from({ length: deepest / 2 }, (_, i) => 2 * (i + 1));
const gainStops = [...gains, Math.SQRT2, tanhGain].sort((a, b) => a - b);
const depthStops = [1, ...depths];
/** Gain 3 over all the layers there are: ReLU's explode, tanh's gradient does. */
const broken = { gain: 3, depth: deepest };

/** Every gain and every depth at once; a cell opens its network, layer by layer. */
export function DepthExhibit() {
  const { t } = useTranslation(["kaiming", "fields"]);
  const { nonlinearity, gain, depth, quantity } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const opened = { ...deepFields, nonlinearity, gain, hiddenLayers: depth };
  const profile = useStudy("first-minibatch", { configs: [opened] }, wasSeen);
  const map = useStudy("gain-depth-map", { config: { ...deepConfig, nonlinearity }, gains, depths }, wasSeen);
  const network = profile.result?.[0] ?? null;
  usePublished("opened", network);
  // What is drawn is what was measured last, also while the next is on its way.
  const measured = profile.params?.configs[0];
  const measuredName = nameOf(measured?.nonlinearity ?? nonlinearity);
  const mapFits = map.params?.config.nonlinearity === nonlinearity;

  const tick = useTick();
  const ratio = network ? network.layers[0].gradientStd / network.layers.at(-1)!.gradientStd : 1;
  const layers = network?.layers.length ?? 0;
  useEffect(() => {
    if (layers >= 30 && Math.abs(Math.log10(ratio)) < 0.5) tick("kaiming-level-gradient");
  }, [layers, ratio, tick]);

  function nameOf(of: typeof nonlinearity): string {
    return of === "linear" ? t("linear") : t(`fields:nonlinearity.options.${of}`);
  }

  return (
    <div ref={root}>
      <Exhibit
        name="gain-depth"
        onReset={() => turnBack("nonlinearity", "gain", "depth", "quantity")}
        onBreak={() => turn({ ...broken, nonlinearity: "relu" })}
        isBroken={gain === broken.gain && depth === broken.depth && nonlinearity === "relu"}
        lab={opened}
        knobs={
          <>
            <div data-symbol="gain">
              <SliderField
                name={t("fields:gain.name")}
                term="gain"
                explanation={t("knob.gain")}
                value={gain}
                defaultValue={atFirst.gain}
                range={{ min: 0.5, max: 3, integer: false }}
                stops={gainStops}
                commitOn="drag"
                onChange={(value) => turn({ gain: value })}
              />
            </div>
            <SliderField
              name={t("knob.depth")}
              term="hidden-layers"
              explanation={t("knob.depthExplained")}
              value={depth}
              defaultValue={atFirst.depth}
              range={{ min: 1, max: deepest, integer: true }}
              stops={depthStops}
              commitOn="drag"
              onChange={(value) => turn({ depth: value })}
            />
            <ChoiceField
              name={t("knob.nonlinearity")}
              term="nonlinearity"
              value={nonlinearity}
              layout="row"
              options={choices.nonlinearity.map((value) => ({ value, label: nameOf(value) }))}
              onChange={(value) => turn({ nonlinearity: value })}
            />
          </>
        }
      >
        <StudyFailure failure={profile.failure ?? map.failure} />
        <div className="exhibit-pair">
          <GainDepthMap
            map={mapFits ? map.result : null}
            gains={gains}
            depths={depths}
            nonlinearityName={nameOf(nonlinearity)}
            quantity={quantity}
            onQuantity={(value) => turn({ quantity: value })}
            gain={gain}
            depth={depth}
            onOpen={(gain, depth) => {
              turn({ gain, depth });
              tick("kaiming-open-cell");
            }}
            provenance={computedWith(lessonSeed)}
          />
          <DepthProfile
            layers={network?.layers ?? null}
            gain={measured?.gain ?? gain}
            nonlinearityName={measuredName}
            deepest={deepest}
            provenance={computedWith(lessonSeed)}
          />
        </div>
      </Exhibit>
    </div>
  );
}
