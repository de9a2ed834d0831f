"""Forward passes, gradients and refusals of PyTorch's tensor operations, for tensor-ops.test.ts.

usage: python3 make_tensor_ops.py > vectors/tensor-ops.json

Everything is float32 unless it says int32 or bool, on one thread of the CPU. A case has the op's name, its arguments
as in Python, inputs, outputs, `seed` (dL/d of the first output, what backward() starts from) and the gradient of each
input. An error has the first line of what PyTorch says instead.
"""
import json
import math
import sys

import numpy as np
import torch
import torch.nn.functional as F

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
    return x.to(LONG)


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
    "gather": lambda x, i, dim: torch.gather(x, dim, long(i) if i.dtype == INT else i),
    "one_hot": lambda x, num_classes=-1: F.one_hot(long(x) if x.dtype == INT else x, num_classes),
    "softmax": torch.softmax,
    "log_softmax": torch.log_softmax,
    "cross_entropy": lambda x, t, reduction: F.cross_entropy(x, long(t) if t.dtype == INT else t, reduction=reduction),
    "add_": lambda x, other: x.add_(other),
    "sub_": lambda x, other: x.sub_(other),
    "mul_": lambda x, other: x.mul_(other),
    "div_": lambda x, other: x.div_(other),
    "copy_": lambda x, other: x.copy_(other),
    "fill_": lambda x, value: x.fill_(value),
    "zero_": lambda x: x.zero_(),
}

cases, errors = [], []


def case(op, *inputs, seed=None, **args):
    in_place = op.endswith("_")
    leaves = [x.clone().requires_grad_(x.dtype == torch.float32 and not in_place) for x in inputs]
    outputs = OPS[op](*leaves, **args)
    outputs = outputs if isinstance(outputs, list) else [outputs]
    entry = {"op": op, "args": args, "inputs": [written(x) for x in inputs], "outputs": [written(y) for y in outputs]}
    if outputs[0].requires_grad:
        seed = draw(*outputs[0].shape) if seed is None else seed
        outputs[0].backward(seed)
        entry["seed"] = written(seed)
        entry["gradients"] = [None if x.grad is None else written(x.grad) for x in leaves]
    cases.append(entry)


def error(op, *inputs, **args):
    try:
        OPS[op](*[x.clone() for x in inputs], **args)
    except Exception as refusal:
        message = str(refusal).split("\n")[0]
        errors.append({"op": op, "args": args, "inputs": [written(x) for x in inputs], "error": message})
    else:
        raise AssertionError(f"PyTorch does not refuse {op} {args}")


SCALAR = torch.tensor(0.5)

# Arithmetic: equal shapes, a row, a column, both at once, a scalar, more loops than one, nothing.
for a, b in [
    ([7], [7]), ([5, 7], [7]), ([5, 7], [5, 1]), ([5, 1], [1, 7]), ([3], [2, 1]), ([], [4]), ([2, 3, 5], []),
    ([2, 1, 3, 1, 5], [4, 1, 2, 5]), ([1, 1], [1]), ([0, 3], [3]), ([1, 3], [0, 1]), ([3, 1, 1], [3, 4, 9]),
]:
    for op in ("add", "sub", "mul", "div"):
        case(op, draw(*a), positive(*b))
for op in ("add", "sub", "mul"):
    case(op, integers(-9, 9, 3, 5), integers(-9, 9, 5))
    case(op, draw(3, 5), integers(-9, 9, 3, 1))
case("add", integers(-9, 9, 3), mask(2, 3))
case("mul", mask(2, 3), draw(3))
case("add", mask(9), mask(9))
case("mul", mask(9), mask(9))
case("div", integers(-9, 9, 3, 5), integers(1, 9, 5))
case("div", draw(3), torch.tensor([0.0, -0.0, 2.0]))
for op in ("add", "sub", "mul", "div"):
    case(f"{op}_number", draw(3, 5), other=0.3)
    case(f"{op}_number", integers(-9, 9, 6), other=3)
    case(f"{op}_number", integers(-9, 9, 6), other=2.5)
