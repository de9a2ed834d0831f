import { layerStop } from "./layer-color";
import type { FigureTheme } from "./theme";

/** The place of a parameter in the network, by its name: C, W1, b1, γ1, β1, …, the output's with the last number. */
type Place = { of: "embedding" | "output" } | { of: "layer"; stop: number };

function placeOf(name: string, hiddenLayers: number): Place {
  const layer = Number(name.slice(1));
  if (name === "C") return { of: "embedding" };
  if (layer > hiddenLayers) return { of: "output" };
  return { of: "layer", stop: layerStop(layer - 1, hiddenLayers) };
}

/** A hidden layer's parameters have their layer's colour; the output's are in ink and the embedding's in faint ink. */
export function parameterColor(name: string, hiddenLayers: number, theme: FigureTheme): string {
  const place = placeOf(name, hiddenLayers);
  if (place.of === "layer") return theme.layers[place.stop - 1];
  return place.of === "output" ? theme.ink : theme.inkFaint;
}

/** The same as a CSS value. */
export function parameterSwatch(name: string, hiddenLayers: number): string {
  const place = placeOf(name, hiddenLayers);
  if (place.of === "layer") return `var(--layer-${place.stop})`;
  return place.of === "output" ? "var(--ink)" : "var(--ink-faint)";
}

/** How many hidden layers a network has, by the names of its parameters or of its matrices: the last W is the output's. */
export function hiddenLayersOf(names: readonly string[]): number {
  return names.filter((name) => name.startsWith("W")).length - 1;
}
