import { createStore } from "zustand/vanilla";
import type { Weights } from "../experiment/checkpoint";
import type { ConfigField, NumericField, RunConfig } from "../experiment/config";
import type { DatasetSummary } from "../experiment/dataset";
import {
  DEFAULT_THRESHOLD,
  type Frame,
  lossesOnly,
  type SampledName,
  type SplitLosses,
} from "../experiment/frame";
import type { Schedule } from "../experiment/learning-rate";
import type { NetworkSummary } from "../experiment/network";
import { type PresetName, presets } from "../experiment/presets";
import { fittingEncoding } from "../experiment/spelling";
import type {
  BackendChoice,
  BackendInUse,
  Command,
  Event,
  Failure,
  Memory,
  PreparationStage,
  RunId,
  RunStatus,
  Watch,
} from "../worker/protocol";
import { LiveValue } from "./live-value";
import type { OpenedFile } from "./own-file";
import type { OpenedWeights } from "./own-weights";

/** The thread that trains, as the store sees it. */
export interface Client {
  send(command: Command): void;
  /** Ends a thread that no longer answers and starts another. */
  restart(): void;
  /** Ends the thread for good. */
  end(): void;
}

/** Fields that act on the run as it goes; a change of any other makes another run. */
export const liveFields: readonly ConfigField[] = [
  "learningRate",
  "decayStep",
  "decayFactor",
  "steps",
] satisfies NumericField[];

/** Fields that a run can change and start from the same file's weights: all others make another network, or other names. */
const fieldsBesideWeights: readonly ConfigField[] = [
  ...liveFields,
  "nonlinearity",
  "connections",
  "batchSize",
  "seed",
  "minibatches",
];

/** Holding a key changes a field many times a second: a run starts once its fields have stood still this long. */
export const restartDelay = 150;

/** A broken run is taken back by so many steps at least, or by this share of them: its weights were good then. */
const stepsBeforeBreak = { least: 10, share: 0.02 };

/** A link can ask for a file that only its author has. */
export type PageFailure = Failure | { kind: "file-not-opened" };

/** A safetensors file of a run's weights after so many updates. */
export interface ExportedWeights {
  step: number;
  file: Uint8Array<ArrayBuffer>;
}

/** Where the run is, many times a second. */
export interface Progress {
  step: number;
  /** The last step where it has been, unless a change made what followed another run's. */
  furthest: number;
  stepsPerSecond: number;
  memory: Memory | null;
  /** Share of the way to the step that the reader wants to see again, while the run is on it. */
  rewound: number | null;
  /** Share of a split that is measured, while one is. */
  evaluated: number | null;
}

export interface RunState {
  config: RunConfig;
  file: OpenedFile | null;
  /** From a file of this name, in place of the config's initialisation; no link carries them. */
  weights: { name: string; values: Weights } | null;
  threshold: number;
  /** Steps a second at most; null for as fast as it goes. */
  pace: number | null;
  watch: Watch;
  run: RunId;
  status: "preparing" | RunStatus | "failed";
  /** What the reader wants of a run that is still being prepared. */
  playing: boolean;
  /** The step at which it is to rest again; null for the run's last. */
  until: number | null;
  /** Where it can be taken back to in no time, ascending: the first is the step at which it began. */
  checkpoints: readonly number[];
  /** The step to which it is being taken, back or on. */
  rewinding: number | null;
  /** It has been further than where it stands: playing on repeats what was. */
  isBehind: boolean;
  /** The last change of a run that was taken back: from this step on it is another. */
  branch: { step: number } | null;
  preparing: { stage: PreparationStage; done: number } | null;
  ready: { dataset: DatasetSummary; network: NetworkSummary } | null;
  backendChoice: BackendChoice;
  /** Which backend computes and why, once the worker has said so. */
  backend: BackendInUse | null;
  /** The worker is timing every backend. */
  timing: boolean;
  evaluations: SplitLosses[];
  samples: { step: number; names: SampledName[] } | null;
  failure: PageFailure | null;
  /** What the reader changed that made another run, until they do something else. */
  restartedBy: ConfigField | "initialisation" | null;
  /** The file whose weights that change has left behind. */
  leftWeights: string | null;
}

