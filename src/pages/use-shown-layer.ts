import { hiddenLayersOf } from "../experiment/network-layers";
import { sceneOf } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import { useRunState } from "../store/run-context";

/** The hidden layer that the saturation map shows, counted from 0. */
export function useShownLayer() {
  const { view, tell } = useLabView();
  const layers = useRunState((state) => hiddenLayersOf(state.config).length);
  const layer = Math.min(view.layer ?? sceneOf(view)?.layer ?? 0, layers - 1);
  return { layer, layers, setLayer: (layer: number) => tell({ ...view, layer }) };
}
