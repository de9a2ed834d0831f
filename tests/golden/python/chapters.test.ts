import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeCellsOf } from "../../../scripts/mdx/code-cells";
import { parseLesson, readLesson } from "../../../scripts/mdx/outline";
import type { PlotFigure, PlotSeries } from "../../../src/python/protocol";
import { versionOf } from "../../../src/store/cells";
import { chapterSlugs } from "../../../src/store/chapters";
import { startSessions } from "./chapter-sessions";

/** What make_chapter_cells.py writes of a cell. */
interface GoldenCell {
  id: string;
  code: string;
  stdout: string;
  shown: string[];
  plots: SeriesSummary[][][];
}

interface SeriesSummary {
  kind: string;
  label?: string | null;
  count?: number;
  mean?: number;
  spread?: number;
}

/** Where a cell can't be compared as it stands. */
interface Exception {
  /** [what the cell says, what runs here and there in its place]. */
  shortened?: [string, string][];
  /** How far a number may be, as a part of it. */
  tolerance?: number;
  why: string;
}

const folder = new URL("chapters/", import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const exceptions: Record<string, Exception> = read("exceptions.json");
/** Without the exercises, which have tests of their own. */
const cellsOf = (chapter: string) =>
  codeCellsOf(parseLesson(readLesson(chapter, "es")!), chapter)
    .filter(({ isExercise }) => !isExercise)
    .map(({ id, block }) => ({ id, code: block.value }));
/** Those with code; that of the first is the notebook's, which has a test of its own. */
const chapters = chapterSlugs.filter((slug) => slug !== "data" && cellsOf(slug).length > 0);

const { run, begin } = await startSessions();

test.each(chapters)(
  "the cells of %s run from first to last in a new session and give PyTorch's numbers",
  (chapter) => {
    const golden: GoldenCell[] = read(`${chapter}.json`).cells;
    const cells = cellsOf(chapter);
    const versions = (from: { id: string; code: string }[]) =>
      from.map(({ id, code }) => [id, versionOf(code)]);
    expect(versions(cells), `python3 make_chapter_cells.py ${chapter}`).toEqual(versions(golden));

    begin(chapter);
    // Another seed than PyTorch's in the script: what a cell draws without a seed of its own shows as a difference.
    run('import torch as _torch; _torch.manual_seed(1); _torch.set_printoptions(profile="default")');
    cells.forEach(({ id, code }, index) => {
      const { shortened = [], tolerance = 1e-4 } = exceptions[id] ?? {};
      const shorter = shortened.reduce((text, [long, short]) => text.replaceAll(long, short), code);
      const { error, stdout, shown, plots } = run(shorter);
      expect(error?.traceback, id).toBeUndefined();
      const { stdout: printed, shown: last, plots: drawn } = golden[index];
      // What a drawing gives back is no number of the lesson's.
      const values = golden[index].plots.length > 0 && golden[index].shown.length === 0 ? [] : shown;
      expectText([stdout, ...values].join("\n"), [printed, ...last].join("\n"), tolerance, id);
      expectPlots(plots.map(summaryOf), drawn, tolerance, id);
    });
  },
);

const numbers = /-?\d+\.\d*(?:e[+-]\d+)?/g;

/** The same words and whole numbers; decimals to `tolerance`, or to one unit of the last that is printed. */
function expectText(ours: string, theirs: string, tolerance: number, id: string): void {
  const [got, expected] = [ours.match(numbers) ?? [], theirs.match(numbers) ?? []];
  const wrong = got.findIndex((each, i) => {
    const [, decimals, exponent = "0"] = /\.(\d*)(?:e([+-]\d+))?/.exec(expected[i] ?? ".") ?? [];
    const unit = 10 ** (Number(exponent) - decimals.length);
    return (
      Math.abs(Number(each) - Number(expected[i])) > 1.01 * unit + tolerance * Math.abs(Number(expected[i]))
    );
  });
  if (ours.replace(numbers, "#") !== theirs.replace(numbers, "#") || wrong >= 0)
    expect(ours, id).toBe(theirs);
}

function expectPlots(
  ours: SeriesSummary[][][],
  theirs: SeriesSummary[][][],
  tolerance: number,
  id: string,
): void {
  const words = (plots: SeriesSummary[][][]) =>
    plots.map((axes) => axes.map((all) => all.map(({ kind, label, count }) => ({ kind, label, count }))));
  expect(words(ours), id).toEqual(words(theirs));
  const [got, expected] = [ours.flat(2), theirs.flat(2)];
  // One number over the edge of a bin moves a height by one: that is 1e-3 of what the bins hold together.
  const near = Math.max(tolerance, 1e-3);
  for (const [i, { mean = 0, spread = 0 }] of expected.entries()) {
    const size = Math.abs(mean) + spread;
    expect(Math.abs((got[i].mean ?? 0) - mean), `${id}: mean of series ${i}`).toBeLessThanOrEqual(
      near * size,
    );
    expect(Math.abs((got[i].spread ?? 0) - spread), `${id}: spread of series ${i}`).toBeLessThanOrEqual(
      near * size,
    );
  }
}

function summaryOf(figure: PlotFigure): SeriesSummary[][] {
  return figure.axes.map(({ series }) => series.map(seriesSummary));
}

function seriesSummary(series: PlotSeries): SeriesSummary {
  const { kind } = series;
  if (kind === "text" || kind === "rule" || kind === "span" || kind === "area" || kind === "segments")
    return { kind };
  const all = kind === "image" ? series.values : kind === "bars" ? series.heights : series.y;
  const values = Array.from(all).filter(Number.isFinite);
  const average = (of: number[]) => of.reduce((sum, value) => sum + value, 0) / Math.max(of.length, 1);
  const mean = average(values);
  const spread = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  return {
    kind,
    label: kind === "image" ? null : (series.label ?? null),
    count: values.length,
    mean,
    spread,
  };
}
