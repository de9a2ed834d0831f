"""The lesson's network trained by PyTorch on the city names and on the first names, for runs.test.ts.

usage: python3 make_runs.py [public/data] > vectors/runs.json     (needs numpy, torch, idna)

float32, one thread of the CPU. `config` names the fields of a RunConfig that differ from the product's defaults;
the network below reads the same names. At step k the parameters have had k updates. Losses and layer statistics are
those of minibatch k; running statistics have seen it too; split losses are of whole splits, with the running statistics
before it. Of a running statistic there are its first features and the mean of all.
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

DATA = Path(__file__).parents[2] / "public" / "data"
LOSS_STEPS = {*range(11), 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000}
VALIDATION_STEPS = {0, 1_000, 10_000, 20_000}
STATISTICS_STEPS = {0, 1_000}
RUNNING_STEPS = {0, 10, 1_000, 5_000}
LONGEST_SPLIT = 500_000  # the cities' training split takes a test too long
THRESHOLD = 0.97
FEATURES = 8

DEFAULTS = {
    "contextSize": 3,
    "embeddingSize": 10,
    "hiddenSize": 256,
    "hiddenLayers": 1,
    "nonlinearity": "tanh",
    "connections": "plain",
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
DEEP = {**KAIMING, "hiddenLayers": 5, "hiddenSize": 100, "biases": "zeros"}
FIRST_NAMES = {"dataset": "first-names", "encoding": "plain", "drawn": 0}
BY_HAND, LAYER = {"normalization": "batch-norm-by-hand"}, {"normalization": "batch-norm-1d"}
"""Name: the config, and the run's last step, at which it samples."""
RUNS = {
    "naive": ({}, 10_000),
    "small output": (SMALL_OUTPUT, 20_000),
    "small hidden": ({"gain": 0.2, "hiddenBiasScale": 0.01, **SMALL_OUTPUT}, 20_000),
    "kaiming": (KAIMING, 20_000),
    "kaiming, batch norm by hand": ({**KAIMING, "hiddenBiasScale": 0, **BY_HAND}, 10_000),
    "kaiming, BatchNorm1d": ({**KAIMING, **LAYER}, 10_000),
    "five hidden layers of 100": (DEEP, 10_000),
    "five hidden layers of 100, batch norm by hand": ({**DEEP, **BY_HAND}, 5_000),
    "three hidden layers of 64, BatchNorm1d": ({**DEEP, "hiddenLayers": 3, "hiddenSize": 64, **LAYER}, 10_000),
    "first names": ({**FIRST_NAMES, **KAIMING}, 5_000),
    "first names, batch norm by hand": ({**FIRST_NAMES, **KAIMING, **BY_HAND}, 5_000),
    "first names, BatchNorm1d": ({**FIRST_NAMES, **KAIMING, **LAYER}, 5_000),
    "first names, five hidden layers of 100": ({**FIRST_NAMES, **DEEP}, 5_000),
    "first names, five hidden layers of 100, batch norm by hand": ({**FIRST_NAMES, **DEEP, **BY_HAND}, 5_000),
    "first names, five hidden layers of 100, BatchNorm1d": ({**FIRST_NAMES, **DEEP, **LAYER}, 5_000),
}


def city_names(source):
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


def first_names(source):
    """All of them, shuffled as the notebook shuffles."""
    names = source.split("\n")
    np.random.seed(42)
    np.random.shuffle(names)
    return names


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


NONLINEARITIES = {
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": F.relu,
    "leaky-relu": F.leaky_relu,
    "elu": F.elu,
    "gelu": F.gelu,
    "selu": F.selu,
    "linear": torch.nn.Identity(),
}


