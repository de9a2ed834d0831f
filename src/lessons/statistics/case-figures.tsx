import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PortraitResult } from "../../experiment/studies/portrait";
import type { LockedAxes } from "../../figures/axis-range";
import { LayerHistograms } from "../../figures/layer-histograms";
import { still } from "../../figures/live";
import { LossCurve } from "../../figures/loss-curve";
import { LossHistory } from "../../figures/loss-history";
import { ParameterHistograms } from "../../figures/parameter-histograms";
import { RepeatedLoss } from "../../figures/repeated-loss";
import { UpdateHistory } from "../../figures/update-history";
import { UpdateRatio } from "../../figures/update-ratio";
import { namedLayers } from "../../notebook/named-layers";

/** Of the minibatch of step 0, or of the last one. */
export type Moment = "start" | "now";

/** Axes that the run with the fault and the repaired one share: of gradients, how wide they are. */
export interface CaseAxes {
  activations: LockedAxes;
  gradients: LockedAxes;
  weights: LockedAxes;
  updates: LockedAxes;
}

interface CaseFiguresProps {
  portrait: PortraitResult;
  moment: Moment;
  axes: CaseAxes;
  /** Losses of the run that it is compared with. */
  reach: readonly number[];
}

const provenance = still({ source: "computed", seed: 42 } as const);

/** All that may be seen of a case: the lecture's four plots, the loss, and one measurement repeated. */
export function CaseFigures({ portrait, moment, axes, reach }: CaseFiguresProps) {
  const { t } = useTranslation("lab");
  const { losses, updates, validation, vocabularySize } = portrait;
  const { layers, parameters } = portrait[moment];
  const named = useMemo(() => namedLayers(still(layers), (n) => t("layerName", { n })), [layers, t]);
  const parametersLive = useMemo(() => still(parameters), [parameters]);
  const updatesLive = useMemo(() => {
    const history = new UpdateHistory();
    history.append(updates);
    return still(history);
  }, [updates]);
  const loss = useMemo(() => {
    const history = new LossHistory();
    history.append(0, losses);
    const expected = Math.log(vocabularySize);
    return still({
      buckets: history.buckets(),
      validation: [],
      expected,
      vocabularySize,
      steps: losses.length,
    });
  }, [losses, vocabularySize]);
  const repeated = useMemo(() => still(validation), [validation]);

  return (
    <div className="exhibit-pair">
      <LayerHistograms
        of="activations"
        layers={named.activations}
        provenance={provenance}
        axes={axes.activations}
        counts="dead"
      />
      <LayerHistograms
        of="gradients"
        layers={named.gradients}
        provenance={provenance}
        axes={axes.gradients}
      />
      <UpdateRatio updates={updatesLive} provenance={provenance} axes={axes.updates} />
      <ParameterHistograms
        parameters={parametersLive}
        provenance={provenance}
        axes={axes.weights}
        rows="all"
      />
      <LossCurve loss={loss} provenance={provenance} reach={reach} />
      <RepeatedLoss losses={repeated} provenance={provenance} />
    </div>
  );
}