for op in ("number_sub", "number_div"):
    case(op, positive(3, 5), other=1)

# Functions of one number.
SPECIAL = torch.tensor([0.0, -0.0, math.inf, -math.inf, math.nan])
for x in (draw(3, 5), SPECIAL, draw(0, 2), SCALAR):
    case("neg", x)
    case("abs", x)
case("neg", integers(-9, 9, 5))
case("abs", integers(-9, 9, 5))
case("exp", torch.cat([draw(13, scale=3.0), torch.tensor([88.7, 88.8, 89.5, 200.0, -87.5, -100.0, -104.0, -200.0]), SPECIAL]))
case("exp", integers(-3, 4, 5))
for op in ("log", "sqrt"):
    case(op, positive(3, 5))
    case(op, torch.cat([torch.tensor([1e-38, 1e38, 1.0, -1.0]), SPECIAL]))
    case(op, integers(1, 9, 5))
for exponent in (0, 1, 2, 3, 0.5, -1, -2, -0.5, 2.5):
    case("pow", positive(3, 3), exponent=exponent)
for exponent in (2, 3, -1):
    case("pow", draw(7), exponent=exponent)
case("pow", torch.cat([SPECIAL, torch.tensor([-1.5])]), exponent=0)
case("pow", SPECIAL, exponent=2)
case("pow", integers(-9, 9, 5), exponent=3)
case("pow", integers(-9, 9, 5), exponent=0)
case("pow", integers(1, 9, 5), exponent=0.5)
EDGES = torch.cat([torch.tensor([-0.5, 0.5]), SPECIAL])
for args in ({"min": -0.5, "max": 0.5}, {"min": -0.5}, {"max": 0.5}, {"min": 0.5, "max": -0.5}):
    case("clamp", torch.cat([draw(9), EDGES]), **args)

# Comparisons and masks.
for op in ("gt", "ge", "lt", "le", "eq", "ne"):
    case(op, torch.tensor([1.0, 2.0, 3.0, math.nan, -0.0, math.inf]), torch.tensor([2.0, 2.0, 2.0, math.nan, 0.0, math.inf]))
    case(op, integers(0, 3, 4, 7), integers(0, 3, 4, 1))
    case(op, draw(3, 5).round(), integers(-1, 2, 5))
case("gt_number", draw(5, 5), other=0.25)
case("gt_number", integers(-3, 3, 9), other=0.5)
case("gt_number", mask(9), other=0)
for op in ("logical_and", "logical_or"):
    case(op, mask(3, 5), mask(5))
    case(op, integers(0, 3, 7), torch.tensor([0.0, 0.5, math.nan, -0.0, 1.0, 0.0, 2.0]))
for x in (mask(5), integers(-1, 2, 5), torch.tensor([0.0, -0.0, 0.5, math.nan])):
    case("logical_not", x)
case("to", torch.tensor([1.9, -1.9, 0.0, 3.0]), dtype="int32")
case("to", torch.tensor([1.9, -0.0, 0.0, math.nan]), dtype="bool")
for dtype in ("float32", "bool"):
    case("to", integers(-2, 3, 7), dtype=dtype)
for dtype in ("float32", "int32"):
    case("to", mask(7), dtype=dtype)
case("where", mask(3, 5), draw(3, 5), draw(3, 5))
case("where", mask(3, 1), draw(5), draw(2, 1, 1))
case("where", torch.tensor([True, False]), torch.tensor([math.inf, 1.0]), torch.tensor([1.0, math.nan]))
case("where", mask(5), integers(0, 9, 5), integers(0, 9, 5))
case("masked_fill", draw(3, 5), mask(3, 5), value=-1.5)
case("masked_fill", draw(3, 5), torch.eye(5)[:3] == 0, value=9.0)
case("masked_fill", draw(5), mask(3, 1), value=0.0)
case("masked_fill", integers(0, 9, 5), mask(5), value=7)

