import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { ranges } from "../../experiment/config";
import { presetOf, presets } from "../../experiment/presets";
import { computedWith } from "../../figures/computed";
import { LossCurve } from "../../figures/loss-curve";
import { SaturationHeatmap } from "../../figures/saturation-heatmap";
import { type StartingPoint, StartingPoints } from "../../figures/starting-points";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { lessonSeed, usePublished } from "./findings";
import { kaimingRun } from "./scenes";

const starts = ["naive", "small-hidden", "kaiming"] as const satisfies readonly StartingPoint["id"][];

/** The lesson's network as it starts in three ways, and a run that starts in the one that is chosen. */
export function AppliedExhibit() {
  const { t } = useTranslation(["kaiming", "fields"]);
  const root = useRef<HTMLDivElement>(null);
  const scene = useScene(kaimingRun);
  const config = useSceneState(scene, (state) => state.config);
  const threshold = useSceneState(scene, (state) => state.threshold);
  const provenance = useProvenance(scene);
  const study = useStudy(
    "first-minibatch",
    { configs: starts.map((name) => presets[name]) },
    useWasSeen(root),
  );
  const points = useMemo(
    () => (study.result ?? []).map(({ loss, layers }, i) => ({ id: starts[i], loss, layer: layers[0] })),
    [study.result],
  );
  usePublished("starts", points.length === starts.length ? points : null);
  const preset = presetOf(config);
  const chosen = starts.find((name) => name === preset) ?? null;
  const tick = useTick();
  useEffect(() => {
    if (preset === "naive") tick("kaiming-naive-again");
  }, [preset, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="applied"
        onReset={() => scene.reset()}
        onBreak={() => scene.change(presets.naive)}
        isBroken={preset === "naive"}
        lab={config}
        actions={<PlayButton scenes={[scene]} />}
        knobs={
          <>
            <ChoiceField<StartingPoint["id"]>
              name={t("knob.start")}
              term="preset"
              value={chosen}
              layout="row"
              options={starts.map((value) => ({ value, label: t(`start.${value}`) }))}
              onChange={(name) => scene.change(presets[name])}
            />
            <div data-symbol="gain">
              <SliderField
                name={t("fields:gain.name")}
                term="gain"
                explanation={t(config.hiddenInit === "kaiming" ? "knob.kaimingGain" : "knob.randnGain")}
                value={config.gain}
                defaultValue={presets.kaiming.gain}
                range={{ ...ranges.gain, max: 3 }}
                stops={stopsOf("gain")!.filter((stop) => stop <= 3)}
                commitOn="release"
                onChange={(gain) => scene.change({ gain })}
              />
            </div>
          </>
        }
      >
        <StudyFailure failure={study.failure} />
        <StartingPoints points={points} threshold={threshold} provenance={computedWith(lessonSeed)} />
        <SceneView scene={scene} request={{ saturationLayer: 0 }}>
          <div className="exhibit-pair">
            <SaturationHeatmap map={scene.feeds.saturation} threshold={threshold} provenance={provenance} />
            <LossCurve loss={scene.feeds.loss} provenance={provenance} />
          </div>
        </SceneView>
      </Exhibit>
    </div>
  );
}
