"""What PyTorch says when it is asked for what it can't do, for refusals.test.ts.

usage: python3 make_refusals.py > vectors/refusals.json

A refusal has the name of what was called, its arguments, its inputs (float32, int32 or bool), and the class and the
first line of PyTorch's exception. The calls are those of torch_calls.py, and below them those that are no function of
tensors alone.
"""
import json
import sys

import torch
import torch.nn.functional as F
from torch import nn

from torch_calls import BOOL, INT, OPS, integers, long, mask, written


def step(kind, x, **options):
    x.grad = torch.ones_like(x)
    getattr(torch.optim, kind)([x], **{"lr": 0.1, **options}).step()


def initialized(name, x, **options):
    getattr(nn.init, name)(x, **options)


def batch_norm(x, features, training=True, **options):
    return nn.BatchNorm1d(features, **options).train(training)(x)


def leaf(x):
    return x.requires_grad_()


def twice(y):
    y.sum().backward()
    y.sum().backward()


def changed_between(x, compute, change):
    """A graph that needs what is changed before it is gone back through."""
    a = leaf(x) * 1
    y = compute(a)
    change(a, y)
    y.sum().backward()


CALLS = {
    **OPS,
    "nn_embedding": lambda table, indices: F.embedding(indices, table),
    "addmm": torch.addmm,
    "linear": lambda x, fan_in, fan_out: nn.Linear(fan_in, fan_out)(x),
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "selu": F.selu,
    "gelu": lambda x, approximate="none": F.gelu(x, approximate=approximate),
    "dropout": lambda x, p: F.dropout(x, p),
    "batch_norm": batch_norm,
    "flatten": lambda x, start_dim, end_dim=-1: nn.Flatten(start_dim, end_dim)(x),
    "residual": lambda x, fan_in, fan_out: x + nn.Linear(fan_in, fan_out)(x),
    "multinomial": lambda x, num_samples, replacement=False: torch.multinomial(x, num_samples, replacement),
    "zeros": lambda shape: torch.zeros(shape),
    "item": lambda x: x.item(),
    "requires_grad_": leaf,
    "retain_grad": lambda x: x.retain_grad(),
    "backward": lambda x, *seed: x.backward(*seed),
    "backward_of_twice_x": lambda x, *seed: (leaf(x) * 2).backward(*seed),
    "backward_twice": lambda x: twice(leaf(x).tanh()),
    "backward_twice_mul": lambda x: twice(leaf(x) * 2),
    "leaf_add_": lambda x: leaf(x).add_(1),
    "leaf_zero_": lambda x: leaf(x).zero_(),
    "leaf_view_add_": lambda x: leaf(x).view(-1).add_(1),
    "leaf_index_put_": lambda x, m: OPS["index_put_number_"](leaf(x), m, value=0),
    "leaf_assign_": lambda x: OPS["assign_number_"](leaf(x), places=[0], value=0),
    "changed_output": lambda x: changed_between(x, torch.tanh, lambda a, y: y.add_(1)),
    "changed_input": lambda x: changed_between(x, torch.log, lambda a, y: a.mul_(2)),
    "changed_factor": lambda x: changed_between(x, lambda a: a * a, lambda a, y: OPS["assign_number_"](a, places=[0], value=0)),
    **{name: (lambda name: lambda x, **options: initialized(name, x, **options))(name) for name in (
        "kaiming_normal_", "kaiming_uniform_", "xavier_normal_", "xavier_uniform_", "normal_",
    )},
    "calculate_gain": lambda nonlinearity, param=None: nn.init.calculate_gain(nonlinearity, param),
    "SGD": lambda x, **options: step("SGD", x, **options),
    "Adam": lambda x, **options: step("Adam", x, **options),
    "SGD_of_nothing": lambda: torch.optim.SGD([], lr=0.1),
}

refusals = []


def refused(op, *inputs, **args):
    try:
        CALLS[op](*[x.clone() for x in inputs], **args)
    except Exception as refusal:
        words = str(refusal).split("\n")[0]
        entry = {"op": op, "args": args, "inputs": [written(x) for x in inputs]}
        refusals.append({**entry, "kind": type(refusal).__name__, "words": words})
    else:
        raise AssertionError(f"PyTorch does not refuse {op} {args}")


