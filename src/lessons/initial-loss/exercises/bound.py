from math import exp, log, tanh

import torch
from exercises import Mistake, call, close, floats, fresh, number

BOUND = 0.05  # above ln V


def check(given):
    chance = fresh()
    their_loss(given)
    # Sizes of its own: a network that starts well by its numbers of 40 and 256 alone is no answer.
    sizes = {"V": chance.randint(20, 30), "context": 3, "emb": chance.randint(5, 8), "hidden": chance.randint(120, 150)}
    model = call(given.MyModel, *sizes.values(), torch.Generator().manual_seed(chance.randrange(2**31)))
    network = parameters(model, **sizes)
    contexts = [[chance.randrange(sizes["V"]) for _ in range(sizes["context"])] for _ in range(8)]
    logits, h = forward(network, contexts)
    if not close(floats(call(model, torch.tensor(contexts)), (8, sizes["V"])), logits, atol=1e-3, rtol=1e-3):
        raise Mistake("forward")
    loss, uniform = loss_of(logits), log(sizes["V"])
    if all(weight == 0 for row in network["W2"] for weight in row):
        raise Mistake("zero_w2")
    if loss < uniform + BOUND:
        if max(abs(each) for row in h for each in row) == 0:
            raise Mistake("zero_hidden")
        if largest_gradient_of_h(network, logits) < 1e-7:
            raise Mistake("no_gradient")
        return {"size": sizes["V"], "uniform": uniform, "loss": loss}
    numbers = {"size": sizes["V"], "got": loss, "bound": uniform + BOUND}
    without_bias = loss_of([[z - b for z, b in zip(row, network["b2"])] for row in logits])
    if without_bias < uniform + BOUND:
        raise Mistake("bias", without=without_bias, **numbers)
    if spread(network["W1"]) < 0.7 and spread(network["W2"]) > 0.7:
        raise Mistake("w1_instead", **numbers)
    raise Mistake("high", **numbers)


def their_loss(given):
    """The loss that the cell left has to be that of its model on its minibatch."""
    logits = floats(call(given.model, given.Xtr[given.idx]))
    targets = given.Ytr[given.idx].tolist()
    expected = sum(log_sum_exp(row) - row[y] for row, y in zip(logits, targets)) / len(targets)
    got = number(given.loss)
    if not close(got, expected, atol=1e-3, rtol=1e-3):
        raise Mistake("not_the_loss", got=got, expected=expected)


def parameters(model, V, context, emb, hidden):
    shapes = {"C": (V, emb), "W1": (context * emb, hidden), "b1": (hidden,), "W2": (hidden, V), "b2": (V,)}
    for name in shapes:
        if not hasattr(model, name):
            raise Mistake("no_parameter", name=name)
    return {name: floats(getattr(model, name), shape) for name, shape in shapes.items()}


def forward(network, contexts):
    """Logits and h of each context, as the notebook's network has them."""
    columns1, columns2 = list(zip(*network["W1"])), list(zip(*network["W2"]))
    logits, hidden = [], []
    for context in contexts:
        x = [value for character in context for value in network["C"][character]]
        h = [tanh(dot(x, w) + b) for w, b in zip(columns1, network["b1"])]
        hidden.append(h)
        logits.append([dot(h, w) + b for w, b in zip(columns2, network["b2"])])
    return logits, hidden


def loss_of(logits):
    """The mean loss over every character that could follow: luck with the targets plays no part."""
    return sum(log_sum_exp(row) - sum(row) / len(row) for row in logits) / len(logits)


def largest_gradient_of_h(network, logits):
    """The largest |dL/dh| that any character to follow brings about: (p - y) W2ᵀ."""
    row, largest = logits[0], 0
    weights = [exp(z - max(row)) for z in row]
    for y in range(len(row)):
        error = [w / sum(weights) - (k == y) for k, w in enumerate(weights)]
        largest = max(largest, max(abs(dot(error, each)) for each in network["W2"][:10]))
    return largest


def log_sum_exp(row):
    highest = max(row)
    return highest + log(sum(exp(z - highest) for z in row))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def spread(matrix):
    values = [value for row in matrix for value in row]
    return (sum(value * value for value in values) / len(values)) ** 0.5
