import type { RunConfig } from "../experiment/config";
import type { HiddenLayer } from "../experiment/hidden-layers";
import { hiddenLayersOf } from "../experiment/network-layers";
import { tanhGain } from "../experiment/presets";
import type { Say } from "./say";

/** A number as Python writes it; the lesson's 5/3 as the lesson does. */
export function number(value: number): string {
  return value === tanhGain ? "5/3" : String(value);
}

/** What a preactivation passes through, in PyTorch's words. */
const nonlinearities: Record<RunConfig["nonlinearity"], (x: string) => string> = {
  tanh: (x) => `torch.tanh(${x})`,
  sigmoid: (x) => `torch.sigmoid(${x})`,
  relu: (x) => `F.relu(${x})`,
  "leaky-relu": (x) => `F.leaky_relu(${x})`,
  elu: (x) => `F.elu(${x})`,
  gelu: (x) => `F.gelu(${x})`,
  selu: (x) => `F.selu(${x})`,
  linear: (x) => x,
};

/** The same as functions to be handed over. */
const functions: Record<RunConfig["nonlinearity"], string> = {
  tanh: "torch.tanh",
  sigmoid: "torch.sigmoid",
  relu: "F.relu",
  "leaky-relu": "F.leaky_relu",
  elu: "F.elu",
  gelu: "F.gelu",
  selu: "F.selu",
  linear: "lambda x: x",
};

/**
 * The run's network as the lesson writes one: `Model(g)`, with its own BatchNorm above it where it has one by hand. It
 * draws from `g` in the page's order: C, then W and b of each layer, the output's last.
 */
export function networkCode(config: RunConfig, say: Say): string {
  const isListed = config.layers !== "";
  const model = isListed
    ? listedLayers(config, say)
    : config.hiddenLayers === 1
      ? oneLayer(config, say)
      : manyLayers(config, say);
  const isByHand = hiddenLayersOf(config).some(({ normalization }) => normalization === "batch-norm-by-hand");
  return isByHand ? `${batchNormByHand(say)}\n\n\n${model}` : model;
}

/** The network's sizes, by the lesson's names. */
export function sizesCode({ embeddingSize, hiddenSize, hiddenLayers, layers }: RunConfig): string {
  if (layers !== "") return `emb_size = ${embeddingSize}`;
  const sizes = [`emb_size = ${embeddingSize}`, `n_hidden = ${hiddenSize}`];
  if (hiddenLayers > 1) sizes.push(`n_layers = ${hiddenLayers}`);
  return sizes.join("\n");
}

/** The notebook's first model: C, W1, b1, W2, b2. */
function oneLayer(config: RunConfig, say: Say): string {
  const { biases } = config;
  const bn = normalization(config);
  const names = ["C", "W1", ...(biases === "none" ? [] : ["b1"]), "W2", "b2"].map((name) => `self.${name}`);
  const parameters = `[${names.join(", ")}]${bn ? " + list(self.bn.parameters())" : ""}`;
  const sum = `embcat @ self.W1${biases === "none" ? "" : " + self.b1"}`;
  return lines([
    "class Model:",
    "    def __init__(self, g):",
    "        self.C = torch.randn(charset_size, emb_size, generator=g)",
    "        fan_in = context_size * emb_size",
    `        self.W1 = ${hiddenWeight(config)}`,
    biases !== "none" && `        self.b1 = ${hiddenBias(config)}`,
    bn && `        self.bn = ${bn}`,
    ...output(config, "self.W2", "self.b2"),
    `        self.parameters = ${parameters}`,
    "        for p in self.parameters:",
    "            p.requires_grad = True",
    "",
    "    def __call__(self, x):",
    "        embcat = self.C[x].view(-1, context_size * emb_size)",
    bn ? `        preact = self.bn(${sum})` : `        preact = ${sum}`,
    `        act = ${nonlinearities[config.nonlinearity]("preact")}`,
    "        return act @ self.W2 + self.b2",
    ...training(bn, ["        self.bn.train(mode)"], say),
  ]);
}

