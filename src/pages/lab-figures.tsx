import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type FrameRequest, lossesOnly } from "../experiment/frame";
import { isChaotic } from "../experiment/presets";
import type { Provenance } from "../figures/figure";
import { LayerHistograms } from "../figures/layer-histograms";
import type { Live } from "../figures/live";
import { LossCurve } from "../figures/loss-curve";
import { ParameterHistograms } from "../figures/parameter-histograms";
import { Samples } from "../figures/samples";
import { SaturationHeatmap } from "../figures/saturation-heatmap";
import { StatisticsTable } from "../figures/statistics-table";
import { UpdateRatio } from "../figures/update-ratio";
import type { Feeds } from "../notebook/feeds";
import { namedLayers } from "../notebook/named-layers";
import { useProvenance } from "../notebook/scene";
import { useRun, useRunState } from "../store/run-context";
import type { Panel as PanelName } from "../store/settings";
import { LayerChoice } from "./layer-choice";
import { Panel, usePanelsOnScreen } from "./panel";
import { ThresholdKnob } from "./stage-knobs";
import { useShownLayer } from "./use-shown-layer";
import { useShownPanels } from "./use-shown-panels";

interface LabFiguresProps {
  feeds: Feeds;
  /** What another window's figures need of the same frames. */
  alsoWatched?: FrameRequest;
}

/** The figures of the Lab, those that the reader has not put away. */
export function LabFigures({ feeds, alsoWatched = lossesOnly }: LabFiguresProps) {
  const { t } = useTranslation("lab");
  const { shown } = useShownPanels();
  const samples = useRunState((state) => state.samples);
  const chaotic = useRunState((state) => state.weights === null && isChaotic(state.config));
  const { layer, layers, setLayer } = useShownLayer();
  const onScreen = useWatch(layer, alsoWatched);
  const provenance = useProvenance({ run: useRun() });
  const named = useMemo(() => namedLayers(feeds.layers, (n) => t("layerName", { n })), [feeds, t]);
  const isShown = (panel: PanelName) => shown.includes(panel);

  if (shown.length === 0) return <p className="figures-none">{t("panels.allHidden")}</p>;
  return (
    <div className="figures">
      {isShown("loss") && (
        <Panel name="loss" onScreen={onScreen}>
          <LossCurve loss={feeds.loss} provenance={provenance} />
          {chaotic && <p className="aside">{t("chaotic")}</p>}
        </Panel>
      )}
      {isShown("saturation") && (
        <Panel name="saturation" onScreen={onScreen}>
          <Saturation
            feeds={feeds}
            provenance={provenance}
            layer={layer}
            layers={layers}
            onLayer={setLayer}
          />
        </Panel>
      )}
      {isShown("samples") && (
        <Panel name="samples" onScreen={onScreen}>
          <Samples names={samples?.names ?? []} step={samples?.step ?? 0} provenance={provenance.current()} />
        </Panel>
      )}
      {isShown("histograms") && (
        <Panel name="histograms" onScreen={onScreen}>
          <LayerHistograms of="activations" layers={named.activations} provenance={provenance} />
          <LayerHistograms of="gradients" layers={named.gradients} provenance={provenance} />
        </Panel>
      )}
      {isShown("statistics") && (
        <Panel name="statistics" onScreen={onScreen}>
          <StatisticsTable layers={named.statistics} provenance={provenance} />
        </Panel>
      )}
      {isShown("parameters") && (
        <Panel name="parameters" onScreen={onScreen}>
          <ParameterHistograms parameters={feeds.parameters} provenance={provenance} />
          <UpdateRatio updates={feeds.updates} provenance={provenance} />
        </Panel>
      )}
    </div>
  );
}

function Saturation({ feeds, provenance, layer, layers, onLayer }: SaturationProps) {
  const threshold = useRunState((state) => state.threshold);
  return (
    <SaturationHeatmap
      map={feeds.saturation}
      threshold={threshold}
      provenance={provenance}
      controls={
        <>
          <ThresholdKnob />
          {layers > 1 && <LayerChoice layer={layer} layers={layers} onLayer={onLayer} />}
        </>
      }
    />
  );
}

interface SaturationProps {
  feeds: Feeds;
  provenance: Live<Provenance>;
  layer: number;
  layers: number;
  onLayer(layer: number): void;
}

/** Tells the worker what is on screen; returns what the panels report to. */
function useWatch(layer: number, also: FrameRequest) {
  const setWatch = useRunState((state) => state.setWatch);
  const [onScreen, report] = usePanelsOnScreen<PanelName>();
  const statistics = onScreen.includes("histograms") || onScreen.includes("statistics") || also.statistics;
  const parameters = onScreen.includes("parameters") || also.parameters;
  const saturationLayer = onScreen.includes("saturation") ? layer : also.saturationLayer;
  useEffect(() => {
    setWatch({ ...lossesOnly, statistics, parameters, saturationLayer });
  }, [statistics, parameters, saturationLayer, setWatch]);
  return report;
}
