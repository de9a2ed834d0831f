/** Colours of look/tokens.css, one after another: --layer-1 to --layer-10. */
const stops = 10;

/**
 * The place of a layer on the colour ramp, 1 to 10. Few layers spread over all of it: neighbours are as far apart as
 * they can be, and the order still shows.
 */
export function layerStop(index: number, layers: number): number {
  if (layers === 1) return 1;
  return 1 + Math.round((index * (stops - 1)) / (layers - 1));
}

/** The colour that a layer keeps in every figure of its run, as a CSS value. */
export function layerColor(index: number, layers: number): string {
  return `var(--layer-${layerStop(index, layers)})`;
}