export interface RunActions {
  play(): void;
  /** Plays up to a step, and rests there. */
  playTo(step: number): void;
  pause(): void;
  /** One update, then waits. */
  step(): void;
  /** To a step where it has been, with its own weights; there it waits. */
  rewind(step: number): void;
  /** One step back, then waits. */
  back(): void;
  /** Of a run that broke down: to where its weights were good, and from there on with the learning rate of then. */
  leaveBreak(): void;
  /** The same run from its step 0, or from that of the weights that were opened. */
  restart(): void;
  /** A list of names brings the spelling that fits it, which the reader may change afterwards. */
  setField<Field extends ConfigField>(field: Field, value: RunConfig[Field]): void;
  applyPreset(name: PresetName): void;
  /** Another run altogether, as an address gives it; it waits at its step 0. */
  setConfig(config: RunConfig): void;
  setThreshold(threshold: number): void;
  setPace(stepsPerSecond: number | null): void;
  /** Learns the names of `file` from now on, in this spelling or the one that fits. */
  openFile(file: OpenedFile, encoding?: RunConfig["encoding"]): void;
  /** Another run, which starts from these weights. */
  openWeights(opened: OpenedWeights): void;
  /** The run as its config initialises it, from step 0. */
  dropWeights(): void;
  /** The weights as they are now; null if the run ends before it can tell them. */
  exportWeights(): Promise<ExportedWeights | null>;
  setWatch(watch: Watch): void;
  /** The run goes on with it from where it stands. */
  setBackend(choice: BackendChoice): void;
  /** Times every backend with the run's network, and chooses again. */
  timeBackends(): void;
}

/**
 * One run: what the reader chose and what the worker last said of it. Frames and progress stand beside the state,
 * so that nothing renders for them.
 *
 * @param connect starts the thread that trains and gives it the function that hears its events.
 */
