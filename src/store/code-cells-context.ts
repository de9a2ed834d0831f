import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { CellsState, CellsStore } from "./cells";
import type { KernelState, KernelStore } from "./kernel";

/** What the code cells of every chapter share: the interpreter, and what the reader wrote. */
export interface CodeCells {
  kernel: KernelStore;
  cells: CellsStore;
}

export const CodeCellsContext = createContext<CodeCells | null>(null);

export function useCodeCells(): CodeCells {
  const codeCells = useContext(CodeCellsContext);
  if (!codeCells) throw new Error("useCodeCells outside a CodeCellsContext");
  return codeCells;
}

/** Renders only when what `select` picks changes. */
export function useKernel<T>(select: (state: KernelState) => T): T {
  return useStore(useCodeCells().kernel, select);
}

/** As `useKernel`, of what the reader wrote. */
export function useCells<T>(select: (state: CellsState) => T): T {
  return useStore(useCodeCells().cells, select);
}
