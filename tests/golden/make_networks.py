"""The first steps of networks of every kind, by PyTorch, on the first names, for networks.test.ts.

usage: python3 make_networks.py [public/data] > vectors/networks.json     (needs numpy, torch, idna)

The network and its config are those of make_runs.py. Losses are of minibatches 0 to 9. At step 0, after backward(): of
each hidden layer the statistics, and of each parameter mean and standard deviation, its own and its gradient's.
`updates`: log10(lr * grad.std() / data.std()) of each matrix right after each of the updates, as the lecture has it.

A unit counts as saturated where its nonlinearity passes less than 1 - threshold² of the most that it passes anywhere,
found by differentiating it over a fine grid; of tanh, where |h| > threshold.
"""
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import DATA, DEEP, DEFAULTS, FIRST_NAMES, KAIMING, NONLINEARITIES, THRESHOLD, Network, first_names, load, written

STEPS = 10
SMALL = {**FIRST_NAMES, "hiddenSize": 64, "outputScale": 0.1, "outputBiasScale": 0.1}
KAIMING_OF = {"hiddenInit": "kaiming", "biases": "zeros"}
LAYER, RESIDUAL = {"normalization": "batch-norm-1d"}, {"connections": "residual"}
NETWORKS = {
    "five hidden layers of 100, as the lecture's": {**FIRST_NAMES, **DEEP},
    "relu, three layers, gain √2": {**SMALL, **KAIMING_OF, "nonlinearity": "relu", "gain": math.sqrt(2), "hiddenLayers": 3},
    "linear, three layers": {**SMALL, **KAIMING_OF, "nonlinearity": "linear", "hiddenLayers": 3},
    "sigmoid, one layer": {**SMALL, "nonlinearity": "sigmoid"},
    "leaky relu, two layers": {**SMALL, "nonlinearity": "leaky-relu", "gain": 0.1, "hiddenLayers": 2},
    "elu, two layers": {**SMALL, "nonlinearity": "elu", "gain": 0.1, "hiddenLayers": 2},
    "gelu, two layers": {**SMALL, "nonlinearity": "gelu", "gain": 0.2, "hiddenLayers": 2},
    "selu, two layers": {**SMALL, **KAIMING_OF, "nonlinearity": "selu", "gain": 0.75, "hiddenLayers": 2},
    "tanh, residual, BatchNorm1d, four layers": {**SMALL, **KAIMING, **LAYER, **RESIDUAL, "hiddenLayers": 4},
    "relu, residual, three layers": {**SMALL, **KAIMING_OF, **RESIDUAL, "nonlinearity": "relu", "hiddenLayers": 3},
    "no biases, BatchNorm1d, two layers": {**SMALL, **LAYER, "biases": "none", "hiddenLayers": 2},
    "tanh, residual, BatchNorm1d, fifty layers of 32": {
        **FIRST_NAMES, **KAIMING, **LAYER, **RESIDUAL, "hiddenLayers": 50, "hiddenSize": 32,
    },
}


def slope(nonlinearity, x):
    x = x.detach().double().requires_grad_()
    nonlinearity(x).sum().backward()
    return x.grad.abs()


def saturated(name, preactivation, h):
    """Which units, [batch, neurons]."""
    if name == "tanh":
        return h.abs() > THRESHOLD
    nonlinearity = NONLINEARITIES[name]
    most = slope(nonlinearity, torch.linspace(-10, 10, 2_000_001)).max()
    return slope(nonlinearity, preactivation) < (1 - THRESHOLD**2) * most


def layer_statistics(name, preactivation, h):
    is_saturated = saturated(name, preactivation, h)
    return {
        "mean": written(h.mean()),
        "std": written(h.std()),
        "preactivationStd": written(preactivation.std()),
        "saturated": is_saturated.double().mean().item(),
        "dead": is_saturated.all(0).sum().item(),
        "gradientMean": written(h.grad.mean()),
        "gradientStd": written(h.grad.std()),
        "gradientNorm": written(h.grad.norm()),
    }


def parameter_statistics(name, parameter):
    return {
        "name": name,
        "shape": list(parameter.shape),
        "mean": written(parameter.mean()),
        "std": written(parameter.std()),
        "gradientMean": written(parameter.grad.mean()),
        "gradientStd": written(parameter.grad.std()),
    }


def run(config, vocabulary, splits):
    settings = {**DEFAULTS, **config}
    network = Network(settings, len(vocabulary))
    inputs, targets = splits["train"]
    result = {"config": config, "losses": [], "updates": []}
    torch.manual_seed(settings["seed"])  # the default generator draws the minibatches
    for step in range(STEPS):
        chosen = torch.randint(0, len(inputs), (settings["batchSize"],))
        loss = F.cross_entropy(network(inputs[chosen]), targets[chosen])
        for parameter in network.parameters:
            parameter.grad = None
        for h in network.activations:
            h.retain_grad()
        loss.backward()
        result["losses"].append(written(loss))
        named = network.named_parameters()
        if step == 0:
            layers = zip(network.preactivations, network.activations)
            result["layers"] = [layer_statistics(settings["nonlinearity"], *layer) for layer in layers]
            result["parameters"] = [parameter_statistics(*pair) for pair in named.items()]
        rate = settings["learningRate"]
        for parameter in network.parameters:
            parameter.data -= rate * parameter.grad
        matrices = [p for p in network.parameters if p.ndim == 2]
        result["updates"].append([written((rate * p.grad.std() / p.data.std()).log10()) for p in matrices])
    return result


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    data = load(directory / "first-names.txt", first_names)
    networks = {name: run(config, *data) for name, config in NETWORKS.items()}
    json.dump({"torch": torch.__version__, "threshold": THRESHOLD, "networks": networks}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
