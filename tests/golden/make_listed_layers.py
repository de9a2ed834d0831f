"""Networks whose hidden layers differ, trained by PyTorch on the first names, for listed-layers.test.ts.

usage: python3 make_listed_layers.py [public/data] > vectors/listed-layers.json     (needs numpy, torch, idna)

A layer is (width, bias, normalization, nonlinearity, residual). Losses are of minibatches 0 to 20, statistics of the last.
"""
import json
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from make_networks import layer_statistics
from make_runs import DATA, DEFAULTS, FIRST_NAMES, NONLINEARITIES, NORMALIZATIONS, first_names, load, written

STEPS = 20
SMALL = {**FIRST_NAMES, "hiddenInit": "kaiming", "outputScale": 0.1, "outputBiasScale": 0.1, "hiddenBiasScale": 0.1}
STACKS = {
    "a funnel of three nonlinearities": (
        {**SMALL, "layers": "linear:96,batch-norm-1d,tanh,linear:48:no-bias,relu,linear:24,gelu"},
        [
            (96, True, "batch-norm-1d", "tanh", False),
            (48, False, "none", "relu", False),
            (24, True, "none", "gelu", False),
        ],
    ),
    "residual where widths agree, both BatchNorms": (
        {
            **SMALL,
            "biases": "zeros",
            "layers": "linear:40,tanh,linear:40,batch-norm-by-hand,elu,residual,linear:64,linear:64:no-bias,batch-norm-1d,sigmoid,residual",
        },
        [
            (40, True, "none", "tanh", False),
            (40, True, "batch-norm-by-hand", "elu", True),
            (64, True, "none", "linear", False),
            (64, False, "batch-norm-1d", "sigmoid", True),
        ],
    ),
    "Xavier, five widths": (
        {
            **SMALL,
            "hiddenInit": "xavier",
            "gain": 1.5,
            "layers": "linear:200,selu,linear:30,leaky-relu,linear:7,tanh,linear:30,tanh,linear:128,relu",
        },
        [
            (200, True, "none", "selu", False),
            (30, True, "none", "leaky-relu", False),
            (7, True, "none", "tanh", False),
            (30, True, "none", "tanh", False),
            (128, True, "none", "relu", False),
        ],
    ),
}


def run(config, layers, vocabulary, splits):
    settings = {**DEFAULTS, **config}
    generator = torch.Generator().manual_seed(settings["seed"])
    table = torch.randn(len(vocabulary), settings["embeddingSize"], generator=generator)
    parameters, blocks = [table], []

    def linear(fan_in, fan_out, scale, bias_scale, has_bias):
        weight = torch.randn(fan_in, fan_out, generator=generator) * scale
        if not has_bias:
            bias = None
        elif settings["biases"] == "zeros":
            bias = torch.zeros(fan_out)
        else:
            bias = torch.randn(fan_out, generator=generator) * bias_scale
        parameters.extend([weight] if bias is None else [weight, bias])
        return weight, bias

    fan_in = settings["contextSize"] * settings["embeddingSize"]
    for width, has_bias, normalization, nonlinearity, is_residual in layers:
        scales = {"kaiming": 1 / math.sqrt(fan_in), "xavier": math.sqrt(2 / (fan_in + width))}
        weight, bias = linear(fan_in, width, settings["gain"] * scales[settings["hiddenInit"]], settings["hiddenBiasScale"], has_bias)
        norm = NORMALIZATIONS[normalization](width)
        parameters.extend(norm.parameters())
        blocks.append((weight, bias, norm, NONLINEARITIES[nonlinearity], is_residual))
        fan_in = width
    output, output_bias = linear(fan_in, len(vocabulary), settings["outputScale"], settings["outputBiasScale"], True)
    for parameter in parameters:
        parameter.requires_grad = True

    inputs, targets = splits["train"]
    losses = []
    torch.manual_seed(settings["seed"])
    for step in range(STEPS + 1):
        chosen = torch.randint(0, len(inputs), (settings["batchSize"],))
        x = table[inputs[chosen]].view(len(chosen), -1)
        passed = []
        for weight, bias, norm, nonlinearity, is_residual in blocks:
            preactivation = norm(x @ weight if bias is None else x @ weight + bias)
            h = nonlinearity(preactivation)
            # The gradient of what leaves the nonlinearity, before the shortcut.
            h.retain_grad()
            passed.append((preactivation, h))
            x = x + h if is_residual else h
        loss = F.cross_entropy(x @ output + output_bias, targets[chosen])
        for parameter in parameters:
            parameter.grad = None
        loss.backward()
        losses.append(written(loss))
        if step < STEPS:
            for parameter in parameters:
                parameter.data -= settings["learningRate"] * parameter.grad
    statistics = [layer_statistics(layer[3], *values) for layer, values in zip(layers, passed)]
    count = sum(parameter.numel() for parameter in parameters)
    return {"config": config, "parameters": count, "losses": losses, "layers": statistics}


def main():
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    data = load(directory / "first-names.txt", first_names)
    stacks = {name: run(config, layers, *data) for name, (config, layers) in STACKS.items()}
    json.dump({"torch": torch.__version__, "stacks": stacks}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
