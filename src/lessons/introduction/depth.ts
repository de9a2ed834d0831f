import { create } from "zustand";
import { defaultConfig, type RunConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";

/** What the networks of the depth figures share: narrow, so that fifty layers are measured at once. */
export const deep: RunConfig = {
  ...defaultConfig,
  hiddenInit: "kaiming",
  biases: "zeros",
  outputScale: 0.1,
  hiddenSize: 64,
};

export const depths: readonly number[] = Array.from({ length: 50 }, (_, i) => i + 1);

/** Half of what keeps the signal, and twice of it. */
export const tooSmall = 0.5;
export const tooLarge = 3;

interface DepthChoice {
  depth: number;
  /** Of the reader's own curve. */
  gain: number;
  set(choice: Partial<Pick<DepthChoice, "depth" | "gain">>): void;
}

export const startingChoice = { depth: 20, gain: tanhGain };

/** The network that the reader looks at: the figure and the sentences around it share it. */
export const useDepthChoice = create<DepthChoice>()((set) => ({ ...startingChoice, set }));

/** The same, of the prediction that is made before anything is seen. */
export const smallGains = { config: deep, gains: [tooSmall], depths: [...depths] };
