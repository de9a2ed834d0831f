import type { Plan } from "./plan";
import type { Results, Target } from "./results";

/** Computing frames may cost a run a tenth of its speed. */
const SPEED_LEFT_BY_FRAMES = 0.9;
/** Of the lesson's whole run in the page. */
const SECONDS = 40;
/** Until a first code cell has run, with all that it needs on the way. */
const FIRST_RUN_SECONDS = 10;
/** Milliseconds for which the page may answer nothing. */
const LONGEST_TASK = 100;

/** Each target of the plan with what was measured. Nothing fails for one that isn't reached: it is printed. */
export function compareWithTargets(
  plan: Plan,
  { contests, frames, page }: Omit<Results, "targets">,
): Target[] {
  const targets: Target[] = [];
  for (const [i, { title, targets: wanted }] of plan.contests.entries()) {
    const { timesPyTorch, shareOfPeak, cellsTimesPyTorch } = contests[i];
    if (wanted.timesPyTorch) {
      targets.push(atLeast(`${title}: PyTorch's speed`, "times", wanted.timesPyTorch, timesPyTorch));
    }
    if (wanted.cellsTimesPyTorch) {
      const claim = `${title}, the notebook's loop in code cells: PyTorch's speed`;
      targets.push(atLeast(claim, "times", wanted.cellsTimesPyTorch, cellsTimesPyTorch));
    }
    if (wanted.shareOfPeak) {
      targets.push(atLeast(`${title}: share of the FMA peak`, "share", wanted.shareOfPeak, shareOfPeak));
    }
  }
  const costliest = frames.at(-1)!;
  targets.push(
    atLeast(
      `${costliest.framesPerSecond} frames a second: speed left`,
      "share",
      SPEED_LEFT_BY_FRAMES,
      costliest.ratio,
    ),
  );
  if (page) {
    targets.push({
      claim: "Four runs side by side, every figure drawing: the longest task",
      unit: "milliseconds",
      wanted: LONGEST_TASK,
      measured: page.fourRuns.longest,
      reached: page.fourRuns.longest < LONGEST_TASK,
    });
    const { steps, secondsToLastStep } = page.lessonRun;
    const claim = `The lesson's ${steps.toLocaleString("en")} steps in the page, all figures drawing`;
    const reached = secondsToLastStep < SECONDS;
    targets.push({ claim, unit: "seconds", wanted: SECONDS, measured: secondsToLastStep, reached });
    targets.push({
      claim: "A first code cell in a cold tab",
      unit: "seconds",
      wanted: FIRST_RUN_SECONDS,
      measured: page.firstRunSeconds,
      reached: page.firstRunSeconds < FIRST_RUN_SECONDS,
    });
  }
  return targets;
}

function atLeast(claim: string, unit: Target["unit"], wanted: number, measured: number | null): Target {
  return { claim, unit, wanted, measured, reached: measured === null ? null : measured >= wanted };
}
