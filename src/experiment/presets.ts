import type { RunConfig } from "./config";

/** The fields that an initialisation sets; everything else of a run stays as the reader has it. */
export type Initialisation = Pick<
  RunConfig,
  "hiddenInit" | "gain" | "hiddenBiasScale" | "outputScale" | "outputBiasScale"
>;

/** torch.nn.init.calculate_gain("tanh"). */
export const tanhGain = 5 / 3;

/** The initialisations that the lesson compares, from the careless one to the careful ones. */
export const presets = {
  naive: { hiddenInit: "randn", gain: 1, hiddenBiasScale: 1, outputScale: 1, outputBiasScale: 1 },
  /** W2 × .01, b2 × 0: the first loss is near −ln(1/V), the tanh is as saturated as before. */
  "small-output": { hiddenInit: "randn", gain: 1, hiddenBiasScale: 1, outputScale: 0.01, outputBiasScale: 0 },
  /** Also W1 × .2, b1 × .01: by trial and error, few units saturate. */
  "small-hidden": {
    hiddenInit: "randn",
    gain: 0.2,
    hiddenBiasScale: 0.01,
    outputScale: 0.01,
    outputBiasScale: 0,
  },
  kaiming: {
    hiddenInit: "kaiming",
    gain: tanhGain,
    hiddenBiasScale: 0.01,
    outputScale: 0.01,
    outputBiasScale: 0,
  },
  xavier: {
    hiddenInit: "xavier",
    gain: tanhGain,
    hiddenBiasScale: 0.01,
    outputScale: 0.01,
    outputBiasScale: 0,
  },
} as const satisfies Record<string, Initialisation>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as PresetName[];

/** The preset whose numbers `config` has, or null when they are the reader's own. */
export function presetOf(config: Initialisation): PresetName | null {
  return (
    presetNames.find((name) => {
      const preset: Initialisation = presets[name];
      return (Object.keys(preset) as (keyof Initialisation)[]).every(
        (field) => preset[field] === config[field],
      );
    }) ?? null
  );
}

/** The preset after the one in force, round and round; from numbers of the reader's own, the first. */
export function nextPreset(config: Initialisation): PresetName {
  const current = presetOf(config);
  return presetNames[current === null ? 0 : (presetNames.indexOf(current) + 1) % presetNames.length];
}

/**
 * Whether the first gradients are so large that the rounding of one float32 sum grows, step by step, into another
 * run. PyTorch's own runs of such a network part ways after some hundred steps on two machines.
 */
export function isChaotic({ hiddenInit, gain, outputScale }: Initialisation): boolean {
  return hiddenInit === "randn" && gain >= 0.5 && outputScale >= 0.5;
}