def Z(*shape):
    return torch.zeros(shape)


def ints(*values):
    return torch.tensor(values, dtype=INT)


SCALAR = torch.tensor(0.5)

# Shapes, dimensions, indices and types that don't fit.
for op in ("add", "mul", "gt", "add_", "copy_"):
    refused(op, Z(2, 3), Z(4))
for op in ("add_", "copy_"):
    refused(op, Z(3), Z(2, 3))
refused("sub", mask(3), mask(3))
refused("sub", integers(0, 9, 3), mask(3))
refused("sub", mask(3), Z(3))
refused("neg", mask(3))
refused("add_", integers(0, 9, 3), Z(3))
refused("div_", integers(0, 9, 3), integers(1, 9, 3))
refused("pow", integers(1, 9, 3), exponent=-1)
refused("clamp", Z(3))
refused("where", Z(2), Z(2), Z(2))
for a, b in [([2, 3], [4, 5]), ([3], [4]), ([2, 3], [4]), ([3], [4, 2]), ([2, 2, 3], [2, 4, 5]), ([2, 2, 3], [3, 3, 5]), ([2, 2, 3], [4]), ([2, 2, 3], [4, 5]), ([], [2, 2])]:
    refused("matmul", Z(*a), Z(*b))
refused("matmul", Z(2, 2), Z(2, 2).int())
for op in ("sum", "mean", "var", "std", "max_along", "argmax", "softmax", "log_softmax"):
    refused(op, Z(2, 3), dim=2)
    refused(op, Z(2, 3), dim=-3)
for op in ("sum", "mean", "var"):
    refused(op, Z(2, 3), dim=[0, -2])
refused("mean", integers(0, 9, 3))
refused("var", integers(0, 9, 3), dim=0)
refused("max", Z(0))
refused("argmax", Z(0))
refused("max_along", Z(0, 3), dim=0)
refused("argmax", Z(0, 3), dim=0)
for shape in ([-1, -1], [-2, 3], [4, 2], [-1, 4], [0, -1]):
    refused("view", Z(2, 3), shape=shape)
refused("view", Z(0, 3), shape=[-1, 0])
refused("squeeze", Z(3), dim=1)
refused("unsqueeze", Z(3), dim=2)
refused("permute", Z(2, 3), dims=[0])
refused("permute", Z(2, 3), dims=[0, 0])
refused("transpose", Z(2, 3), dim0=0, dim1=2)
for shape in ([2, 4], [3], [-1, 2, 3]):
    refused("expand", Z(2, 3), shape=shape)
for start, length in [(1, 2), (3, 0), (-3, 1), (0, -1)]:
    refused("narrow", Z(2, 3), dim=0, start=start, length=length)
refused("narrow", SCALAR, dim=0, start=0, length=1)
refused("slice", Z(3), dim=0, step=0)
refused("slice", Z(3), dim=0, step=-1)
refused("select", Z(2, 3), dim=1, index=3)
refused("select", Z(2, 3), dim=1, index=-4)
refused("select", SCALAR, dim=0, index=0)
refused("cat")
refused("cat", Z(2, 3), Z(2, 4))
refused("cat", Z(2, 3), Z(2))
refused("cat", SCALAR)
refused("stack")
refused("stack", Z(2), Z(3))
refused("embedding", Z(4, 3), ints(1, 4))
refused("index_select", Z(2, 3), ints(0, 3), dim=1)
refused("index_select", Z(2, 3), torch.tensor([[0]], dtype=INT), dim=1)
refused("index_select", Z(2, 3), Z(1), dim=1)
refused("gather", Z(2, 3), torch.tensor([[3]], dtype=INT), dim=1)
refused("gather", Z(2, 3), torch.tensor([[-1]], dtype=INT), dim=1)
refused("gather", Z(2, 3), ints(0), dim=1)
refused("gather", Z(2, 3), torch.zeros(3, 1, dtype=INT), dim=1)
refused("one_hot", ints(3), num_classes=3)
refused("one_hot", ints(-1), num_classes=3)
refused("one_hot", Z(2))
refused("one_hot", Z(0).int())
for op in ("softmax", "log_softmax"):
    refused(op, integers(0, 9, 3), dim=0)
