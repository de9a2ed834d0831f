import type { ChapterScroll } from "./chapter-scroll";
import type { Contest } from "./contest";
import type { FirstDrawings } from "./first-drawings";
import type { FourRuns } from "./four-runs";
import type { FrameCost } from "./frame-cost";
import { nameOf } from "./network";
import type { Results, Target } from "./results";
import type { Sweep } from "./sweep";
import type { Table } from "./table";

export function tablesOf({ targets, contests, sweeps, frames, page }: Results): Table[] {
  return [
    targetTable(targets),
    ...contests.map(contestTable),
    ...sweeps.map(sweepTable),
    costTable(frames, page),
    ...(page ? [fourRunsTable(page.fourRuns), scrollTable(page.chapters), drawingTable(page.drawings)] : []),
  ];
}

function targetTable(targets: Target[]): Table {
  const inUnit = {
    times: (value: number) => `${value.toFixed(1)} ×`,
    share: percent,
    seconds: (value: number) => `${value.toFixed(1)} s`,
    milliseconds: (value: number) => `${value.toFixed(0)} ms`,
  };
  return {
    title: "Targets",
    note: "",
    head: ["", "target", "measured", "reached"],
    rows: targets.map(({ claim, unit, wanted, measured, reached }) => [
      claim,
      `${unit.endsWith("seconds") ? "<" : "≥"} ${inUnit[unit](wanted)}`,
      measured === null ? "not here" : inUnit[unit](measured),
      reached === null ? "" : reached ? "✓" : "✗",
    ]),
  };
}

function contestTable({ title, network, peakGigaflops, speeds }: Contest): Table {
  const absences = speeds.flatMap((speed) => ("absent" in speed ? [`${speed.label}: ${speed.absent}`] : []));
  return {
    title: `${title} (${nameOf(network)})`,
    note: [`The FMA peak was ${peakGigaflops.toFixed(1)} GFLOP/s.`, ...absences].join("\n"),
    head: ["", "steps/s", "GFLOP/s", "of the peak", "wasm ÷ this"],
    rows: speeds.map((speed) =>
      "absent" in speed
        ? [speed.label, "not here", "", "", ""]
        : [
            speed.label,
            perSecond(speed.stepsPerSecond),
            speed.gigaflops.toFixed(2),
            percent(speed.shareOfPeak),
            `${speed.timesSlower.toFixed(speed.timesSlower < 100 ? 1 : 0)} ×`,
          ],
    ),
  };
}

function sweepTable({ title, line, cells }: Sweep): Table {
  return {
    title,
    note: `A step takes ${line.fixed.toFixed(1)} µs + ${line.perMegaflop.toFixed(1)} µs for each MFLOP.`,
    head: ["network", "MFLOP", "steps/s", "µs/step", "from the line", "of the peak", "bytes/parameter"],
    rows: cells.map((cell) => [
      nameOf(cell.network),
      cell.megaflops.toFixed(2),
      perSecond(cell.stepsPerSecond),
      cell.microseconds.toFixed(1),
      `${cell.deviation < 0 ? "−" : "+"}${percent(Math.abs(cell.deviation))}`,
      percent(cell.shareOfPeak),
      cell.bytesPerParameter.toFixed(1),
    ]),
  };
}

function costTable(frames: FrameCost[], page: Results["page"]): Table {
  const [alone, ...withFrames] = frames;
  const rows = [
    ["engine, no frames", perSecond(alone.stepsPerSecond), ""],
    ...withFrames.map(({ framesPerSecond, stepsPerSecond, ratio }) => [
      `engine, ${framesPerSecond} frames a second`,
      perSecond(stepsPerSecond),
      percent(ratio),
    ]),
  ];
  if (page) {
    const { panels, lessonRun } = page;
    rows.push(
      ["page, no figures", perSecond(panels.stepsPerSecondWithNone), ""],
      ["page, all figures drawing", perSecond(panels.stepsPerSecondWithAll), percent(panels.ratio)],
      [
        `page, all figures, ${lessonRun.steps.toLocaleString("en")} steps in ${lessonRun.secondsToLastStep.toFixed(1)} s`,
        perSecond(lessonRun.steps / lessonRun.secondsToLastStep),
        "",
      ],
    );
  }
  return { title: "What watching costs", note: "", head: ["", "steps/s", "of the speed without"], rows };
}

function fourRunsTable({ seconds, framesPerSecond, longTasks, longest }: FourRuns): Table {
  return {
    title: "Four runs side by side",
    note: "The lesson's network four times, in lock-step, every figure on screen and drawing.",
    head: ["seconds", "frames/s", "tasks over 50 ms", "the longest"],
    rows: [
      [
        String(seconds),
        framesPerSecond.toFixed(1),
        String(longTasks),
        longTasks === 0 ? "–" : `${longest.toFixed(0)} ms`,
      ],
    ],
  };
}

function scrollTable(chapters: ChapterScroll[]): Table {
  const written = ({ count, longest }: ChapterScroll["first"]) => [
    String(count),
    count === 0 ? "–" : `${longest.toFixed(0)} ms`,
  ];
  return {
    title: "Scrolling a chapter while its runs train",
    note: "Long tasks are stretches of more than 50 ms in which the page's own thread answers nothing.",
    head: ["chapter", "seconds", "long tasks, first time", "longest", "again", "longest"],
    rows: chapters.map(({ slug, milliseconds, first, again }) => [
      slug,
      (milliseconds / 1000).toFixed(1),
      ...written(first),
      ...written(again),
    ]),
  };
}

function drawingTable(drawings: FirstDrawings[]): Table {
  return {
    title: "From a figure's coming into view to its first numbers",
    note: "Each figure of a chapter in turn, the predictions that hide some opened before.",
    head: ["chapter", "figures", "the slowest", "seconds"],
    rows: drawings.map(({ slug, figures, slowest }) => [
      slug,
      String(figures),
      slowest.figure,
      (slowest.milliseconds / 1000).toFixed(1),
    ]),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function perSecond(steps: number): string {
  return steps.toFixed(steps < 10 ? 2 : steps < 1000 ? 1 : 0);
}
