import type { CellId } from "../python/protocol";
import { useCodeCells } from "../store/code-cells-context";
import type { CellCode, KernelState } from "../store/kernel";
import { usePageCells } from "./page-cells";

/** Runs a cell of the page; before it, where Python doesn't know it yet, what the chapter uses of earlier ones. */
export function useRunCell(): (cell: CellCode) => void {
  const { kernel, cells } = useCodeCells();
  const page = usePageCells();
  return (cell) => {
    const prelude = page.prelude();
    const isWanted = prelude && prelude.id !== cell.cell && !hasRun(kernel.getState(), prelude.id);
    const { edits } = cells.getState();
    const first = isWanted ? [{ cell: prelude.id, code: edits[prelude.id]?.code ?? prelude.lesson }] : [];
    kernel.getState().run([...first, cell]);
  };
}

/** Whether what the cell defined is still there. */
function hasRun({ runs }: KernelState, id: CellId): boolean {
  return runs[id]?.status === "ok" && runs[id].execution !== null;
}
