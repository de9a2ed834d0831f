"""PyTorch's operations by the names that the golden files use, for make_tensor_ops.py and make_refusals.py.

torch-calls.ts holds the same names for the engine's. The engine's integers have 32 bits: where PyTorch wants int64
it is given that.
"""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
generator = torch.Generator().manual_seed(4321)
INT, BOOL, LONG = torch.int32, torch.bool, torch.int64


def draw(*shape, scale=1.0, offset=0.0):
    """Normal numbers with four decimals: short to write, and as float32 as awkward as any."""
    numbers = torch.randn(shape, generator=generator, dtype=torch.float64) * scale + offset
    return ((numbers * 1e4).round() / 1e4).float()


def positive(*shape):
    return draw(*shape).abs() + 0.1


def integers(low, high, *shape):
    return torch.randint(low, high, shape, generator=generator, dtype=INT)


def mask(*shape):
    return torch.rand(shape, generator=generator) < 0.5


def number(value):
    if math.isfinite(value):
        return float(str(np.float32(value)))
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def written(x):
    x = x.detach()
    dtype = {torch.float32: "float32", BOOL: "bool"}.get(x.dtype, "int32")
    values = x.flatten().tolist() if dtype == "float32" else x.flatten().int().tolist()
    return {"shape": list(x.shape), "dtype": dtype, "values": [number(v) for v in values] if dtype == "float32" else values}


def long(x):
    """int64 for int32."""
    return x.to(LONG) if x.dtype == INT else x


def by(indices):
    return tuple(long(i) for i in indices)


def taken(places):
    return tuple(slice(p.get("start"), p.get("stop"), p.get("step")) if isinstance(p, dict) else p for p in places)


def put(x, key, value):
    x[key] = value
    return x


OPS = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "add_number": lambda x, other: x + other,
    "sub_number": lambda x, other: x - other,
    "number_sub": lambda x, other: other - x,
    "mul_number": lambda x, other: x * other,
    "div_number": lambda x, other: x / other,
    "number_div": lambda x, other: other / x,
    "neg": torch.neg,
    "exp": torch.exp,
    "log": torch.log,
    "sqrt": torch.sqrt,
    "abs": torch.abs,
    "pow": lambda x, exponent: x ** exponent,
    "clamp": torch.clamp,
    "gt": torch.gt,
    "ge": torch.ge,
    "lt": torch.lt,
    "le": torch.le,
    "eq": torch.eq,
    "ne": torch.ne,
    "gt_number": lambda x, other: x > other,
    "logical_not": torch.logical_not,
    "logical_and": torch.logical_and,
    "logical_or": torch.logical_or,
    "to": lambda x, dtype: x.to({"float32": torch.float32, "int32": INT, "bool": BOOL}[dtype]),
    "where": torch.where,
    "masked_fill": lambda x, m, value: x.masked_fill(m, value),
    "matmul": torch.matmul,
    "sum": lambda x, dim=None, keepdim=False: x.sum() if dim is None else x.sum(dim, keepdim=keepdim),
    "mean": lambda x, dim=None, keepdim=False: x.mean() if dim is None else x.mean(dim, keepdim=keepdim),
    "var": lambda x, dim=None, unbiased=True, keepdim=False: torch.var(x, dim, unbiased=unbiased, keepdim=keepdim),
    "std": lambda x, dim=None, unbiased=True, keepdim=False: torch.std(x, dim, unbiased=unbiased, keepdim=keepdim),
    "max": torch.max,
    "max_along": lambda x, dim, keepdim=False: list(torch.max(x, dim, keepdim=keepdim)),
    "argmax": torch.argmax,
    "view": lambda x, shape: x.view(shape),
    "squeeze": torch.squeeze,
    "unsqueeze": torch.unsqueeze,
    "permute": torch.permute,
    "transpose": torch.transpose,
    "expand": lambda x, shape: x.expand(shape),
    "narrow": torch.narrow,
    "slice": lambda x, dim, start=None, stop=None, step=None: x[(slice(None),) * dim + (slice(start, stop, step),)],
    "select": torch.select,
    "cat": lambda *parts, dim=0: torch.cat(parts, dim),
    "stack": lambda *parts, dim=0: torch.stack(parts, dim),
    "embedding": lambda table, i: table[long(i)],
    "index_select": lambda x, i, dim: torch.index_select(x, dim, i),
    "gather": lambda x, i, dim: torch.gather(x, dim, long(i)),
    "one_hot": lambda x, num_classes=-1: F.one_hot(long(x), num_classes),
    "softmax": torch.softmax,
    "log_softmax": torch.log_softmax,
    "cross_entropy": lambda x, t, reduction: F.cross_entropy(x, long(t), reduction=reduction),
    "relu": F.relu,
    "min": torch.min,
    "min_along": lambda x, dim, keepdim=False: list(torch.min(x, dim, keepdim=keepdim)),
    "argmin": torch.argmin,
    "any": torch.any,
    "all": torch.all,
    "nonzero": torch.nonzero,
    "index": lambda x, *indices: x[by(indices)],
    "index_put_": lambda x, value, *indices: put(x, by(indices), value),
    "index_put_number_": lambda x, *indices, value: put(x, by(indices), value),
    "assign_": lambda x, value, places: put(x, taken(places), value),
    "assign_number_": lambda x, places, value: put(x, taken(places), value),
    "add_": lambda x, other: x.add_(other),
    "sub_": lambda x, other: x.sub_(other),
    "mul_": lambda x, other: x.mul_(other),
    "div_": lambda x, other: x.div_(other),
    "copy_": lambda x, other: x.copy_(other),
    "fill_": lambda x, value: x.fill_(value),
    "zero_": lambda x: x.zero_(),
}
OPS |= {  # on the tape: x * 1 is no leaf
    f"recorded_{name}": (lambda update: lambda x, *others, **args: update(x * 1, *others, **args))(OPS[name])
    for name in (
        "add_", "sub_", "mul_", "div_", "copy_", "zero_",
        "index_put_", "index_put_number_", "assign_", "assign_number_",
    )
}
