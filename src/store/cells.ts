import * as z from "zod/mini";
import { createStore } from "zustand/vanilla";
import type { CellId } from "../python/protocol";
import { forgiving } from "./forgiving-storage";

/** The reader's version of a code cell. */
export const editSchema = z.object({
  /** Which version of the lesson's cell it departs from: see `versionOf`. */
  base: z.string(),
  code: z.string(),
});
export type Edit = z.infer<typeof editSchema>;

export interface CellsState {
  /** Of the cells that the reader has changed. */
  edits: Record<CellId, Edit>;
  /** @param lesson the lesson's own code of the cell. */
  edit(cell: CellId, lesson: string, code: string): void;
  /** The lesson's cell has changed since it was edited, and the reader stays with his own. */
  keep(cell: CellId, lesson: string): void;
  /** Versions from elsewhere: those that the reader has of his own stay. */
  take(edits: Record<CellId, Edit>): void;
  /** Back to the lesson's. */
  reset(cells: readonly CellId[]): void;
}

const prefix = "activa.cell.";

/**
 * What the reader wrote into the lesson's cells. Each cell is saved apart: two tabs lose nothing of each other's, and
 * one entry that is broken or finds no room costs no other.
 */
export function createCells(storage: () => Storage) {
  const saved = forgiving(storage);

  return createStore<CellsState>()((set, get) => {
    function put(cell: CellId, edit: Edit): void {
      set(({ edits }) => ({ edits: { ...edits, [cell]: edit } }));
      saved.setItem(prefix + cell, JSON.stringify(edit));
    }
    function reset(cells: readonly CellId[]): void {
      set(({ edits }) => ({
        edits: Object.fromEntries(Object.entries(edits).filter(([cell]) => !cells.includes(cell))),
      }));
      for (const cell of cells) saved.removeItem(prefix + cell);
    }
    return {
      edits: savedEdits(storage),
      edit(cell, lesson, code) {
        if (code === lesson) reset([cell]);
        else put(cell, { base: get().edits[cell]?.base ?? versionOf(lesson), code });
      },
      keep(cell, lesson) {
        const edit = get().edits[cell];
        if (edit) put(cell, { ...edit, base: versionOf(lesson) });
      },
      take(edits) {
        const own = get().edits;
        for (const [cell, edit] of Object.entries(edits)) if (!own[cell]) put(cell, edit);
      },
      reset,
    };
  });
}

export type CellsStore = ReturnType<typeof createCells>;

/**
 * Tells the versions of a lesson's cell apart: a hash (cyrb53) of its code without comments, for those are in the
 * language of the page and a reader may change it.
 */
export function versionOf(code: string): string {
  const text = code.replace(/[ \t]*#.*$/gm, "").trim();
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** What is not an edit counts as nothing saved. */
function savedEdits(storage: () => Storage): Record<CellId, Edit> {
  const edits: Record<CellId, Edit> = {};
  try {
    const items = storage();
    for (let i = 0; i < items.length; i++) {
      const key = items.key(i)!;
      const edit = key.startsWith(prefix) ? readEdit(items.getItem(key)!) : null;
      if (edit) edits[key.slice(prefix.length)] = edit;
    }
  } catch {
    // A browser that refuses its storage has nothing saved.
  }
  return edits;
}

function readEdit(text: string): Edit | null {
  try {
    return editSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
