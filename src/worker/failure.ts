import { BackendLost, BackendMissing, OutOfMemory } from "../engine/kernels/backend";
import { BatchTooSmall } from "../engine/nn/batch-norm";
import { DatasetError } from "../experiment/dataset";
import { Diverged } from "../experiment/trainer";
import { WeightsError } from "../experiment/weights/weights-failure";
import type { Failure } from "./protocol";

/** Whether another backend would fail in the same way: what is wrong is the run's own. */
export function isAboutRun(error: unknown): boolean {
  return [Diverged, BatchTooSmall, DatasetError, WeightsError].some((kind) => error instanceof kind);
}

/** What was thrown on the way of a run, as data: whoever shows it words it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DatasetError || error instanceof WeightsError) return error.failure;
  if (error instanceof Diverged) {
    return { kind: "diverged", step: error.step, loss: error.loss, learningRate: error.learningRate };
  }
  if (error instanceof OutOfMemory) return { kind: "out-of-memory", bytes: error.bytes };
  if (error instanceof BatchTooSmall) return { kind: "batch-too-small", batchSize: error.batchSize };
  return {
    kind: error instanceof BackendMissing ? "kernels-unavailable" : "crashed",
    detail: detailOf(error),
  };
}

/** The machine's own words. */
export function detailOf(error: unknown): string {
  if (error instanceof BackendLost || error instanceof BackendMissing) return error.reason;
  return error instanceof Error ? error.message : String(error);
}