/** Any number of equal layers. */
function manyLayers(config: RunConfig, say: Say): string {
  const { biases, connections } = config;
  const bn = normalization(config);
  const names = `[self.W${biases === "none" ? "" : ", self.b"}]`;
  const sum = `x @ self.W${biases === "none" ? "" : " + self.b"}`;
  const isResidual = connections === "residual";
  return lines([
    "class Hidden:",
    "    def __init__(self, fan_in, n_hidden, g):",
    `        self.W = ${hiddenWeight(config)}`,
    biases !== "none" && `        self.b = ${hiddenBias(config)}`,
    bn && `        self.bn = ${bn}`,
    `        self.parameters = ${names}${bn ? " + list(self.bn.parameters())" : ""}`,
    "",
    "    def __call__(self, x):",
    bn ? `        preact = self.bn(${sum})` : `        preact = ${sum}`,
    `        return ${nonlinearities[config.nonlinearity]("preact")}`,
    "",
    "",
    "class Model:",
    "    def __init__(self, g):",
    "        self.C = torch.randn(charset_size, emb_size, generator=g)",
    "        fan_ins = [context_size * emb_size] + [n_hidden] * (n_layers - 1)",
    "        self.hidden = [Hidden(fan_in, n_hidden, g) for fan_in in fan_ins]",
    ...output(config, "self.W", "self.b"),
    "        self.parameters = [self.C] + [p for layer in self.hidden for p in layer.parameters] + [self.W, self.b]",
    "        for p in self.parameters:",
    "            p.requires_grad = True",
    "",
    "    def __call__(self, x):",
    "        x = self.C[x].view(-1, context_size * emb_size)",
    isResidual ? "        for i, layer in enumerate(self.hidden):" : "        for layer in self.hidden:",
    isResidual
      ? `            x = x + layer(x) if i > 0 else layer(x)  # ${say("code.residual")}`
      : "            x = layer(x)",
    "        return x @ self.W + self.b",
    ...training(bn, ["        for layer in self.hidden:", "            layer.bn.train(mode)"], say),
  ]);
}

/** Layers that differ, one by one. */
function listedLayers(config: RunConfig, say: Say): string {
  const layers = hiddenLayersOf(config);
  const hasModes = layers.some(({ normalization }) => normalization !== "none");
  const isResidual = layers.some((layer) => layer.isResidual);
  const bias = `${hiddenBias(config)} if bias else None`;
  return lines([
    "class Hidden:",
    "    def __init__(self, fan_in, n_hidden, act, g, bn=None, bias=True, residual=False):",
    `        self.W = ${hiddenWeight(config)}`,
    `        self.b = ${config.biases === "none" ? "None" : bias}`,
    "        self.act, self.bn, self.residual = act, bn, residual",
    "        self.parameters = [p for p in (self.W, self.b) if p is not None] + (list(bn.parameters()) if bn else [])",
    "",
    "    def __call__(self, x):",
    "        preact = x @ self.W if self.b is None else x @ self.W + self.b",
    "        if self.bn:",
    "            preact = self.bn(preact)",
    "        h = self.act(preact)",
    isResidual
      ? `        return x + h if self.residual else h  # ${say("code.residual")}`
      : "        return h",
    "",
    "",
    "class Model:",
    "    def __init__(self, g):",
    "        self.C = torch.randn(charset_size, emb_size, generator=g)",
    "        self.hidden = [",
    ...layers.map((layer, i) => `            ${listedLayer(layer, i === 0 ? null : layers[i - 1].width)},`),
    "        ]",
    `        n_hidden = ${layers.at(-1)!.width}`,
    ...output(config, "self.W", "self.b"),
    "        self.parameters = [self.C] + [p for layer in self.hidden for p in layer.parameters] + [self.W, self.b]",
    "        for p in self.parameters:",
    "            p.requires_grad = True",
    "",
    "    def __call__(self, x):",
    "        x = self.C[x].view(-1, context_size * emb_size)",
    "        for layer in self.hidden:",
    "            x = layer(x)",
    "        return x @ self.W + self.b",
    ...training(
      hasModes ? "some" : null,
      [
        "        for layer in self.hidden:",
        "            if layer.bn:",
        "                layer.bn.train(mode)",
      ],
      say,
    ),
  ]);
}

