"""What chapter 6 shows at step 0 and in the first ten updates, by PyTorch, on the city names, for statistics.test.ts.

usage: python3 make_statistics.py [public/data] > vectors/statistics.json     (needs numpy, torch, idna)

The lecture's deep network: five hidden layers of 100, tanh, gain 5/3, the output's weights a tenth of randn/√fan_in,
biases zero; then with the chapter's other gains, without the tanh, and with an output that is not scaled down. The
entries are those of make_networks.py; a run whose loss is no number any more ends before that step, `divergedAt`.
`product`: of the network without tanh at step 0, the largest difference between
its logits on the first 32 validation contexts and x·(W1·…·W6), and the largest logit.
"""
import json
import math
import sys
from pathlib import Path

import torch
from make_networks import run
from make_runs import DATA, DEFAULTS, Network, city_names, load, written

LECTURE = {
    "hiddenLayers": 5, "hiddenSize": 100, "hiddenInit": "kaiming", "gain": 5 / 3, "biases": "zeros", "outputScale": 0.01,
}
NETWORKS = {
    "gain 5/3": LECTURE,
    "gain 0.5": {**LECTURE, "gain": 0.5},
    "gain 1": {**LECTURE, "gain": 1},
    "gain 3": {**LECTURE, "gain": 3},
    "no tanh, gain 1": {**LECTURE, "nonlinearity": "linear", "gain": 1},
    "no tanh, gain 5/3": {**LECTURE, "nonlinearity": "linear"},
    "output not scaled down": {**LECTURE, "outputScale": 0.1},
}


def product(vocabulary, splits):
    network = Network({**DEFAULTS, **NETWORKS["no tanh, gain 1"]}, len(vocabulary))
    contexts = splits["validation"][0][:32]
    named = network.named_parameters()
    with torch.no_grad():
        logits = network(contexts)
        matrix = torch.linalg.multi_dot([p for name, p in named.items() if name.startswith("W")])
        one = named["C"][contexts].view(len(contexts), -1) @ matrix
    return {"difference": written((logits - one).abs().max()), "largest": written(logits.abs().max())}


def until_divergence(result):
    at = next((step for step, loss in enumerate(result["losses"]) if math.isnan(loss)), None)
    kept = {**result, "losses": result["losses"][:at], "updates": result["updates"][:at]}
    return {**kept, "divergedAt": at}


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    data = load(directory / "city-names.txt", city_names)
    networks = {name: until_divergence(run(config, *data)) for name, config in NETWORKS.items()}
    vectors = {"torch": torch.__version__, "networks": networks, "product": product(*data)}
    json.dump(vectors, sys.stdout, allow_nan=False)
    print()


main()
