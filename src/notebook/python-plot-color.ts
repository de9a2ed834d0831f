import type { PlotTheme } from "../figures/theme";

/** A colour of matplotlib's. Its cycle in ours: its first two are train's and validation's blue and orange here too. */
export function seriesColor(color: string, theme: PlotTheme): string {
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
  const numbered = /^C(\d)$/.exec(color);
  if (numbered) return cycle[Number(numbered[1])];
  return ownNames(theme)[color] ?? color;
}

/** The names of matplotlib's letters: loud on our paper, or hidden by it; black is ink, white is paper. */
function ownNames(theme: PlotTheme): Record<string, string> {
  return {
    blue: theme.train,
    green: theme.expected,
    red: "#d1333a",
    cyan: theme.layers[4],
    magenta: theme.layers[0],
    yellow: theme.warning,
    black: theme.ink,
    white: theme.paper,
    none: "rgba(0,0,0,0)",
  };
}

/** Colours at equal distances from the least value to the greatest, of matplotlib's maps of these names. */
const stops: Record<string, string> = {
  gray: "000000 ffffff",
  greys: "ffffff f0f0f0 d9d9d9 bdbdbd 959595 727272 515151 242424 000000",
  blues: "f7fbff deebf7 c6dbef 9dcae1 6aaed6 4191c6 2070b4 08509b 08306b",
  reds: "fff5f0 fee0d2 fcbba1 fc9272 fb694a ee3a2c ca181d a30f15 67000d",
  greens: "f7fcf5 e5f5e0 c7e9c0 a0d99b 73c476 40aa5d 228a44 006c2c 00441b",
  oranges: "fff5eb fee6ce fdd0a2 fdae6a fd8c3b f16813 d84801 a53603 7f2704",
  purples: "fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807cba 6950a3 53268f 3f007d",
  viridis: "440154 472d7b 3b528b 2c728e 21918c 28ae80 5ec962 addc30 fde725",
  plasma: "0d0887 4c02a1 7e03a8 aa2395 cc4778 e66c5c f89540 fdc527 f0f921",
  inferno: "000004 210c4a 57106e 8a226a bc3754 e45a31 f98e09 f9cb35 fcffa4",
  magma: "000004 1d1147 51127c 832681 b73779 e75263 fc8961 fec488 fcfdbf",
  cividis: "00224e 1a386f 434e6c 61656f 7d7c78 9b9476 bcae6c dec958 fee838",
  coolwarm: "3b4cc0 6282ea 8db0fe b9d0f9 dddcdc f5c4ac f4987a dd5f4b b40426",
  bwr: "0000ff 4040ff 8080ff c0c0ff fffefe ffbebe ff7e7e ff3e3e ff0000",
  seismic: "00004c 0000a6 0101ff 8181ff fffdfd ff7d7d fe0000 be0000 800000",
  rdbu: "67001f bb2a34 e58368 fbceb7 f6f7f7 c0dceb 68abd0 2870b1 053061",
  rdylbu: "a50026 de402e f98e52 fed485 feffc0 d1ecf4 8ec2dc 4f81ba 313695",
  rdylgn: "a50026 de402e f98e52 fed481 feffbe cbe982 84ca66 2aa054 006837",
  spectral: "9e0142 dd4a4c f98e52 fed481 ffffbe d6ee9b 86cfa5 3d95b8 5e4fa2",
  piyg: "8e0152 cb3289 e897c4 fad6ea f7f7f6 d9f0bc 9acd61 589b28 276419",
  hot: "0b0000 5f0000 b30000 ff0800 ff5c00 ffb000 ffff07 ffff85 ffffff",
  bone: "000000 1c1c27 38384e 545574 707b90 8ca2ac a9c8c8 d5e4e4 ffffff",
  jet: "000080 0000c8 0000ff 0040ff 0080ff 00c0ff 16ffe1 49ffad 7dff7a b1ff46 e4ff13 ffd000 ff9400 ff5900 ff1e00 c40000 800000",
  turbo:
    "30123b 4040a2 466be3 4294ff 28bceb 18ddc2 32f298 6dfe62 a4fc3c cdec34 eecf3a fdac34 fb7e21 eb500e d02f05 a91601 7a0403",
  rainbow: "8000ff 5641fd 2c7ef7 00b5eb 2adddd 54f6cb 80ffb4 abf69b d4dd80 ffb360 ff7e41 ff4121 ff0000",
  hsv: "ff0000 ff7c00 fcf500 84ff00 08ff00 00ff74 00fff6 008cff 0010ff 7200ff ee00ff ff0094 ff0018",
  ylorrd: "ffffcc ffeda0 fed976 feb24c fd8c3c fc4d2a e2191c bb0026 800026",
  ylgnbu: "ffffd9 edf8b1 c6e9b4 7ecdbb 40b5c4 1d90c0 225da8 243392 081d58",
  pubu: "fff7fb ece7f2 d0d1e6 a5bddb 73a9cf 358fc0 056faf 04598c 023858",
  bugn: "f7fcfd e5f5f9 ccece6 98d8c9 65c2a3 40ad75 228a44 006c2c 00441b",
  twilight: "e2d9e2 b3c6ce 7ba1c2 6276ba 5e43a5 4e186f 2f1436 581647 8e2c50 b25652 c68a6d d4bcac e2d9e2",
};

const otherNames: Record<string, string> = {
  grey: "gray",
  binary: "greys",
};

/** RGB of 256 values from the least to the greatest, [256 × 3]. A map that we don't have is viridis, matplotlib's own. */
export function colorMap(name: string): Uint8Array {
  const isReversed = name.endsWith("_r");
  const key = (isReversed ? name.slice(0, -2) : name).toLowerCase();
  const named = (stops[otherNames[key] ?? key] ?? stops.viridis).split(" ");
  const ramp = (isReversed ? named.toReversed() : named).map((hex) =>
    [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
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

/** The colour of a value between the two ends of a map, as "rgb(…)". */
export function mappedColor(colors: Uint8Array, value: number, vmin: number, vmax: number): string {
  const at = 3 * mapPlace(value, vmin, vmax);
  return `rgb(${colors[at]},${colors[at + 1]},${colors[at + 2]})`;
}

/** Which of the 256 colours a value has. */
export function mapPlace(value: number, vmin: number, vmax: number): number {
  const span = vmax > vmin ? vmax - vmin : 1;
  return Math.min(255, Math.max(0, Math.floor(((value - vmin) / span) * 256)));
}