export function createRun(
  connect: (onEvent: (event: Event) => void) => Client,
  config: RunConfig,
  backendChoice: BackendChoice = "auto",
) {
  const frame = new LiveValue<Frame | null>(null);
  const progress = new LiveValue<Progress>({
    step: 0,
    furthest: 0,
    stepsPerSecond: 0,
    memory: null,
    rewound: null,
    evaluated: null,
  });
  const client = connect(hear);
  let soon: ReturnType<typeof setTimeout> | undefined;
  /** Tune commands that the run has been sent; null before it is there to hear them. */
  let tunes: number | null = null;
  let furthest = 0;
  /** The learning rate of the step to which it is being taken is to stay, whatever was changed later. */
  let forgets = false;
  let exporting: ((exported: ExportedWeights | null) => void)[] = [];

  const store = createStore<RunState & RunActions>()((set, get) => ({
    config,
    file: null,
    weights: null,
    threshold: DEFAULT_THRESHOLD,
    pace: null,
    watch: { ...lossesOnly, statistics: true, saturationLayer: 0 },
    run: 0,
    status: "preparing",
    playing: false,
    until: null,
    checkpoints: [],
    rewinding: null,
    isBehind: false,
    branch: null,
    preparing: null,
    ready: null,
    backendChoice,
    backend: null,
    timing: false,
    evaluations: [],
    samples: null,
    failure: null,
    restartedBy: null,
    leftWeights: null,

    play() {
      set({ until: null });
      const { status, config } = get();
      const atTheEnd = status === "finished" && progress.current().step >= config.steps;
      if (!atTheEnd && status !== "failed") return go("play");
      set({ restartedBy: null, playing: true });
      start();
    },
    playTo(step) {
      set({ until: step });
      go("play");
    },
    pause: () => go("pause"),
    step: () => go("step"),
    rewind(step) {
      const { status, checkpoints, rewinding } = get();
      if (!canBeRewound(get())) return;
      const to = Math.min(Math.max(step, checkpoints[0]), furthest);
      if (status !== "failed" && to === (rewinding ?? progress.current().step)) return;
      forgets = false;
      set({ rewinding: to, playing: false, until: null, restartedBy: null });
      client.send({ kind: "rewind", step: to });
    },
    back() {
      get().rewind((get().rewinding ?? progress.current().step) - 1);
    },
    leaveBreak() {
      const before = stepBeforeBreak(get());
      if (before === null) return;
      get().rewind(before);
      forgets = true;
    },
    restart() {
      set({ restartedBy: null });
      start();
    },
    setField(field, value) {
      const { config, status } = get();
      if (config[field] === value) return;
      const changed = { ...config, [field]: value };
      if (field === "dataset") changed.encoding = fittingEncoding(changed.dataset);
      if (liveFields.includes(field) && status !== "failed") {
        set({ config: changed, restartedBy: null });
        tune({ [field]: value });
      } else {
        set({ config: changed, restartedBy: field });
        leaveWeights(fieldsBesideWeights.includes(field));
        startSoon();
      }
    },
    applyPreset(name) {
      set({ config: { ...get().config, ...presets[name] }, restartedBy: "initialisation" });
      leaveWeights(false);
      startSoon();
    },
    setConfig(config) {
      set({ config, playing: false, restartedBy: null, weights: null });
      start();
    },
    setThreshold(threshold) {
      set({ threshold });
      tune({ threshold });
    },
    setPace(pace) {
      set({ pace });
      client.send({ kind: "pace", stepsPerSecond: pace });
    },
    openFile(file, encoding = fittingEncoding("file")) {
      const config: RunConfig = { ...get().config, dataset: "file", encoding };
      set({ file, config, restartedBy: "dataset" });
      leaveWeights(false);
      start();
    },
    openWeights({ name, config, weights }) {
      set({ config, weights: { name, values: weights }, playing: false, restartedBy: null });
      start();
    },
    dropWeights() {
      set({ weights: null, restartedBy: null });
      start();
    },
    exportWeights() {
      client.send({ kind: "export" });
      return new Promise((resolve) => exporting.push(resolve));
    },
    setWatch(watch) {
      set({ watch });
      client.send({ kind: "watch", watch });
    },
    setBackend(choice) {
      if (get().backendChoice === choice) return;
      set({ backendChoice: choice });
      client.send({ kind: "backend", choice, timeAll: false });
    },
    timeBackends() {
      set({ timing: true });
      client.send({ kind: "backend", choice: get().backendChoice, timeAll: true });
    },
  }));
  const { getState: get, setState: set } = store;

  function leaveWeights(canStay: boolean): void {
    const { weights } = get();
    if (canStay || !weights) set({ leftWeights: null });
    else set({ weights: null, leftWeights: weights.name });
  }

  function tellExported(exported: ExportedWeights | null): void {
    for (const tell of exporting) tell(exported);
    exporting = [];
  }

  /** A run in preparation hears of it when it is ready. */
  function tune(settings: Omit<Extract<Command, { kind: "tune" }>, "kind">): void {
    if (tunes === null) return;
    tunes++;
    client.send({ kind: "tune", ...settings });
  }

  function go(kind: "play" | "pause" | "step"): void {
    set({ restartedBy: null, playing: kind === "play" });
    if (kind === "pause") set({ rewinding: null });
    // A run in preparation hears of it when it is ready.
    if (get().status === "preparing") return;
    client.send(kind === "play" ? { kind, until: get().until } : { kind });
  }

  /** Starts the configured run; from here on, events of the one before are ignored. */
  function start(): void {
    clearTimeout(soon);
    tellExported(null);
    const { config, file, watch, pace, failure, backendChoice, weights } = get();
    const run = get().run + 1;
    tunes = null;
    furthest = 0;
    set({
      run,
      status: "preparing",
      checkpoints: [],
      rewinding: null,
      isBehind: false,
      branch: null,
      preparing: null,
      timing: false,
      failure: null,
      evaluations: [],
      samples: null,
    });
    if (config.dataset === "file" && file === null) {
      set({ status: "failed", playing: false, failure: { kind: "file-not-opened" } });
      return;
    }
    if (failure?.kind === "crashed" || failure?.kind === "out-of-memory") client.restart();
    client.send({ kind: "pace", stepsPerSecond: pace });
    client.send({
      kind: "start",
      run,
      config,
      file: file?.text ?? null,
      watch,
      backend: backendChoice,
      ...(weights && { weights: weights.values }),
    });
  }

  function startSoon(): void {
    clearTimeout(soon);
    tunes = null;
    set({ run: get().run + 1, status: "preparing", checkpoints: [], rewinding: null, preparing: null });
    soon = setTimeout(start, restartDelay);
  }

  function hear(event: Event): void {
    if (event.run !== get().run) return;
    switch (event.kind) {
      case "preparing":
        set({ preparing: { stage: event.stage, done: event.done } });
        break;
      case "backend":
        set({ backend: event.backend, timing: false });
        break;
      case "ready": {
        const { dataset, network } = event;
        const { learningRate, decayStep, decayFactor, steps } = get().config;
        set({ ready: { dataset, network }, preparing: null });
        // The reader may have moved these, or looked elsewhere, while the run was being prepared.
        client.send({ kind: "watch", watch: get().watch });
        tunes = 0;
        tune({ learningRate, decayStep, decayFactor, steps, threshold: get().threshold });
        break;
      }
      case "frame": {
        const { step } = event.frame;
        furthest = Math.max(furthest, step);
        progress.set({
          step,
          furthest,
          stepsPerSecond: event.stepsPerSecond,
          memory: event.memory,
          rewound: null,
          evaluated: null,
        });
        if (get().isBehind !== step < furthest) set({ isBehind: step < furthest });
        frame.set(event.frame);
        if (step === get().rewinding) arrive();
        break;
      }
      case "checkpoints":
        set({ checkpoints: event.steps });
        break;
      case "rewinding":
        progress.set({ ...progress.current(), rewound: event.done });
        break;
      case "branched": {
        const { step } = event;
        furthest = step;
        progress.set({ ...progress.current(), furthest });
        const evaluations = get().evaluations.filter((losses) => losses.step <= step);
        set({ branch: { step }, isBehind: false, evaluations });
        break;
      }
      case "tuned":
        // What the reader has moved since is on its way.
        if (event.heard >= (tunes ?? 0)) takeSchedule(event.schedule);
        break;
      case "evaluating":
        progress.set({ ...progress.current(), evaluated: event.done });
        break;
      case "evaluated":
        set({ evaluations: withEvaluation(get().evaluations, event.losses) });
        break;
      case "sampled":
        set({ samples: { step: event.step, names: event.names } });
        break;
      case "exported":
        tellExported({ step: event.step, file: event.file });
        break;
      case "status":
        progress.set({ ...progress.current(), step: event.step });
        settle(event.status);
        break;
      case "failed":
        tellExported(null);
        set({
          status: "failed",
          playing: false,
          rewinding: null,
          preparing: null,
          timing: false,
          failure: event.failure,
        });
        break;
    }
  }

  /** The run stands where the reader wanted to see it. */
  function arrive(): void {
    set({ rewinding: null });
    if (!forgets) return;
    forgets = false;
    const { learningRate, decayStep, decayFactor } = get().config;
    tune({ learningRate, decayStep, decayFactor });
  }

  function takeSchedule(schedule: Schedule): void {
    const { config } = get();
    const isSame = (Object.keys(schedule) as (keyof Schedule)[]).every(
      (field) => schedule[field] === config[field],
    );
    if (!isSame) set({ config: { ...config, ...schedule } });
  }

  function settle(status: RunStatus): void {
    const isNew = get().status === "preparing";
    set({ status, playing: isNew ? get().playing : status === "playing", failure: null });
    // The reader may have pressed play, or pause again, while the run was being prepared.
    if (isNew && get().playing) client.send({ kind: "play", until: get().until });
  }

  /** Ends the run and its thread; nothing may be asked of it any more. */
  function end(): void {
    clearTimeout(soon);
    client.end();
  }

  return { store, frame, progress, start, end };
}

export type Run = ReturnType<typeof createRun>;

/** A run whose numbers have broken down can; one whose thread is gone can't. */
export function canBeRewound({ status, failure, checkpoints }: RunState): boolean {
  if (status === "failed" && failure?.kind !== "diverged") return false;
  return status !== "preparing" && checkpoints.length > 0;
}

/** Where the weights of a run that broke down were good; null where there is no such step. */
export function stepBeforeBreak({ failure, checkpoints }: RunState): number | null {
  if (failure?.kind !== "diverged" || failure.step === 0 || checkpoints.length === 0) return null;
  const back = Math.max(stepsBeforeBreak.least, Math.ceil(failure.step * stepsBeforeBreak.share));
  return Math.max(checkpoints[0], failure.step - back);
}

/** One that is made again takes the place of the first; if it came out otherwise, what followed that one goes too. */
function withEvaluation(known: readonly SplitLosses[], losses: SplitLosses): SplitLosses[] {
  const before = known.find(({ step }) => step === losses.step);
  const agrees = before === undefined || before.validation === losses.validation;
  return [
    ...known.filter(({ step }) => step < losses.step),
    agrees ? { ...before, ...losses } : losses,
    ...known.filter(({ step }) => agrees && step > losses.step),
  ];
}