# Products.
for a, b in [
    ([3], [3]), ([2, 3], [3]), ([3], [3, 4]), ([5, 7], [7, 3]), ([1, 1], [1, 1]), ([9, 17], [17, 13]),
    ([2, 5, 7], [2, 7, 3]), ([4, 5, 7], [7, 3]), ([5, 7], [2, 7, 3]), ([1, 5, 7], [3, 7, 2]), ([3, 5, 7], [1, 7, 2]),
    ([2, 1, 5, 3], [4, 3, 2]), ([2, 5, 3], [3]), ([3], [2, 3, 5]), ([2, 1, 2, 3], [1, 3, 3, 2]), ([2, 3, 1, 4], [4, 5]),
    ([0, 3], [3, 2]), ([2, 0], [0, 3]), ([2, 3], [3, 0]), ([0, 2, 3], [0, 3, 2]), ([3, 2, 0], [3, 0, 2]), ([0], [0]),
]:
    case("matmul", draw(*a), draw(*b))

# Reductions.
OVER = [
    ([7], {}), ([7, 19], {}), ([], {}), ([0], {}), ([5, 7], {"dim": 0}), ([5, 7], {"dim": -1, "keepdim": True}),
    ([5, 7], {"dim": [0, 1]}), ([2, 3, 5], {"dim": 1}), ([2, 3, 5], {"dim": [0, 2]}), ([2, 3, 5], {"dim": [-1, 0], "keepdim": True}),
    ([2, 3, 4, 5], {"dim": [0, 2]}), ([2, 3, 4, 5], {"dim": [1, 2]}), ([2, 3, 4, 5], {"dim": [1, 3], "keepdim": True}),
    ([1, 5], {"dim": 0}), ([5, 1], {"dim": 1}), ([0, 3], {"dim": 1}), ([0, 3], {"dim": 0}), ([3], {"dim": 0, "keepdim": True}),
    ([], {"dim": 0}), ([2, 1, 17], {"dim": [0, 1]}),
]
for shape, args in OVER:
    case("sum", draw(*shape), **args)
    case("mean", draw(*shape, offset=3.0), **args)
case("sum", integers(-9, 9, 3, 5), dim=0)
case("sum", integers(-9, 9, 3, 5), dim=1)
case("sum", mask(3, 5))
for shape, args in OVER:
    if shape in ([0], []):  # PyTorch refuses to, or gives an infinite gradient of a constant
        continue
    args = {"dim": list(range(len(shape))), **args}
    for op in ("var", "std"):
        case(op, draw(*shape, offset=3.0), **args)
        case(op, draw(*shape, offset=3.0), unbiased=False, **args)
case("std", torch.full((3, 4), 2.0), dim=1)
for x in (draw(7), draw(5, 9), SCALAR, torch.tensor([1.0, 3.0, 3.0, -1.0]), torch.tensor([1.0, math.nan, 3.0])):
    case("max", x)
    case("argmax", x)
case("max", integers(-9, 9, 3, 5))
for x in (draw(5, 7), torch.tensor([[1.0, math.nan, 5.0], [2.0, 2.0, -1.0], [2.0, math.nan, 7.0]]), draw(2, 3, 5), draw(1, 4), integers(-9, 9, 4, 6)):
    for args in ({"dim": 0}, {"dim": -1, "keepdim": True}, {"dim": 1}):
        case("max_along", x, **args)
        case("argmax", x, **args)
case("max_along", SCALAR, dim=0)
case("max_along", draw(3, 0, 4), dim=0)

# Shapes.
for shape, to in [([2, 6], [3, 4]), ([2, 6], [-1]), ([12], [2, -1, 3]), ([], [1, 1]), ([1], []), ([0, 3], [3, 0]), ([0, 3], [-1, 3])]:
    case("view", draw(*shape), shape=to)