class Network:
    """C, then W and b of each hidden layer, then those of the output, drawn in this order from one generator."""

    def __init__(self, config, vocabulary_size):
        generator = torch.Generator().manual_seed(config["seed"])
        width = config["hiddenSize"]

        def linear(fan_in, fan_out, weight_scale, bias_scale, biases):
            weight = torch.randn(fan_in, fan_out, generator=generator) * weight_scale
            if biases == "none":
                return weight, None
            if biases == "zeros":
                return weight, torch.zeros(fan_out)
            return weight, torch.randn(fan_out, generator=generator) * bias_scale

        self.table = torch.randn(vocabulary_size, config["embeddingSize"], generator=generator)
        self.linears, self.normalizations = [], []
        fan_in = config["contextSize"] * config["embeddingSize"]
        for _ in range(config["hiddenLayers"]):
            scale = config["gain"] / (math.sqrt(fan_in) if config["hiddenInit"] == "kaiming" else 1)
            self.linears.append(linear(fan_in, width, scale, config["hiddenBiasScale"], config["biases"]))
            self.normalizations.append(NORMALIZATIONS[config["normalization"]](width))
            fan_in = width
        biases = "zeros" if config["biases"] == "none" else config["biases"]
        scales = config["outputScale"], config["outputBiasScale"]
        self.linears.append(linear(fan_in, vocabulary_size, *scales, biases))
        self.nonlinearity = NONLINEARITIES[config["nonlinearity"]]
        self.is_residual = config["connections"] == "residual"
        self.parameters = list(self.named_parameters().values())
        for parameter in self.parameters:
            parameter.requires_grad = True

    def named_parameters(self):
        """C; of each layer W, b, and what its normalization learns; the output's W and b."""
        named = {"C": self.table}
        for i, (weight, bias) in enumerate(self.linears, 1):
            named |= {f"W{i}": weight, f"b{i}": bias}
            if i <= len(self.normalizations):
                named |= dict(zip([f"γ{i}", f"β{i}"], self.normalizations[i - 1].parameters()))
        return {name: tensor for name, tensor in named.items() if tensor is not None}

    def __call__(self, contexts):
        """Logits; keeps what entered and what left each nonlinearity."""
        x = self.table[contexts].view(len(contexts), -1)
        self.preactivations, self.activations = [], []
        for (weight, bias), normalization in zip(self.linears, self.normalizations):
            self.preactivations.append(normalization(x @ weight if bias is None else x @ weight + bias))
            h = self.nonlinearity(self.preactivations[-1])
            # The first layer changes the width.
            x = x + h if self.is_residual and self.activations else h
            self.activations.append(h)
        weight, bias = self.linears[-1]
        return x @ weight + bias

    def running(self):
        """Mean, and variance or standard deviation, of each hidden layer that keeps them."""
        kept = [layer for layer in self.normalizations if not isinstance(layer, torch.nn.Identity)]
        return [
            tensor
            for layer in kept
            for tensor in (layer.running_mean, layer.running_std if isinstance(layer, BatchNormByHand) else layer.running_var)
        ]

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


def run(config, last, vocabulary, splits):
    settings = {**DEFAULTS, **config}
    network = Network(settings, len(vocabulary))
    result = {"config": config, "parameters": sum(p.numel() for p in network.parameters), "last": last}
    losses, split_losses, layers, running = [], [], [], []
    inputs, targets = splits["train"]
    torch.manual_seed(settings["seed"])  # the default generator draws the minibatches
    for step in range(last + 1):
        network.train(False)
        with torch.no_grad():
            for name, (split_inputs, split_targets) in splits.items():
                wanted = step == last or (name == "validation" and step in VALIDATION_STEPS)
                if not wanted or len(split_inputs) > LONGEST_SPLIT:
                    continue
                split_losses.append([name, step, written(F.cross_entropy(network(split_inputs), split_targets))])
            if step == last:
                result["samples"] = sample(network, settings["contextSize"], vocabulary)
        network.train(True)
        chosen = torch.randint(0, len(inputs), (settings["batchSize"],))
        loss = F.cross_entropy(network(inputs[chosen]), targets[chosen])
        for parameter in network.parameters:
            parameter.grad = None
        if step in STATISTICS_STEPS:
            for h in network.activations:
                h.retain_grad()
        loss.backward()
        if step in STATISTICS_STEPS:
            layers.append([step, network.statistics()])
        if step in RUNNING_STEPS and network.running():
            running.append([step, [summary(tensor) for tensor in network.running()]])
        if step in LOSS_STEPS:
            losses.append([step, written(loss)])
        for parameter in network.parameters:
            parameter.data -= settings["learningRate"] * parameter.grad
    return {**result, "layers": layers, "running": running, "losses": losses, "splits": split_losses}


def summary(tensor):
    return {"first": [written(value) for value in tensor[:FEATURES]], "mean": tensor.double().mean().item()}


def load(path, names_of):
    """Vocabulary and windows of each split."""
    names = names_of(path.read_text(encoding="utf-8").removesuffix("\n"))
    vocabulary = ["*", *sorted(set("".join(names)))]
    index_of = {character: index for index, character in enumerate(vocabulary)}
    n1, n2 = int(0.8 * len(names)), int(0.9 * len(names))
    parts = {"train": names[:n1], "validation": names[n1:n2], "test": names[n2:]}
    return vocabulary, {name: windows(part, index_of, DEFAULTS["contextSize"]) for name, part in parts.items()}


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    datasets = {
        "cities": load(directory / "city-names.txt", city_names),
        "first-names": load(directory / "first-names.txt", first_names),
    }
    vocabulary, splits = datasets["cities"]
    assert (len(vocabulary), len(splits["train"][0]), len(splits["validation"][0])) == (40, 841_366, 105_262)
    runs = {}
    for name, (config, last) in RUNS.items():
        runs[name] = run(config, last, *datasets[config.get("dataset", "cities")])
        print(name, runs[name]["losses"][-1], runs[name]["splits"], file=sys.stderr)
    json.dump({"torch": torch.__version__, "dtype": "float32", "threshold": THRESHOLD, "runs": runs}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
