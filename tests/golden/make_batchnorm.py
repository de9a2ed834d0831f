"""Batch normalisation by PyTorch on the city names, for batchnorm.test.ts.

usage: python3 make_batchnorm.py [public/data] > vectors/batchnorm.json     (needs numpy, torch, idna)

Networks, minibatches and names are those of make_runs.py. Of what has a number a neuron there are the first eight.
"""
import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import BY_HAND, DATA, DEEP, DEFAULTS, FEATURES, KAIMING, LAYER, THRESHOLD, Network, city_names, load, written

JITTER = {"steps": 100, "context": "san", "seed": 1, "batches": 3}
EVALUATED = {"steps": 100, "examples": 8192, "batch_sizes": [2, 32]}
ESTIMATED = {"neuron": 0, "seed": 1, "batches": 200, "batch_sizes": [2, 32]}


def first(tensor):
    return [written(value) for value in tensor.flatten()[:FEATURES]]


def share(activations):
    return (activations.abs() > THRESHOLD).double().mean().item()


class Run:
    """A network and its minibatches, one after another."""

    def __init__(self, config):
        self.settings = {**DEFAULTS, **config}
        self.network = Network(self.settings, len(VOCABULARY))
        self.stream = torch.Generator().manual_seed(self.settings["seed"])
        self.draw()

    def draw(self):
        inputs, targets = SPLITS["train"]
        chosen = torch.randint(0, len(inputs), (self.settings["batchSize"],), generator=self.stream)
        self.contexts, self.targets = inputs[chosen], targets[chosen]

    def sums(self, contexts):
        weight, bias = self.network.linears[0]
        return self.network.table[contexts].view(len(contexts), -1) @ weight + bias

    def loss(self):
        return F.cross_entropy(self.network(self.contexts), self.targets)

    def backward(self):
        for parameter in self.network.parameters:
            parameter.grad = None
        loss = self.loss()
        loss.backward()
        return loss

    def train(self, steps):
        for _ in range(steps):
            self.backward()
            for parameter in self.network.parameters:
                parameter.data -= self.settings["learningRate"] * parameter.grad
            self.draw()

    def calibrated(self):
        with torch.no_grad():
            sums = self.sums(SPLITS["train"][0]).double()
            return sums.mean(0), sums.std(0)


def first_batch():
    plain, normalized = Run({}), Run(BY_HAND)
    losses = [written(run.backward()) for run in (plain, normalized)]
    sums = plain.sums(plain.contexts)
    gradients = [run.network.linears[0][1].grad.abs().max().item() for run in (plain, normalized)]
    return {
        "sums": first(sums),
        "bnmeani": first(sums.mean(0)),
        "bnstdi": first(sums.std(0)),
        "normalized": first(normalized.network.preactivations[0]),
        "losses": losses,
        "saturated": [share(run.network.activations[0]) for run in (plain, normalized)],
        "biasGradient": gradients,
    }


def coupling():
    """The length of dLi/d(sums of example j)."""
    result = {}
    for name, config in {"plain": {}, "byHand": BY_HAND}.items():
        run = Run({**KAIMING, **config})
        sums = run.sums(run.contexts).detach().requires_grad_()
        run.network.normalizations[0].train()
        weight, bias = run.network.linears[-1]
        rows = []
        for i in range(2):
            sums.grad = None
            logits = torch.tanh(run.network.normalizations[0](sums)) @ weight + bias
            F.cross_entropy(logits[i : i + 1], run.targets[i : i + 1]).backward()
            rows.append([written(length) for length in sums.grad.norm(dim=1)])
        result[name] = rows
    return result


def running():
    """After the minibatch of each step has passed, as the lecture's loop leaves them."""
    run = Run({**KAIMING, **BY_HAND})
    averages = {momentum: [torch.zeros(256), torch.ones(256)] for momentum in (0.001, 0.1)}
    told = []
    for step in range(101):
        with torch.no_grad():
            sums = run.sums(run.contexts)
            for momentum, average in averages.items():
                for i, value in enumerate((sums.mean(0), sums.std(0))):
                    average[i] = (1 - momentum) * average[i] + momentum * value
        if step in (0, 100):
            mean, std = run.calibrated()
            told.append(
                {
                    "step": step,
                    "calibrated": {"mean": first(mean), "std": first(std)},
                    "running": [
                        {"momentum": momentum, "mean": first(average[0]), "std": first(average[1])}
                        for momentum, average in averages.items()
                    ],
                }
            )
        if step < 100:
            run.train(1)
    return told


