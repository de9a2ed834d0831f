from math import sqrt

import torch
from exercises import Mistake, call, close, floats, fresh
from torch import nn

NEURONS, EXAMPLES = 3, 6


def check(given):
    chance = fresh()
    momentum, eps = chance.uniform(0.2, 0.35), chance.uniform(0.01, 0.1)
    layer = call(given.BatchNorm, NEURONS, eps=eps, momentum=momentum)
    if not isinstance(layer, nn.Module):
        raise Mistake("not_a_module", got=type(layer).__name__)
    gamma, beta = give_parameters(layer, chance)

    running_mean, running_var = [0.0] * NEURONS, [1.0] * NEURONS
    for _ in range(2):
        x = draw(chance)
        means, variances = statistics(x)
        out = call(layer, torch.tensor(x, requires_grad=True))  # as what comes out of a linear layer does
        expected = normalized(x, means, variances, gamma, beta, eps)
        judge_train(floats(out, (EXAMPLES, NEURONS)), expected, x, gamma, beta, eps)
        before = running_mean, running_var
        running_mean = moved(running_mean, means, momentum)
        running_var = moved(running_var, statistics(x, ddof=1)[1], momentum)
        judge_buffers(layer, before, x, momentum, running_mean, running_var)

    call(layer.eval)
    x = draw(chance)
    expected = normalized(x, running_mean, running_var, gamma, beta, eps)
    out = floats(call(layer, torch.tensor(x)), (EXAMPLES, NEURONS))
    if not same(out, expected):
        first = {"got": out[0][0], "expected": expected[0][0]}
        if same(out, normalized(x, *statistics(x), gamma, beta, eps)):
            raise Mistake("forgot_eval", **first)
        raise Mistake("eval", **first)
    if not same(buffer(layer, "running_mean"), running_mean) or not same(buffer(layer, "running_var"), running_var):
        raise Mistake("moves_in_eval", got=buffer(layer, "running_mean")[0], expected=running_mean[0])
    return {"difference": difference_from_torch(given.BatchNorm, chance)}


def give_parameters(layer, chance):
    for name in ("gamma", "beta"):
        if not isinstance(getattr(layer, name, None), nn.Parameter):
            raise Mistake("no_parameter", name=name)
    values = [[chance.uniform(0.5, 1.5) for _ in range(NEURONS)] for _ in range(2)]
    with torch.no_grad():
        layer.gamma.copy_(torch.tensor(values[0]))
        layer.beta.copy_(torch.tensor(values[1]))
    return values


def draw(chance):
    return [[chance.gauss(3, 1 + j) for j in range(NEURONS)] for _ in range(EXAMPLES)]


def judge_train(out, expected, x, gamma, beta, eps):
    if same(out, expected):
        return
    first = {"got": out[0][0], "expected": expected[0][0]}
    if same(out, normalized(x, *statistics(x, ddof=1), gamma, beta, eps)):
        raise Mistake("sample_variance", examples=EXAMPLES, **first)
    raise Mistake("train", **first)


def judge_buffers(layer, before, x, momentum, running_mean, running_var):
    means, variances = statistics(x)
    got_mean, got_var = buffer(layer, "running_mean"), buffer(layer, "running_var")
    if same(got_mean, before[0]) or same(got_var, before[1]):
        raise Mistake("never_moves")
    if layer.running_mean.requires_grad or layer.running_var.requires_grad:
        raise Mistake("in_the_graph")
    if not same(got_mean, running_mean):
        first = {"got": got_mean[0], "expected": running_mean[0]}
        if same(got_mean, moved(before[0], means, 1 - momentum)):
            raise Mistake("momentum_reversed", momentum=momentum, **first)
        raise Mistake("running_mean", **first)
    if not same(got_var, running_var):
        first = {"got": got_var[0], "expected": running_var[0]}
        if same(got_var, moved(before[1], variances, momentum)):
            raise Mistake("population_variance", examples=EXAMPLES, **first)
        raise Mistake("running_var", **first)


def buffer(layer, name):
    if name not in dict(layer.named_buffers()):
        raise Mistake("no_buffer", name=name)
    return floats(getattr(layer, name), (NEURONS,))


def statistics(x, ddof=0):
    """Each neuron's mean and variance, in double precision."""
    columns = list(zip(*x))
    means = [sum(column) / len(column) for column in columns]
    squares = [sum((value - mean) ** 2 for value in column) for column, mean in zip(columns, means)]
    return means, [each / (len(x) - ddof) for each in squares]


def moved(running, batch, momentum):
    return [(1 - momentum) * old + momentum * new for old, new in zip(running, batch)]


def normalized(x, means, variances, gamma, beta, eps):
    neurons = list(zip(means, variances, gamma, beta))
    return [[g * (value - m) / sqrt(v + eps) + b for value, (m, v, g, b) in zip(row, neurons)] for row in x]


def same(got, expected):
    return close(got, expected, atol=1e-4, rtol=1e-4)


def difference_from_torch(BatchNorm, chance):
    """The largest in eval mode, after both saw the same 20 batches."""
    ours, theirs = BatchNorm(8), nn.BatchNorm1d(8)
    for _ in range(20):
        x = torch.tensor([[chance.gauss(1, 2) for _ in range(8)] for _ in range(16)])
        ours(x), theirs(x)
    ours.eval(), theirs.eval()
    with torch.no_grad():
        return (ours(x) - theirs(x)).abs().max().item()
