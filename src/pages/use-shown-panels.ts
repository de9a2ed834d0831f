import { panelsOf, panelsOnStage } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import { type Panel, panels } from "../store/settings";
import { useSettings } from "../store/settings-context";

/** The figures in view: those of the scene or of the address, or all that the reader has not put away. */
export function useShownPanels() {
  const { view, tell } = useLabView();
  const hidden = useSettings((state) => state.hidden);
  const show = useSettings((state) => state.show);
  const asked = panelsOf(view);
  const own = panels.filter((panel) => !hidden.includes(panel));
  const all = asked ?? own;
  return {
    shown: view.present ? panelsOnStage(all) : all,
    /** What an address asked for changes for this visit only; it is not what the reader prefers. */
    setShown: (shown: Panel[]) => (asked ? tell({ ...view, panels: shown }) : show(shown)),
  };
}
