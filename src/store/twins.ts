import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../experiment/config";
import type { BackendChoice, Event } from "../worker/protocol";
import { mostCompared } from "./compared-link";
import type { KeptRun } from "./kept-runs";
import { LiveValue } from "./live-value";
import type { OpenedFile } from "./own-file";
import { type Client, createRun, type Run, restartDelay } from "./run";
import { StepClock } from "./step-clock";
import { recordSteps, type StepRecord } from "./step-record";

/** What a run is called on the page, whatever its place: its colour and its dashes go with it. */
export const letters = ["A", "B", "C", "D"] as const;
export type Letter = (typeof letters)[number];

export interface LiveTwin {
  kind: "live";
  letter: Letter;
  run: Run;
  record: StepRecord;
  clock: StepClock;
}

/** A run that was kept: what it told stands still. */
export interface StillTwin {
  kind: "still";
  letter: Letter;
  kept: KeptRun;
}

export type Twin = LiveTwin | StillTwin;

/** `lock-step`: they come to the same steps together. `free`: each as fast as it goes. */
export type Gait = "lock-step" | "free";

interface TwinsState {
  /** In the order of their letters; the first is what the others are held against. */
  twins: Twin[];
  /** Of each of them. */
  configs: RunConfig[];
  gait: Gait;
  playing: boolean;
  /** Steps a second at most; null for as fast as they go. */
  pace: number | null;
}

interface TwinsActions {
  play(): void;
  /** They come to rest at one step. */
  pause(): void;
  /** One update of each; of runs at different steps, of those that are behind. */
  step(): void;
  /** All to the step before the one that all have reached. */
  back(): void;
  /** All from their step 0. */
  restart(): void;
  setGait(gait: Gait): void;
  setPace(stepsPerSecond: number | null): void;
  setBackend(choice: BackendChoice): void;
  /** The reader's own list of names, for the runs that begin from now on. */
  setFile(file: OpenedFile | null): void;
  /** One more, if there is a letter for it; it comes after those that are there. */
  add(config: RunConfig): void;
  addKept(kept: KeptRun): void;
  remove(letter: Letter): void;
  /** Two runs change their letters. */
  swap(one: Letter, other: Letter): void;
  /** Other runs, as an address gives them; one that is there already stays as it is. */
  setConfigs(configs: readonly RunConfig[]): void;
}

/** Where they all are: the step of the one that is furthest behind. */
export interface CommonProgress {
  step: number;
}

/** In lock-step nobody gets further ahead than the slowest takes twice this for, in milliseconds. */
const STRIDE = 50;
/** Steps of a stride as long as no speed is known. */
const FIRST_STRIDE = 4;

/**
 * One to four runs side by side, each in a worker of its own. In lock-step each is told how far it may go: a stride or
 * two beyond the slowest, further whenever that one has come a stride closer, so that the slowest never waits. A run
 * that fails or has finished is waited for no longer.
 */
