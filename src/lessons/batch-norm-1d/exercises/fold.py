from math import sqrt

import torch
from exercises import Mistake, call, close, floats, fresh
from torch import nn


def check(given):
    chance = fresh()
    # As many inputs as neurons, so that whoever scales along the other axis gets numbers, too.
    worst = judge(given.fold, *pair(chance, inputs=6, neurons=6, bias=True), chance)
    worst = max(worst, judge(given.fold, *pair(chance, inputs=8, neurons=5, bias=True), chance))
    try:
        worst = max(worst, judge(given.fold, *pair(chance, inputs=8, neurons=5, bias=False), chance))
    except Mistake as mistake:
        if mistake.finding == "raised":
            raise Mistake("without_bias", **mistake.numbers) from None
        raise
    return {"difference": worst}


def pair(chance, inputs, neurons, bias):
    """A linear layer and the BatchNorm1d after it, in eval mode, with a past in which its eps shows."""
    linear, bn = nn.Linear(inputs, neurons, bias=bias), nn.BatchNorm1d(neurons, eps=chance.uniform(0.05, 0.1))

    def draw(low, high, *shape):
        count = shape[0] if len(shape) == 1 else shape[0] * shape[1]
        return torch.tensor([chance.uniform(low, high) for _ in range(count)]).view(*shape)

    with torch.no_grad():
        linear.weight.copy_(draw(-1, 1, neurons, inputs))
        if bias:
            linear.bias.copy_(draw(0.3, 1, neurons))
        bn.weight.copy_(draw(0.5, 2, neurons))
        bn.bias.copy_(draw(0.3, 1, neurons))
        bn.running_mean.copy_(draw(0.5, 1, neurons))
        bn.running_var.copy_(draw(0.2, 2, neurons))
    return linear, bn.eval()


def judge(fold, linear, bn, chance):
    """The largest difference between the folded layer and both, as a part of what both give. In double precision."""
    W, gamma, beta = floats(linear.weight), floats(bn.weight), floats(bn.bias)
    m, v = floats(bn.running_mean), floats(bn.running_var)
    b = floats(linear.bias) if linear.bias is not None else [0.0] * len(W)
    before = layer_values(linear, bn)
    folded = call(fold, linear, bn)
    if folded is None:
        raise Mistake("nothing")
    if layer_values(linear, bn) != before or folded is linear:
        raise Mistake("changed")
    if not isinstance(folded, nn.Linear):
        raise Mistake("not_a_linear", got=type(folded).__name__)
    weight = floats(folded.weight, (len(W), len(W[0])))
    if folded.bias is None:
        raise Mistake("no_bias")
    bias = floats(folded.bias, (len(W),))

    scales = [g / sqrt(each + bn.eps) for g, each in zip(gamma, v)]
    weights = [[s * w for w in row] for s, row in zip(scales, W)]
    biases = [(b - m) * s + shift for b, m, s, shift in zip(b, m, scales, beta)]
    xs = [[chance.gauss(0, 1) for _ in W[0]] for _ in range(50)]
    expected, got = (outputs(xs, *parts) for parts in ((weights, biases), (weight, bias)))
    scale = max(abs(y) for row in expected for y in row)
    difference = max(abs(y - z) for one, other in zip(expected, got) for y, z in zip(one, other)) / scale
    if difference < 1e-6:
        return difference

    def by(scales):
        return close(weight, [[s * w for w in row] for s, row in zip(scales, W)], 1e-5, 1e-5)

    def by_bias(of):
        return close(bias, [of(*each) for each in zip(b, m, scales, beta)], 1e-5, 1e-5)

    if by([g / sqrt(each) for g, each in zip(gamma, v)]):
        raise Mistake("no_eps", difference=difference, eps=bn.eps)
    if by([g / (each + bn.eps) for g, each in zip(gamma, v)]) or by([g / each for g, each in zip(gamma, v)]):
        raise Mistake("no_root", difference=difference)
    if by([1 / sqrt(each + bn.eps) for each in v]):
        raise Mistake("no_gamma", difference=difference)
    if len(W) == len(W[0]) and close(weight, [[s * w for s, w in zip(scales, row)] for row in W], 1e-5, 1e-5):
        raise Mistake("wrong_axis", difference=difference)
    if not close(weight, weights, 1e-5, 1e-5):
        raise Mistake("weight", difference=difference, got=weight[0][0], expected=weights[0][0])
    first = {"difference": difference, "got": bias[0], "expected": biases[0]}
    if by_bias(lambda b, m, s, shift: b * s + shift):
        raise Mistake("no_mean", **first)
    if by_bias(lambda b, m, s, shift: (b - m) * s):
        raise Mistake("no_beta", **first)
    if by_bias(lambda b, m, s, shift: b - m * s + shift):
        raise Mistake("bias_not_scaled", **first)
    if by_bias(lambda b, m, s, shift: shift - m * s):
        raise Mistake("bias_lost", **first)
    raise Mistake("bias", **first)


def layer_values(linear, bn):
    tensors = [linear.weight, linear.bias, bn.weight, bn.bias, bn.running_mean, bn.running_var]
    return [floats(each) for each in tensors if each is not None]


def outputs(xs, weights, biases):
    """y = x Wᵀ + b, W [out, in]."""
    return [[sum(w * value for w, value in zip(row, x)) + b for row, b in zip(weights, biases)] for x in xs]
