import { useCallback, useEffect, useState } from "react";
import type { RunConfig } from "../experiment/config";
import { DEFAULT_THRESHOLD, lossesOnly } from "../experiment/frame";
import { hiddenLayersOf } from "../experiment/network-layers";
import { ComparedHistograms } from "../figures/compared-histograms";
import { ComparedLosses, type LossParting } from "../figures/compared-losses";
import { ComparedMaps } from "../figures/compared-maps";
import { ComparedOutcomes } from "../figures/compared-outcomes";
import type { TwinViews } from "../notebook/twin-views";
import { useTwins, useTwinsState } from "../store/twins-context";
import { LayerChoice } from "./layer-choice";
import { Panel, usePanelsOnScreen } from "./panel";
import { ThresholdField } from "./threshold-field";
import { useComparedProvenance, useComparedRuns } from "./use-compared-runs";

type PanelName = "losses" | "maps" | "histograms" | "outcomes";

/** The figures of runs side by side: each answers one question for all of them. */
export function CompareFigures({ views }: { views: TwinViews }) {
  const runs = useComparedRuns(views);
  const provenance = useComparedProvenance();
  const { store } = useTwins();
  const depth = useTwinsState(({ configs }) => Math.max(...configs.map(depthOf)));
  const [chosenLayer, setLayer] = useState(0);
  const [threshold, setThreshold] = useThreshold();
  const layer = Math.min(chosenLayer, depth - 1);
  const onScreen = useWatch(layer);
  const choice = depth > 1 && <LayerChoice layer={layer} layers={depth} onLayer={setLayer} />;

  const partings = useCallback((): LossParting[] => {
    const [first, ...others] = store.getState().twins;
    return others.flatMap((other) =>
      first.kind === "live" && other.kind === "live"
        ? [{ letter: other.letter, ...views.parting(first, other).look() }]
        : [],
    );
  }, [store, views]);

  return (
    <div className="compare-figures" data-runs={runs.length}>
      <Panel className="compare-panel" name="losses" onScreen={onScreen}>
        <ComparedLosses runs={runs} partings={partings} provenance={provenance} />
      </Panel>
      <Panel className="compare-panel" name="maps" onScreen={onScreen}>
        <ComparedMaps
          runs={runs}
          threshold={threshold}
          provenance={provenance}
          controls={
            <>
              <ThresholdField threshold={threshold} onThreshold={setThreshold} />
              {choice}
            </>
          }
        />
      </Panel>
      <Panel className="compare-panel" name="outcomes" onScreen={onScreen}>
        <ComparedOutcomes runs={runs} provenance={provenance} />
      </Panel>
      <Panel className="compare-panel" name="histograms" onScreen={onScreen}>
        <ComparedHistograms runs={runs} layer={layer} controls={choice} provenance={provenance} />
      </Panel>
    </div>
  );
}

/** One threshold for all runs. */
function useThreshold() {
  const twins = useTwinsState((state) => state.twins);
  const [threshold, setThreshold] = useState(DEFAULT_THRESHOLD);
  useEffect(() => {
    for (const twin of twins) {
      if (twin.kind === "live" && twin.run.store.getState().threshold !== threshold)
        twin.run.store.getState().setThreshold(threshold);
    }
  }, [twins, threshold]);
  return [threshold, setThreshold] as const;
}

const depthOf = (config: RunConfig) => hiddenLayersOf(config).length;

/** Tells the workers what is on screen; returns what the panels report to. */
function useWatch(layer: number) {
  const twins = useTwinsState((state) => state.twins);
  const configs = useTwinsState((state) => state.configs);
  const [onScreen, report] = usePanelsOnScreen<PanelName>();
  const outcomes = onScreen.includes("outcomes");
  const statistics = outcomes || onScreen.includes("histograms");
  const maps = onScreen.includes("maps");
  const depths = configs.map(depthOf).join();
  useEffect(() => {
    const each = depths.split(",").map(Number);
    for (const [i, twin] of twins.entries()) {
      if (twin.kind !== "live") continue;
      const saturationLayer = maps ? Math.min(layer, each[i] - 1) : null;
      twin.run.store
        .getState()
        .setWatch({ ...lossesOnly, statistics, parameters: outcomes, saturationLayer });
    }
  }, [twins, depths, statistics, outcomes, maps, layer]);
  return report;
}
