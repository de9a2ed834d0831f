import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { SaturationHeatmap } from "../../figures/saturation-heatmap";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";
import { naive, naiveNormalized } from "./scenes";

/** The same weights and the same minibatch, with batch normalisation and without. */
export function SaturationExhibit() {
  const { t } = useTranslation("batch-norm");
  const plain = useScene(naive);
  const normalized = useScene(naiveNormalized);
  const gain = useSceneState(plain, ({ config }) => config.gain);

  function change(to: number) {
    plain.change({ gain: to });
    normalized.change({ gain: to });
  }

  return (
    <Exhibit
      name="saturation-before-after"
      onReset={() => change(plain.config.gain)}
      onBreak={() => change(5)}
      isBroken={gain >= 5}
      lab={naiveNormalized.config}
      actions={<PlayButton scenes={[plain, normalized]} />}
      knobs={
        <div data-symbol="W1">
          <SliderField
            name={t("knob.scale")}
            term="hidden-init"
            explanation={t("knob.scaleExplained")}
            value={gain}
            defaultValue={plain.config.gain}
            range={{ min: 0.05, max: 10, integer: false }}
            stops={stopsOf("gain")!.slice(1)}
            commitOn="release"
            onChange={change}
          />
        </div>
      }
    >
      <div className="exhibit-pair">
        <Side scene={plain} name={t("side.plain")} />
        <Side scene={normalized} name={t("side.normalized")} />
      </div>
    </Exhibit>
  );
}

function Side({ scene, name }: { scene: Scene; name: string }) {
  const threshold = useSceneState(scene, (state) => state.threshold);
  return (
    <SceneView scene={scene} request={{ saturationLayer: 0 }}>
      <SaturationHeatmap
        map={scene.feeds.saturation}
        threshold={threshold}
        provenance={useProvenance(scene)}
        controls={<p className="figure-hint">{name}</p>}
      />
    </SceneView>
  );
}
