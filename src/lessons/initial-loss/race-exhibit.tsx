import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { ranges } from "../../experiment/config";
import { presets } from "../../experiment/presets";
import { LossRace } from "../../figures/loss-race";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useScene, useSceneState } from "../../notebook/scene";
import { careless, small } from "./scenes";

const { outputScale: SMALL } = presets["small-output"];

/** The hockey stick beside a run without one: same seed, same minibatches, another scale of the output. */
export function RaceExhibit() {
  const { t } = useTranslation(["initial-loss", "fields"]);
  const scenes = [useScene(careless), useScene(small)] as const;
  const [, moved] = scenes;
  const outputScale = useSceneState(moved, ({ config }) => config.outputScale);
  const provenance = useProvenance(moved);
  return (
    <SceneView scene={scenes[0]}>
      <SceneView scene={moved}>
        <Exhibit
          name="loss-race"
          onReset={() => moved.reset()}
          onBreak={() => moved.change({ outputScale: 1, outputBiasScale: 1 })}
          isBroken={outputScale >= 1}
          lab={presets["small-output"]}
          actions={<PlayButton scenes={scenes} />}
          knobs={
            <SliderField
              name={t("race.scale")}
              term="output-scale"
              explanation={t("race.scaleExplanation")}
              value={outputScale}
              defaultValue={SMALL}
              range={ranges.outputScale}
              stops={stopsOf("outputScale")}
              commitOn="release"
              onChange={(chosen) => moved.change({ outputScale: chosen, outputBiasScale: 0 })}
            />
          }
        >
          <LossRace
            careless={scenes[0].feeds.loss}
            small={moved.feeds.loss}
            step={() => Math.min(...scenes.map(({ run }) => run.progress.current().step))}
            provenance={provenance}
          />
        </Exhibit>
      </SceneView>
    </SceneView>
  );
}