def jitter():
    run = Run({**KAIMING, **BY_HAND})
    run.train(JITTER["steps"])
    inputs = SPLITS["train"][0]
    fixed = torch.tensor([[VOCABULARY.index(character) for character in JITTER["context"]]])
    stream = torch.Generator().manual_seed(JITTER["seed"])
    seen = []
    with torch.no_grad():
        for _ in range(JITTER["batches"]):
            companions = inputs[torch.randint(0, len(inputs), (31,), generator=stream)]
            logits = run.network(torch.cat([fixed, companions]))
            seen.append({"h": first(run.network.activations[0][0]), "p": first(F.softmax(logits, 1)[0])})
        layer = run.network.normalizations[0]
        layer.running_mean, layer.running_std = (value.float() for value in run.calibrated())
        layer.eval()
        logits = run.network(fixed)
        still = {"h": first(run.network.activations[0][0]), "p": first(F.softmax(logits, 1)[0])}
    return {**JITTER, "batches": seen, "still": still}


def layer():
    """nn.BatchNorm1d on the same sums, and after one update of its running statistics."""
    run = Run({**KAIMING, **LAYER})
    run.loss()
    batch_norm = run.network.normalizations[0]
    return {
        "normalized": first(run.network.preactivations[0]),
        "runningMean": first(batch_norm.running_mean),
        "runningVar": first(batch_norm.running_var),
        "biasedVar": first(run.sums(run.contexts).var(0, unbiased=False)),
        "unbiasedVar": first(run.sums(run.contexts).var(0)),
    }


def forgotten():
    run = Run({**KAIMING, **LAYER})
    run.train(EVALUATED["steps"])
    inputs, targets = SPLITS["validation"]
    chosen = torch.randperm(len(inputs), generator=torch.Generator().manual_seed(42))[: EVALUATED["examples"]]
    inputs, targets = inputs[chosen], targets[chosen]
    with torch.no_grad():
        run.network.train(False)
        evaluation = written(F.cross_entropy(run.network(inputs), targets))
        run.network.train(True)
        training = [
            sum(
                F.cross_entropy(run.network(x), y, reduction="sum").double().item()
                for x, y in zip(inputs.split(size), targets.split(size))
            )
            / len(inputs)
            for size in EVALUATED["batch_sizes"]
        ]
    return {**EVALUATED, "evaluation": evaluation, "training": training}


def estimates():
    run = Run(KAIMING)
    with torch.no_grad():
        values = run.sums(SPLITS["train"][0])[:, ESTIMATED["neuron"]].double()
    stream = torch.Generator().manual_seed(ESTIMATED["seed"])
    told = []
    for size in ESTIMATED["batch_sizes"]:
        drawn = torch.stack(
            [values[torch.randint(0, len(values), (size,), generator=stream)] for _ in range(ESTIMATED["batches"])]
        )
        told.append([drawn.var(1, unbiased=False).mean().item(), drawn.var(1).mean().item()])
    return {**ESTIMATED, "variance": values.var(unbiased=False).item(), "estimates": told}


def robustness():
    """Saturation of the deep network's first minibatch, layer by layer."""
    told = []
    for gain in (0.2, 5.0):
        for config in ({}, LAYER):
            run = Run({**DEEP, **config, "gain": gain})
            run.loss()
            told.append({"gain": gain, **config, "saturated": [share(h) for h in run.network.activations]})
    return told


torch.set_num_threads(1)
VOCABULARY, SPLITS = load(
    (Path(sys.argv[1]) if len(sys.argv) > 1 else DATA) / "city-names.txt", city_names
)
json.dump(
    {
        "torch": torch.__version__,
        "dtype": "float32",
        "firstBatch": first_batch(),
        "coupling": coupling(),
        "running": running(),
        "jitter": jitter(),
        "layer": layer(),
        "forgotten": forgotten(),
        "estimates": estimates(),
        "robustness": robustness(),
    },
    sys.stdout,
    separators=(",", ":"),
)
print()
