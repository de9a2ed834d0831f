import { useState } from "react";
import { useTranslation } from "react-i18next";
import { termOf } from "../../controls/control-term";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { defaultConfig, ranges } from "../../experiment/config";
import { NetworkFlow } from "../../figures/network-flow";
import { Exhibit } from "../../notebook/exhibit";
import { SceneView, useSceneState } from "../../notebook/scene";
import { useTwins } from "./twin-scenes";

const { contextSize, embeddingSize, hiddenSize } = defaultConfig;
const notebooks = { contextSize, hiddenSize };

/** The lesson's network with the real sizes; the vocabulary is that of the names which the twins learn. */
export function NetworkShapes() {
  const { t } = useTranslation("introduction");
  const { careless } = useTwins();
  const vocabularySize = useSceneState(careless, ({ ready }) => ready?.dataset.vocabulary.length ?? null);
  const [chosen, setChosen] = useState(notebooks);
  const field = (name: keyof typeof notebooks) => (
    <SliderField
      name={t(`flow.${name}`)}
      term={termOf(name)}
      explanation={t(`flow.${name}Explanation`)}
      value={chosen[name]}
      defaultValue={notebooks[name]}
      range={ranges[name]}
      stops={stopsOf(name)}
      commitOn="drag"
      onChange={(value) => setChosen({ ...chosen, [name]: value })}
    />
  );
  return (
    <Exhibit
      name="network-shapes"
      knobs={
        <>
          {field("contextSize")}
          {field("hiddenSize")}
        </>
      }
      onReset={() => setChosen(notebooks)}
      lab={chosen}
    >
      <SceneView scene={careless} request={{ saturationLayer: 0 }}>
        <NetworkFlow sizes={vocabularySize === null ? null : { vocabularySize, embeddingSize, ...chosen }} />
      </SceneView>
    </Exhibit>
  );
}
