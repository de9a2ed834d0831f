import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { still } from "./live";
import { type NetworkSizes, notebookTensors, parameterCount } from "./notebook-tensors";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";

/** What one example is on its way through the network, and what it passes to become the next. */
interface Stage {
  symbol: "context" | "emb" | "h" | "logits";
  units: number;
  /** Symbols of the parameters between this stage and the next. */
  passes: string[];
}

interface NetworkFlowProps {
  /** null as long as the names, and so the vocabulary, are not known. */
  sizes: NetworkSizes | null;
}

const origin = still({ source: "computed", seed: null } as const);

/** The lesson's network as what one example becomes in it: each bar as long as it has numbers. */
export function NetworkFlow({ sizes }: NetworkFlowProps) {
  const { t, i18n } = useTranslation("introduction");
  const { count } = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const stages = sizes ? stagesOf(sizes) : [];

  function reading(): Reading {
    if (!sizes) return { text: t("twins.waiting"), numbers: {} };
    const parameters = parameterCount(sizes);
    const text = t("flow.reading", {
      parameters: count(parameters),
      context: count(sizes.contextSize),
      vocabulary: count(sizes.vocabularySize),
    });
    return { text, numbers: { parameters } };
  }

  const table = (): Table => ({
    header: ["tensor", "shape", "parameters"],
    rows: sizes ? notebookTensors(sizes).map(({ name, shape, count }) => [name, shape.join("×"), count]) : [],
  });

  function draw(size: DrawingSize, theme: FigureTheme) {
    const isTall = size.width < 38 * size.em;
    const shapes = sizes
      ? new Map(notebookTensors(sizes).map(({ name, shape }) => [name, shape]))
      : new Map();
    const passage = (names: string[]) =>
      names.map((name) => ({ name, shape: shapes.get(name)?.map(count).join("×") ?? "" }));
    const words = (symbol: string) => t(`flow.stages.${symbol}`);
    const place = isTall ? tall : wide;
    return place(stages, { ...size, theme, words, passage, count });
  }

  return (
    <Figure
      name="network-flow"
      title={t("flow.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => drawing.current!.picture() }}
    >
      <Drawing ref={drawing} label={t("flow.label")} draw={draw} />
    </Figure>
  );
}

function stagesOf({ contextSize, embeddingSize, hiddenSize, vocabularySize }: NetworkSizes): Stage[] {
  return [
    { symbol: "context", units: contextSize, passes: ["C"] },
    { symbol: "emb", units: contextSize * embeddingSize, passes: ["W1", "b1"] },
    { symbol: "h", units: hiddenSize, passes: ["W2", "b2"] },
    { symbol: "logits", units: vocabularySize, passes: [] },
  ];
}

interface Page extends DrawingSize {
  theme: FigureTheme;
  words(symbol: string): string;
  passage(names: string[]): { name: string; shape: string }[];
  count(value: number): string;
}

/** From left to right; bars stand. */
function wide(stages: readonly Stage[], { width, em, theme, words, passage, count }: Page) {
  const longest = 13 * em;
  const top = 3.4 * em;
  const middle = top + longest / 2;
  const bar = 1.1 * em;
  const margin = 4 * em;
  const unit = longest / Math.max(1, ...stages.map(({ units }) => units));
  const x = (i: number) => margin + (i * (width - 2 * margin - bar)) / (stages.length - 1);
  const half = ({ units }: Stage) => Math.max(1, (units * unit) / 2);
  const content = stages.map((stage, i) => {
    const next = stages[i + 1];
    const h = half(stage);
    const centre = x(i) + bar / 2;
    return (
      <g key={stage.symbol}>
        {next && (
          <path
            d={`M${x(i) + bar} ${middle - h}L${x(i + 1)} ${middle - half(next)}v${2 * half(next)}L${x(i) + bar} ${middle + h}z`}
            fill={theme.line}
            fillOpacity={0.55}
          />
        )}
        <g data-symbol={stage.symbol}>
          <rect x={x(i)} y={middle - h} width={bar} height={2 * h} fill={colorOf(stage, theme)} />
          <text x={centre} y={1.1 * em} textAnchor="middle" fill={theme.ink} fontWeight={600}>
            {words(stage.symbol)}
          </text>
          <text x={centre} y={2.4 * em} textAnchor="middle">
            {count(stage.units)}
          </text>
        </g>
        {next &&
          passage(stage.passes).map(({ name, shape }, row) => (
            <text
              key={name}
              data-symbol={name}
              x={(x(i) + bar + x(i + 1)) / 2}
              y={middle + (row - (stage.passes.length - 1) / 2) * 1.4 * em + 0.35 * em}
              textAnchor="middle"
              fill={theme.ink}
            >
              {name} {shape}
            </text>
          ))}
      </g>
    );
  });
  return { height: top + longest + 0.6 * em, content };
}

/** From top to bottom, for a phone; bars lie. */
function tall(stages: readonly Stage[], { width, em, theme, words, passage, count }: Page) {
  const bar = 0.9 * em;
  const row = 6.4 * em;
  const unit = width / Math.max(1, ...stages.map(({ units }) => units));
  if (stages.length === 0) return { height: 0, content: null };
  const top = (i: number) => 1.6 * em + i * row;
  const half = ({ units }: Stage) => Math.max(1, (units * unit) / 2);
  const middle = width / 2;
  const content = stages.map((stage, i) => {
    const next = stages[i + 1];
    const h = half(stage);
    return (
      <g key={stage.symbol}>
        {next && (
          <path
            d={`M${middle - h} ${top(i) + bar}L${middle - half(next)} ${top(i + 1)}h${2 * half(next)}L${middle + h} ${top(i) + bar}z`}
            fill={theme.line}
            fillOpacity={0.55}
          />
        )}
        <g data-symbol={stage.symbol}>
          <rect x={middle - h} y={top(i)} width={2 * h} height={bar} fill={colorOf(stage, theme)} />
          <text x={0} y={top(i) - 0.5 * em} fill={theme.ink} fontWeight={600}>
            {words(stage.symbol)}
          </text>
          <text x={width} y={top(i) - 0.5 * em} textAnchor="end">
            {count(stage.units)}
          </text>
        </g>
        {next && (
          <text x={middle} y={top(i) + bar + 2.4 * em} textAnchor="middle" fill={theme.ink}>
            {passage(stage.passes).map(({ name, shape }, place) => (
              <tspan key={name} data-symbol={name}>
                {place > 0 ? "  +  " : ""}
                {name} {shape}
              </tspan>
            ))}
          </text>
        )}
      </g>
    );
  });
  return { height: top(stages.length - 1) + bar + 0.6 * em, content };
}

/** The colours of the parameters that made it: see parameter-color.ts. */
function colorOf({ symbol }: Stage, theme: FigureTheme): string {
  const colors: Record<Stage["symbol"], string> = {
    context: theme.lineStrong,
    emb: theme.inkFaint,
    h: theme.layers[0],
    logits: theme.ink,
  };
  return colors[symbol];
}
