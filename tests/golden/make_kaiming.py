"""What PyTorch measures of initialisations, for kaiming.test.ts: sums of products, gains, weights, deep networks.

usage: python3 make_kaiming.py [public/data] > vectors/kaiming.json     (needs numpy, torch, idna)

Every draw begins with its own generator, seed 42. The networks and the config's names are those of make_runs.py; they
learn the first names. Of each network at step 0, after backward(): per hidden layer the standard deviations of h and of
dL/dh. Expectations over N(0, 1) are integrated in float64.
"""
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import DATA, DEFAULTS, FIRST_NAMES, NONLINEARITIES, Network, first_names, load, written

SEED = 42
ROWS, COLUMNS = 1000, 200
FAN_INS = [1, 3, 30, 100, 1000]
SHAPES = [(30, 256), (256, 40), (64, 64)]
SAMPLES = 131_072
CHUNK = 65_536
Z_STDS = [1, 3]
GAIN_NAMES = {"linear": "linear", "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "leaky-relu": "leaky_relu", "selu": "selu"}
DEEP = {**FIRST_NAMES, "hiddenSize": 100, "hiddenInit": "kaiming", "biases": "zeros", "outputScale": 0.01}
NETWORKS = [
    ("tanh", 1, 50), ("tanh", 5 / 3, 50), ("tanh", 5 / 3, 10), ("tanh", 3, 20),
    ("relu", math.sqrt(2), 50), ("relu", 1, 10), ("linear", 1.1, 30), ("sigmoid", 1, 4), ("selu", 0.75, 20),
]


def generator():
    return torch.Generator().manual_seed(SEED)


def weighted_sums(fan_in):
    g = generator()
    x = torch.randn(ROWS, fan_in, generator=g)
    weight = torch.randn(fan_in, COLUMNS, generator=g)
    y = x @ weight
    products = (x.double().unsqueeze(2) * weight.double().unsqueeze(0)) if fan_in <= 100 else None
    return {
        "fanIn": fan_in,
        "xStd": written(x.std()),
        "weightStd": written(weight.std()),
        "sumStd": written(y.double().std()),
        "productVariance": None if products is None else products.var(unbiased=False).item(),
        "sums": [written(y[k, k]) for k in range(5)],
    }


def simulated_gains(z_std):
    g = generator()
    z = torch.cat([torch.randn(CHUNK, generator=g) for _ in range(SAMPLES // CHUNK)]).double() * z_std
    return {
        "zStd": z_std,
        "gains": {name: z_std / f(z).square().mean().sqrt().item() for name, f in NONLINEARITIES.items()},
    }


def expectation(f):
    step = 1e-4
    z = -12 + (torch.arange(240_000, dtype=torch.float64) + 0.5) * step  # no point at 0, where relu has its corner
    density = torch.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return (density * f(z)).sum().item() * step


def variance_map(name, gain, rms):
    f = NONLINEARITIES[name]

    def derivative(x):
        x = x.clone().requires_grad_()
        f(x).sum().backward()
        return x.grad

    return {
        "nonlinearity": name,
        "gain": gain,
        "rms": rms,
        "next": math.sqrt(expectation(lambda z: f(gain * rms * z) ** 2)),
        "gradientFactor": gain * math.sqrt(expectation(lambda z: derivative(gain * rms * z) ** 2)),
    }


def weight_draws(fan_in, fan_out):
    init = torch.nn.init
    ways = {
        ("fan-in", "normal"): lambda w: init.kaiming_normal_(w, mode="fan_in", nonlinearity="linear"),
        ("fan-in", "uniform"): lambda w: init.kaiming_uniform_(w, mode="fan_in", nonlinearity="linear"),
        ("fan-out", "normal"): lambda w: init.kaiming_normal_(w, mode="fan_out", nonlinearity="linear"),
        ("fan-out", "uniform"): lambda w: init.kaiming_uniform_(w, mode="fan_out", nonlinearity="linear"),
        ("xavier", "normal"): lambda w: init.xavier_normal_(w),
        ("xavier", "uniform"): lambda w: init.xavier_uniform_(w),
        ("default", "uniform"): None,
    }
    measured = []
    for (draw, distribution), fill in ways.items():
        torch.manual_seed(SEED)  # torch.nn.init draws from the default generator
        if fill:
            weight = fill(torch.empty(fan_out, fan_in))
        else:
            weight = torch.nn.Linear(fan_in, fan_out, bias=False).weight.detach()
        x = torch.randn(ROWS, fan_in)
        gradient = torch.randn(ROWS, fan_out)
        measured.append({
            "draw": draw,
            "distribution": distribution,
            "std": written(weight.std()),
            "forward": written((x @ weight.T).double().std() / x.double().std()),
            "backward": written((gradient @ weight).double().std() / gradient.double().std()),
        })
    return {"fanIn": fan_in, "fanOut": fan_out, "draws": measured}


def deep_network(nonlinearity, gain, depth, vocabulary, splits):
    fields = {**DEEP, "nonlinearity": nonlinearity, "gain": gain, "hiddenLayers": depth}
    settings = {**DEFAULTS, **fields}
    network = Network(settings, len(vocabulary))
    inputs, targets = splits["train"]
    torch.manual_seed(settings["seed"])
    chosen = torch.randint(0, len(inputs), (settings["batchSize"],))
    loss = F.cross_entropy(network(inputs[chosen]), targets[chosen])
    for h in network.activations:
        h.retain_grad()
    loss.backward()
    return {
        "config": fields,
        "loss": written(loss),
        "std": [written(h.double().std()) for h in network.activations],
        "gradientStd": [written(h.grad.double().std()) for h in network.activations],
    }


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    data = load(directory / "first-names.txt", first_names)
    result = {
        "torch": torch.__version__,
        "weightedSums": [weighted_sums(fan_in) for fan_in in FAN_INS],
        "samples": SAMPLES,
        "simulatedGains": [simulated_gains(z_std) for z_std in Z_STDS],
        "table": {name: torch.nn.init.calculate_gain(theirs) for name, theirs in GAIN_NAMES.items()},
        "varianceMap": [
            variance_map(*place)
            for place in [("tanh", 1, 1), ("tanh", 5 / 3, 0.65), ("tanh", 3, 0.84), ("relu", math.sqrt(2), 0.7), ("selu", 1, 1)]
        ],
        "weightDraws": [weight_draws(*shape) for shape in SHAPES],
        "networks": [deep_network(*network, *data) for network in NETWORKS],
    }
    json.dump(result, sys.stdout)
    print()


main()
