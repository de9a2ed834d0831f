import type { CellId } from "../python/protocol";
import { useCodeCells } from "../store/code-cells-context";
import type { CellCode, CellRun } from "../store/kernel";
import { usePageCells } from "./page-cells";

/** Runs a cell of the page; before it, where Python doesn't know it, what the chapter uses of earlier ones. */
export function useRunCell(): (cell: CellCode) => void {
  const { kernel, cells } = useCodeCells();
  const page = usePageCells();
  return (cell) => {
    const prelude = page.prelude();
    const isWanted = prelude && prelude.id !== cell.cell && !isInForce(prelude.id, kernel.getState().runs);
    const { edits } = cells.getState();
    const first = isWanted ? [{ cell: prelude.id, code: edits[prelude.id]?.code ?? prelude.lesson }] : [];
    kernel.getState().run([...first, cell]);
  };
}

/**
 * Whether Python's names mean what a chapter's prelude said: it has run, and no other chapter's cell after it, for two
 * chapters may call different things `Model`.
 */
export function isInForce(
  prelude: CellId,
  runs: Readonly<Record<CellId, Pick<CellRun, "status" | "execution">>>,
): boolean {
  const ran = runs[prelude];
  if (ran?.status !== "ok" || ran.execution === null) return false;
  const since = ran.execution;
  return !Object.entries(runs).some(
    ([id, { execution }]) => chapterOf(id) !== chapterOf(prelude) && execution !== null && execution > since,
  );
}

const chapterOf = (id: CellId) => id.slice(0, id.indexOf("/"));
