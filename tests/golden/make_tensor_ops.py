"""Forward passes and gradients of PyTorch's tensor operations, for tensor-ops.test.ts.

usage: python3 make_tensor_ops.py > vectors/tensor-ops.json

Everything is float32 unless it says int32 or bool, on one thread of the CPU. A case has the op's name, its arguments
as in Python, inputs, outputs, `seed` (dL/d of the first output, what backward() starts from) and the gradient of each
input.
"""
import json
import math
import sys

import torch

from torch_calls import BOOL, INT, OPS, draw, integers, mask, positive, written

cases = []


def case(op, *inputs, seed=None, **args):
    in_place = op.endswith("_") and not op.startswith("recorded_")
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

# Integers where PyTorch has them.
for bounds in ({"min": -2, "max": 3}, {"min": 0}, {"max": -1}, {"min": 3, "max": -2}, {"min": 0.5}):
    case("clamp", integers(-9, 9, 3, 5), **bounds)
case("clamp", mask(5), min=1)
for x in (draw(3, 5), EDGES, integers(-9, 9, 7)):
    case("relu", x)
for a, b in [([3], [3]), ([2, 3], [3, 4]), ([2, 3], [3]), ([3], [3, 2]), ([4, 2, 3], [3, 2]), ([2, 1, 2, 3], [3, 3, 2])]:
    case("matmul", integers(-99, 99, *a), integers(-99, 99, *b))

# The smallest, and whether any or all are true.
for x in (draw(7), draw(5, 9), SCALAR, torch.tensor([1.0, 3.0, -1.0, -1.0]), torch.tensor([1.0, math.nan, 3.0])):
    case("min", x)
    case("argmin", x)
case("min", torch.tensor([5, -(2**31), 2**31 - 1], dtype=INT))
case("min", mask(5))
for x in (draw(5, 7), torch.tensor([[1.0, math.nan], [2.0, 2.0], [-2.0, math.nan]]), draw(2, 3, 5), integers(-9, 9, 4, 6)):
    for args in ({"dim": 0}, {"dim": -1, "keepdim": True}):
        case("min_along", x, **args)
        case("argmin", x, **args)
for x in (mask(4, 5), integers(0, 2, 4, 2), torch.tensor([[0.0, math.nan], [0.5, -0.0]]), torch.ones(0, 3)):
    for op in ("any", "all"):
        case(op, x)
        case(op, x, dim=0)
        case(op, x, dim=-1, keepdim=True)

# Indexing by tensors, reading and writing.
for x in (mask(3, 5), integers(-1, 2, 7), draw(2, 1, 2), torch.zeros(3), SCALAR):
    case("nonzero", x)
case("index", draw(5, 3), integers(-5, 5, 7))
case("index", draw(5, 3), integers(-5, 5, 2, 3))
case("index", draw(5, 3), integers(-5, 5, 7), integers(-3, 3, 7))
case("index", draw(5, 3, 2), integers(0, 5, 4, 1), integers(0, 3, 2))
case("index", draw(5, 3), torch.tensor(-2, dtype=INT))
case("index", draw(4, 3), mask(4, 3))
case("index", draw(4, 3), mask(4))
case("index", draw(4, 3, 2), mask(4, 3))
case("index", draw(3, 4), torch.tensor([True, False, True]), torch.tensor([3, 0], dtype=INT))
case("index", draw(4), torch.zeros(4, dtype=BOOL))
case("index", integers(0, 99, 4, 3), mask(4, 3))
for prefix in ("", "recorded_"):
    case(f"{prefix}index_put_", draw(5, 3), draw(3, 3), torch.tensor([4, 0, -3], dtype=INT))
    case(f"{prefix}index_put_", draw(5, 3), draw(3), torch.tensor([4, 0], dtype=INT))
    case(f"{prefix}index_put_", draw(5, 3), draw(2), torch.tensor([4, 0], dtype=INT), torch.tensor([1, -1], dtype=INT))
    case(f"{prefix}index_put_", draw(2, 3), draw(4), torch.tensor([[True, False, True], [True, True, False]]))
    case(f"{prefix}index_put_", draw(2, 3), SCALAR, mask(2, 3))
    case(f"{prefix}index_put_number_", draw(4, 5), mask(4, 5), value=-1.5)
    case(f"{prefix}index_put_number_", draw(4, 5), mask(4), value=0)
    case(f"{prefix}index_put_number_", draw(4, 5), torch.zeros(4, dtype=BOOL), value=7)
    case(f"{prefix}assign_", draw(4, 5), draw(5), places=[1])
    case(f"{prefix}assign_", draw(4, 5), draw(4), places=[{}, -2])
    case(f"{prefix}assign_", draw(4, 5), SCALAR, places=[2, 3])
    case(f"{prefix}assign_", draw(4, 5), draw(1, 2, 1), places=[{"start": 1, "step": 2}, {"stop": 3}])
    case(f"{prefix}assign_", draw(2, 3, 4), draw(3, 1), places=[-1])
    case(f"{prefix}assign_number_", draw(4, 5), places=[{}, {"start": -2}], value=0.25)
    case(f"{prefix}assign_number_", draw(3), places=[], value=1)
case("index_put_number_", integers(0, 9, 5), mask(5), value=1.7)
case("assign_", integers(0, 9, 5), draw(2, scale=9.0), places=[{"stop": 2}])
case("assign_", draw(5), integers(0, 9, 2), places=[{"stop": 2}])

# In place and on the tape.
for op in ("add_", "sub_", "mul_", "div_"):
    case(f"recorded_{op}", draw(3, 5), positive(3, 5))
    case(f"recorded_{op}", draw(3, 5), positive(5))
case("recorded_copy_", draw(3, 5), draw(5))
case("recorded_zero_", draw(3))

json.dump({"torch": torch.__version__, "cases": cases}, sys.stdout, separators=(",", ":"))
print()
