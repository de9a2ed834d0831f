import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig, type RunConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import { GradientChain } from "../../figures/gradient-chain";
import { DragNumber } from "../../notebook/drag-number";
import { Exhibit } from "../../notebook/exhibit";
import { NumberText } from "../../notebook/live-number";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";

const gains = [...Array.from({ length: 40 }, (_, i) => Number((0.25 * (i + 1)).toFixed(2))), tanhGain].sort(
  (a, b) => a - b,
);
const depths = Array.from({ length: 20 }, (_, i) => i + 1);
const shares = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);

/** The gradient's way back through a stack of tanh layers. */
export function ChainExhibit() {
  const { t } = useTranslation("saturation");
  const { chainGain, chainLayers } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const config: RunConfig = {
    ...defaultConfig,
    hiddenInit: "kaiming",
    gain: chainGain,
    hiddenLayers: chainLayers,
    hiddenSize: 100,
    biases: "zeros",
    outputScale: 0.01,
  };
  const { result, failure } = useStudy("backward-chain", { config }, useWasSeen(root));
  return (
    <div ref={root}>
      <Exhibit
        name="gradient-chain"
        onReset={() => turnBack("chainGain", "chainLayers")}
        onBreak={() => turn({ chainGain: 10 })}
        isBroken={chainGain >= 5}
        lab={config}
        knobs={
          <>
            <div data-symbol="gain">
              <SliderField
                name={t("knob.chainGain")}
                term="gain"
                explanation={t("knob.chainGainExplained")}
                value={chainGain}
                defaultValue={atFirst.chainGain}
                range={{ min: 0.25, max: 10, integer: false }}
                stops={gains}
                commitOn="drag"
                onChange={(value) => turn({ chainGain: value })}
              />
            </div>
            <SliderField
              name={t("knob.layers")}
              term="hidden-layers"
              explanation={t("knob.layersExplained")}
              value={chainLayers}
              defaultValue={atFirst.chainLayers}
              range={{ min: 1, max: 20, integer: true }}
              stops={depths}
              commitOn="drag"
              onChange={(value) => turn({ chainLayers: value })}
            />
          </>
        }
      >
        <GradientChain links={result} seed={config.seed} />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** What each tanh lets pass, in a sentence. */
export function ChainPasses() {
  const { t } = useTranslation("saturation");
  const { passes } = useKnobs();
  return (
    <DragNumber
      label={t("chain.passesLabel")}
      value={passes}
      stops={shares}
      write={({ percent }, value) => percent(value, 0)}
      onChange={(value) => turn({ passes: value })}
      symbol="derivative"
    />
  );
}

export function ChainDepth() {
  const { t } = useTranslation("saturation");
  const { depth } = useKnobs();
  return (
    <DragNumber
      label={t("knob.layers")}
      value={depth}
      stops={depths}
      write={({ count }, value) => count(value)}
      onChange={(value) => turn({ depth: value })}
    />
  );
}

export function ChainProduct() {
  const { passes, depth } = useKnobs();
  return (
    <NumberText
      value={passes ** depth}
      write={({ percent, magnitude }, value) => (value >= 1e-4 ? percent(value, 2) : magnitude(value))}
    />
  );
}
