import type { Measure } from "../experiment/sweep";
import { niceCeiling } from "./axis-range";

/** From the number of a cell to its colour. */
export interface MeasureScale {
  kind: "linear" | "log";
  min: number;
  max: number;
}

/** Losses that are so many times apart are told apart by their logarithms. */
const FAR_APART = 4;
/** How much of the pole's colour the highest cell has. */
const STRONGEST = 0.85;

/** A scale on which `values` lie, null without any. A share is always held against the whole. */
export function measureScale(measure: Measure, values: readonly (number | null)[]): MeasureScale | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [min, max] = [Math.min(...known), Math.max(...known)];
  switch (measure) {
    case "saturation":
      return { kind: "linear", min: 0, max: 1 };
    case "dead":
      return { kind: "linear", min: 0, max: Math.max(1, niceCeiling(max)) };
    case "loss":
    case "train-loss":
      return { kind: min > 0 && max / min > FAR_APART ? "log" : "linear", min, max };
    case "gradient": {
      const positive = known.filter((value) => value > 0);
      return positive.length === 0
        ? { kind: "linear", min: 0, max: 1 }
        : { kind: "log", min: Math.min(...positive), max };
    }
  }
}

/** 0 at the scale's lower end, 1 at its upper one. */
export function placeOnScale({ kind, min, max }: MeasureScale, value: number): number {
  if (max === min) return 0.5;
  const on = kind === "log" ? Math.log : (number: number) => number;
  return Math.min(
    1,
    Math.max(0, (on(Math.max(value, kind === "log" ? min : value)) - on(min)) / (on(max) - on(min))),
  );
}

/** A colour between the paper and the pole's, and that of the text on it: black or white, with 4.5:1 at least. */
export function cellColors(place: number, paper: string, pole: string): { fill: string; text: string } {
  const [from, to] = [channels(paper), channels(pole)];
  const mixed = from.map((channel, i) => Math.round(channel + STRONGEST * place * (to[i] - channel)));
  return {
    fill: `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`,
    text: luminance(mixed) > 0.179 ? "#000000" : "#ffffff",
  };
}

/** Relative luminance, as WCAG has it. */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** "#0a6ab0" as three bytes. */
function channels(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}
