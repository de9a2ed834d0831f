import { useEffect, useEffectEvent } from "react";
import { layered } from "../controls/keyboard";
import { type StageAction, stageAction } from "../controls/stage-keys";

/** Calls `act` for each press that means something to whoever teaches with the Lab. */
export function useStageKeys(isOnStage: boolean, act: (action: StageAction) => void): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector(layered)) return;
    const { key, ctrlKey, metaKey, altKey, repeat, defaultPrevented } = event;
    const target = event.target instanceof Element ? event.target : null;
    const action = stageAction(
      { key, ctrlKey, metaKey, altKey, repeat, defaultPrevented, target },
      isOnStage,
    );
    if (action === null) return;
    event.preventDefault();
    act(action);
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => onPress(event);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
