"""PyTorch's operations that stand in no training loop of the lesson, computed number by number: for rare-ops.test.ts.

usage: python3 make_rare_ops.py > vectors/rare-ops.json
"""
import json
import math
import sys

import torch
import torch.nn.functional as F

from torch_calls import draw, integers, mask, positive, written

cases = []


def case(op, of, *inputs, **args):
    leaves = [x.clone().requires_grad_(x.is_floating_point()) for x in inputs]
    outputs = of(*leaves)
    outputs = list(outputs) if isinstance(outputs, tuple) else [outputs]
    entry = {"op": op, "args": args, "inputs": [written(x) for x in inputs], "outputs": [written(y) for y in outputs]}
    if outputs[0].requires_grad:
        seed = draw(*outputs[0].shape)
        outputs[0].backward(seed)
        entry["seed"] = written(seed)
        entry["gradients"] = [None if x.grad is None else written(x.grad) for x in leaves]
    cases.append(entry)


for shape, fan_out in (([4, 3], 5), ([1, 7], 2), ([0, 3], 4)):
    case("linear", F.linear, draw(*shape), draw(fan_out, shape[1]), draw(fan_out))
    case("linear", lambda x, w: F.linear(x, w), draw(*shape), draw(fan_out, shape[1]))
for shape, dim in (([7], 0), ([3, 5], 0), ([3, 5], -1), ([2, 3, 4], 1), ([1], 0), ([0, 2], 1)):
    case("cumsum", lambda x: x.cumsum(dim), draw(*shape), dim=dim)
    case("cumsum", lambda x: x.cumsum(dim), integers(-9, 9, *shape), dim=dim)
    for descending in (False, True):
        case("sort", lambda x: tuple(torch.sort(x, dim=dim, descending=descending, stable=True)), draw(*shape), dim=dim, descending=descending)
        ties = integers(0, 4, *shape)
        case("sort", lambda x: tuple(torch.sort(x, dim=dim, descending=descending, stable=True)), ties, dim=dim, descending=descending)
        case("argsort", lambda x: torch.sort(x, dim=dim, descending=descending, stable=True)[1], ties, dim=dim, descending=descending)
case("cumsum", lambda x: x.cumsum(0), mask(6), dim=0)
UNSORTED = torch.tensor([1.0, math.nan, -math.inf, 0.0, math.inf, -0.0])
for descending in (False, True):
    case("sort", lambda x: tuple(torch.sort(x, descending=descending, stable=True)), UNSORTED, dim=-1, descending=descending)

curves = {
    "sin cos tan atan sinh cosh asinh exp2 expm1 sign floor ceil trunc round erf erfc": lambda: draw(3, 5, scale=2.0),
    "asin acos atanh erfinv": lambda: draw(3, 5).tanh().mul(0.9),
    "log2 log10 log1p rsqrt reciprocal lgamma digamma": lambda: positive(3, 5) * 3,
    "acosh": lambda: positive(3, 5) + 1,
}
for names, numbers in curves.items():
    for name in names.split():
        case("curve", getattr(torch, name), numbers(), name=name)
case("curve", F.softplus, draw(3, 5, scale=9.0), name="softplus")
case("curve", F.silu, draw(3, 5, scale=3.0), name="silu")
case("curve", torch.round, torch.tensor([0.5, 1.5, 2.5, -0.5, -1.5]), name="round")
for name in ("sin", "log1p", "sign", "floor"):
    case("curve", getattr(torch, name), integers(0, 9, 4), name=name)

for name in ("floor_divide", "remainder"):
    of = getattr(torch, name)
    plain = lambda a, b: of(a.detach(), b.detach())
    case("pair", plain, draw(3, 5, scale=5.0), positive(5), name=name)
    case("pair", plain, integers(-9, 9, 3, 5), integers(1, 5, 3, 1), name=name)
    case("pair", plain, integers(-9, 9, 6), integers(-5, -1, 6), name=name)
case("pair", lambda a, b: torch.atan2(a.detach(), b.detach()), draw(3, 5), draw(5), name="atan2")
for name, torch_name in (("bitwise_and", None), ("bitwise_or", None), ("bitwise_xor", None), ("shift_left", "bitwise_left_shift"), ("shift_right", "bitwise_right_shift")):
    case("pair", getattr(torch, torch_name or name), integers(0, 99, 7), integers(0, 5, 7), name=name)
case("pair", lambda a, b: torch.pow(a.detach(), b.detach()), positive(6), draw(6), name="power")
case("pair", torch.pow, integers(-5, 5, 6), integers(0, 5, 6), name="power")

json.dump({"torch": torch.__version__, "cases": cases}, sys.stdout, separators=(",", ":"))
print()
