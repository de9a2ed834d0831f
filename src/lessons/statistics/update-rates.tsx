import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { defaultConfig } from "../../experiment/config";
import { LossCurve } from "../../figures/loss-curve";
import { Segmented } from "../../figures/segmented";
import { recentUpdates } from "../../figures/update-history";
import { UpdateRatio } from "../../figures/update-ratio";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { useTick } from "../../notebook/task";
import { Broken } from "./broken";
import { lecture, unscaledOutput, updates } from "./scenes";
import "./statistics.css";

const rateStops = stopsOf("learningRate")!.filter((rate) => rate >= 0.001 && rate <= 2);
const highRate = 1;
/** log10 of an update a hundred times too small. */
const slow = -5;

/** What the learning rate and the last layer's scale do to the size of the updates. */
export function UpdateRates() {
  const { t } = useTranslation(["statistics", "fields"]);
  const scene = useScene(updates);
  const config = useSceneState(scene, (state) => state.config);
  const provenance = useProvenance(scene);
  const tick = useTick();

  useEffect(() => {
    const { feeds } = scene;
    return feeds.updates.subscribe(() => {
      const hidden = recentUpdates(feeds.updates.current()).slice(1, -1);
      if (hidden.length > 0 && hidden.every(({ now }) => now < slow)) tick("statistics-slow");
    });
  }, [scene, tick]);

  return (
    <Exhibit
      name="update-rates"
      onReset={() => scene.reset()}
      onBreak={() => scene.change({ learningRate: highRate })}
      isBroken={config.learningRate >= highRate}
      lab={config}
      actions={<PlayButton scenes={[scene]} />}
      knobs={
        <>
          <div data-symbol="lr">
            <SliderField
              name={t("fields:learningRate.name")}
              term="learning-rate"
              explanation={t("fields:learningRate.explanation")}
              value={config.learningRate}
              defaultValue={defaultConfig.learningRate}
              range={{ min: rateStops[0], max: rateStops.at(-1)!, integer: false }}
              stops={rateStops}
              commitOn="release"
              onChange={(learningRate) => scene.change({ learningRate })}
            />
          </div>
          <div className="statistics-choice">
            <span>{t("lastLayer")}</span>
            <Segmented
              label={t("lastLayer")}
              value={config.outputScale === lecture.outputScale ? "scaled" : "whole"}
              onChange={(chosen) =>
                scene.change({ outputScale: chosen === "scaled" ? lecture.outputScale : unscaledOutput })
              }
              options={[
                { value: "scaled", label: t("lastLayerScaled") },
                { value: "whole", label: t("lastLayerWhole") },
              ]}
            />
          </div>
        </>
      }
    >
      <SceneView scene={scene} request={{ parameters: true }}>
        <Broken scene={scene} />
        <div className="exhibit-pair">
          <UpdateRatio updates={scene.feeds.updates} provenance={provenance} />
          <LossCurve loss={scene.feeds.loss} provenance={provenance} />
        </div>
      </SceneView>
    </Exhibit>
  );
}
