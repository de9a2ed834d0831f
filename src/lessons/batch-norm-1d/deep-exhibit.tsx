import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { LockedAxes } from "../../figures/axis-range";
import { toDensity } from "../../figures/density";
import { LayerHistograms } from "../../figures/layer-histograms";
import { Exhibit } from "../../notebook/exhibit";
import { namedLayers } from "../../notebook/named-layers";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";
import { useTick } from "../../notebook/task";
import { deep, deepNormalized } from "./scenes";
import "./side.css";

const gainStops = stopsOf("gain")!.filter((gain) => gain >= 0.2 && gain <= 5);
const coldGain = 0.5;

/** Five layers while they train, with BatchNorm1d and without, from the same gain. */
export function DeepExhibit() {
  const { t } = useTranslation(["batch-norm-1d", "fields"]);
  const plain = useScene(deep);
  const normalized = useScene(deepNormalized);
  const gain = useSceneState(plain, ({ config }) => config.gain);
  const axes = useAxesOfArrival([plain, normalized]);
  const tick = useTick();

  function change(to: number) {
    axes.reset();
    plain.change({ gain: to });
    normalized.change({ gain: to });
    if (to <= coldGain) tick("batch-norm-1d-cold");
  }

  return (
    <Exhibit
      name="deep-network"
      onReset={() => change(plain.config.gain)}
      onBreak={() => change(coldGain)}
      isBroken={gain <= coldGain}
      lab={{ ...deepNormalized.config, gain }}
      actions={<PlayButton scenes={[plain, normalized]} />}
      knobs={
        <div data-symbol="gain">
          <SliderField
            name={t("fields:gain.name")}
            term="gain"
            explanation={t("knob.gainExplained")}
            value={gain}
            defaultValue={plain.config.gain}
            range={{ min: 0.2, max: 5, integer: false }}
            stops={gainStops}
            commitOn="release"
            onChange={change}
          />
        </div>
      }
    >
      <div className="exhibit-pair">
        <Side scene={plain} name={t("side.plain")} axes={axes} />
        <Side scene={normalized} name={t("side.normalized")} axes={axes} />
      </div>
    </Exhibit>
  );
}

/**
 * At a cold start the histograms are needles, and axes that only grow would keep their height: once the networks have
 * come to rest, both figures fit what they rest at.
 */
function useAxesOfArrival(scenes: readonly [Scene, Scene]): LockedAxes {
  const [axes] = useState(() => new LockedAxes());
  const [, setRests] = useState(0);
  const [first, second] = scenes;
  const isFirstPlaying = useSceneState(first, ({ playing }) => playing);
  const isSecondPlaying = useSceneState(second, ({ playing }) => playing);
  useEffect(() => {
    if (isFirstPlaying || isSecondPlaying) return;
    const histograms = [first, second].flatMap(({ feeds }) =>
      feeds.layers.current().map(({ activations }) => activations),
    );
    axes.reset();
    axes.fit(1, Math.max(0, ...histograms.flatMap((histogram) => [...toDensity(histogram).density])));
    setRests((rests) => rests + 1);
  }, [isFirstPlaying, isSecondPlaying, first, second, axes]);
  return axes;
}

function Side({ scene, name, axes }: { scene: Scene; name: string; axes: LockedAxes }) {
  const { t } = useTranslation("lab");
  const named = useMemo(() => namedLayers(scene.feeds.layers, (n) => t("layerName", { n })), [scene, t]);
  return (
    <SceneView scene={scene} request={{ statistics: true }}>
      <p className="side-name">{name}</p>
      <LayerHistograms
        of="activations"
        layers={named.activations}
        provenance={useProvenance(scene)}
        axes={axes}
      />
    </SceneView>
  );
}
