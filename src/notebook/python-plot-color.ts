import type { PlotTheme } from "../figures/theme";

/** matplotlib's cycle, in our colours: its first two are train's and validation's blue and orange in ours too. */
export function seriesColor(color: string | null, place: number, theme: PlotTheme): string {
  const cycle = [
    theme.train,
    theme.validation,
    theme.expected,
    theme.layers[0],
    theme.warning,
    theme.layers[4],
    theme.layers[8],
    theme.inkFaint,
    theme.layers[6],
    theme.ink,
  ];
  if (color === null) return cycle[place % 10];
  const numbered = /^C(\d)$/.exec(color);
  if (numbered) return cycle[Number(numbered[1])];
  const named = shortNames(theme)[color];
  return named ?? color.replace(/^tab:/, "");
}

/** The one-letter names and those that our paper would hide: black is ink, white is paper. */
function shortNames(theme: PlotTheme): Record<string, string> {
  return {
    b: theme.train,
    g: theme.expected,
    r: "#d1333a",
    c: theme.layers[4],
    m: theme.layers[0],
    y: theme.warning,
    k: theme.ink,
    w: theme.paper,
    black: theme.ink,
    white: theme.paper,
    red: "#d1333a",
  };
}

/** Colours at equal distances from the least value to the greatest, as matplotlib's maps of these names have them. */
const stops: Record<string, string[]> = {
  gray: ["#000000", "#ffffff"],
  greys: ["#ffffff", "#bdbdbd", "#636363", "#000000"],
  blues: ["#f7fbff", "#d0e1f2", "#94c4df", "#4a98c9", "#1764ab", "#08306b"],
  reds: ["#fff5f0", "#fdcab5", "#fc8a6a", "#f24734", "#bc141a", "#67000d"],
  greens: ["#f7fcf5", "#d3eecd", "#98d594", "#4bb062", "#157f3b", "#00441b"],
  viridis: ["#440154", "#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"],
  plasma: ["#0d0887", "#5302a3", "#8b0aa5", "#b83289", "#db5c68", "#f48849", "#febd2a", "#f0f921"],
  inferno: ["#000004", "#280b53", "#65156e", "#9f2a63", "#d44842", "#f57d15", "#fac127", "#fcffa4"],
  magma: ["#000004", "#221150", "#5f187f", "#982d80", "#d3436e", "#f8765c", "#febb81", "#fcfdbf"],
  coolwarm: ["#3b4cc0", "#6f92f3", "#aac7fd", "#dddcdc", "#f7b89c", "#e7745b", "#b40426"],
  rdbu: ["#67001f", "#d6604d", "#fddbc7", "#f7f7f7", "#d1e5f0", "#4393c3", "#053061"],
  hot: ["#0b0000", "#a90000", "#ff4600", "#ffe300", "#ffffff"],
};

const otherNames: Record<string, string> = {
  grey: "gray",
  binary: "greys",
  bwr: "coolwarm",
  seismic: "coolwarm",
};

/** RGB of 256 values from the least to the greatest, [256 × 3]. A map that we don't have is viridis, matplotlib's own. */
export function colorMap(name: string): Uint8Array {
  const isReversed = name.endsWith("_r");
  const key = (isReversed ? name.slice(0, -2) : name).toLowerCase();
  const named = stops[otherNames[key] ?? key] ?? stops.viridis;
  const ramp = (isReversed ? named.toReversed() : named).map((hex) =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  const colors = new Uint8Array(256 * 3);
  for (let i = 0; i < 256; i++) {
    const place = (i / 255) * (ramp.length - 1);
    const low = Math.min(ramp.length - 2, Math.floor(place));
    for (let channel = 0; channel < 3; channel++) {
      const from = ramp[low][channel];
      colors[3 * i + channel] = Math.round(from + (place - low) * (ramp[low + 1][channel] - from));
    }
  }
  return colors;
}
