from math import sqrt

import torch
from exercises import Mistake, call, close, floats, fresh
from torch import nn


def check(given):
    chance = fresh()
    # As many examples as neurons, so that whoever averages along the other axis gets numbers, too.
    judge(given.batch_norm, chance, examples=6, neurons=6)
    judge(given.batch_norm, chance, examples=9, neurons=4)
    return {"difference": difference_from_torch(given.batch_norm, chance)}


def judge(batch_norm, chance, examples, neurons):
    # An eps that can be seen.
    eps = chance.uniform(0.2, 0.8)
    x = [[chance.gauss(1, 1 + j / 4) for j in range(neurons)] for _ in range(examples)]
    gamma, beta = ([chance.uniform(0.5, 2) for _ in range(neurons)] for _ in range(2))
    tensors = [torch.tensor(each) for each in (x, gamma, beta)]
    kept = floats(tensors[0])
    answer = floats(call(batch_norm, *tensors, eps), (examples, neurons))
    if floats(tensors[0]) != kept:
        raise Mistake("changed_input")

    def mistaken(**how):
        expected = normalized(x, **{"gamma": gamma, "beta": beta, "eps": eps, **how})
        return close(answer, expected, atol=1e-4, rtol=1e-4)

    if mistaken():
        return
    first = {"got": answer[0][0], "expected": normalized(x, gamma, beta, eps=eps)[0][0]}
    if mistaken(ddof=1) or mistaken(ddof=1, eps=0):
        raise Mistake("sample_variance", examples=examples, **first)
    if mistaken(eps=0):  # or one so small that it makes no difference
        raise Mistake("no_eps", eps=eps, **first)
    if mistaken(root=lambda variance, eps: sqrt(variance) + eps):
        raise Mistake("eps_outside", **first)
    if mistaken(root=lambda variance, eps: variance + eps):
        raise Mistake("no_root", **first)
    if mistaken(gamma=[1] * neurons, beta=[0] * neurons):
        raise Mistake("no_gain", **first)
    if any(mistaken(axis=axis, ddof=ddof) for axis in ("example", "mixed") for ddof in (0, 1)):
        raise Mistake("wrong_axis")
    if any(mistaken(axis="all", ddof=ddof) for ddof in (0, 1)):
        raise Mistake("all_together")
    raise Mistake("different", **first)


def normalized(x, gamma, beta, eps, axis="batch", ddof=0, root=lambda variance, eps: sqrt(variance + eps)):
    """γ (x − μ) / √(σ² + eps) + β, in double precision; `axis` and the rest are where readers go wrong. "mixed": the
    mean of an example, lying down, where that of a neuron should be."""
    columns = [list(column) for column in zip(*x)]
    everything = sum(x, [])

    def statistics(i, j):
        values = {"batch": columns[j], "example": x[i], "mixed": x[j] if j < len(x) else x[0], "all": everything}[axis]
        mean = sum(values) / len(values)
        return mean, sum((value - mean) ** 2 for value in values) / (len(values) - ddof)

    def output(i, j):
        mean, variance = statistics(i, j)
        return gamma[j] * (x[i][j] - mean) / root(variance, eps) + beta[j]

    return [[output(i, j) for j in range(len(x[0]))] for i in range(len(x))]


def difference_from_torch(batch_norm, chance):
    """The largest, over a batch of 32 and 100 neurons."""
    x = torch.tensor([[chance.gauss(2, 3) for _ in range(100)] for _ in range(32)])
    layer = nn.BatchNorm1d(100)
    with torch.no_grad():
        answer = call(batch_norm, x, layer.weight, layer.bias, layer.eps)
        return (answer - layer(x)).abs().max().item()
