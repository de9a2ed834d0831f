import type { DatasetFailure } from "../experiment/dataset";

/** A text of names that the reader opened. It never leaves the browser. */
export interface OpenedFile {
  name: string;
  text: string;
}

/** Why a file of the reader's was not opened. */
export type FileFailure =
  | DatasetFailure
  | { kind: "file-too-large"; bytes: number; maximumBytes: number }
  /** A folder, or a file that is gone or that the device refuses to read. */
  | { kind: "file-unreadable"; detail: string };

/** Room for some five million names; a larger file is hardly a list of names. */
export const maximumFileBytes = 50 * 2 ** 20;

/** A file of the reader's, before anyone has looked whether it is a list of names. */
export interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

/** Reads a file. What is wrong with it is returned, not thrown, so that the run in progress goes on. */
export async function readOwnFile(
  file: Pick<File, "name" | "size" | "arrayBuffer">,
): Promise<{ chosen: ChosenFile } | { failure: FileFailure }> {
  const { name, size } = file;
  if (size > maximumFileBytes)
    return { failure: { kind: "file-too-large", bytes: size, maximumBytes: maximumFileBytes } };
  try {
    return { chosen: { name, bytes: new Uint8Array(await file.arrayBuffer()) } };
  } catch (error) {
    if (error instanceof DOMException) return { failure: { kind: "file-unreadable", detail: error.message } };
    throw error;
  }
}
