"""The notebook's network at step 0 for several scales of its output, and its first steps from starts with zeros in
them, by PyTorch, for initial-loss.test.ts.

usage: python3 make_initial_loss.py [public/data] > vectors/initial-loss.json     (needs numpy, torch, idna)

Gradients and losses are of a step's minibatch before its update; `std` is torch.std. A start is named as in
src/experiment/studies/zero-starts.ts.
"""
import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import DATA, DEFAULTS, SMALL_OUTPUT, Network, windows, written

torch.set_num_threads(1)

SCALES = [0, 0.001, 0.01, 0.1, 1, 10]
LOOKS = [0, 1, 2, 10, 100]
STARTS = {
    "small": SMALL_OUTPUT,
    "output": {**SMALL_OUTPUT, "outputScale": 0},
    "hidden": {**SMALL_OUTPUT, "gain": 0, "hiddenBiasScale": 0},
    "both": {**SMALL_OUTPUT, "gain": 0, "hiddenBiasScale": 0, "outputScale": 0},
    "equal": {**SMALL_OUTPUT, "hiddenBiasScale": 0},
}


def equal_neurons(network):
    with torch.no_grad():
        network.linears[0][0].fill_(0.1)
        network.linears[1][0].fill_(0.01)


def first_loss(output_scale, bias_scale, vocabulary, inputs, targets):
    config = {**DEFAULTS, "outputScale": output_scale, "outputBiasScale": bias_scale}
    network = Network(config, len(vocabulary))
    torch.manual_seed(config["seed"])
    chosen = torch.randint(0, len(inputs), (config["batchSize"],))
    with torch.no_grad():
        logits = network(inputs[chosen])
        likeliest, which = F.softmax(logits, dim=1).max(1)
        return {
            "outputScale": output_scale,
            "outputBiasScale": bias_scale,
            "loss": written(F.cross_entropy(logits, targets[chosen])),
            "logitsStd": written(logits.std()),
            "confidence": likeliest.double().mean().item(),
            "right": (which == targets[chosen]).sum().item(),
            "losses": [written(loss) for loss in F.cross_entropy(logits, targets[chosen], reduction="none")[:4]],
        }


def zero_start(name, vocabulary, inputs, targets):
    config = {**DEFAULTS, **STARTS[name]}
    network = Network(config, len(vocabulary))
    if name == "equal":
        equal_neurons(network)
    torch.manual_seed(config["seed"])
    looks = []
    for step in range(max(LOOKS) + 1):
        chosen = torch.randint(0, len(inputs), (config["batchSize"],))
        loss = F.cross_entropy(network(inputs[chosen]), targets[chosen])
        for parameter in network.parameters:
            parameter.grad = None
        loss.backward()
        if step in LOOKS:
            looks.append(
                {
                    "step": step,
                    "loss": written(loss),
                    "gradients": [
                        {"name": key, "std": written(value.grad.std()), "isZero": not value.grad.any().item()}
                        for key, value in network.named_parameters().items()
                    ],
                    "different": len(torch.unique(network.linears[0][0].detach(), dim=1).T),
                }
            )
        for parameter in network.parameters:
            parameter.data -= config["learningRate"] * parameter.grad
    return {"start": name, "looks": looks}


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    names = (directory / "notebook-names.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    vocabulary = ["*", *sorted(set("".join(names)))]
    index_of = {character: index for index, character in enumerate(vocabulary)}
    data = vocabulary, *windows(names[:80_000], index_of, DEFAULTS["contextSize"])
    _, _, targets = data
    frequencies = torch.bincount(targets, minlength=len(vocabulary)).double() / len(targets)
    result = {
        "torch": torch.__version__,
        "frequencies": -(frequencies * frequencies.clamp_min(1e-300).log()).sum().item(),
        "firstLosses": [first_loss(scale, bias_scale, *data) for scale in SCALES for bias_scale in (0, 1)],
        "zeroStarts": [zero_start(name, *data) for name in STARTS],
    }
    json.dump(result, sys.stdout)
    print()


if __name__ == "__main__":
    main()
