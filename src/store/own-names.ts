import { clear, createStore, get, set, type UseStore } from "idb-keyval";
import * as z from "zod/mini";
import type { KeepFailure } from "./kept-runs";

/** The reader's own list of names as he last used it. */
export const ownNamesSchema = z.object({
  version: z.literal(1),
  /** The file's, or that of what was pasted. */
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  /** ISO 8601. */
  date: z.iso.datetime(),
  text: z.string().check(z.minLength(1)),
});

export type OwnNames = z.infer<typeof ownNamesSchema>;

const shelf = "names";

/** Keeps one list in this browser, to be offered again; it goes nowhere else. */
export class OwnNamesShelf {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly database: UseStore) {}

  /** Calls `listener` after every change that this page makes; returns the function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** null where none is kept, or none can be. */
  async get(): Promise<OwnNames | null> {
    try {
      return ownNamesSchema.safeParse(await get(shelf, this.database)).data ?? null;
    } catch (error) {
      if (error instanceof DOMException) return null;
      throw error;
    }
  }

  /** In place of the one before. */
  put(names: OwnNames): Promise<KeepFailure | null> {
    return this.change(() => set(shelf, ownNamesSchema.parse(names), this.database));
  }

  remove(): Promise<KeepFailure | null> {
    return this.change(() => clear(this.database));
  }

  private async change(work: () => Promise<void>): Promise<KeepFailure | null> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (error.name === "QuotaExceededError") return { kind: "no-room" };
      return { kind: "unavailable", detail: error.message };
    }
    for (const listener of this.listeners) listener();
    return null;
  }
}

export const ownNames = new OwnNamesShelf(createStore("activa-names", "names"));
