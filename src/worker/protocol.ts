import type { BackendName } from "../engine/kernels/backend";
import type { Weights } from "../experiment/checkpoint";
import type { RunConfig } from "../experiment/config";
import type { DatasetFailure, DatasetStage, DatasetSummary } from "../experiment/dataset";
import type { Frame, FrameRequest, SampledName, SplitLosses } from "../experiment/frame";
import type { Schedule } from "../experiment/learning-rate";
import type { NetworkSummary } from "../experiment/network";
import type { WeightsFailure } from "../experiment/weights/weights-failure";

/** Marks the messages of one start: what arrives late from the run before is told apart by it. */
export type RunId = number;

/** What the page shows now; the worker computes nothing else. */
export type Watch = FrameRequest;

/** Page → worker. */
export type Command =
  /** The page's address, below which the lists of names lie. Sent first, by the client. */
  | { kind: "home"; url: string }
  /** Prepares the data (if they changed) and the network, measures step 0 and waits there. `file` is the text the reader opened, for dataset "file". */
  | {
      kind: "start";
      run: RunId;
      config: RunConfig;
      file: string | null;
      watch: Watch;
      backend: BackendChoice;
      /** Where the network starts, if not from the config's initialisation. */
      weights?: Weights;
    }
  /** Goes on with another backend from where the run stands; first times all that there are, if asked to. */
  | { kind: "backend"; choice: BackendChoice; timeAll: boolean }
  /** Goes on; with `until`, up to that step, where it pauses by itself. */
  | { kind: "play"; until: number | null }
  | { kind: "pause" }
  /** Advances by one update and stays paused. */
  | { kind: "step" }
  /** Goes back, or on, to a step where the run has been, and stays there. A pause ends it on its way. */
  | { kind: "rewind"; step: number }
  /** At most this many steps a second; null for as fast as it goes. */
  | { kind: "pace"; stepsPerSecond: number | null }
  /** Acts on the live run. */
  | {
      kind: "tune";
      learningRate?: number;
      decayStep?: number;
      decayFactor?: number;
      steps?: number;
      threshold?: number;
    }
  | { kind: "watch"; watch: Watch }
  | { kind: "sample"; count: number }
  /** Asks for the weights as they are. */
  | { kind: "export" };

/** A backend by name, or the fastest with the network at hand. */
export type BackendChoice = "auto" | BackendName;

/** How fast a backend trains the run's own network. */
export interface BackendTrial {
  name: BackendName;
  /** null where it could not be timed. */
  stepsPerSecond: number | null;
  /** Why not, in the machine's own words. */
  problem: string | null;
  /** Its numbers are not PyTorch's: `auto` never takes it. */
  isHalfPrecision: boolean;
}

/** A backend that the run was to have, and could not or could no longer. */
export interface LeftBackend {
  name: BackendName;
  why: "missing" | "lost";
  /** The machine's own words, in English. */
  detail: string;
}

/** Which backend really computes, and why. */
export interface BackendInUse {
  name: BackendName;
  isHalfPrecision: boolean;
  choice: BackendChoice;
  /** Of `auto`: a step takes less than a GPU needs to be told what to do, so none was timed. */
  tooSmallForGpu: boolean;
  trials: BackendTrial[];
  left: LeftBackend[];
  /** The step of the checkpoint from which the run went on, if its backend was lost. */
  resumedAt: number | null;
}

/** What the machine holds for the run: flat while it trains. */
export interface Memory {
  tensors: number;
  bytes: number;
}

/** Worker → page. */
export type Event =
  | { kind: "preparing"; run: RunId; stage: PreparationStage /** 0 to 1 */; done: number }
  /** Before `ready`, and whenever it becomes another. */
  | { kind: "backend"; run: RunId; backend: BackendInUse }
  | { kind: "ready"; run: RunId; dataset: DatasetSummary; network: NetworkSummary }
  | { kind: "frame"; run: RunId; frame: Frame; stepsPerSecond: number; memory: Memory }
  /** A whole split is being measured, which takes a while on slow machines: how much is done, 0 to 1. */
  | { kind: "evaluating"; run: RunId; done: number }
  | { kind: "evaluated"; run: RunId; losses: SplitLosses }
  | { kind: "sampled"; run: RunId; step: number; names: SampledName[] }
  /** The weights of `step` as a safetensors file. */
  | { kind: "exported"; run: RunId; step: number; file: Uint8Array<ArrayBuffer> }
  /** Where the run can be taken back to in no time: the steps of its checkpoints, ascending. */
  | { kind: "checkpoints"; run: RunId; steps: number[] }
  /** The run is computing its way to a step where it has been: how much is done, 0 to 1. */
  | { kind: "rewinding"; run: RunId; done: number }
  /** A run that was taken back has been changed at `step`: what followed it is no longer this run's. */
  | { kind: "branched"; run: RunId; step: number }
  /** The schedule in force where the run stands, after so many tune commands. */
  | { kind: "tuned"; run: RunId; schedule: Schedule; heard: number }
  | { kind: "status"; run: RunId; status: RunStatus; step: number }
  | { kind: "failed"; run: RunId; failure: Failure };

/** `timing`: which backend is the fastest. */
export type PreparationStage = DatasetStage | "timing";

export type RunStatus = "playing" | "paused" | "finished";

/** Why a run could not start or go on, as data; the page words it. */
export type Failure =
  | DatasetFailure
  | WeightsFailure
  /** The loss of `step` was NaN or infinite. The last good frame stays. */
  | { kind: "diverged"; step: number; loss: number; learningRate: number }
  /** Batch normalisation has no statistics in a batch of one. */
  | { kind: "batch-too-small"; batchSize: number }
  | { kind: "out-of-memory"; bytes: number }
  | { kind: "kernels-unavailable"; detail: string }
  | { kind: "crashed"; detail: string };