/** A call of Hidden; `given`: how many numbers it receives, null for the characters. */
function listedLayer(layer: HiddenLayer, given: number | null): string {
  const { width, hasBias, normalization, nonlinearity, isResidual } = layer;
  const act = functions[nonlinearity];
  const options = [
    normalization === "batch-norm-1d" && `bn=torch.nn.BatchNorm1d(${width})`,
    normalization === "batch-norm-by-hand" && `bn=BatchNorm(${width})`,
    !hasBias && "bias=False",
    isResidual && "residual=True",
  ].filter((option) => option !== false);
  return `Hidden(${[given ?? "context_size * emb_size", width, act, "g", ...options].join(", ")})`;
}

/** randn, times one number: PyTorch rounds a product of two numbers and a tensor twice, the page once. */
function hiddenWeight({ hiddenInit, gain }: RunConfig): string {
  const drawn = "torch.randn(fan_in, n_hidden, generator=g)";
  switch (hiddenInit) {
    case "randn":
      return scaled(drawn, gain);
    case "kaiming":
      return `${drawn} * (${number(gain)} / fan_in**0.5)`;
    case "xavier":
      return `${drawn} * (${number(gain)} * (2 / (fan_in + n_hidden))**0.5)`;
  }
}

function hiddenBias({ biases, hiddenBiasScale }: RunConfig): string {
  if (biases === "zeros") return "torch.zeros(n_hidden)";
  return scaled("torch.randn(n_hidden, generator=g)", hiddenBiasScale);
}

function output({ biases, outputScale, outputBiasScale }: RunConfig, weight: string, bias: string): string[] {
  const drawn = scaled("torch.randn(charset_size, generator=g)", outputBiasScale);
  return [
    `        ${weight} = ${scaled("torch.randn(n_hidden, charset_size, generator=g)", outputScale)}`,
    `        ${bias} = ${biases === "randn" ? drawn : "torch.zeros(charset_size)"}`,
  ];
}

const scaled = (drawn: string, scale: number) => (scale === 1 ? drawn : `${drawn} * ${number(scale)}`);

function normalization({ normalization }: RunConfig): string | null {
  switch (normalization) {
    case "none":
      return null;
    case "batch-norm-1d":
      return "torch.nn.BatchNorm1d(n_hidden)";
    case "batch-norm-by-hand":
      return "BatchNorm(n_hidden)";
  }
}

/** The lesson's own: std with n − 1, no eps, momentum .001. */
function batchNormByHand(say: Say): string {
  return `class BatchNorm:
    def __init__(self, n):
        self.bngain = torch.ones((1, n))
        self.bnbias = torch.zeros((1, n))
        self.bnmean_running = torch.zeros((1, n))
        self.bnstd_running = torch.ones((1, n))
        self.training = True

    def __call__(self, x):
        if self.training:
            bnmeani = x.mean(0, keepdim=True)
            bnstdi = x.std(0, keepdim=True)
            with torch.no_grad():  # ${say("code.running")}
                self.bnmean_running = 0.999 * self.bnmean_running + 0.001 * bnmeani
                self.bnstd_running = 0.999 * self.bnstd_running + 0.001 * bnstdi
        else:
            bnmeani, bnstdi = self.bnmean_running, self.bnstd_running
        return self.bngain * (x - bnmeani) / bnstdi + self.bnbias

    def train(self, mode):
        self.training = mode

    def parameters(self):
        return [self.bngain, self.bnbias]`;
}

function training(bn: string | null, body: string[], say: Say): string[] {
  return bn ? ["", "    def train(self, mode):", `        # ${say("code.modes")}`, ...body] : [];
}

const lines = (parts: (string | false | null)[]) =>
  parts.filter((part) => typeof part === "string").join("\n");