export function createTwins(
  connect: (onEvent: (event: Event) => void) => Client,
  configs: readonly RunConfig[],
  backend: BackendChoice = "auto",
  ownFile: OpenedFile | null = null,
  now: () => number = () => performance.now(),
) {
  const progress = new LiveValue<CommonProgress>({ step: 0 });
  let backendChoice = backend;
  let file = ownFile;
  /** The step up to which they may go. */
  let horizon = 0;
  /** How far each was told to go, and in which of its runs. */
  const told = new Map<LiveTwin, { run: number; until: number }>();
  /** Paused: who is to come to rest at the step of the furthest of them. */
  let gathering: LiveTwin[] = [];
  const stops = new Map<LiveTwin, () => void>();

  const store = createStore<TwinsState & TwinsActions>()((set, get) => ({
    twins: [],
    configs: [],
    gait: "lock-step",
    playing: false,
    pace: null,

    play() {
      gathering = [];
      const all = live();
      if (all.length > 0 && all.every((twin) => !goesOn(twin))) get().restart();
      set({ playing: true });
      conduct();
    },
    pause() {
      set({ playing: false });
      const going = live().filter(goesOn);
      const isFree = get().gait === "free";
      for (const twin of going) if (isAtWork(twin) && (isFree || isPreparing(twin))) rest(twin);
      if (isFree) return;
      // Who is far ahead, from a free run, is not to be caught up with now.
      gathering = going.filter((twin) => !isPreparing(twin) && stepOf(twin) <= horizon);
      // Most have come a few steps further than they last told: gather() sees to that.
      const furthest = Math.max(...gathering.map(stepOf));
      for (const twin of gathering) send(twin, furthest);
    },
    step() {
      gathering = [];
      const all = live().filter(goesOn);
      const behind = Math.min(...all.map(stepOf));
      for (const twin of all) {
        if (get().gait === "lock-step" && stepOf(twin) > behind) continue;
        told.delete(twin);
        twin.run.store.getState().step();
      }
    },
    back() {
      gathering = [];
      const there = live().filter(
        (twin) => !isPreparing(twin) && twin.run.store.getState().status !== "failed",
      );
      const before = Math.min(...there.map(stepOf)) - 1;
      for (const twin of there) {
        told.delete(twin);
        twin.run.store.getState().rewind(before);
      }
    },
    restart() {
      gathering = [];
      for (const twin of live()) twin.run.store.getState().restart();
      conduct();
    },
    setGait(gait) {
      set({ gait });
      conduct();
    },
    setPace(pace) {
      set({ pace });
      for (const { run } of live()) run.store.getState().setPace(pace);
    },
    setBackend(choice) {
      backendChoice = choice;
      for (const { run } of live()) run.store.getState().setBackend(choice);
    },
    setFile(opened) {
      file = opened;
      for (const { run } of live()) run.store.setState({ file });
    },
    add(config) {
      const letter = freeLetter();
      if (!letter) return;
      seat([...get().twins, newTwin(letter, config)]);
    },
    addKept(kept) {
      const letter = freeLetter();
      if (letter) seat([...get().twins, { kind: "still", letter, kept }]);
    },
    remove(letter) {
      const { twins } = get();
      if (twins.length === 1) return;
      for (const twin of twins) if (twin.letter === letter && twin.kind === "live") end(twin);
      seat(twins.filter((twin) => twin.letter !== letter));
    },
    swap(one, other) {
      const exchanged = new Map<Letter, Letter>([
        [one, other],
        [other, one],
      ]);
      for (const twin of get().twins) twin.letter = exchanged.get(twin.letter) ?? twin.letter;
      seat([...get().twins]);
    },
    setConfigs(configs) {
      get().pause();
      const { twins, configs: before } = get();
      const kept = configs.map((config, i) => (isSame(config, before[i]) ? twins[i] : null));
      const left = twins.filter((twin) => !kept.includes(twin));
      // A run that is to be another keeps its worker, which has the names.
      const spare = left.filter((twin) => twin.kind === "live");
      const next = configs.slice(0, mostCompared).map((config, i) => {
        const twin = kept[i] ?? spare.shift();
        if (!twin) return newTwin(letters[i], config);
        twin.letter = letters[i];
        if (twin.kind === "live" && !kept[i]) twin.run.store.getState().setConfig(config);
        return twin;
      });
      for (const twin of spare) end(twin);
      seat(next);
    },
  }));
  const { getState: get, setState: set } = store;

  const live = (): LiveTwin[] => get().twins.filter((twin) => twin.kind === "live");

  function freeLetter(): Letter | undefined {
    return letters.find((letter) => !get().twins.some((twin) => twin.letter === letter));
  }

  function newTwin(letter: Letter, config: RunConfig): LiveTwin {
    const run = createRun(connect, config, backendChoice);
    const twin: LiveTwin = { kind: "live", letter, run, record: recordSteps(run), clock: new StepClock() };
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = [
      run.progress.subscribe(() => {
        time(twin);
        conduct();
      }),
      run.store.subscribe((state, before) => {
        if (state.run !== before.run) twin.clock.forget();
        if (state.status === "playing" && before.status !== "playing")
          twin.clock.mark(now(), run.progress.current().step);
        if (state.config !== before.config) {
          tellConfigs();
          if (isTuned(state.config, before.config)) {
            clearTimeout(soon);
            soon = setTimeout(() => {
              const { run: current, restart } = run.store.getState();
              if (current === state.run) restart();
            }, restartDelay);
          }
        }
        conduct();
      }),
      () => clearTimeout(soon),
    ];
    stops.set(twin, () => {
      for (const each of stop) each();
    });
    run.store.setState({ file });
    run.store.getState().setPace(get().pace);
    run.start();
    return twin;
  }

  function end(twin: LiveTwin): void {
    stops.get(twin)!();
    stops.delete(twin);
    told.delete(twin);
    gathering = gathering.filter((other) => other !== twin);
    twin.run.end();
  }

  function seat(twins: Twin[]): void {
    twins.sort((a, b) => letters.indexOf(a.letter) - letters.indexOf(b.letter));
    set({ twins });
    tellConfigs();
    conduct();
  }

  function tellConfigs(): void {
    set({ configs: get().twins.map(configOf) });
  }

  /** Sends everybody as far as they may go now. Called whenever anybody has told anything. */
  function conduct(): void {
    const all = live();
    const going = all.filter(goesOn);
    const behind = Math.min(...(going.length > 0 ? going : all).map(stepOf));
    if (Number.isFinite(behind) && behind !== progress.current().step) progress.set({ step: behind });
    if (!get().playing) {
      gather();
      return;
    }
    if (going.length === 0) {
      set({ playing: false });
      return;
    }
    if (get().gait === "free") {
      for (const twin of going) send(twin, Number.POSITIVE_INFINITY);
      return;
    }
    const slowest = going.reduce((a, b) => (stepOf(b) < stepOf(a) ? b : a), going[0]);
    const stride = strideOf(slowest);
    // Far behind is somebody who begins anew, or a run that was free: it is waited for.
    if (behind >= horizon - stride || behind < horizon - 4 * stride) horizon = behind + 2 * stride;
    for (const twin of going) if (stepOf(twin) < horizon || isAtWork(twin)) send(twin, horizon);
  }

  /** Once all rest, those that stopped first go on to the step of those that stopped last. */
  function gather(): void {
    gathering = gathering.filter(goesOn);
    if (gathering.length === 0 || gathering.some(isAtWork)) return;
    const furthest = Math.max(...gathering.map(stepOf));
    const late = gathering.filter((twin) => stepOf(twin) < furthest);
    if (late.length === 0) gathering = [];
    for (const twin of late) send(twin, furthest);
  }

  function send(twin: LiveTwin, until: number): void {
    const { run, playTo, play } = twin.run.store.getState();
    const before = told.get(twin);
    if (before?.run === run && before.until === until) return;
    told.set(twin, { run, until });
    if (until === Number.POSITIVE_INFINITY) play();
    else playTo(until);
  }

  function rest(twin: LiveTwin): void {
    told.delete(twin);
    twin.run.store.getState().pause();
  }

  function time(twin: LiveTwin): void {
    const { evaluated, step } = twin.run.progress.current();
    const until = told.get(twin)?.until ?? 0;
    if (evaluated === null && twin.run.store.getState().status === "playing") twin.clock.mark(now(), step);
    if (evaluated !== null || step >= until) twin.clock.rest();
  }

  /** Ends every run and its thread. */
  function endAll(): void {
    for (const twin of live()) end(twin);
  }

  seat(configs.slice(0, mostCompared).map((config, i) => newTwin(letters[i], config)));
  return { store, progress, end: endAll };
}