for shape, args in [([1, 3, 1], {}), ([1, 3, 1], {"dim": 0}), ([1, 3, 1], {"dim": -1}), ([1, 3, 1], {"dim": 1}), ([1, 1], {}), ([], {"dim": 0})]:
    case("squeeze", draw(*shape), **args)
for shape, dim in [([3, 4], 0), ([3, 4], 1), ([3, 4], -1), ([3, 4], 2), ([], 0), ([3], -2)]:
    case("unsqueeze", draw(*shape), dim=dim)
for shape, dims in [([3, 5], [1, 0]), ([2, 3, 5], [2, 0, 1]), ([2, 3, 5], [0, -1, 1]), ([2, 3, 4, 5], [3, 1, 0, 2]), ([1, 4], [1, 0]), ([], []), ([0, 3], [1, 0]), ([2, 1, 3, 2, 2], [4, 2, 1, 3, 0])]:
    case("permute", draw(*shape), dims=dims)
case("permute", integers(0, 99, 3, 5), dims=[1, 0])
for shape, a, b in [([3, 5], 0, 1), ([2, 3, 5], -1, 0), ([2, 3, 5], 1, 1), ([7, 1], 0, 1), ([], 0, -1)]:
    case("transpose", draw(*shape), dim0=a, dim1=b)
for shape, to in [([3, 1], [3, 4]), ([3], [2, 3]), ([1], [5]), ([], [2, 3]), ([2, 1, 3], [4, -1, 5, 3]), ([3], [3]), ([1, 3], [0, 3]), ([1, 2, 1], [2, 2, 2])]:
    case("expand", draw(*shape), shape=to)
for shape, dim, start, length in [([7], 0, 2, 3), ([4, 5], 0, 1, 2), ([4, 5], 1, 0, 4), ([4, 5], -1, -2, 2), ([4, 5], 0, 4, 0), ([2, 3, 4], 1, 1, 1), ([0, 3], 0, 0, 0)]:
    case("narrow", draw(*shape), dim=dim, start=start, length=length)
for shape, dim, args in [
    ([7], 0, {"start": 1, "stop": 6, "step": 2}), ([7], 0, {"step": 3}), ([7], 0, {"start": -3}), ([7], 0, {"stop": -2}),
    ([4, 7], 1, {"start": 1, "step": 2}), ([4, 7], 0, {"start": 3, "stop": 1}), ([4, 7], 0, {"start": -99, "stop": 99}), ([5, 2, 3], 1, {"start": 1}),
]:
    case("slice", draw(*shape), dim=dim, **args)
case("slice", integers(0, 99, 3, 5), dim=1, start=1, step=2)
for shape, dim, index in [([4, 5], 0, 1), ([4, 5], 1, -1), ([2, 3, 4], -2, 2), ([3], 0, 0)]:
    case("select", draw(*shape), dim=dim, index=index)
for shapes, dim in [([[2, 3], [4, 3]], 0), ([[2, 3], [2, 1], [2, 4]], 1), ([[2, 3, 4], [2, 1, 4]], -2), ([[3]], 0), ([[0], [2, 3]], 1), ([[2, 0], [2, 3]], 1), ([[0], [0]], 0)]:
    case("cat", *[draw(*shape) for shape in shapes], dim=dim)
case("cat", draw(2, 2), integers(0, 9, 1, 2), mask(1, 2), dim=0)
case("cat", integers(0, 9, 3), mask(3), dim=0)
for shapes, dim in [([[2, 3], [2, 3]], 0), ([[2, 3], [2, 3], [2, 3]], -1), ([[], []], 0), ([[5]], 1)]:
    case("stack", *[draw(*shape) for shape in shapes], dim=dim)

