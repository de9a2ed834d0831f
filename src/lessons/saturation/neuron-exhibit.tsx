import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { presets } from "../../experiment/presets";
import { NeuronDetailFigure } from "../../figures/neuron-detail";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";
import { firstMap } from "./scenes";

/** One column of the map above, opened. */
export function NeuronExhibit() {
  const { t } = useTranslation("saturation");
  const scene = useScene(firstMap);
  const { neuron } = useKnobs();
  const threshold = useSceneState(scene, (state) => state.threshold);
  const config = useSceneState(scene, (state) => state.config);
  const vocabulary = useSceneState(scene, ({ ready }) => ready?.dataset.vocabulary) ?? [];
  const provenance = useProvenance(scene);
  return (
    <Exhibit
      name="neuron"
      onReset={() => {
        turnBack("neuron");
        scene.reset();
      }}
      onBreak={() => scene.change({ ...presets.naive, gain: 3 })}
      isBroken={config.gain >= 2}
      lab={config}
      actions={<PlayButton scenes={[scene]} />}
      knobs={
        <SliderField
          name={t("knob.neuron")}
          term="neuron"
          explanation={t("knob.neuronExplained")}
          value={neuron}
          defaultValue={atFirst.neuron}
          range={{ min: 0, max: config.hiddenSize - 1, integer: true }}
          stops={Array.from({ length: config.hiddenSize }, (_, i) => i)}
          commitOn="drag"
          onChange={(index) => turn({ neuron: index })}
        />
      }
    >
      <SceneView scene={scene} request={{ neuron: { layer: 0, index: neuron } }}>
        <NeuronDetailFigure
          neuron={scene.feeds.neuron}
          index={neuron}
          nonlinearity={config.nonlinearity}
          threshold={threshold}
          vocabulary={vocabulary}
          embeddingSize={config.embeddingSize}
          provenance={provenance}
        />
      </SceneView>
    </Exhibit>
  );
}
