import { useEffect, useMemo } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { ranges } from "../../experiment/config";
import { LossCurve } from "../../figures/loss-curve";
import { Samples } from "../../figures/samples";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { useTick } from "../../notebook/task";
import { RunLine } from "./run-line";
import { notebookRun } from "./scenes";

/** The minibatch is thrown across the valley instead of down into it. */
const tooFast = 3;

/** The notebook's training, from the first steps on, and all of its 200,000 if the reader asks for them. */
export function Training() {
  const { t } = useTranslation(["data", "fields"]);
  const scene = useScene(notebookRun);
  const tick = useTick();
  const provenance = useProvenance(scene);
  const learningRate = useSceneState(scene, ({ config }) => config.learningRate);
  const isFinished = useSceneState(scene, ({ status }) => status === "finished");
  const isWhole = useSceneState(scene, ({ config }) => config.steps === scene.config.steps);
  useEffect(() => {
    if (isFinished && isWhole) tick("data-all-steps");
  }, [tick, isFinished, isWhole]);

  return (
    <Exhibit
      name="training"
      onReset={() => scene.reset()}
      onBreak={() => scene.change({ learningRate: tooFast })}
      isBroken={learningRate === tooFast}
      lab={{ learningRate }}
      actions={
        <>
          <PlayButton scenes={[scene]} />
          <Button className="button" data-action="run-all" onPress={() => scene.run.store.getState().play()}>
            {t("training.runAll")}
          </Button>
        </>
      }
      knobs={
        <SliderField
          name={t("fields:learningRate.name")}
          term="learning-rate"
          explanation={t("training.learningRate")}
          value={learningRate}
          defaultValue={scene.config.learningRate}
          range={ranges.learningRate}
          stops={stopsOf("learningRate")}
          commitOn="release"
          onChange={(learningRate) => scene.change({ learningRate })}
        />
      }
    >
      <SceneView scene={scene}>
        <LossCurve loss={scene.feeds.loss} provenance={provenance} />
        <RunLine scene={scene} />
      </SceneView>
    </Exhibit>
  );
}

/** Ten names of the same run, those of the training set marked. */
export function TenNames() {
  const { t } = useTranslation("data");
  const scene = useScene(notebookRun);
  const tick = useTick();
  const samples = useSceneState(scene, (state) => state.samples);
  const backend = useSceneState(scene, (state) => state.backend);
  const seed = useSceneState(scene, ({ config }) => config.seed);
  const status = useSceneState(scene, (state) => state.status);
  const { t: inLab } = useTranslation("lab");
  const step = samples?.step ?? 0;
  // Names that come and go while it trains don't count: the reader has stopped it at them.
  const standsAtKnown = status !== "playing" && step > 0 && samples!.names.some(({ known }) => known);
  useEffect(() => {
    if (standsAtKnown) tick("data-known-name");
  }, [tick, standsAtKnown]);
  const name = backend ? inLab(`backend.name.${backend.name}`) : "";
  const provenance = useMemo(() => ({ source: "live", backend: name, seed, step: 0 }) as const, [name, seed]);

  return (
    <Exhibit
      name="ten-names"
      onReset={() => scene.reset()}
      onBreak={() => scene.run.store.getState().setConfig(scene.config)}
      isBroken={status === "paused" && step === 0}
      lab={{}}
      actions={
        <>
          <PlayButton scenes={[scene]} />
          <Button className="button" data-action="run-all" onPress={() => scene.run.store.getState().play()}>
            {t("training.runAll")}
          </Button>
        </>
      }
    >
      <SceneView scene={scene}>
        <Samples names={samples?.names ?? []} step={step} provenance={provenance} />
        <RunLine scene={scene} />
      </SceneView>
    </Exhibit>
  );
}
