import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { histogram, moments } from "../experiment/telemetry";
import "./batch-norm.css";
import { computedWith, withRender } from "./computed";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { type NormalizedColumn, type Stage, stages } from "./normalize-column";
import { type NumberFormat, numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";

interface NormalizeStepsProps {
  /** Every neuron of the layer, stage by stage; null as long as the batch is not known. */
  columns: readonly NormalizedColumn[] | null;
  /** The neuron whose examples are the dots. */
  neuron: number;
  /** The last stage that is shown. */
  stage: Stage;
  /** What each example was, for those who ask. */
  contexts: readonly string[];
  seed: number;
  controls: ReactNode;
}

/** Beyond it |tanh| > 0.97: atanh(0.97). */
export const SATURATES_AT = Math.atanh(0.97);
/** The axis of every row goes from −SPAN to SPAN; what lies outside stands at its edge. */
const SPAN = 14;
/** The symbol of each stage in formulas and code. */
const symbols: Record<Stage, string> = {
  sum: "preact",
  centred: "batch-mean",
  scaled: "batch-std",
  gamma: "gamma",
  beta: "beta",
};

/** One neuron's examples as they are centred, scaled, stretched and shifted, over the histogram of the whole layer. */
export function NormalizeSteps({ columns, neuron, stage, contexts, seed, controls }: NormalizeStepsProps) {
  const { t, i18n } = useTranslation("batch-norm");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const shown = stages.slice(0, stages.indexOf(stage) + 1);
  const own = columns?.[neuron];

  function reading(): Reading {
    if (!columns || !own) return { text: t("computing"), numbers: {} };
    const { mean, std } = momentsAt(own, stage);
    const share = saturatedShare(columns, stage);
    if (Number.isNaN(std)) return { text: t("steps.undefined"), numbers: { mean, std } };
    return {
      text: t("steps.reading", { mean: format.fixed(mean, 2), std: format.fixed(std, 2) }),
      numbers: { mean, std, saturated: share, batchMean: own.mean, batchStd: own.std },
    };
  }

  const table = (): Table => ({
    header: ["example", "context", ...stages],
    rows: contexts.map((context, i) => [i, context, ...stages.map((name) => own?.at[name][i] ?? "")]),
  });

  function draw({ width, em }: DrawingSize, theme: FigureTheme) {
    const [head, band, gap] = [1.5 * em, 3.4 * em, 1.1 * em];
    const rowHeight = head + band + gap;
    const bottom = stages.length * rowHeight;
    const x = (value: number) => ((Math.min(SPAN, Math.max(-SPAN, value)) + SPAN) / (2 * SPAN)) * width;
    const floor = (row: number) => row * rowHeight + head + band;
    const edge = x(SATURATES_AT);
    const content = (
      <>
        {[0, edge].map((left) => (
          <rect key={left} x={left} width={width - edge} height={bottom} fill={theme.ink} opacity={0.06} />
        ))}
        <path d={`M${x(0)} 0V${bottom}`} stroke={theme.line} />
        {columns &&
          own &&
          shown.map((name, row) => (
            <Row
              key={name}
              columns={columns}
              own={own}
              stage={name}
              previous={stages[row - 1]}
              floor={floor(row)}
              dropped={rowHeight}
              band={band}
              x={x}
              theme={theme}
              format={format}
              width={width}
              em={em}
              words={{
                name: t(`steps.stage.${name}`),
                moments: (mean, std) => t("steps.moments", { mean, std }),
              }}
            />
          ))}
        {stages.slice(shown.length).map((name, i) => (
          // What is still to come keeps its place.
          <g key={name}>
            <path d={`M0 ${floor(shown.length + i)}H${width}`} stroke={theme.line} />
            <text x={0} y={floor(shown.length + i) - band - 0.35 * em} fill={theme.inkFaint}>
              {t(`steps.stage.${name}`)}
            </text>
          </g>
        ))}
        <path d={`M0 ${bottom}H${width}`} stroke={theme.inkFaint} />
        {[-10, -5, 0, 5, 10].map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 1.3 * em} textAnchor="middle">
            {format.tick(tick)}
          </text>
        ))}
      </>
    );
    return { height: bottom + 1.8 * em, content };
  }

  return (
    <Figure
      name="normalize-steps"
      title={t("steps.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{ table, picture: () => drawing.current!.picture() }}
      toolbar={controls}
      legend={
        <>
          <li data-mark="neuron-dot">{t("steps.dots", { neuron })}</li>
          <li data-mark="layer-area">{t("steps.layer")}</li>
          <li data-mark="saturated-zone">{t("steps.saturates")}</li>
        </>
      }
    >
      <Drawing ref={drawing} label={t("steps.label")} draw={draw} />
    </Figure>
  );
}

interface RowProps {
  columns: readonly NormalizedColumn[];
  own: NormalizedColumn;
  stage: Stage;
  previous: Stage | undefined;
  /** Where the row's line lies, how far the one before is above it, and how high its histogram may be. */
  floor: number;
  dropped: number;
  band: number;
  x(value: number): number;
  theme: FigureTheme;
  format: NumberFormat;
  width: number;
  em: number;
  words: { name: string; moments(mean: string, std: string): string };
}

function Row({ columns, own, stage, previous, floor, band, x, theme, format, ...rest }: RowProps) {
  const { mean, std } = momentsAt(own, stage);
  const { width, em, words } = rest;
  const examples = own.at[stage];
  return (
    <>
      <path d={layerArea(columns, stage, floor, band, width)} fill={theme.inkFaint} opacity={0.35} />
      {previous && (
        <path
          d={examples
            .map((value, i) =>
              Number.isFinite(value)
                ? `M${x(own.at[previous][i])} ${floor - rest.dropped}L${x(value)} ${floor}`
                : "",
            )
            .join("")}
          stroke={theme.train}
          strokeOpacity={0.22}
        />
      )}
      <path d={`M0 ${floor}H${width}`} stroke={theme.line} />
      {examples.map(
        (value, i) =>
          Number.isFinite(value) && (
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place in the batch
            <circle key={i} cx={x(value)} cy={floor} r={0.3 * em} fill={theme.train} fillOpacity={0.75} />
          ),
      )}
      <text x={0} y={floor - band - 0.35 * em} fill={theme.ink} fontWeight={600} data-symbol={symbols[stage]}>
        {words.name}
      </text>
      <text x={width} y={floor - band - 0.35 * em} textAnchor="end">
        {words.moments(format.fixed(mean, 2), format.fixed(std, 2))}
      </text>
    </>
  );
}

function momentsAt(own: NormalizedColumn, stage: Stage) {
  return moments(Float32Array.from(own.at[stage]));
}

function allAt(columns: readonly NormalizedColumn[], stage: Stage): Float32Array {
  return Float32Array.from(columns.flatMap(({ at }) => at[stage]));
}

/** Share of the layer that its tanh would saturate at this stage. */
function saturatedShare(columns: readonly NormalizedColumn[], stage: Stage): number {
  const values = allAt(columns, stage);
  return values.filter((value) => Math.abs(value) > SATURATES_AT).length / values.length;
}

/** The layer's histogram as an area; the highest bins of the narrow rows are cut where the row ends. */
function layerArea(
  columns: readonly NormalizedColumn[],
  stage: Stage,
  floor: number,
  band: number,
  width: number,
): string {
  const values = allAt(columns, stage).filter(Number.isFinite);
  const { counts } = histogram(values, -SPAN, SPAN);
  const pitch = width / counts.length;
  // A full row is a fifth of the layer in one bin, in every row: what gets narrower gets higher.
  const part = (count: number) => Math.min(1, count / (0.2 * values.length));
  const tops = Array.from(counts, (count) => `V${floor - part(count) * band}h${pitch}`);
  return `M0 ${floor}${tops.join("")}V${floor}Z`;
}
