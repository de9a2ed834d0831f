import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { JitteringExample } from "../experiment/studies/jitter";
import { niceCeiling } from "./axis-range";
import "./batch-norm.css";
import { computedWith, withRender } from "./computed";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";
import { guesses, mostTrembling } from "./trembling";

interface TremblingExampleProps {
  /** The fixed example, as the reader writes it. */
  context: string;
  batchSize: number;
  /** null as long as it is not known. */
  seen: JitteringExample | null;
  /** The batch that is shown now. */
  batch: number;
  seed: number;
  controls: ReactNode;
}

const BINS = 60;
const GUESSES = 12;

/** A fixed example whose activation, and so its prediction, changes with those that share its batch. */
export function TremblingExample({ context, batchSize, seen, batch, seed, controls }: TremblingExampleProps) {
  const { t, i18n } = useTranslation("batch-norm");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const trembling = useMemo(() => seen && mostTrembling(seen), [seen]);
  const likely = useMemo(() => (seen ? guesses(seen, GUESSES) : []), [seen]);
  const isNowhere = trembling !== null && Number.isNaN(trembling.std);

  function reading(): Reading {
    if (!seen || !trembling) return { text: t("computing"), numbers: {} };
    if (isNowhere) return { text: t("jitter.nowhere"), numbers: { still: trembling.still } };
    const { std, neuron, still } = trembling;
    const [first] = likely;
    return {
      text: t("jitter.reading", {
        neuron,
        std: format.fixed(std, 3),
        character: first.character,
        lowest: format.percent(first.lowest, 0),
        highest: format.percent(first.highest, 0),
        still: format.percent(first.still, 0),
      }),
      numbers: { std, neuron, still, lowest: first.lowest, highest: first.highest },
    };
  }

  const table = (): Table => ({
    header: ["batch", `h_${trembling?.neuron ?? 0}`, ...likely.map(({ character }) => `p(${character})`)],
    rows: Array.from(trembling?.values ?? [], (h, i) => [
      i,
      h,
      ...likely.map(({ index }) => seen!.probabilities[i * seen!.vocabulary.length + index]),
    ]),
  });

  function draw({ width, em }: DrawingSize, theme: FigureTheme) {
    const strip = 6 * em;
    const [top, gap, tall] = [1.6 * em, 3.6 * em, 11 * em];
    const floor = top + strip;
    const barsTop = floor + gap + 1.6 * em;
    const barsFloor = barsTop + tall;
    const x = (h: number) => ((h + 1) / 2) * width;
    if (!seen || !trembling) return { height: barsFloor + 2 * em, content: null };

    const counts = new Array<number>(BINS).fill(0);
    for (const h of trembling.values) {
      if (!Number.isNaN(h)) counts[Math.min(BINS - 1, Math.floor(((h + 1) / 2) * BINS))]++;
    }
    const unit = strip / Math.max(12, ...counts);
    const now = trembling.values[batch];
    const pitch = width / GUESSES;
    const highest = niceCeiling(Math.max(...likely.map((guess) => guess.highest || 0), likely[0].still));
    const y = (p: number) => barsFloor - (p / highest) * tall;
    const isShown = Number.isFinite(now);
    const content = (
      <>
        <text x={0} y={em} data-symbol="h">
          {t("jitter.activation", { neuron: trembling.neuron, count: trembling.values.length })}
        </text>
        {counts.map((count, bin) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
            key={bin}
            x={(bin * width) / BINS}
            y={floor - count * unit}
            width={width / BINS - 1}
            height={count * unit}
            fill={theme.train}
            fillOpacity={0.35}
          />
        ))}
        <path d={`M0 ${floor}H${width}`} stroke={theme.inkFaint} />
        {[-1, -0.5, 0, 0.5, 1].map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={floor + 1.3 * em}
            textAnchor={tick === -1 ? "start" : tick === 1 ? "end" : "middle"}
          >
            {format.tick(tick)}
          </text>
        ))}
        <path
          d={`M${x(trembling.still)} ${top}V${floor}`}
          stroke={theme.expected}
          strokeWidth={2}
          strokeDasharray="5 4"
        />
        {isShown && <circle cx={x(now)} cy={floor} r={0.5 * em} fill={theme.train} stroke={theme.paper} />}

        <text x={0} y={barsTop - 0.6 * em} data-symbol="logits">
          {t("jitter.prediction", { context })}
        </text>
        {[0.5, 1].map((part) => (
          <g key={part}>
            <path d={`M0 ${y(part * highest)}H${width}`} stroke={theme.line} />
            <text x={width} y={y(part * highest) - 3} textAnchor="end" fill={theme.inkFaint}>
              {format.percent(part * highest, highest < 0.1 ? 1 : 0)}
            </text>
          </g>
        ))}
        {likely.map(({ character, index, still, ...guess }, i) => {
          const left = i * pitch + 0.18 * pitch;
          const wide = 0.64 * pitch;
          const p = seen.probabilities[batch * seen.vocabulary.length + index];
          return (
            <g key={character}>
              {isShown && (
                <>
                  <rect
                    x={left}
                    y={y(p)}
                    width={wide}
                    height={barsFloor - y(p)}
                    fill={theme.train}
                    fillOpacity={0.6}
                  />
                  <path
                    d={`M${left + wide / 2} ${y(guess.lowest)}V${y(guess.highest)}`}
                    stroke={theme.ink}
                    strokeOpacity={0.6}
                  />
                </>
              )}
              <path d={`M${left - 3} ${y(still)}h${wide + 6}`} stroke={theme.expected} strokeWidth={2.5} />
              <text x={left + wide / 2} y={barsFloor + 1.3 * em} textAnchor="middle" fill={theme.ink}>
                {character}
              </text>
            </g>
          );
        })}
        <path d={`M0 ${barsFloor}H${width}`} stroke={theme.inkFaint} />
        <text x={0} y={barsFloor + 3.1 * em}>
          {batchSize === 1
            ? t("jitter.alone")
            : t("jitter.companions", { names: seen.companions[batch].slice(1).join(" · ") })}
        </text>
      </>
    );
    return { height: barsFloor + 3.8 * em, content };
  }

  return (
    <Figure
      name="trembling-example"
      title={t("jitter.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{ table, picture: () => drawing.current!.picture() }}
      toolbar={controls}
      legend={
        <>
          <li data-mark="now">{t("jitter.now")}</li>
          <li data-mark="all-batches">{t("jitter.all")}</li>
          <li data-mark="expected">{t("jitter.still")}</li>
        </>
      }
    >
      <Drawing ref={drawing} label={t("jitter.label")} draw={draw} />
    </Figure>
  );
}
