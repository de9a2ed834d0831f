"""The lesson's network trained by PyTorch on the city names, for runs.test.ts.

usage: python3 make_runs.py [public/data/city-names.txt] > vectors/runs.json     (needs numpy, torch, idna)

float32, one thread of the CPU. `config` names the fields of a RunConfig that differ from the product's defaults;
the network below reads the same names. Losses and statistics of step k are measured on minibatch k, and validation
losses on the whole split, with the parameters after k updates.
"""
import hashlib
import json
import math
import sys
from pathlib import Path

import idna
import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)

CITY_NAMES = Path(__file__).parents[2] / "public" / "data" / "city-names.txt"
LAST_STEP = 20_000
LOSS_STEPS = {*range(11), 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000}
VALIDATION_STEPS = {0, 1_000, 10_000, 20_000}
SAMPLING_STEP = 10_000
THRESHOLD = 0.97

DEFAULTS = {
    "contextSize": 3,
    "embeddingSize": 10,
    "hiddenSize": 256,
    "hiddenLayers": 1,
    "normalization": "none",
    "hiddenInit": "randn",
    "gain": 1,
    "biases": "randn",
    "hiddenBiasScale": 1,
    "outputScale": 1,
    "outputBiasScale": 1,
    "batchSize": 32,
    "learningRate": 0.1,
    "seed": 42,
}
SMALL_OUTPUT = {"outputScale": 0.01, "outputBiasScale": 0}
KAIMING = {"hiddenInit": "kaiming", "gain": 5 / 3, "hiddenBiasScale": 0.01, **SMALL_OUTPUT}
RUNS = {
    "naive": {},
    "small output": SMALL_OUTPUT,
    "small hidden": {"gain": 0.2, "hiddenBiasScale": 0.01, **SMALL_OUTPUT},
    "kaiming": KAIMING,
    "kaiming, batch norm by hand": {**KAIMING, "hiddenBiasScale": 0, "normalization": "batch-norm-by-hand"},
    "kaiming, BatchNorm1d": {**KAIMING, "normalization": "batch-norm-1d"},
    "five hidden layers of 100": {**KAIMING, "hiddenLayers": 5, "hiddenSize": 100, "biases": "zeros"},
    "three hidden layers of 64, BatchNorm1d": {
        **KAIMING, "hiddenLayers": 3, "hiddenSize": 64, "biases": "zeros", "normalization": "batch-norm-1d"
    },
}


def lesson_names(source):
    """The notebook's 100,000 names, shuffled."""

    def encoded(name):
        words = name.lower().split()
        if any(len(word) < 2 for word in words):
            return ""
        try:
            return " ".join(idna.encode(word).decode("ascii") for word in words)
        except idna.IDNAError:
            return ""

    names = [name for name in map(encoded, source.split("\n")) if name] + [""]  # the file's last newline
    np.random.seed(42)
    plain = [name for name in names if "xn--" not in name]
    drawn = [name.item() for name in np.random.choice(plain, 100_000, replace=False)]
    np.random.seed(42)
    np.random.shuffle(drawn)
    checksum = hashlib.sha256("\n".join(drawn).encode()).hexdigest()
    assert checksum == "c1fec43617fd91475a120052274619a848e18279fd100b7c75f73b5361ca147b", checksum
    return drawn


def windows(names, index_of, context_size):
    inputs, targets = [], []
    for name in names:
        context = [0] * context_size
        for character in [*name, "*"]:
            inputs.append(context)
            targets.append(index_of[character])
            context = [*context[1:], index_of[character]]
    return torch.tensor(inputs), torch.tensor(targets)


class BatchNormByHand(torch.nn.Module):
    """The lesson's own: torch.std (divisor n - 1), no eps, running averages of mean and std with momentum .001."""

    def __init__(self, features):
        super().__init__()
        self.gamma = torch.nn.Parameter(torch.ones(features))
        self.beta = torch.nn.Parameter(torch.zeros(features))
        self.running_mean, self.running_std = torch.zeros(features), torch.ones(features)

    def forward(self, x):
        if not self.training:
            return self.gamma * (x - self.running_mean) / self.running_std + self.beta
        mean, std = x.mean(0), x.std(0)
        with torch.no_grad():
            self.running_mean = 0.999 * self.running_mean + 0.001 * mean
            self.running_std = 0.999 * self.running_std + 0.001 * std
        return self.gamma * (x - mean) / std + self.beta


NORMALIZATIONS = {
    "none": lambda features: torch.nn.Identity(),
    "batch-norm-1d": torch.nn.BatchNorm1d,
    "batch-norm-by-hand": BatchNormByHand,
}


