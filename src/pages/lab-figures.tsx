import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../controls/slider-field";
import { thresholdStops } from "../controls/stops";
import { DEFAULT_THRESHOLD, lossesOnly } from "../experiment/frame";
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
import { type Panel as PanelName, panels } from "../store/settings";
import { useSettings } from "../store/settings-context";
import { LayerChoice } from "./layer-choice";
import { Panel } from "./panel";

/** The figures of the Lab, those that the reader has not put away. */
export function LabFigures({ feeds }: { feeds: Feeds }) {
  const { t } = useTranslation("lab");
  const hidden = useSettings((state) => state.hidden);
  const samples = useRunState((state) => state.samples);
  const chaotic = useRunState((state) => state.weights === null && isChaotic(state.config));
  const layers = useRunState((state) => state.config.hiddenLayers);
  const [chosenLayer, setLayer] = useState(0);
  const layer = Math.min(chosenLayer, layers - 1);
  const onScreen = useWatch(layer);
  const provenance = useProvenance({ run: useRun() });
  const named = useMemo(() => namedLayers(feeds.layers, (n) => t("layerName", { n })), [feeds, t]);
  const isShown = (panel: PanelName) => !hidden.includes(panel);

  if (hidden.length === panels.length) return <p className="figures-none">{t("panels.allHidden")}</p>;
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
  const { t } = useTranslation("fields");
  const threshold = useRunState((state) => state.threshold);
  const setThreshold = useRunState((state) => state.setThreshold);
  return (
    <SaturationHeatmap
      map={feeds.saturation}
      threshold={threshold}
      provenance={provenance}
      controls={
        <>
          <SliderField
            name={t("threshold.name")}
            explanation={t("threshold.explanation")}
            value={threshold}
            defaultValue={DEFAULT_THRESHOLD}
            range={{ min: 0, max: 1, integer: false }}
            stops={thresholdStops}
            commitOn="drag"
            layout="row"
            onChange={setThreshold}
          />
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
function useWatch(layer: number) {
  const setWatch = useRunState((state) => state.setWatch);
  const [onScreen, setOnScreen] = useState<readonly PanelName[]>([]);
  const statistics = onScreen.includes("histograms") || onScreen.includes("statistics");
  const saturation = onScreen.includes("saturation");
  const parameters = onScreen.includes("parameters");
  useEffect(() => {
    setWatch({ ...lossesOnly, statistics, parameters, saturationLayer: saturation ? layer : null });
  }, [statistics, parameters, saturation, layer, setWatch]);
  return useCallback((panel: PanelName, isOnScreen: boolean) => {
    setOnScreen((before) => {
      const others = before.filter((other) => other !== panel);
      return isOnScreen ? [...others, panel] : others;
    });
  }, []);
}
