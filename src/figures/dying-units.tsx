import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DyingUnits } from "../experiment/studies/dying-units";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { layerStop } from "./layer-color";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";

interface DyingUnitsProps {
  /** One a learning rate, ascending, as far as they are trained. */
  runs: readonly DyingUnits[];
  /** How many there will be. */
  count: number;
  /** The learning rate that the reading is about. */
  learningRate: number;
  steps: number;
  seed: number;
}

/** The share of a layer's units that no example reaches any more, while it trains with one learning rate or another. */
export function DyingUnitsFigure({ runs, count, learningRate, steps, seed }: DyingUnitsProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const chosen = runs.find((run) => run.learningRate === learningRate);

  /** "lr 2", or "lr 0.1–1". */
  function nameOf(named: readonly DyingUnits[]): string {
    const rates = [named[0], named.at(-1)!].map((run) => format.tick(run.learningRate));
    return `lr ${[...new Set(rates)].join("–")}`;
  }

  function reading(): Reading {
    if (!chosen || chosen.steps.length === 0) return { text: t("waiting"), numbers: {} };
    const dead = chosen.dead.at(-1)!;
    const step = chosen.steps.at(-1)!;
    const rate = format.tick(learningRate);
    if (chosen.divergedAt !== null) {
      const { divergedAt } = chosen;
      return {
        text: t("dying.diverged", { rate, step: divergedAt }),
        numbers: { learningrate: learningRate, divergedat: divergedAt },
      };
    }
    return {
      text: t("dying.reading", {
        rate,
        step: format.count(step),
        dead: format.percent(dead, 1),
        loss: format.fixed(chosen.losses.at(-1)!, 2),
      }),
      numbers: { learningrate: learningRate, dead, step },
    };
  }

  return (
    <Figure
      name="dying-units"
      title={t("dying.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        picture: () => plot.current!.picture(),
        table: () => ({
          header: ["learning_rate", "step", "dead", "loss"],
          rows: runs.flatMap((run) =>
            run.steps.map((step, i) => [run.learningRate, step, run.dead[i], run.losses[i]]),
          ),
        }),
      }}
    >
      <Plot
        ref={plot}
        signal={withRender}
        label={t("dying.label")}
        content={(theme) => ({
          data: runs.map((run, i) => {
            const isChosen = run === chosen;
            const color = theme.layers[layerStop(i, count) - 1];
            return {
              x: run.divergedAt === null ? run.steps : [...run.steps, run.divergedAt],
              y: [...run.dead, ...(run.divergedAt === null ? [] : run.dead.slice(-1))].map(
                (share) => 100 * share,
              ),
              mode: run.divergedAt === null ? "lines" : "lines+markers",
              line: { color, width: isChosen ? 4 : 1.5 },
              // A cross where the loss stopped being a number, and nowhere else.
              marker: { color, size: run.steps.map(() => 0).concat(11), symbol: "x" },
              name: `lr ${format.tick(run.learningRate)}`,
              hovertemplate: "%{y:.1f}%",
              cliponaxis: false,
            };
          }),
          layout: {
            margin: {
              l: 3.7 * theme.textSize,
              r: 5.5 * theme.textSize,
              t: 2.3 * theme.textSize,
              b: 3.4 * theme.textSize,
            },
            xaxis: xAxis(theme, t("step"), { range: [0, steps], nticks: 6 }),
            yaxis: yAxis(theme, { range: [-1, 100], ticksuffix: "%", nticks: 6 }),
            annotations: [
              yTitle(theme, t("dying.unit")),
              ...runs
                .filter((run) => run.divergedAt !== null)
                .map((run) => ({
                  text: nameOf([run]),
                  x: run.divergedAt!,
                  y: 100 * (run.dead.at(-1) ?? 0),
                  xanchor: "left" as const,
                  xshift: 0.7 * theme.textSize,
                  yshift: 0.9 * theme.textSize,
                  showarrow: false,
                  font: { family: theme.sans, size: theme.textSize, color: theme.inkSoft },
                })),
              ...labels(runs).map(({ runs: named, y }) => ({
                text: nameOf(named),
                x: steps,
                y,
                xanchor: "left" as const,
                xshift: 0.5 * theme.textSize,
                showarrow: false,
                font: {
                  family: theme.sans,
                  size: theme.textSize,
                  color: theme.layers[layerStop(runs.indexOf(named.at(-1)!), count) - 1],
                },
              })),
            ],
          },
        })}
      />
    </Figure>
  );
}

interface RunLabel {
  runs: DyingUnits[];
  y: number;
}

/** Names at the right of the lines that come that far; lines that end together are named together. */
function labels(runs: readonly DyingUnits[]): RunLabel[] {
  const shown: RunLabel[] = [];
  for (const run of runs) {
    if (run.divergedAt !== null || run.dead.length === 0) continue;
    const y = 100 * run.dead.at(-1)!;
    const near = shown.find((other) => Math.abs(other.y - y) < 6);
    if (near) near.runs.push(run);
    else shown.push({ runs: [run], y });
  }
  return shown;
}
