import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";

interface RepeatedLossProps {
  /** The loss of the same examples with the same weights, measured again and again. */
  losses: Live<number[]>;
  provenance: Live<Provenance>;
}

/** The axis shows at least this much above and below, in nats: a difference that is rounding looks like none. */
const halfSpan = 0.05;

/** Does a measurement that should always give the same give the same? */
export function RepeatedLoss({ losses, provenance }: RepeatedLossProps) {
  const { t, i18n } = useTranslation("statistics");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);

  function reading(): Reading {
    const all = losses.current();
    if (all.length === 0) return { text: t("repeated.waiting"), numbers: {} };
    const [lowest, highest] = [Math.min(...all), Math.max(...all)];
    const values = {
      count: all.length,
      lowest: format.fixed(lowest, 4),
      highest: format.fixed(highest, 4),
    };
    return {
      text: t(values.lowest === values.highest ? "repeated.same" : "repeated.reading", values),
      numbers: { lowest, highest, tremble: highest - lowest },
    };
  }

  const table = (): Table => ({
    header: ["measurement", "loss"],
    rows: losses.current().map((loss, i) => [i + 1, loss]),
  });

  return (
    <Figure
      name="repeated-loss"
      title={t("repeated.title")}
      signal={losses}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
    >
      <Plot
        ref={plot}
        signal={losses}
        label={t("repeated.label")}
        content={(theme) => {
          const all = losses.current();
          const middle = all.reduce((sum, loss) => sum + loss, 0) / Math.max(1, all.length);
          const reach = Math.max(halfSpan, ...all.map((loss) => 1.2 * Math.abs(loss - middle)));
          return {
            data: [
              {
                x: all.map((_, i) => i + 1),
                y: all,
                mode: "markers",
                marker: {
                  color: theme.validation,
                  size: 9,
                  symbol: "diamond",
                  line: { color: theme.paper, width: 1.5 },
                },
                hovertemplate: "%{y:.4f}",
                name: t("repeated.loss"),
              },
            ],
            layout: {
              xaxis: xAxis(theme, t("repeated.measurement"), {
                range: [0.3, Math.max(2, all.length) + 0.7],
                tickformat: ",d",
              }),
              yaxis: yAxis(theme, { range: [middle - reach, middle + reach], tickformat: ".2f", nticks: 6 }),
              annotations: [yTitle(theme, t("repeated.unit"))],
            },
          };
        }}
      />
    </Figure>
  );
}
