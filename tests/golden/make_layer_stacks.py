"""Stacks of layers on the notebook's first minibatch, by PyTorch, for layer-stacks.test.ts.

usage: python3 make_layer_stacks.py [public/data] > vectors/layer-stacks.json     (needs numpy, torch, idna)

A stack is drawn from one generator as the lesson's Kaiming cell draws: W * (5/3)/fan_in**.5 and b * .01 of every Linear
but the last, whose W * .01 and b * 0. Of each layer there is the shape of what comes out, its mean, its std and the share
of it beyond .97; of a layer, or a loss, that refuses what comes in, PyTorch's message.
"""
import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_runs import DATA, DEFAULTS, THRESHOLD, windows, written

torch.set_num_threads(1)

EMBEDDING, FLATTEN, TANH = {"kind": "Embedding", "rows": 40, "width": 10}, {"kind": "Flatten"}, {"kind": "Tanh"}


def linear(fan_in, fan_out):
    return {"kind": "Linear", "fanIn": fan_in, "fanOut": fan_out}


def norm(features):
    return {"kind": "BatchNorm1d", "features": features}


STACKS = {
    "the notebook's": [EMBEDDING, FLATTEN, linear(30, 256), TANH, linear(256, 40)],
    "with BatchNorm1d": [EMBEDDING, FLATTEN, linear(30, 256), norm(256), TANH, linear(256, 40), norm(40)],
    "five hidden layers": [
        EMBEDDING, FLATTEN, linear(30, 100), TANH,
        *[layer for _ in range(4) for layer in (linear(100, 100), TANH)], linear(100, 40),
    ],
    "no Flatten": [EMBEDDING, linear(30, 256), TANH, linear(256, 40)],
    "character by character": [EMBEDDING, linear(10, 20), TANH, FLATTEN, linear(60, 40)],
    "a logit for every character of the context": [EMBEDDING, linear(10, 40)],
    "wrong fan_in": [EMBEDDING, FLATTEN, linear(30, 256), TANH, linear(200, 40)],
    "no Embedding": [FLATTEN, linear(3, 256), TANH, linear(256, 40)],
    "two Embeddings": [EMBEDDING, EMBEDDING],
    "an Embedding too short": [{"kind": "Embedding", "rows": 20, "width": 10}],
    "tanh of indices": [TANH, linear(3, 40)],
    "BatchNorm1d of indices": [norm(3)],
    "BatchNorm1d of three dimensions": [EMBEDDING, norm(3), FLATTEN, linear(30, 40)],
    "wrong features": [EMBEDDING, FLATTEN, linear(30, 256), norm(100)],
    "BatchNorm1d of four dimensions": [TANH, {"kind": "Flatten"}, norm(4)],
    "nothing at all": [],
}  # fmt: skip


def build(layer, is_output, generator):
    kind = layer["kind"]
    if kind == "Embedding":
        built = torch.nn.Embedding(layer["rows"], layer["width"])
        built.weight.data = torch.randn(layer["rows"], layer["width"], generator=generator)
    elif kind == "Linear":
        fan_in, fan_out = layer["fanIn"], layer["fanOut"]
        built = torch.nn.Linear(fan_in, fan_out)
        weight = torch.randn(fan_in, fan_out, generator=generator)
        weight *= 0.01 if is_output else (5 / 3) / fan_in**0.5
        built.weight.data = weight.T
        built.bias.data = torch.randn(fan_out, generator=generator) * (0 if is_output else 0.01)
    elif kind == "BatchNorm1d":
        built = torch.nn.BatchNorm1d(layer["features"])
    else:
        built = getattr(torch.nn, kind)()
    return built


def pass_through(stack, contexts, targets):
    generator = torch.Generator().manual_seed(DEFAULTS["seed"])
    output = max((i for i, layer in enumerate(stack) if layer["kind"] == "Linear"), default=None)
    outs, loss, refused = [], None, None
    x = contexts
    try:
        for i, layer in enumerate(stack):
            x = build(layer, i == output, generator)(x)
            numbers = x.detach().float()
            outs.append(
                {
                    "shape": list(x.shape),
                    "mean": written(numbers.mean()),
                    "std": written(numbers.std()),
                    "beyond": (numbers.abs() > THRESHOLD).double().mean().item(),
                }
            )
        loss = written(F.cross_entropy(x, targets).detach())
    except (RuntimeError, IndexError, ValueError) as error:
        refused = str(error)
    return {"layers": stack, "outs": outs, "loss": loss, "refused": refused}


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    names = (directory / "notebook-names.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    index_of = {character: index for index, character in enumerate(["*", *sorted(set("".join(names)))])}
    inputs, targets = windows(names[:80_000], index_of, DEFAULTS["contextSize"])
    torch.manual_seed(DEFAULTS["seed"])
    chosen = torch.randint(0, len(inputs), (DEFAULTS["batchSize"],))
    stacks = {name: pass_through(stack, inputs[chosen], targets[chosen]) for name, stack in STACKS.items()}
    json.dump({"torch": torch.__version__, "stacks": stacks}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
