"""What the conclusions' studies compute, by PyTorch on the city names, for conclusions.test.ts.

usage: python3 make_conclusions.py [public/data] > vectors/conclusions.json     (needs numpy, torch, idna)

Networks, minibatches and names are those of make_runs.py. The deep network is followed for a few updates only: rounding
alone makes fifty layers part ways soon after, which is what the chapter is about.
"""
import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import DATA, DEFAULTS, FEATURES, KAIMING, LAYER, Network, city_names, load, written

WELL_INITIALISED = {
    "hiddenInit": "kaiming",
    "gain": 1.1,
    "biases": "zeros",
    "outputScale": 0.1,
    "hiddenSize": 64,
}
DEPTHS = [2, 20, 50]
STEPS, EVERY = 4, 2
COMPARED = 100


class Run:
    """A network and the minibatches that it trains on."""

    def __init__(self, config):
        self.settings = {**DEFAULTS, **config}
        self.network = Network(self.settings, len(VOCABULARY))
        self.stream = torch.Generator().manual_seed(self.settings["seed"])

    def backward(self):
        """The loss of the next minibatch, and the gradients that it leaves."""
        inputs, targets = SPLITS["train"]
        chosen = torch.randint(0, len(inputs), (self.settings["batchSize"],), generator=self.stream)
        for parameter in self.network.parameters:
            parameter.grad = None
        loss = F.cross_entropy(self.network(inputs[chosen]), targets[chosen])
        for activation in self.network.activations:
            activation.retain_grad()
        loss.backward()
        return loss

    def update(self):
        for parameter in self.network.parameters:
            parameter.data -= self.settings["learningRate"] * parameter.grad


def by_depth(depth):
    run = Run({**WELL_INITIALISED, "hiddenLayers": depth})
    losses, norms, stds = [], [], []
    for step in range(STEPS + 1):
        losses.append(written(run.backward()))
        if step % EVERY == 0:
            norms.append([written(h.grad.norm()) for h in run.network.activations])
            stds.append([written(h.std()) for h in run.network.activations])
        run.update()
    return {"depth": depth, "losses": losses, "gradientNorms": norms, "stds": stds}


def normalised_ratio():
    """The gradient of the first of fifty normalised layers, in those of the last."""
    run = Run({**WELL_INITIALISED, "hiddenLayers": 50, **LAYER})
    run.backward()
    first, *_, last = (h.grad.std().item() for h in run.network.activations)
    return first / last


def running_and_calibrated():
    run = Run({**KAIMING, **LAYER})
    for _ in range(COMPARED):
        run.backward()
        run.update()
    weight, bias = run.network.linears[0]
    with torch.no_grad():
        inputs = SPLITS["train"][0]
        sums = (run.network.table[inputs].view(len(inputs), -1) @ weight + bias).double()
        layer = run.network.normalizations[0]
        told = {
            "running": (layer.running_mean, layer.running_var.sqrt()),
            "calibrated": (sums.mean(0), sums.std(0)),
        }
    return {
        name: {statistic: [written(v) for v in values[:FEATURES]] for statistic, values in zip(["mean", "std"], pair)}
        for name, pair in told.items()
    }


torch.set_num_threads(1)
VOCABULARY, SPLITS = load((Path(sys.argv[1]) if len(sys.argv) > 1 else DATA) / "city-names.txt", city_names)
json.dump(
    {
        "torch": torch.__version__,
        "dtype": "float32",
        "steps": STEPS,
        "every": EVERY,
        "byDepth": [by_depth(depth) for depth in DEPTHS],
        "normalisedRatio": normalised_ratio(),
        "compared": COMPARED,
        **running_and_calibrated(),
    },
    sys.stdout,
    separators=(",", ":"),
)
print()
