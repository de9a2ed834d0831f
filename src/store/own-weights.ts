import { type CurrentRun, readWeights, type WeightsRun } from "../experiment/weights/read-weights";
import { WeightsError, type WeightsFailure } from "../experiment/weights/weights-failure";
import type { FileFailure } from "./own-file";

/** A run whose weights the reader opened. They never leave the browser. */
export interface OpenedWeights extends WeightsRun {
  /** The file's. */
  name: string;
}

/** Why a file of weights was not opened. */
export type OpenWeightsFailure =
  | WeightsFailure
  | { kind: "weights-too-large"; bytes: number; maximumBytes: number }
  | Extract<FileFailure, { kind: "file-unreadable" }>;

/** Fifty million parameters; the lesson's network takes 75 kB. */
export const maximumWeightsBytes = 200 * 2 ** 20;

/** Reads a file of weights. What is wrong with it is returned, not thrown, so that the run in progress goes on. */
export async function readOwnWeights(
  file: Pick<File, "name" | "size" | "arrayBuffer">,
  current: CurrentRun,
): Promise<{ opened: OpenedWeights } | { failure: OpenWeightsFailure }> {
  const { name, size } = file;
  if (size > maximumWeightsBytes) {
    return { failure: { kind: "weights-too-large", bytes: size, maximumBytes: maximumWeightsBytes } };
  }
  try {
    return { opened: { name, ...readWeights(new Uint8Array(await file.arrayBuffer()), current) } };
  } catch (error) {
    if (error instanceof WeightsError) return { failure: error.failure };
    if (error instanceof DOMException) return { failure: { kind: "file-unreadable", detail: error.message } };
    throw error;
  }
}
