import { describe, expect, test } from "vitest";
import { useBackend } from "../../../src/engine/tensor";
import { defaultConfig, parseConfig, type RunConfig } from "../../../src/experiment/config";
import { lossesOnly } from "../../../src/experiment/frame";
import { readStack, writeStack } from "../../../src/experiment/hidden-layers";
import { prepareNames } from "../../../src/experiment/names/prepare";
import { hiddenLayersOf } from "../../../src/experiment/network-layers";
import { cellConfig } from "../../../src/experiment/sweep-cells";
import { Trainer } from "../../../src/experiment/trainer";
import { buildSplits } from "../../../src/experiment/windows";
import { kernelBuilds } from "../../kernel-builds";

const mixed =
  "linear:24,batch-norm-1d,tanh,linear:16:no-bias,relu,linear:16,batch-norm-by-hand,residual,linear:8,gelu";

describe("a list of layers", () => {
  test("is read into layers and written as it was", () => {
    const layers = readStack(mixed);
    expect(layers).toEqual([
      { width: 24, hasBias: true, normalization: "batch-norm-1d", nonlinearity: "tanh", isResidual: false },
      { width: 16, hasBias: false, normalization: "none", nonlinearity: "relu", isResidual: false },
      {
        width: 16,
        hasBias: true,
        normalization: "batch-norm-by-hand",
        nonlinearity: "linear",
        isResidual: true,
      },
      { width: 8, hasBias: true, normalization: "none", nonlinearity: "gelu", isResidual: false },
    ]);
    expect(writeStack(layers as [])).toBe(mixed);
  });

  test.each([
    ["tanh", { kind: "no-linear", word: "tanh" }],
    ["linear:256,swish", { kind: "unknown-word", layer: 0, word: "swish" }],
    ["linear:256,", { kind: "unknown-word", layer: 0, word: "" }],
    ["linear:256,linear", { kind: "unknown-word", layer: 0, word: "linear" }],
    ["linear:8,tanh,batch-norm-1d", { kind: "out-of-order", layer: 0, word: "batch-norm-1d" }],
    ["linear:8,tanh,relu", { kind: "out-of-order", layer: 0, word: "relu" }],
    ["linear:0", { kind: "width", layer: 0, received: "0" }],
    ["linear:8,linear:2049", { kind: "width", layer: 1, received: "2049" }],
    ["linear:1e3", { kind: "width", layer: 0, received: "1e3" }],
    ["linear:8,residual", { kind: "residual-first" }],
    ["linear:8,linear:16,residual", { kind: "residual-width", layer: 1, given: 8, width: 16 }],
    [Array(51).fill("linear:8").join(), { kind: "too-deep", received: 51 }],
  ])("%s is refused by name", (text, problem) => {
    expect(readStack(text)).toEqual(problem);
    const { config, problems } = parseConfig({ layers: text, gain: 2 });
    expect(config).toEqual({ ...defaultConfig, gain: 2 });
    expect(problems).toEqual([{ kind: "not-a-stack", field: "layers", received: text, problem }]);
  });

  test("is none when it is no text", () => {
    const { problems } = parseConfig({ layers: ["linear:8"] });
    expect(problems).toEqual([
      { kind: "not-a-stack", field: "layers", received: ["linear:8"], problem: null },
    ]);
  });
});

describe("a network of listed layers", async () => {
  const [backend] = await kernelBuilds();
  const silent = () => {};
  const text = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
  const names = prepareNames(text, { encoding: "plain", drawn: 0, shuffle: "numpy" }, silent);
  const splits = buildSplits(names, 3, silent);

  async function trained(config: RunConfig) {
    useBackend(backend!);
    const trainer = new Trainer(config, splits, names.vocabulary.length);
    for (let step = 0; step < 5; step++) trainer.advance();
    const frame = await trainer.frame({ ...lossesOnly, statistics: true, saturationLayer: 1 });
    const summary = trainer.network.summary();
    trainer.dispose();
    return { frame, summary };
  }

  test.each<[string, Partial<RunConfig>]>([
    ["plain, drawn biases", { hiddenLayers: 3 }],
    [
      "residual, BatchNorm1d, no biases",
      { hiddenLayers: 3, connections: "residual", normalization: "batch-norm-1d", biases: "none" },
    ],
    [
      "relu, BatchNorm by hand, zero biases",
      { hiddenLayers: 2, nonlinearity: "relu", normalization: "batch-norm-by-hand", biases: "zeros" },
    ],
    ["no nonlinearity, Xavier", { hiddenLayers: 2, nonlinearity: "linear", hiddenInit: "xavier" }],
  ])("is bit for bit the regular one whose layers it lists: %s", async (_, fields) => {
    const config: RunConfig = { ...defaultConfig, hiddenSize: 12, gain: 0.3, outputScale: 0.1, ...fields };
    const layers = writeStack(hiddenLayersOf(config));
    // The list alone says what the hidden layers are.
    const listed: RunConfig = {
      ...defaultConfig,
      gain: 0.3,
      outputScale: 0.1,
      hiddenInit: config.hiddenInit,
      biases: config.biases,
      layers,
    };
    expect(await trained(listed)).toEqual(await trained(config));
  });

  test("tells each layer by its own width and nonlinearity", async () => {
    const { frame, summary } = await trained({ ...defaultConfig, gain: 0.3, layers: mixed });
    expect(summary.tensors.map(({ name }) => name).join(" ")).toBe(
      "C W1 b1 γ1 β1 W2 W3 b3 γ3 β3 W4 b4 W5 b5",
    );
    expect(frame.layers).toHaveLength(4);
    expect(frame.saturation).toMatchObject({ layer: 1, nonlinearity: "relu", neurons: 16, batch: 32 });
    // relu gives nothing where nothing enters, and passes no gradient there.
    const off = frame.saturation!.preactivations.filter((x) => x <= 0).length;
    expect(frame.layers[1]!.saturated).toBe(off / (16 * 32));
    // Without a nonlinearity nothing is saturated.
    expect(frame.layers[2]!.saturated).toBe(0);
  });
});

test("a sweep over what the regular network has is of no listed layers; one over the rest keeps them", () => {
  const sweep = { config: { ...defaultConfig, layers: mixed }, y: null, steps: 100, shown: "loss" } as const;
  const place = { column: 0, row: 0 };
  const width = cellConfig({ ...sweep, x: { field: "hiddenSize", values: [64] } }, place);
  expect([width.layers, width.hiddenSize]).toEqual(["", 64]);
  const gain = cellConfig({ ...sweep, x: { field: "gain", values: [2] } }, place);
  expect([gain.layers, gain.gain]).toEqual([mixed, 2]);
});
