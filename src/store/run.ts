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
  stepsPerSecond: number;
  memory: Memory | null;
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
  /** The same run from its step 0, or from that of the weights that were opened. */
  restart(): void;
  /** A list of names brings the spelling that fits it, which the reader may change afterwards. */
  setField<Field extends ConfigField>(field: Field, value: RunConfig[Field]): void;
  applyPreset(name: PresetName): void;
  /** Another run altogether, as an address gives it; it waits at its step 0. */
  setConfig(config: RunConfig): void;
  setThreshold(threshold: number): void;
  setPace(stepsPerSecond: number | null): void;
  /** Learns the names of `file` from now on. */
  openFile(file: OpenedFile): void;
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
    stepsPerSecond: 0,
    memory: null,
    evaluated: null,
  });
  const client = connect(hear);
  let soon: ReturnType<typeof setTimeout> | undefined;
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
        client.send({ kind: "tune", [field]: value });
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
      client.send({ kind: "tune", threshold });
    },
    setPace(pace) {
      set({ pace });
      client.send({ kind: "pace", stepsPerSecond: pace });
    },
    openFile(file) {
      const config: RunConfig = { ...get().config, dataset: "file", encoding: fittingEncoding("file") };
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

  function go(kind: "play" | "pause" | "step"): void {
    set({ restartedBy: null, playing: kind === "play" });
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
    set({
      run,
      status: "preparing",
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
    set({ run: get().run + 1, status: "preparing", preparing: null });
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
        client.send({
          kind: "tune",
          learningRate,
          decayStep,
          decayFactor,
          steps,
          threshold: get().threshold,
        });
        break;
      }
      case "frame":
        progress.set({
          step: event.frame.step,
          stepsPerSecond: event.stepsPerSecond,
          memory: event.memory,
          evaluated: null,
        });
        frame.set(event.frame);
        break;
      case "evaluating":
        progress.set({ ...progress.current(), evaluated: event.done });
        break;
      case "evaluated":
        set({
          evaluations: [...get().evaluations.filter(({ step }) => step < event.losses.step), event.losses],
        });
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
        set({ status: "failed", playing: false, preparing: null, timing: false, failure: event.failure });
        break;
    }
  }

  function settle(status: RunStatus): void {
    const isNew = get().status === "preparing";
    set({ status, playing: isNew ? get().playing : status === "playing" });
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
