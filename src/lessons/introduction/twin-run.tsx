import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type PresetName, presetOf, presets } from "../../experiment/presets";
import { type Twin, TwinRun as TwinRunFigure } from "../../figures/twin-run";
import { Exhibit } from "../../notebook/exhibit";
import { PlayButton } from "../../notebook/play-button";
import { SceneView, useProvenance, useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";
import { useTick } from "../../notebook/task";
import { careful as carefulSpec, careless as carelessSpec } from "./scenes";
import { startOf } from "./start-of";
import { useStartTogether, useTwins, useWatchablePace } from "./twin-scenes";

/** The lesson's first picture: two runs of one seed that differ in the scale of their first weights alone. */
export function TwinRun() {
  const scenes = useTwins();
  const { careless, careful } = scenes;
  const threshold = useSceneState(careless, (state) => state.threshold);
  const carefulInit = useInit(careful);
  const tick = useTick();
  const twins = { careless: useTwin(careless), careful: useTwin(careful) };
  const provenance = useProvenance(careless);
  useWatchablePace(careless);
  useWatchablePace(careful);
  useStartTogether(scenes);
  // A run is listened to from its beginning, whoever on the page asks for it later.
  useMemo(() => [careless, careful].map(startOf), [careless, careful]);

  const isBroken = carefulInit === "naive";
  useEffect(() => {
    if (isBroken) tick("introduction-same-twins");
  }, [isBroken, tick]);

  function race(scene: Scene) {
    careless.reset();
    careful.change(scene === careful ? careful.config : presets.naive);
  }

  return (
    <Exhibit
      name="twin-run"
      onReset={() => race(careful)}
      onBreak={() => race(careless)}
      isBroken={isBroken}
      lab={carelessSpec.config}
      actions={<PlayButton scenes={[careless, careful]} />}
    >
      <SceneView scene={careless} request={{ saturationLayer: 0 }}>
        <SceneView scene={careful} request={{ saturationLayer: 0 }}>
          <TwinRunFigure
            {...twins}
            threshold={threshold}
            steps={carefulSpec.arrival}
            provenance={provenance}
          />
        </SceneView>
      </SceneView>
    </Exhibit>
  );
}

/** The preset whose weights a scene's run starts from; null for a gain of the reader's own. */
function useInit(scene: Scene): PresetName | null {
  return useSceneState(scene, ({ config }) => presetOf(config));
}

function useTwin(scene: Scene): Twin {
  const { t } = useTranslation("introduction");
  const { feeds, run } = scene;
  const name = t(`twins.init.${useInit(scene) ?? "own"}`);
  return { name, loss: feeds.loss, map: feeds.saturation, step: () => run.progress.current().step };
}
