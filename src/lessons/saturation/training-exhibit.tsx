import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { DEFAULT_THRESHOLD } from "../../experiment/frame";
import { type PresetName, presetOf, presets } from "../../experiment/presets";
import { ActivationCurve } from "../../figures/activation-curve";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { useKnobs } from "./knobs";
import { training } from "./scenes";

const starts = ["small-output", "naive", "kaiming"] as const;
const span = 12;

/** The same dots while the network learns. */
export function TrainingExhibit() {
  const { t } = useTranslation("saturation");
  const scene = useScene(training);
  const { neuron } = useKnobs();
  const config = useSceneState(scene, (state) => state.config);
  const provenance = useProvenance(scene);
  return (
    <Exhibit
      name="while-training"
      onReset={() => scene.reset()}
      onBreak={() => scene.change({ ...presets["small-output"], gain: 3 })}
      isBroken={config.gain >= 2}
      lab={config}
      actions={<PlayButton scenes={[scene]} />}
      knobs={
        <ChoiceField<PresetName>
          name={t("knob.start")}
          term="preset"
          value={presetOf(config)}
          layout="row"
          options={starts.map((name) => ({ value: name, label: t(`start.${name}`) }))}
          onChange={(name) => scene.change(presets[name])}
        />
      }
    >
      <SceneView scene={scene} request={{ saturationLayer: 0 }}>
        <ActivationCurve
          name="while-training"
          title={t("training.title")}
          inputs={scene.feeds.saturation}
          neuron={neuron}
          threshold={DEFAULT_THRESHOLD}
          span={span}
          provenance={provenance}
        />
      </SceneView>
    </Exhibit>
  );
}
