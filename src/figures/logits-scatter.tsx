import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { niceCeiling } from "./axis-range";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";

/** Two networks' logits for the same examples, one by one. */
export interface LogitPairs {
  network: ArrayLike<number>;
  product: ArrayLike<number>;
  /** The largest |difference|. */
  difference: number;
  /** Relative to the largest |logit|. */
  relative: number;
  layers: number;
  networkNumbers: number;
  productNumbers: number;
}

interface LogitsScatterProps {
  pairs: Live<LogitPairs | null>;
  provenance: Live<Provenance>;
}

/** Does one matrix give what the whole stack of layers gives? */
export function LogitsScatter({ pairs, provenance }: LogitsScatterProps) {
  const { t, i18n } = useTranslation("statistics");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);

  function reading(): Reading {
    const known = pairs.current();
    if (!known) return { text: t("stack.waiting"), numbers: {} };
    const { difference, relative, layers, networkNumbers, productNumbers } = known;
    return {
      text: t(relative < 1e-4 ? "stack.same" : "stack.different", {
        difference: format.magnitude(difference),
        layers,
        network: format.count(networkNumbers),
        product: format.count(productNumbers),
      }),
      numbers: { difference, relative },
    };
  }

  const table = (): Table => {
    const { network, product } = pairs.current() ?? { network: [], product: [] };
    return {
      header: ["network_logit", "product_logit"],
      rows: Array.from(network, (logit, i) => [logit, product[i]]),
    };
  };

  return (
    <Figure
      name="logits-scatter"
      title={t("stack.title")}
      signal={pairs}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={<li data-mark="expected">{t("stack.diagonal")}</li>}
    >
      <Plot
        ref={plot}
        signal={pairs}
        label={t("stack.label")}
        content={(theme) => {
          const { network, product } = pairs.current() ?? { network: [], product: [] };
          const x = Array.from(network);
          const y = Array.from(product);
          const reach = niceCeiling(Math.max(1, ...x.map(Math.abs)));
          const height = niceCeiling(Math.max(reach, ...y.map(Math.abs)));
          return {
            data: [
              {
                x,
                y,
                mode: "markers",
                marker: { color: theme.train, size: 5, opacity: 0.55 },
                name: t("stack.logit"),
                hovertemplate: "%{x:.4f}, %{y:.4f}",
              },
            ],
            layout: {
              hovermode: "closest",
              xaxis: xAxis(theme, t("stack.network"), {
                range: [-reach, reach],
                showspikes: false,
                hoverformat: ".4f",
              }),
              yaxis: yAxis(theme, { range: [-height, height], nticks: 6 }),
              shapes: [
                {
                  type: "line",
                  x0: -reach,
                  y0: -reach,
                  x1: reach,
                  y1: reach,
                  line: { color: theme.expected, width: 1.5, dash: "dash" },
                },
              ],
              annotations: [yTitle(theme, t("stack.product"))],
            },
          };
        }}
      />
    </Figure>
  );
}
