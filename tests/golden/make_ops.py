"""Forward passes and gradients of PyTorch's own ops, for ops.test.ts.

usage: python3 make_ops.py > vectors/ops.json

Everything is float32, on one thread of the CPU. A tensor is written as {"shape", "values"}, row-major, each value
with the fewest digits that give the same float32. `seed` is dL/dy, what backward() starts from.
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
generator = torch.Generator().manual_seed(1234)


def draw(*shape, scale=1.0, offset=0.0):
    """Normal numbers with four decimals: short to write, and as float32 as awkward as any."""
    numbers = torch.randn(*shape, generator=generator, dtype=torch.float64) * scale + offset
    return ((numbers * 1e4).round() / 1e4).float()


def written(tensor):
    values = tensor.detach().flatten().numpy()
    if values.dtype != np.float32:
        return {"shape": list(tensor.shape), "values": values.tolist()}
    return {"shape": list(tensor.shape), "values": [float(str(value)) for value in values]}


def case(forward, seed=None, **inputs):
    """Inputs, output y and the gradient of each floating-point input, named d<input>."""
    leaves = {name: x.clone().requires_grad_(x.is_floating_point()) for name, x in inputs.items()}
    y = forward(**leaves)
    seed = draw(*y.shape) if seed is None else seed
    y.backward(seed)
    gradients = {f"d{name}": written(x.grad) for name, x in leaves.items() if x.is_floating_point()}
    return {**{name: written(x) for name, x in inputs.items()}, "seed": written(seed), "y": written(y), **gradients}


def addmm(rows, fan_in, fan_out):
    return case(
        lambda x, weight, bias: x @ weight + bias,
        x=draw(rows, fan_in), weight=draw(fan_in, fan_out), bias=draw(fan_out),
    )


def embedding(indices, table):
    return case(lambda table, indices: table[indices].view(len(indices), -1), table=table, indices=indices)


def tanh():
    landmarks = [0.0, *(sign * x for x in (1e-4, 0.3, 1.0, 2.5, 5.0, 9.0, 30.0) for sign in (1, -1))]
    return case(torch.tanh, x=torch.cat([torch.tensor(landmarks), draw(32, scale=2.0)]))


def cross_entropy(logits):
    targets = torch.randint(0, logits.shape[1], (len(logits),), generator=generator)
    return case(F.cross_entropy, seed=torch.tensor(0.37), input=logits, target=targets)


class BatchNormByHand:
    """The lesson's own: torch.std (divisor n - 1), no eps, running averages of mean and std with momentum .001."""

    training = True

    def __init__(self, features):
        self.running_mean, self.running_std = torch.zeros(features), torch.ones(features)

    def __call__(self, x, gamma, beta):
        if not self.training:
            return gamma * (x - self.running_mean) / self.running_std + beta
        mean, std = x.mean(0), x.std(0)
        with torch.no_grad():
            self.running_mean = 0.999 * self.running_mean + 0.001 * mean
            self.running_std = 0.999 * self.running_std + 0.001 * std
        return gamma * (x - mean) / std + beta

    def running(self):
        return {"mean": written(self.running_mean), "std": written(self.running_std)}


class BatchNorm1d:
    """torch.nn.BatchNorm1d with its defaults: eps 1e-5, momentum .1."""

    training = True

    def __init__(self, features):
        self.running_mean, self.running_var = torch.zeros(features), torch.ones(features)

    def __call__(self, x, gamma, beta):
        return F.batch_norm(x, self.running_mean, self.running_var, gamma, beta, self.training, 0.1, 1e-5)

    def running(self):
        return {"mean": written(self.running_mean), "var": written(self.running_var)}


def batch_norm(layer_of, rows, features):
    """Three training batches (the running statistics after each), then the first batch again in evaluation."""
    layer = layer_of(features)
    gamma, beta = draw(features, scale=0.5, offset=1.0), draw(features)
    spread, centre = draw(features).abs() + 0.5, draw(features, scale=5.0)
    batches = [((draw(rows, features) * spread + centre) * 1e3).round() / 1e3 for _ in range(3)]
    training = [
        {**case(layer, x=x, gamma=gamma, beta=beta), "running": layer.running()} for x in batches
    ]
    layer.training = False
    return {"training": training, "evaluation": case(layer, x=batches[0], gamma=gamma, beta=beta)}


BATCHES = [(9, 7), (17, 13), (3, 5)]

json.dump(
    {
        "torch": torch.__version__,
        "dtype": "float32",
        "addmm": [addmm(5, 7, 3), addmm(32, 30, 16), addmm(1, 1, 1), addmm(33, 17, 41)],
        "embedding": [
            embedding(torch.tensor([[0, 2], [2, 2], [6, 0]]), draw(7, 5)),
            embedding(torch.randint(0, 40, (32, 3), generator=generator), draw(40, 10)),
            embedding(torch.full((9, 1), 1), draw(2, 3)),
        ],
        "tanh": [tanh()],
        "cross_entropy": [
            cross_entropy(draw(5, 7)),
            cross_entropy(draw(32, 40, scale=3.0)),
            cross_entropy(torch.zeros(3, 40)),
            cross_entropy((draw(6, 40).sign() + draw(6, 40, scale=1e-3)) * 1e4),
            cross_entropy(draw(1, 1)),
        ],
        "batch_norm_1d": [batch_norm(BatchNorm1d, *shape) for shape in BATCHES],
        "batch_norm_by_hand": [batch_norm(BatchNormByHand, *shape) for shape in BATCHES],
    },
    sys.stdout,
    separators=(",", ":"),
)
print()
