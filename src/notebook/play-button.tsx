import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { PauseIcon, PlayIcon } from "../controls/icons";
import { useSceneState } from "./scene";
import type { Scene } from "./scene-book";

/** Plays scenes on or pauses them, all together. */
export function PlayButton({ scenes }: { scenes: readonly Scene[] }) {
  const { t } = useTranslation("site");
  const isPlaying = useSceneState(scenes[0], ({ playing }) => playing);
  function press() {
    for (const { run } of scenes) {
      const { play, pause } = run.store.getState();
      isPlaying ? pause() : play();
    }
  }
  return (
    <Button className="button" onPress={press} data-action="play">
      {isPlaying ? <PauseIcon /> : <PlayIcon />}
      {t(isPlaying ? "pause" : "play")}
    </Button>
  );
}