for reduction in ("mean", "sum", "none"):
    refused("cross_entropy", Z(2, 3), ints(0, 3), reduction=reduction)
    refused("cross_entropy", Z(2, 3), ints(0), reduction=reduction)
    refused("cross_entropy", Z(2, 3), Z(2), reduction=reduction)

for op in ("sub", "div", "eq", "le", "ge", "lt", "ne", "logical_and", "logical_or", "sub_", "mul_", "div_"):
    refused(op, Z(2, 3), Z(4))
refused("where", mask(3), Z(2), Z(3))
refused("where", mask(3), Z(2), Z(2))
refused("masked_fill", Z(2, 3), mask(2), value=0)
refused("abs", mask(3))
refused("relu", mask(3))
for op in ("leaky_relu", "elu", "selu", "gelu"):
    refused(op, integers(0, 9, 3))
    refused(op, mask(3))
refused("gelu", Z(3), approximate="erf")
refused("dropout", integers(0, 9, 3), p=0.5)
refused("dropout", Z(3), p=1.5)
refused("dropout", Z(3), p=-0.5)
for a, b in [([3], [3]), ([2, 3], [3]), ([2, 3], [3, 2]), ([2, 2, 3], [2, 3, 2]), ([3], [3, 2])]:
    refused("matmul", Z(*a).bool(), Z(*b).bool())
    refused("matmul", Z(*a), Z(*b).int())
for shape in ([2, 3], [3], []):
    refused("linear", Z(*shape), fan_in=4, fan_out=5)
refused("linear", Z(2, 4).int(), fan_in=4, fan_out=5)
refused("residual", Z(2, 3), fan_in=3, fan_out=4)
refused("addmm", Z(5), Z(2, 3), Z(3, 4))
refused("addmm", Z(4), Z(2, 3), Z(2, 4))
refused("addmm", Z(4), Z(3), Z(3, 4))
refused("addmm", Z(4), Z(2, 3), Z(3))
refused("addmm", Z(4), Z(2, 3), Z(3, 4).int())
refused("addmm", Z(4), Z(2, 3).int(), Z(3, 4))
refused("addmm", Z(4).int(), Z(2, 3), Z(3, 4))
refused("addmm", Z(4).bool(), Z(2, 3).bool(), Z(3, 4).bool())
for shape, options in [
    ([2, 4], {}), ([1, 3], {}), ([1, 3, 1], {}), ([3], {}), ([2, 3, 1, 1], {}), ([2, 4], {"affine": False}), ([2, 4], {"training": False}),
    ([2, 4], {"track_running_stats": False}), ([1, 3], {"training": False, "track_running_stats": False}),
]:
    refused("batch_norm", Z(*shape), features=3, **options)
refused("batch_norm", Z(2, 3).int(), features=3)
refused("flatten", Z(2, 3), start_dim=1, end_dim=0)
refused("flatten", Z(2, 3), start_dim=3)
for op in ("min", "argmin"):
    refused(op, Z(0))
for op in ("min_along", "argmin"):
    refused(op, Z(0, 3), dim=0)
    refused(op, Z(2, 3), dim=2)
for op in ("argmax", "argmin"):
    refused(op, mask(3))
for op in ("any", "all"):
    refused(op, Z(2, 3), dim=2)
for op in ("softmax", "log_softmax"):
    refused(op, Z(2, 3).int(), dim=0)
    refused(op, mask(3), dim=0)
