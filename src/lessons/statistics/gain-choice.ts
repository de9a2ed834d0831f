import { create } from "zustand";

interface GainChoice {
  gain: number;
  setGain(gain: number): void;
}

/** A gain that is neither of those that the text speaks of. */
export const initialGain = 2;

/** The gain that the reader moves, in the text or above the profile. */
export const useGainChoice = create<GainChoice>((set) => ({
  gain: initialGain,
  setGain: (gain) => set({ gain }),
}));

export const gainStops = Array.from({ length: 51 }, (_, i) => Number((0.5 + i * 0.05).toFixed(2)));
