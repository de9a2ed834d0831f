"""Layers, initialisers, optimisers and schedules of PyTorch, for layers.test.ts.

usage: python3 make_layers.py > vectors/layers.json

Everything is float32, on one thread of the CPU. A tensor is written as {"shape", "values"}, row-major, each value
with the fewest digits that give the same float32. `seed` is dL/dy, what backward() starts from. The weights of
Linear are written transposed, [in, out], as the engine stores them.
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
generator = torch.Generator().manual_seed(4321)


def draw(*shape, scale=1.0, offset=0.0):
    """Normal numbers with four decimals: short to write, and as float32 as awkward as any."""
    numbers = torch.randn(*shape, generator=generator, dtype=torch.float64) * scale + offset
    return ((numbers * 1e4).round() / 1e4).float()


def written(tensor):
    values = tensor.detach().flatten().numpy()
    assert values.dtype == np.float32
    return {"shape": list(tensor.shape), "values": [float(str(value)) for value in values]}


def passed(layer, x, **weights):
    """x through the layer and back: x, y, seed, dx, and the gradient of each weight as d<name>."""
    x = x.clone().requires_grad_()
    y = layer(x)
    seed = draw(*y.shape)
    y.backward(seed)
    gradients = {f"d{name}": written(of(weight.grad)) for name, (weight, of) in weights.items()}
    return {"x": written(x), "seed": written(seed), "y": written(y), "dx": written(x.grad), **gradients}


def as_is(tensor):
    return tensor


def transposed(tensor):
    return tensor.T


LANDMARKS = [0.0, *(sign * x for x in (1e-4, 0.3, 1.0, 1.32, 2.5, 5.0, 9.0, 30.0, 100.0) for sign in (1, -1))]


def activation(name, layer, **options):
    x = torch.cat([torch.tensor(LANDMARKS), draw(46, scale=2.0)])
    return {"name": name, "options": options, **passed(layer, x)}


def linear(seed, shape, fan_out, bias):
    torch.manual_seed(seed)
    layer = nn.Linear(shape[-1], fan_out, bias)
    weights = {"weight": (layer.weight, transposed), **({"bias": (layer.bias, as_is)} if bias else {})}
    start = {name: written(of(weight)) for name, (weight, of) in weights.items()}
    return {"generatorSeed": seed, "biased": bias, **start, **passed(layer, draw(*shape), **weights)}


def embedding(seed, rows, width):
    torch.manual_seed(seed)
    return {"generatorSeed": seed, "weight": written(nn.Embedding(rows, width).weight)}


def dropout(seed, shape, p):
    layer = nn.Dropout(p)
    torch.manual_seed(seed)
    return {"generatorSeed": seed, "p": p, **passed(layer, draw(*shape))}


def batch_norm(shape, **options):
    """Three training batches, the running statistics after each, then the first batch in evaluation."""
    features = shape[1]
    layer = nn.BatchNorm1d(features, **options)
    weights = {}
    if layer.affine:
        layer.weight.data, layer.bias.data = draw(features, scale=0.5, offset=1.0), draw(features)
        weights = {"gamma": (layer.weight, as_is), "beta": (layer.bias, as_is)}
    start = {name: written(weight) for name, (weight, _) in weights.items()}
    column = (-1, *(1 for _ in shape[2:]))
    spread, centre = draw(features).abs().view(column) + 0.5, draw(features, scale=5.0).view(column)
    batches = [((draw(*shape) * spread + centre) * 1e3).round() / 1e3 for _ in range(3)]

    def one(x):
        layer.zero_grad()
        done = passed(layer, x, **weights)
        if layer.track_running_stats:
            done["running"] = {"mean": written(layer.running_mean), "var": written(layer.running_var)}
        return done

    training = [one(x) for x in batches]
    layer.eval()
    return {"options": options, **start, "training": training, "evaluation": one(batches[0])}


class Residual(nn.Module):
    def __init__(self, branch):
        super().__init__()
        self.branch = branch

    def forward(self, x):
        return x + self.branch(x)


def residual_network(seed):
    """Flatten, Linear, a residual block of Linear, GELU and Linear, and Tanh: every output and gradient."""
    torch.manual_seed(seed)
    network = nn.Sequential(
        nn.Flatten(),
        nn.Linear(6, 5),
        Residual(nn.Sequential(nn.Linear(5, 7), nn.GELU(), nn.Linear(7, 5, bias=False))),
        nn.Tanh(),
    )
    done = passed(network, draw(9, 2, 3))
    outputs, out = [], torch.tensor(done["x"]["values"]).view(9, 2, 3)
    for layer in network:
        out = layer(out)
        outputs.append(written(out))
    gradients = [written(p.grad.T if p.dim() == 2 else p.grad) for p in network.parameters()]
    return {"generatorSeed": seed, **done, "outputs": outputs, "gradients": gradients}


def initialized(name, shape, seed, **options):
    """In PyTorch's layout, [out, in, ...]."""
    weight = torch.empty(*shape)
    torch.manual_seed(seed)
    getattr(nn.init, name)(weight, **options)
    return {"name": name, "generatorSeed": seed, "options": options, "weight": written(weight)}


