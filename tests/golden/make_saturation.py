"""How the notebook's hidden layer saturates, by PyTorch, for saturation.test.ts.

usage: python3 make_saturation.py [public/data] > vectors/saturation.json     (needs numpy, torch, idna)

- scales: the first minibatch with W1 and b1 drawn with several scales.
- chains: of each hidden layer of a deep tanh network on the first minibatch, the standard deviations of dL/dh and
  dL/dx, x the preactivation, both as autograd has them, and the mean of 1 - h².
- pushed: neuron 7 of the Kaiming network, its bias pushed before step 0; `bias` and `weight` are |dL/db| and the largest
  |dL/dW| of its incoming weights; lowest, mean and highest x over 512 training examples, every 1/512th of the split.
- dying: relus trained with one learning rate or another; `dead` is the share of them that are 0 on 1,024 examples.
"""
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import DATA, DEFAULTS, KAIMING, SMALL_OUTPUT, THRESHOLD, Network, windows, written

torch.set_num_threads(1)

SCALES = [(1, 1), (0.2, 0.01), (5 / 3 / math.sqrt(30), 0.01), (0.5, 0.01), (2, 0.01)]
CHAINS = [(1, 6), (3, 6), (10, 6), (5 / 3, 12)]
PUSHES = [("tanh", 0), ("tanh", 8), ("tanh", 20), ("relu", -8)]
RATES, DYING_STEPS = [0.1, 2], [0, 2, 10]
NEURON, LOOKS = 7, [0, 20, 100]


def minibatches(config, inputs, targets):
    torch.manual_seed(config["seed"])
    while True:
        chosen = torch.randint(0, len(inputs), (config["batchSize"],))
        yield inputs[chosen], targets[chosen]


def passed(network, contexts, targets):
    """The loss of a minibatch, with the gradients of everything."""
    loss = F.cross_entropy(network(contexts), targets)
    for parameter in network.parameters:
        parameter.grad = None
    for tensor in [*network.preactivations, *network.activations]:
        tensor.retain_grad()
    loss.backward()
    return loss


def update(network, rate):
    for parameter in network.parameters:
        parameter.data -= rate * parameter.grad


def probe(network, inputs, count):
    """What enters the first nonlinearity on `count` examples of the split."""
    rows = torch.arange(count) * len(inputs) // count
    with torch.no_grad():
        network(inputs[rows])
    return network.preactivations[0]


def scaled(gain, bias_scale, vocabulary, inputs, targets):
    config = {**DEFAULTS, **SMALL_OUTPUT, "gain": gain, "hiddenBiasScale": bias_scale}
    network = Network(config, len(vocabulary))
    passed(network, *next(minibatches(config, inputs, targets)))
    h = network.activations[0]
    return {
        "gain": gain,
        "biasScale": bias_scale,
        "saturated": (h.abs() > THRESHOLD).double().mean().item(),
        "dead": (h.abs() > THRESHOLD).all(0).sum().item(),
        "preactivationStd": written(network.preactivations[0].std()),
    }


def chain(gain, layers, vocabulary, inputs, targets):
    config = {
        **DEFAULTS, "hiddenInit": "kaiming", "gain": gain, "hiddenLayers": layers, "hiddenSize": 100,
        "biases": "zeros", "outputScale": 0.01,
    }
    network = Network(config, len(vocabulary))
    passed(network, *next(minibatches(config, inputs, targets)))
    return {
        "gain": gain,
        "layers": layers,
        "links": [
            {
                "arriving": written(h.grad.std()),
                "leaving": written(x.grad.std()),
                "passes": (1 - h.double() ** 2).mean().item(),
            }
            for x, h in zip(network.preactivations, network.activations)
        ],
    }


def pushed(nonlinearity, push, vocabulary, inputs, targets):
    config = {**DEFAULTS, **KAIMING, "nonlinearity": nonlinearity}
    network = Network(config, len(vocabulary))
    weight, bias = network.linears[0]
    bias.data[NEURON] += push
    looks = []
    for step, batch in zip(range(max(LOOKS) + 1), minibatches(config, inputs, targets)):
        passed(network, *batch)
        if step in LOOKS:
            x = probe(network, inputs, 512)[:, NEURON]
            looks.append(
                {
                    "step": step,
                    "lowest": written(x.min()),
                    "mean": x.double().mean().item(),
                    "highest": written(x.max()),
                    "bias": written(bias.grad[NEURON].abs()),
                    "weight": written(weight.grad[:, NEURON].abs().max()),
                }
            )
        update(network, config["learningRate"])
    return {"nonlinearity": nonlinearity, "push": push, "looks": looks}


def dying(rate, vocabulary, inputs, targets):
    config = {**DEFAULTS, **KAIMING, "nonlinearity": "relu", "gain": math.sqrt(2), "learningRate": rate}
    network = Network(config, len(vocabulary))
    looks = []
    for step, batch in zip(range(max(DYING_STEPS) + 1), minibatches(config, inputs, targets)):
        loss = passed(network, *batch)
        if step in DYING_STEPS:
            dead = (probe(network, inputs, 1024) <= 0).all(0).double().mean().item()
            looks.append({"step": step, "loss": written(loss), "dead": dead})
        update(network, rate)
    return {"learningRate": rate, "looks": looks}


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    names = (directory / "notebook-names.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    vocabulary = ["*", *sorted(set("".join(names)))]
    index_of = {character: index for index, character in enumerate(vocabulary)}
    data = vocabulary, *windows(names[:80_000], index_of, DEFAULTS["contextSize"])
    result = {
        "torch": torch.__version__,
        "scales": [scaled(*scale, *data) for scale in SCALES],
        "chains": [chain(*each, *data) for each in CHAINS],
        "pushed": [pushed(*push, *data) for push in PUSHES],
        "dying": [dying(rate, *data) for rate in RATES],
    }
    json.dump(result, sys.stdout)
    print()


if __name__ == "__main__":
    main()
