import { useEffect, useEffectEvent } from "react";
import { type KeyAction, keyAction } from "../controls/keyboard";
import { nextPreset } from "../experiment/presets";
import type { Run } from "../store/run";
import { toggleBatchNorm } from "./toggle-batch-norm";

/** The page's keys, for one run. */
export function useKeys({ store }: Run, onHelp: () => void): void {
  useKeyActions((action) => {
    const { config, playing, status, ...run } = store.getState();
    switch (action) {
      case "play":
        playing ? run.pause() : run.play();
        break;
      case "step":
        run.step();
        break;
      case "back":
        run.back();
        break;
      case "restart":
        run.restart();
        break;
      case "batchNorm":
        toggleBatchNorm(store.getState());
        break;
      case "initialisation":
        run.applyPreset(nextPreset(config));
        break;
      case "fullScreen":
        toggleFullScreen();
        break;
      case "help":
        onHelp();
        break;
    }
  });
}

export function toggleFullScreen(): void {
  void (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
}

/** Calls `act` for each press that means something to the page. */
export function useKeyActions(act: (action: KeyAction) => void): void {
  const onAction = useEffectEvent(act);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      // A dialog or a menu has the page to itself, wherever the focus went when the reader clicked beside it.
      if (document.querySelector("[role=dialog], [role=menu], [role=listbox]")) return;
      const target = event.target instanceof Element ? event.target : null;
      const action = keyAction({
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        repeat: event.repeat,
        defaultPrevented: event.defaultPrevented,
        target,
      });
      if (action === null) return;
      event.preventDefault(); // the space bar would scroll
      onAction(action);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