# Indices.
case("embedding", draw(5), integers(0, 5, 2, 3))
case("embedding", draw(5, 2, 3), integers(0, 5, 7))
case("embedding", draw(5, 3), integers(0, 5, 0))
case("embedding", draw(5, 3), torch.tensor(2, dtype=INT))
case("embedding", integers(0, 99, 5, 3), integers(0, 5, 4))
for shape, dim, count in [([4, 5], 0, 6), ([4, 5], 1, 3), ([2, 3, 4], -2, 5), ([6], 0, 2), ([4, 5], 1, 0)]:
    case("index_select", draw(*shape), integers(0, shape[dim], count), dim=dim)
for shape, dim, index in [([4, 5], 1, [4, 1]), ([4, 5], 0, [6, 5]), ([4, 5], 1, [3, 7]), ([2, 3, 4], 1, [2, 5, 4]), ([2, 3, 4], 1, [1, 2, 3]), ([6], 0, [9]), ([4, 5], 1, [4, 0])]:
    case("gather", draw(*shape), integers(0, shape[dim], *index), dim=dim)
case("gather", integers(0, 99, 4, 5), integers(0, 5, 4, 2), dim=1)
case("one_hot", integers(0, 5, 7))
case("one_hot", integers(0, 5, 2, 3), num_classes=6)
case("one_hot", torch.tensor(2, dtype=INT), num_classes=4)
case("one_hot", integers(0, 5, 0), num_classes=3)

# Softmax and its logarithm.
EXTREME = torch.tensor([[1e4, 0.0, -1e4], [1e4, 1e4, 1e4 - 1], [-math.inf, 0.0, 1.0], [math.nan, 0.0, 1.0], [50.0, -60.0, 0.0]])
for op in ("softmax", "log_softmax"):
    for shape, dim in [([7], 0), ([5, 7], 1), ([5, 7], 0), ([5, 21], -1), ([2, 3, 5], 1), ([4, 1], 1), ([], 0), ([0, 3], 1), ([3, 0], 1), ([3, 0], 0)]:
        case(op, draw(*shape, scale=2.0), dim=dim)
case("softmax", EXTREME, dim=1)
case("log_softmax", EXTREME[[0, 1, 3, 4]], dim=1)
for reduction in ("mean", "sum", "none"):
    for rows, classes in [(5, 7), (9, 13), (1, 1)]:
        case("cross_entropy", draw(rows, classes, scale=2.0), integers(0, classes, rows), reduction=reduction)
    case("cross_entropy", EXTREME[:2], integers(0, 3, 2), reduction=reduction)

# In place, on the values.
for op in ("add_", "sub_", "mul_", "div_"):
    case(op, draw(3, 5), positive(3, 5))
    case(op, draw(3, 5), positive(5))
    case(op, draw(3, 5), positive(3, 1))
    case(op, draw(3, 5), torch.tensor(0.3))
    case(op, draw(3, 5), integers(1, 5, 5))
for op in ("add_", "sub_", "mul_"):
    case(op, integers(0, 9, 3, 5), integers(0, 9, 5))
case("copy_", draw(3, 5), draw(5))
case("copy_", draw(3, 5), integers(0, 9, 3, 5))
case("copy_", integers(0, 9, 3), draw(3, scale=5.0))
case("fill_", draw(3, 5), value=0.3)
case("fill_", integers(0, 9, 5), value=16777217)
case("zero_", draw(0, 3))
case("zero_", mask(5))

# Refusals, in PyTorch's words.


def Z(*shape):
    return torch.zeros(shape)


for op in ("add", "mul", "gt", "add_", "copy_"):
    error(op, Z(2, 3), Z(4))
for op in ("add_", "copy_"):
    error(op, Z(3), Z(2, 3))
