import { nextPreset } from "../experiment/presets";
import type { Twin, Twins } from "../store/twins";
import { toggleBatchNorm } from "./toggle-batch-norm";
import { toggleFullScreen, useKeyActions } from "./use-keys";

/** The page's keys, for runs side by side; what changes a run changes the one whose controls are shown. */
export function useCompareKeys({ store }: Twins, chosen: Twin, onHelp: () => void): void {
  useKeyActions((action) => {
    const { playing, ...twins } = store.getState();
    const run = chosen.kind === "live" ? chosen.run.store.getState() : null;
    switch (action) {
      case "play":
        playing ? twins.pause() : twins.play();
        break;
      case "step":
        if (!playing) twins.step();
        break;
      case "back":
        if (!playing) twins.back();
        break;
      case "restart":
        twins.restart();
        break;
      case "batchNorm":
        if (run) toggleBatchNorm(run);
        break;
      case "initialisation":
        run?.applyPreset(nextPreset(run.config));
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