refused("cross_entropy", Z(2, 3), ints(0, -1), reduction="mean")
refused("cross_entropy", Z(2, 3).int(), ints(0, 1), reduction="mean")
refused("cross_entropy", Z(2, 3), mask(2), reduction="mean")
refused("cross_entropy", Z(2, 3), Z(2, 1).int(), reduction="mean")
refused("cross_entropy", Z(2, 3), ints(0, 1), reduction="average")
refused("one_hot", mask(2))
refused("std", integers(0, 9, 3), dim=0)
refused("mean", mask(3))
refused("transpose", SCALAR, dim0=0, dim1=1)
refused("gather", Z(2, 3), Z(2, 1), dim=1)
refused("multinomial", Z(2, 2, 2), num_samples=1)
refused("multinomial", SCALAR, num_samples=1)
refused("multinomial", ints(1, 2), num_samples=1)
refused("multinomial", torch.ones(2, 3), num_samples=0)
refused("multinomial", torch.ones(2, 3), num_samples=4)
refused("multinomial", -torch.ones(2, 3), num_samples=1)
refused("multinomial", -torch.ones(2, 3), num_samples=2, replacement=True)
refused("multinomial", Z(3), num_samples=1)
refused("zeros", shape=[2, -1])
refused("item", Z(2, 3))
refused("item", Z(0))

# Indexing by tensors.
for indices in ([Z(1)], [ints(0, 2)], [ints(-3)], [ints(0, 1), ints(0, 5)], [ints(0, 1), ints(0, 1, 2)], [ints(0)] * 3, [mask(3)], [mask(2, 2)], [mask(2, 3, 1)], [ints(0), mask(2)]):
    refused("index", Z(2, 3), *indices)
    refused("index_put_number_", Z(2, 3), *indices, value=1)
refused("index", SCALAR, ints(0))
refused("embedding", SCALAR, ints(0))
refused("nn_embedding", Z(4, 3), ints(1, 4))
refused("nn_embedding", Z(4, 3), ints(-1))
refused("nn_embedding", Z(4, 3), Z(2))
refused("nn_embedding", Z(4, 3), mask(2))
refused("index_put_", Z(2, 3), Z(5), torch.ones(2, 3, dtype=BOOL))
refused("index_put_", Z(2, 3), Z(3, 3), ints(0, 1))
refused("index_put_", Z(2, 3).int(), Z(3), ints(0))
refused("assign_", Z(2, 3), Z(2), places=[0])
refused("assign_", Z(2, 3), Z(3, 3), places=[{"start": 0, "stop": 1}])
refused("assign_", Z(2, 3), Z(2, 3), places=[0])
refused("assign_number_", Z(2, 3), places=[2], value=1)
refused("assign_number_", Z(2, 3), places=[{}, -4], value=1)
refused("assign_number_", Z(2, 3), places=[0, 0, 0], value=1)
refused("assign_number_", Z(2, 3), places=[{"step": 0}], value=1)

# Gradients.
refused("requires_grad_", ints(1))
refused("retain_grad", Z(3))
refused("backward", Z(1))
refused("backward_of_twice_x", Z(3))
refused("backward_of_twice_x", Z(2, 3), Z(3))
refused("backward_twice", Z(3))
refused("backward_twice_mul", Z(3))
for op in ("leaf_add_", "leaf_zero_", "leaf_view_add_", "leaf_assign_"):
    refused(op, Z(3))
refused("leaf_index_put_", Z(3), mask(3))
for op in ("changed_output", "changed_input", "changed_factor"):
    refused(op, torch.ones(3))

# Initialisers and optimisers.
for op in ("kaiming_normal_", "kaiming_uniform_", "xavier_normal_", "xavier_uniform_"):
    refused(op, Z(3))
refused("kaiming_normal_", Z(2, 3), mode="fan_avg")
refused("kaiming_uniform_", Z(2, 3), nonlinearity="swish")
refused("normal_", Z(3), std=-1)
refused("calculate_gain", nonlinearity="swish")
refused("calculate_gain", nonlinearity="leaky_relu", param="slope")
refused("SGD", Z(3), lr=-1)
refused("SGD", Z(3), momentum=-1)
refused("SGD", Z(3), weight_decay=-1)
refused("SGD", Z(3), nesterov=True)
refused("Adam", Z(3), lr=-1)
refused("Adam", Z(3), betas=[0.9, 1])
refused("Adam", Z(3), eps=-1)
refused("Adam", Z(3), weight_decay=-1)
refused("SGD_of_nothing")

json.dump({"torch": torch.__version__, "refusals": refusals}, sys.stdout, separators=(",", ":"))
print()