error("sub", mask(3), mask(3))
error("sub", integers(0, 9, 3), mask(3))
error("sub", mask(3), Z(3))
error("neg", mask(3))
error("add_", integers(0, 9, 3), Z(3))
error("div_", integers(0, 9, 3), integers(1, 9, 3))
error("pow", integers(1, 9, 3), exponent=-1)
error("clamp", Z(3))
error("where", Z(2), Z(2), Z(2))
for a, b in [([2, 3], [4, 5]), ([3], [4]), ([2, 3], [4]), ([3], [4, 2]), ([2, 2, 3], [2, 4, 5]), ([2, 2, 3], [3, 3, 5]), ([2, 2, 3], [4]), ([2, 2, 3], [4, 5]), ([], [2, 2])]:
    error("matmul", Z(*a), Z(*b))
error("matmul", Z(2, 2), Z(2, 2).int())
for op in ("sum", "mean", "var", "std", "max_along", "argmax", "softmax", "log_softmax"):
    error(op, Z(2, 3), dim=2)
    error(op, Z(2, 3), dim=-3)
for op in ("sum", "mean", "var"):
    error(op, Z(2, 3), dim=[0, -2])
error("mean", integers(0, 9, 3))
error("var", integers(0, 9, 3), dim=0)
error("max", Z(0))
error("argmax", Z(0))
error("max_along", Z(0, 3), dim=0)
error("argmax", Z(0, 3), dim=0)
for shape in ([-1, -1], [-2, 3], [4, 2], [-1, 4], [0, -1]):
    error("view", Z(2, 3), shape=shape)
error("view", Z(0, 3), shape=[-1, 0])
error("squeeze", Z(3), dim=1)
error("unsqueeze", Z(3), dim=2)
error("permute", Z(2, 3), dims=[0])
error("permute", Z(2, 3), dims=[0, 0])
error("transpose", Z(2, 3), dim0=0, dim1=2)
for shape in ([2, 4], [3], [-1, 2, 3]):
    error("expand", Z(2, 3), shape=shape)
for start, length in [(1, 2), (3, 0), (-3, 1), (0, -1)]:
    error("narrow", Z(2, 3), dim=0, start=start, length=length)
error("narrow", SCALAR, dim=0, start=0, length=1)
error("slice", Z(3), dim=0, step=0)
error("slice", Z(3), dim=0, step=-1)
error("select", Z(2, 3), dim=1, index=3)
error("select", Z(2, 3), dim=1, index=-4)
error("select", SCALAR, dim=0, index=0)
error("cat")
error("cat", Z(2, 3), Z(2, 4))
error("cat", Z(2, 3), Z(2))
error("cat", SCALAR)
error("stack")
error("stack", Z(2), Z(3))
error("embedding", Z(4, 3), torch.tensor([1, 4], dtype=INT))
error("index_select", Z(2, 3), torch.tensor([0, 3], dtype=INT), dim=1)
error("index_select", Z(2, 3), torch.tensor([[0]], dtype=INT), dim=1)
error("index_select", Z(2, 3), Z(1), dim=1)
error("gather", Z(2, 3), torch.tensor([[3]], dtype=INT), dim=1)
error("gather", Z(2, 3), torch.tensor([[-1]], dtype=INT), dim=1)
error("gather", Z(2, 3), torch.tensor([0], dtype=INT), dim=1)
error("gather", Z(2, 3), torch.zeros(3, 1, dtype=INT), dim=1)
error("one_hot", torch.tensor([3], dtype=INT), num_classes=3)
error("one_hot", torch.tensor([-1], dtype=INT), num_classes=3)
error("one_hot", Z(2))
error("one_hot", Z(0).int())
for op in ("softmax", "log_softmax"):
    error(op, integers(0, 9, 3), dim=0)
for reduction in ("mean", "sum", "none"):
    error("cross_entropy", Z(2, 3), torch.tensor([0, 3], dtype=INT), reduction=reduction)
    error("cross_entropy", Z(2, 3), torch.tensor([0], dtype=INT), reduction=reduction)
    error("cross_entropy", Z(2, 3), Z(2), reduction=reduction)

json.dump({"torch": torch.__version__, "cases": cases, "errors": errors}, sys.stdout, separators=(",", ":"))
print()
