import type { ShikiTransformer } from "shiki";

/**
 * The lesson's quantities by the names they have in its code, and the symbol that each has in formulas and figures:
 * pointing at one lights up the others. In formulas a symbol is written `\sym{W1}{W_1}`.
 */
const symbols: Record<string, string> = {
  C: "C",
  emb: "emb",
  embcat: "emb",
  W1: "W1",
  b1: "b1",
  W2: "W2",
  b2: "b2",
  preact: "preact",
  hpreact: "preact",
  act: "h",
  h: "h",
  t: "h",
  "out.grad": "grad-h",
  "self.grad": "grad-preact",
  "self.data": "preact",
  logits: "logits",
  loss: "loss",
  lr: "lr",
  gain: "gain",
  fan_in: "fan-in",
  gamma: "gamma",
  bngain: "gamma",
  beta: "beta",
  bnbias: "beta",
  bnmeani: "batch-mean",
  bnstdi: "batch-std",
  bnmean_running: "running-mean",
  bnstd_running: "running-std",
  running_mean: "running-mean",
  running_var: "running-std",
};

const name = new RegExp(`(?<![\\w"'])(${Object.keys(symbols).join("|")})(?![\\w"'])`, "g");

/** Marks the lesson's quantities in a block of Python. */
export const codeSymbols: ShikiTransformer = {
  name: "code-symbols",
  preprocess(code, options) {
    if (options.lang !== "python") return;
    options.decorations = [
      ...(options.decorations ?? []),
      ...[...code.matchAll(name)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        properties: { "data-symbol": symbols[match[0]] },
      })),
    ];
  },
};
