import { create } from "zustand";
import { defaultConfig } from "../../experiment/config";

/** What the reader moves in one place of the chapter and sees in another. */
interface Knobs {
  /** How many characters the network sees. */
  contextSize: number;
  embeddingSize: number;
  hiddenSize: number;
}

const { contextSize, embeddingSize, hiddenSize } = defaultConfig;
export const notebookKnobs: Knobs = { contextSize, embeddingSize, hiddenSize };

export const useKnobs = create<Knobs>()(() => notebookKnobs);
export const turn = (knobs: Partial<Knobs>): void => useKnobs.setState(knobs);
