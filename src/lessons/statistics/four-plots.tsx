import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import type { RunConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import { LockedAxes } from "../../figures/axis-range";
import { LayerHistograms } from "../../figures/layer-histograms";
import { ParameterHistograms } from "../../figures/parameter-histograms";
import { Segmented } from "../../figures/segmented";
import { UpdateRatio } from "../../figures/update-ratio";
import { Exhibit } from "../../notebook/exhibit";
import { namedLayers } from "../../notebook/named-layers";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";
import { useTick } from "../../notebook/task";
import { Broken } from "./broken";

import { fourPlots } from "./scenes";
import "./statistics.css";

const gainStops = stopsOf("gain")!.filter((gain) => gain >= 0.5 && gain <= 3);
/** The gain at which what the layers give fades away. */
const coldGain = 0.5;

/** The lecture's four plots of one deep network. */
export function FourPlots() {
  const { t } = useTranslation(["statistics", "lab", "fields"]);
  const scene = useScene(fourPlots);
  const { gain, nonlinearity } = useSceneState(scene, ({ config }) => config);
  const provenance = useProvenance(scene);
  const named = useMemo(() => namedLayers(scene.feeds.layers, (n) => t("lab:layerName", { n })), [scene, t]);
  const axes = useAxesOfArrival(scene);
  const isBroken = gain === coldGain;
  useTicks(scene);

  return (
    <Exhibit
      name="four-plots"
      onReset={() => scene.reset()}
      onBreak={() => scene.change({ gain: coldGain })}
      isBroken={isBroken}
      lab={useSceneState(scene, ({ config }) => config)}
      actions={<PlayButton scenes={[scene]} />}
      knobs={
        <>
          <div data-symbol="gain">
            <SliderField
              name={t("fields:gain.name")}
              term="gain"
              explanation={t("gainExplanation")}
              value={gain}
              defaultValue={tanhGain}
              range={{ min: coldGain, max: 3, integer: false }}
              stops={gainStops}
              commitOn="release"
              onChange={(chosen) => scene.change({ gain: chosen })}
            />
          </div>
          <div className="statistics-choice">
            <span>{t("fields:nonlinearity.name")}</span>
            <Segmented
              label={t("fields:nonlinearity.name")}
              value={nonlinearity === "linear" ? "linear" : "tanh"}
              onChange={(chosen) => scene.change({ nonlinearity: chosen })}
              options={[
                { value: "tanh", label: t("withTanh") },
                { value: "linear", label: t("withoutTanh") },
              ]}
            />
          </div>
        </>
      }
    >
      <SceneView scene={scene} request={{ statistics: true, parameters: true }}>
        <Broken scene={scene} />
        <div className="exhibit-pair">
          <LayerHistograms
            of="activations"
            layers={named.activations}
            provenance={provenance}
            counts="dead"
          />
          <LayerHistograms
            of="gradients"
            layers={named.gradients}
            provenance={provenance}
            axes={axes.gradients}
          />
          <ParameterHistograms
            parameters={scene.feeds.parameters}
            provenance={provenance}
            axes={axes.weights}
          />
          <UpdateRatio updates={scene.feeds.updates} provenance={provenance} />
        </div>
      </SceneView>
    </Exhibit>
  );
}

/** A run that explodes would leave the axes as wide as its last gradients: once one rests, they fit what it rests at. */
function useAxesOfArrival(scene: Scene) {
  const [axes] = useState(() => ({ gradients: new LockedAxes("x"), weights: new LockedAxes("x") }));
  const playing = useSceneState(scene, (state) => state.playing);
  useEffect(() => {
    if (playing) return;
    axes.gradients.reset();
    axes.weights.reset();
  }, [playing, axes]);
  return axes;
}

/** What the reader is asked to cause. */
function useTicks(scene: Scene): void {
  const tick = useTick();
  const { feeds, run } = scene;
  useEffect(() => {
    function look() {
      const { gain, nonlinearity } = run.store.getState().config as RunConfig;
      const [first] = feeds.layers.current();
      const step = run.progress.current().step;
      if (!first || step === 0) return;
      if (nonlinearity === "tanh" && gain >= 2.5 && first.saturated > 0.4) tick("statistics-hot");
      if (nonlinearity === "linear" && Math.abs(gain - 1) < 0.051) tick("statistics-linear");
    }
    return feeds.layers.subscribe(look);
  }, [feeds, run, tick]);
}