def optimizer(kind, rate, **options):
    """Two parameters under ten given gradients; the second has none in the first step, and so starts later."""
    start, gradients = [draw(7), draw(3, 5)], [[draw(7), draw(3, 5)] for _ in range(10)]
    parameters = [nn.Parameter(p.clone()) for p in start]
    optim = getattr(torch.optim, kind)(parameters, lr=rate, **options)
    after = {}
    for step, given in enumerate(gradients, 1):
        parameters[0].grad = given[0]
        parameters[1].grad = given[1] if step > 1 else None
        optim.step()
        if step in (1, 2, 10):
            after[step] = [written(p) for p in parameters]
    return {
        "kind": kind,
        "rate": rate,
        "options": options,
        "start": [written(p) for p in start],
        "gradients": [[written(g) for g in given] for given in gradients],
        "after": after,
    }


def rates(schedule, steps, rate):
    optim = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler = schedule(optim)
    given = []
    for _ in range(steps):
        given.append(optim.param_groups[0]["lr"])
        optim.step()
        scheduler.step()
    return given


lr = torch.optim.lr_scheduler
WARMUP = [
    lambda optim: lr.LinearLR(optim, start_factor=1 / 5, end_factor=1, total_iters=4),
    lambda optim: lr.CosineAnnealingLR(optim, T_max=15, eta_min=0.001),
]

json.dump(
    {
        "torch": torch.__version__,
        "dtype": "float32",
        "activations": [
            activation("sigmoid", nn.Sigmoid()),
            activation("relu", nn.ReLU()),
            activation("leaky_relu", nn.LeakyReLU()),
            activation("leaky_relu", nn.LeakyReLU(0.2), negative_slope=0.2),
            activation("elu", nn.ELU()),
            activation("elu", nn.ELU(0.5), alpha=0.5),
            activation("gelu", nn.GELU()),
            activation("gelu", nn.GELU("tanh"), approximate="tanh"),
            activation("selu", nn.SELU()),
        ],
        "linear": [
            linear(42, (9, 7), 5, True),
            linear(43, (4, 3), 6, False),
            linear(44, (2, 3, 5), 4, True),
        ],
        "embedding": [embedding(42, 3, 4), embedding(42, 40, 10)],
        "dropout": [dropout(42, (7, 5), p) for p in (0.0, 0.15, 0.5, 0.9, 1.0)],
        "batch_norm": [
            batch_norm((9, 7)),
            batch_norm((9, 7), affine=False),
            batch_norm((17, 3), momentum=0.3, eps=1e-3),
            batch_norm((5, 6), momentum=None),
            batch_norm((6, 5), track_running_stats=False),
            batch_norm((3, 5, 4)),
            batch_norm((1, 3, 7), momentum=None, affine=False),
        ],
        "residual_network": residual_network(45),
        "init": [
            initialized("kaiming_normal_", (12, 20), 42),
            initialized("kaiming_normal_", (3, 4), 42, nonlinearity="tanh"),
            initialized("kaiming_normal_", (12, 20), 7, mode="fan_out", nonlinearity="relu"),
            initialized("kaiming_normal_", (4, 3, 5), 7, a=0.2),
            initialized("kaiming_uniform_", (12, 20), 42, a=5**0.5),
            initialized("kaiming_uniform_", (5, 4, 3, 2), 7, mode="fan_out", nonlinearity="selu"),
            initialized("xavier_normal_", (12, 20), 42),
            initialized("xavier_normal_", (4, 3, 5), 7, gain=5 / 3),
            initialized("xavier_uniform_", (12, 20), 42),
            initialized("xavier_uniform_", (3, 4), 7, gain=5 / 3),
            initialized("normal_", (5, 7), 42),
            initialized("normal_", (5,), 42, mean=0.5, std=0.02),
            initialized("uniform_", (5, 7), 42),
            initialized("uniform_", (5,), 42, a=-0.1, b=0.1),
        ],
        "gains": {
            **{
                name: nn.init.calculate_gain(name)
                for name in (
                    "linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d",
                    "conv_transpose3d", "sigmoid", "tanh", "relu", "leaky_relu", "selu",
                )
            },
            "leaky_relu 0.3": nn.init.calculate_gain("leaky_relu", 0.3),
        },
        "optimizers": [
            optimizer("SGD", 0.1),
            optimizer("SGD", 0.1, weight_decay=0.01),
            optimizer("SGD", 0.1, momentum=0.9),
            optimizer("SGD", 0.05, momentum=0.9, dampening=0.4, weight_decay=0.1),
            optimizer("SGD", 0.05, momentum=0.9, weight_decay=0.1, nesterov=True),
            optimizer("Adam", 0.001),
            optimizer("Adam", 0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1),
            optimizer("Adam", 0.1, amsgrad=True),
        ],
        "schedules": {
            "step": rates(lambda optim: lr.MultiStepLR(optim, [7], 0.1), 20, 0.1),
            "cosine": rates(lambda optim: lr.CosineAnnealingLR(optim, T_max=20, eta_min=0.001), 21, 0.1),
            "warmup": rates(
                lambda optim: lr.SequentialLR(optim, [make(optim) for make in WARMUP], milestones=[5]), 20, 0.1
            ),
            "range": rates(lambda optim: lr.ExponentialLR(optim, (10 / 1e-3) ** (1 / 20)), 21, 1e-3),
        },
    },
    sys.stdout,
    separators=(",", ":"),
)
print()
