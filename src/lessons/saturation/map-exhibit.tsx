import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { thresholdStops } from "../../controls/stops";
import { DEFAULT_THRESHOLD } from "../../experiment/frame";
import { type PresetName, presetOf, presets } from "../../experiment/presets";
import { SaturationHeatmap } from "../../figures/saturation-heatmap";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { useTick } from "../../notebook/task";
import { startNames, turn, useKnobs } from "./knobs";
import { firstMap } from "./scenes";

/** The saturation map of the first minibatch; a column of it opens in the figure below. */
export function MapExhibit() {
  const { t } = useTranslation("saturation");
  const scene = useScene(firstMap);
  const { neuron } = useKnobs();
  const { run, feeds } = scene;
  const { setThreshold } = run.store.getState();
  const threshold = useSceneState(scene, (state) => state.threshold);
  const config = useSceneState(scene, (state) => state.config);
  const provenance = useProvenance(scene);
  const tick = useTick();
  const isBroken = config.gain >= 2;

  useEffect(
    () =>
      feeds.saturation.subscribe(() => {
        const map = feeds.saturation.current();
        if (map && hasWhiteColumn(map.values, map.batch, map.neurons)) tick("saturation-white-column");
      }),
    [feeds, tick],
  );

  return (
    <Exhibit
      name="saturation-map"
      onReset={() => {
        setThreshold(DEFAULT_THRESHOLD);
        scene.reset();
      }}
      onBreak={() => scene.change({ ...presets.naive, gain: 3 })}
      isBroken={isBroken}
      lab={config}
      actions={<PlayButton scenes={[scene]} />}
      knobs={
        <>
          <ChoiceField<PresetName>
            name={t("knob.start")}
            term="preset"
            value={presetOf(config)}
            layout="row"
            options={startNames.map((name) => ({ value: name, label: t(`start.${name}`) }))}
            onChange={(name) => scene.change(presets[name])}
          />
          <SliderField
            name={t("knob.threshold")}
            term="threshold"
            explanation={t("knob.thresholdExplained")}
            value={threshold}
            defaultValue={DEFAULT_THRESHOLD}
            range={{ min: 0, max: 1, integer: false }}
            stops={thresholdStops}
            commitOn="drag"
            onChange={setThreshold}
          />
        </>
      }
    >
      <SceneView scene={scene} request={{ saturationLayer: 0 }}>
        <SaturationHeatmap
          map={feeds.saturation}
          threshold={threshold}
          provenance={provenance}
          picked={neuron}
          onPick={(index) => {
            turn({ neuron: index });
            tick("saturation-open-neuron");
          }}
        />
      </SceneView>
    </Exhibit>
  );
}

/** Whether some neuron has |h| above the lesson's threshold on every example. */
export function hasWhiteColumn(values: Float32Array, batch: number, neurons: number): boolean {
  const limit = Math.fround(DEFAULT_THRESHOLD);
  for (let neuron = 0; neuron < neurons; neuron++) {
    let example = 0;
    while (example < batch && Math.abs(values[example * neurons + neuron]) > limit) example++;
    if (example === batch) return true;
  }
  return false;
}
