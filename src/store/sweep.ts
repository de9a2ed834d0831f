import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../experiment/config";
import type { SweepSpec } from "../experiment/sweep";
import {
  type CellProgress,
  cellConfig,
  cellKey,
  cellWork,
  placesOf,
  type SweptCell,
} from "../experiment/sweep-cells";
import type { Failure } from "../worker/protocol";
import type { StudyClient } from "../worker/study-client";

interface SweepData {
  spec: SweepSpec;
  /** Row by row, as `placesOf` has them. */
  cells: readonly CellProgress[];
  isRunning: boolean;
  /** Of the work of all cells, 0 to 1. */
  done: number;
  /** A guess, from the work done since it was started; null as long as there is nothing to guess from. */
  secondsLeft: number | null;
  /** Why a cell failed: the last one that did. */
  failure: Failure | null;
}

interface SweepActions {
  /** Another sweep. Of its cells, those that were swept in this session are there already. */
  setSpec(spec: SweepSpec): void;
  /** Computes the cells that are missing. */
  start(): void;
  /** Gives up the cells under way; the others stay. */
  stop(): void;
}

/** A sweep as it stands, and what can be done with it. */
export type SweepState = SweepData & SweepActions;

/** One run of the sweep, and what is known of it. */
interface Cell {
  key: string;
  config: RunConfig;
  work: number;
  progress: CellProgress;
  /** Takes the question back, while it is open. */
  takeBack: (() => void) | null;
}

const waiting: CellProgress = { stage: "waiting", done: 0, told: null };
/** Cells under way are told of this often at most, in milliseconds: a dozen workers say more than an eye reads. */
const PUBLISH_INTERVAL = 200;
/** Before this much of a sweep's time nothing is guessed, in milliseconds: its workers are only starting. */
const GUESS_AFTER = 1500;

/** A sweep and its cells. What was computed is kept by its config, whatever the sweep becomes. */
export function createSweep(client: Pick<StudyClient, "ask">, spec: SweepSpec, now: () => number) {
  const swept = new Map<string, SweptCell>();
  let cells = cellsOf(spec);
  /** When it was started, and the share of its work that was done by then. */
  let since = { time: 0, done: 0 };
  let published = Number.NEGATIVE_INFINITY;

  function cellsOf(spec: SweepSpec): Cell[] {
    return placesOf(spec).map((place) => {
      const config = cellConfig(spec, place);
      const key = cellKey(config);
      const told = swept.get(key);
      const progress: CellProgress = told ? { stage: "done", done: 1, told } : waiting;
      return { key, config, work: cellWork(config), progress, takeBack: null };
    });
  }

  function publish(changes: Partial<SweepData> = {}): void {
    const time = now();
    const done = doneOf(cells);
    const isRunning = cells.some(({ takeBack }) => takeBack !== null);
    const passed = time - since.time;
    const advanced = done - since.done;
    published = time;
    sweep.setState({
      cells: cells.map(({ progress }) => progress),
      done,
      isRunning,
      secondsLeft:
        isRunning && passed > GUESS_AFTER && advanced > 0 ? ((1 - done) / advanced) * (passed / 1000) : null,
      ...changes,
    });
  }

  function ask(cell: Cell): void {
    cell.progress = waiting;
    cell.takeBack = client.ask(
      "sweep-cell",
      { config: cell.config },
      {
        progress(done, told) {
          cell.progress = { stage: "running", done, told };
          if (now() - published > PUBLISH_INTERVAL) publish();
        },
        answer(told) {
          swept.set(cell.key, told);
          cell.progress = { stage: "done", done: 1, told };
          cell.takeBack = null;
          publish();
        },
        failed(failure) {
          cell.progress = { stage: "failed", done: 1, told: null };
          cell.takeBack = null;
          publish({ failure });
        },
      },
    );
  }

  function takeBackAll(): void {
    for (const cell of cells) {
      if (cell.takeBack === null) continue;
      cell.takeBack();
      cell.takeBack = null;
      cell.progress = waiting;
    }
  }

  const sweep = createStore<SweepState>()((set, get) => ({
    spec,
    cells: cells.map(({ progress }) => progress),
    isRunning: false,
    done: doneOf(cells),
    secondsLeft: null,
    failure: null,
    setSpec(spec) {
      const isSameRuns = keysOf(cellsOf(spec)) === keysOf(cells);
      if (isSameRuns) return set({ spec });
      takeBackAll();
      cells = cellsOf(spec);
      publish({ spec, failure: null });
    },
    start() {
      if (get().isRunning) return;
      for (const cell of cells) if (cell.progress.stage !== "done") cell.progress = waiting;
      since = { time: now(), done: doneOf(cells) };
      for (const cell of cells) if (cell.progress.stage !== "done") ask(cell);
      publish({ failure: null });
    },
    stop() {
      takeBackAll();
      publish();
    },
  }));
  return sweep;
}

export type SweepStore = ReturnType<typeof createSweep>;

const keysOf = (cells: readonly Cell[]) => cells.map(({ key }) => key).join();

function doneOf(cells: readonly Cell[]): number {
  const whole = cells.reduce((sum, { work }) => sum + work, 0);
  return cells.reduce((sum, { work, progress }) => sum + work * progress.done, 0) / whole;
}
