import type { ChapterScroll } from "./chapter-scroll";
import type { Contest } from "./contest";
import type { FirstDrawings } from "./first-drawings";
import type { FourRuns } from "./four-runs";
import type { FrameCost } from "./frame-cost";
import type { LessonRun } from "./lesson-run";
import type { Machine } from "./machine";
import type { PanelCost } from "./panels";
import type { Sweep } from "./sweep";

/** Everything that one bench measured: what goes to stdout and into docs/speed.json. */
export interface Results {
  machine: Machine;
  targets: Target[];
  contests: Contest[];
  sweeps: Sweep[];
  frames: FrameCost[];
  /** null when the page was left out. */
  page: {
    /** Until a code cell has run in a tab that had no Python. */
    firstRunSeconds: number;
    panels: PanelCost;
    lessonRun: LessonRun;
    fourRuns: FourRuns;
    chapters: ChapterScroll[];
    drawings: FirstDrawings[];
  } | null;
}

/** What the engine is meant to reach. */
export interface Target {
  claim: string;
  unit: "times" | "share" | "seconds" | "milliseconds";
  /** The least that is wanted; of seconds and milliseconds, the most. */
  wanted: number;
  /** null where it can't be measured here. */
  measured: number | null;
  reached: boolean | null;
}
