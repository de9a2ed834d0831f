import { createContext, useContext } from "react";
import type { CellId } from "../python/protocol";

/** A code cell as it stands on the page. */
export interface PageCell {
  id: CellId;
  element: HTMLElement;
  /** The lesson's own code. */
  lesson: string;
  /** Holds what the chapter uses of earlier ones. */
  isPrelude: boolean;
  /** The reader's answer to an exercise: what comes after it does without. */
  isExercise: boolean;
  /** Brings the cell, or one of its lines, before the reader. */
  show(line: number | null): void;
}

/** The code cells of a page, in the order in which they stand on it. */
export class PageCells {
  private readonly cells = new Set<PageCell>();

  /** Returns what takes it from the page again. */
  add(cell: PageCell): () => void {
    this.cells.add(cell);
    return () => this.cells.delete(cell);
  }

  all(): PageCell[] {
    const isBefore = (one: PageCell, other: PageCell) =>
      one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return [...this.cells].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  }

  find(id: CellId): PageCell | undefined {
    return [...this.cells].find((cell) => cell.id === id);
  }

  prelude(): PageCell | undefined {
    return [...this.cells].find(({ isPrelude }) => isPrelude);
  }

  /** What a cell may build on. */
  above(id: CellId): PageCell[] {
    const all = this.all();
    return all
      .slice(
        0,
        Math.max(
          0,
          all.findIndex((cell) => cell.id === id),
        ),
      )
      .filter(({ isExercise }) => !isExercise);
  }

  after(id: CellId): PageCell | undefined {
    const all = this.all();
    return all[all.findIndex((cell) => cell.id === id) + 1];
  }
}

export const PageCellsContext = createContext<PageCells>(new PageCells());

export function usePageCells(): PageCells {
  return useContext(PageCellsContext);
}
