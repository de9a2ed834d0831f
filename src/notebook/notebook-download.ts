import { createContext } from "react";

/** Hands the reader the page's chapter, with what he wrote into its cells, as a notebook for PyTorch. */
export interface NotebookDownload {
  start(): void;
  state: "idle" | "preparing" | "failed";
}

/** Null where the page is no chapter. */
export const NotebookDownloadContext = createContext<NotebookDownload | null>(null);
