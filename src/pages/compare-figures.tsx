import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../controls/slider-field";
import { thresholdStops } from "../controls/stops";
import type { RunConfig } from "../experiment/config";
import { DEFAULT_THRESHOLD, lossesOnly } from "../experiment/frame";
import { hiddenLayersOf } from "../experiment/network-layers";
import { ComparedHistograms } from "../figures/compared-histograms";
import { ComparedLosses, type LossParting } from "../figures/compared-losses";
import { ComparedMaps } from "../figures/compared-maps";
import { ComparedOutcomes } from "../figures/compared-outcomes";
import type { TwinViews } from "../notebook/twin-views";
import { useOnScreen } from "../notebook/use-on-screen";
import { useTwins, useTwinsState } from "../store/twins-context";
import { LayerChoice } from "./layer-choice";
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
      <ComparePanel name="losses" onScreen={onScreen}>
        <ComparedLosses runs={runs} partings={partings} provenance={provenance} />
      </ComparePanel>
      <ComparePanel name="maps" onScreen={onScreen}>
        <ComparedMaps
          runs={runs}
          threshold={threshold}
          provenance={provenance}
          controls={
            <>
              <Threshold threshold={threshold} onThreshold={setThreshold} />
              {choice}
            </>
          }
        />
      </ComparePanel>
      <ComparePanel name="outcomes" onScreen={onScreen}>
        <ComparedOutcomes runs={runs} provenance={provenance} />
      </ComparePanel>
      <ComparePanel name="histograms" onScreen={onScreen}>
        <ComparedHistograms runs={runs} layer={layer} controls={choice} provenance={provenance} />
      </ComparePanel>
    </div>
  );
}

function Threshold({ threshold, onThreshold }: { threshold: number; onThreshold(threshold: number): void }) {
  const { t } = useTranslation("fields");
  return (
    <SliderField
      name={t("threshold.name")}
      explanation={t("threshold.explanation")}
      value={threshold}
      defaultValue={DEFAULT_THRESHOLD}
      range={{ min: 0, max: 1, integer: false }}
      stops={thresholdStops}
      commitOn="drag"
      layout="row"
      onChange={onThreshold}
    />
  );
}

interface ComparePanelProps {
  name: PanelName;
  /** Told when the panel comes on screen and when it leaves: the workers compute only what is drawn. */
  onScreen(name: PanelName, isOnScreen: boolean): void;
  children: ReactNode;
}

function ComparePanel({ name, onScreen, children }: ComparePanelProps) {
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root);
  useEffect(() => {
    onScreen(name, isOnScreen);
    return () => onScreen(name, false);
  }, [name, isOnScreen, onScreen]);
  return (
    <div ref={root} className="compare-panel" data-panel={name}>
      {children}
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
  const [onScreen, setOnScreen] = useState<readonly PanelName[]>([]);
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
  return useCallback((panel: PanelName, isOnScreen: boolean) => {
    setOnScreen((before) => {
      const others = before.filter((other) => other !== panel);
      return isOnScreen ? [...others, panel] : others;
    });
  }, []);
}