class Network:
    """C, then W and b of each hidden layer, then those of the output, drawn in this order from one generator."""

    def __init__(self, config, vocabulary_size):
        generator = torch.Generator().manual_seed(config["seed"])
        width = config["hiddenSize"]

        def linear(fan_in, fan_out, weight_scale, bias_scale):
            weight = torch.randn(fan_in, fan_out, generator=generator) * weight_scale
            if config["biases"] == "zeros":
                return weight, torch.zeros(fan_out)
            return weight, torch.randn(fan_out, generator=generator) * bias_scale

        self.table = torch.randn(vocabulary_size, config["embeddingSize"], generator=generator)
        self.linears, self.normalizations = [], []
        fan_in = config["contextSize"] * config["embeddingSize"]
        for _ in range(config["hiddenLayers"]):
            scale = config["gain"] / (math.sqrt(fan_in) if config["hiddenInit"] == "kaiming" else 1)
            self.linears.append(linear(fan_in, width, scale, config["hiddenBiasScale"]))
            self.normalizations.append(NORMALIZATIONS[config["normalization"]](width))
            fan_in = width
        self.linears.append(linear(fan_in, vocabulary_size, config["outputScale"], config["outputBiasScale"]))
        own = [parameter for layer in self.normalizations for parameter in layer.parameters()]
        self.parameters = [self.table, *(tensor for pair in self.linears for tensor in pair), *own]
        for parameter in self.parameters:
            parameter.requires_grad = True

    def __call__(self, contexts):
        """Logits; keeps what entered and what left each tanh."""
        x = self.table[contexts].view(len(contexts), -1)
        self.preactivations, self.activations = [], []
        for (weight, bias), normalization in zip(self.linears, self.normalizations):
            self.preactivations.append(normalization(x @ weight + bias))
            x = torch.tanh(self.preactivations[-1])
            self.activations.append(x)
        weight, bias = self.linears[-1]
        return x @ weight + bias

    def train(self, training):
        for layer in self.normalizations:
            layer.train(training)

    def statistics(self):
        """Of each hidden layer on the last batch, after backward()."""
        return [
            {
                "mean": written(h.mean()),
                "std": written(h.std()),
                "preactivationStd": written(preactivation.std()),
                "saturated": (h.abs() > THRESHOLD).double().mean().item(),
                "dead": (h.abs() > THRESHOLD).all(0).sum().item(),
                "gradientStd": written(h.grad.std()),
            }
            for preactivation, h in zip(self.preactivations, self.activations)
        ]


def written(scalar):
    """The fewest digits that give the same float32."""
    return float(str(np.float32(scalar.item())))


def sample(network, context_size, vocabulary, count=10):
    generator = torch.Generator().manual_seed(42)
    names = []
    for _ in range(count):
        context, name = [0] * context_size, ""
        while True:
            probabilities = F.softmax(network(torch.tensor([context])), dim=1)
            index = torch.multinomial(probabilities, num_samples=1, replacement=False, generator=generator).item()
            context = [*context[1:], index]
            if index == 0:
                break
            name += vocabulary[index]
        names.append(name)
    return names


def run(config, vocabulary, train, validation):
    network = Network({**DEFAULTS, **config}, len(vocabulary))
    settings = {**DEFAULTS, **config}
    result = {"config": config, "parameters": sum(p.numel() for p in network.parameters)}
    losses, validation_losses = [], []
    inputs, targets = train
    torch.manual_seed(settings["seed"])  # the default generator draws the minibatches
    for step in range(LAST_STEP + 1):
        network.train(False)
        with torch.no_grad():
            if step in VALIDATION_STEPS:
                loss = F.cross_entropy(network(validation[0]), validation[1])
                validation_losses.append([step, written(loss)])
            if step == SAMPLING_STEP:
                result["samples"] = {"step": step, "names": sample(network, settings["contextSize"], vocabulary)}
        network.train(True)
        chosen = torch.randint(0, len(inputs), (settings["batchSize"],))
        loss = F.cross_entropy(network(inputs[chosen]), targets[chosen])
        for parameter in network.parameters:
            parameter.grad = None
        if step == 0:
            for h in network.activations:
                h.retain_grad()
        loss.backward()
        if step == 0:
            result["layers"] = network.statistics()
        if step in LOSS_STEPS:
            losses.append([step, written(loss)])
        for parameter in network.parameters:
            parameter.data -= settings["learningRate"] * parameter.grad
    return {**result, "losses": losses, "validation": validation_losses}


def main():
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CITY_NAMES
    names = lesson_names(path.read_text(encoding="utf-8").removesuffix("\n"))
    vocabulary = ["*", *sorted(set("".join(names)))]
    index_of = {character: index for index, character in enumerate(vocabulary)}
    train = windows(names[:80_000], index_of, DEFAULTS["contextSize"])
    validation = windows(names[80_000:90_000], index_of, DEFAULTS["contextSize"])
    assert (len(vocabulary), len(train[0]), len(validation[0])) == (40, 841_366, 105_262)
    runs = {}
    for name, config in RUNS.items():
        runs[name] = run(config, vocabulary, train, validation)
        print(name, runs[name]["losses"][-1], runs[name]["validation"], file=sys.stderr)
    json.dump(
        {"torch": torch.__version__, "dtype": "float32", "threshold": THRESHOLD, "runs": runs}, sys.stdout, indent=1
    )
    print()


main()