export type Twins = ReturnType<typeof createTwins>;

export function configOf(twin: Twin): RunConfig {
  return twin.kind === "live" ? twin.run.store.getState().config : twin.kept.config;
}

/** The step that a run has told; one that is being prepared will begin anew. */
function stepOf({ run }: Pick<LiveTwin, "run">): number {
  return isPreparing({ run }) ? 0 : run.progress.current().step;
}

function goesOn({ run }: LiveTwin): boolean {
  const { status } = run.store.getState();
  return status !== "failed" && status !== "finished";
}

function isAtWork({ run }: LiveTwin): boolean {
  return run.store.getState().playing;
}

function strideOf({ clock }: LiveTwin): number {
  const speed = clock.stepsPerSecond;
  return speed > 0 ? Math.max(1, Math.round((speed * STRIDE) / 1000)) : FIRST_STRIDE;
}

function isPreparing({ run }: Pick<LiveTwin, "run">): boolean {
  return run.store.getState().status === "preparing";
}

/**
 * The rates of a run were changed as it goes. Here that makes another run: it is to be what its address gives, from
 * step 0 on.
 */
function isTuned(config: RunConfig, before: RunConfig): boolean {
  const rates: (keyof RunConfig)[] = ["learningRate", "decayStep", "decayFactor"];
  return rates.some((field) => config[field] !== before[field]);
}

const isSame = (a: object, b: object | undefined) => JSON.stringify(a) === JSON.stringify(b);
