from math import sqrt

import torch
from exercises import Mistake, call, close, floats, fresh
from torch import nn


def check(given):
    chance = fresh()
    # As many examples as neurons, so that whoever adds up along the other axis gets numbers, too.
    judge(given.compare, *layers(chance, examples=5, inputs=3, neurons=5))
    judge(given.compare, *layers(chance, examples=17, inputs=4, neurons=3))
    return compatible(chance)


def layers(chance, examples, inputs, neurons):
    """A linear layer, the BatchNorm1d after it with a past of its own, and a training set: [examples, inputs]."""
    linear, bn = nn.Linear(inputs, neurons, bias=False), nn.BatchNorm1d(neurons)
    X = torch.tensor([[chance.gauss(1, 1) for _ in range(inputs)] for _ in range(examples)])
    for _ in range(6):
        bn(linear(X) * chance.uniform(0.5, 1.5) + chance.uniform(-1, 1))
    return linear, bn, X


def judge(compare, linear, bn, X):
    W, x = floats(linear.weight), floats(X)
    running_mean, running_var = floats(bn.running_mean), floats(bn.running_var)
    features = [[dot(row, w) for row in x] for w in W]  # [neurons, examples]
    answer = call(compare, linear, bn, X)
    if not close(floats(bn.running_mean), running_mean) or not close(floats(bn.running_var), running_var):
        raise Mistake("running_changed")
    if not bn.training:
        raise Mistake("left_in_eval")
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise Mistake("not_two", got=type(answer).__name__)
    shape = (len(W),)
    distance, ratio = (floats(each, shape) for each in answer)

    def expected(features, ddof=1):
        means = [mean(feature) for feature in features]
        stds = [sqrt(variance(feature, ddof)) for feature in features]
        distances = [(rm - m) / s for rm, m, s in zip(running_mean, means, stds)]
        ratios = [sqrt(rv) / s for rv, s in zip(running_var, stds)]
        return means, stds, distances, ratios

    def same(got, wanted):
        return close(magnitudes(got), magnitudes(wanted), atol=1e-5, rtol=1e-4)

    means, stds, distances, ratios = expected(features)
    # Which way a difference is taken is the reader's choice.
    if same(distance, distances) and same(ratio, ratios):
        return

    examples = [list(example) for example in zip(*features)]
    everything = [sum(features, [])] * len(W)
    for other in (everything, examples) if len(examples) == len(W) else (everything,):
        wrong = expected(other)
        if same(distance, wrong[2]) or same(ratio, wrong[3]) or same(ratio, expected(other, ddof=0)[3]):
            raise Mistake("wrong_axis")
    normalised = [
        [(value - rm) / sqrt(rv + bn.eps) for value in feature]
        for feature, rm, rv in zip(features, running_mean, running_var)
    ]
    if same(distance, expected(normalised)[2]) and same(ratio, expected(normalised)[3]):
        raise Mistake("after_batch_norm")
    if same(ratio, expected(features, ddof=0)[3]):
        raise Mistake("population_variance", got=abs(ratio[0]), expected=ratios[0], examples=len(x))
    if same(ratio, [rv / s for rv, s in zip(running_var, stds)]):
        raise Mistake("variance_for_std", got=abs(ratio[0]), expected=ratios[0])
    if same(ratio, [each**2 for each in ratios]):
        raise Mistake("ratio_of_variances", got=abs(ratio[0]), expected=ratios[0])
    if same(ratio, [1 / each for each in ratios]):
        raise Mistake("upside_down", got=abs(ratio[0]), expected=ratios[0])
    if same(distance, [rm - m for rm, m in zip(running_mean, means)]):
        raise Mistake("not_in_stds", got=abs(distance[0]), expected=abs(distances[0]))
    if same(distance, [(rm - m) / s**2 for rm, m, s in zip(running_mean, means, stds)]):
        raise Mistake("over_the_variance", got=abs(distance[0]), expected=abs(distances[0]))
    if same(ratio, ratios):
        raise Mistake("distance", got=distance[0], expected=distances[0])
    raise Mistake("ratio", got=ratio[0], expected=ratios[0])


def compatible(chance):
    """What the comparison says of a layer that has seen 300 minibatches of 32."""
    X = torch.tensor([[chance.gauss(0, 1) for _ in range(8)] for _ in range(1000)])
    bn = nn.BatchNorm1d(8)
    for _ in range(300):
        bn(X[torch.tensor(chance.sample(range(1000), 32))])
    columns = zip(zip(*floats(X)), floats(bn.running_mean), floats(bn.running_var))
    compared = [((rm - mean(x)) / sqrt(variance(x)), sqrt(rv / variance(x))) for x, rm, rv in columns]
    return {
        "distance": max(abs(distance) for distance, _ in compared),
        "percent": 100 * max(abs(ratio - 1) for _, ratio in compared),
        "noise": sqrt(0.1 / (1.9 * 32)),
    }


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def mean(values):
    return sum(values) / len(values)


def variance(values, ddof=1):
    middle = mean(values)
    return sum((value - middle) ** 2 for value in values) / (len(values) - ddof)


def magnitudes(values):
    return [abs(value) for value in values]
