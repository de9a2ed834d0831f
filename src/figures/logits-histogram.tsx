import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { histogram } from "../experiment/telemetry";
import { niceCeiling } from "./axis-range";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

/** Logits of a minibatch. */
export interface BatchLogits {
  /** [batch, classes] row-major. */
  logits: Float32Array;
  /** As torch.std, of all. */
  std: number;
  /** Mean over the batch of −ln p. */
  loss: number;
  batch: number;
  seed: number;
}

interface LogitsHistogramProps {
  /** null as long as they are not computed. */
  data: BatchLogits | null;
}

/** The axis holds at least ± this much: so that small logits are seen to be small beside the notebook's. */
const LEAST_REACH = 60;

/** How far apart the logits of step 0 lie. */
export function LogitsHistogram({ data }: LogitsHistogramProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const bins = data && binned(data);

  function reading(): Reading {
    if (!data) return { text: t("computing"), numbers: {} };
    const { std, loss, logits, batch } = data;
    return {
      text: t("histogram.reading", {
        batch: format.count(batch),
        classes: format.count(logits.length / batch),
        std: std === 0 ? format.count(0) : format.magnitude(std),
        loss: format.fixed(loss, 4),
      }),
      numbers: { std, loss },
    };
  }

  function content(theme: PlotTheme): PlotContent {
    const reach = bins?.reach ?? LEAST_REACH;
    const shares = bins?.shares ?? [];
    const ticks = [-reach, -reach / 2, 0, reach / 2, reach];
    return {
      data: [
        {
          x: bins?.edges ?? [],
          y: shares.length > 0 ? [...shares, shares.at(-1)!] : [],
          name: t("histogram.share"),
          mode: "lines",
          line: { shape: "hv", width: 2, color: theme.train },
          fill: "tozeroy",
          fillcolor: `${theme.train}38`,
          hovertemplate: "%{y:.1%}",
        },
      ],
      layout: {
        xaxis: xAxis(theme, t("histogram.axis"), {
          range: [-reach, reach],
          tickvals: ticks,
          ticktext: ticks.map(format.tick),
          hoverformat: ".1f",
        }),
        yaxis: yAxis(theme, {
          range: [0, niceCeiling(Math.max(0.1, ...shares))],
          tickformat: ".0%",
          nticks: 6,
        }),
        annotations: [yTitle(theme, t("histogram.share"))],
      },
    };
  }

  function table(): Table {
    return {
      header: ["from", "to", "share_of_logits"],
      rows: bins ? bins.shares.map((share, i) => [bins.edges[i], bins.edges[i + 1], share]) : [],
    };
  }

  return (
    <Figure
      name="logits-histogram"
      title={t("histogram.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(data?.seed ?? null)}
      exports={{ table, picture: () => plot.current!.picture() }}
    >
      <Plot ref={plot} signal={withRender} label={t("histogram.label")} content={content} />
    </Figure>
  );
}

function binned({ logits }: BatchLogits) {
  const largest = logits.reduce((most, logit) => Math.max(most, Math.abs(logit)), 0);
  const reach = Math.max(LEAST_REACH, niceCeiling(largest));
  const { counts } = histogram(logits, -reach, reach);
  return {
    reach,
    edges: Array.from({ length: counts.length + 1 }, (_, i) => -reach + (2 * reach * i) / counts.length),
    shares: Array.from(counts, (count) => count / logits.length),
  };
}
