from math import exp, log, sqrt, tanh

import torch
from exercises import Mistake, call, close, floats, fresh, number
from torch import nn

CONTEXT = 3


def check(given):
    chance = fresh()
    # Sizes that are all different: a parameter is known by its shape.
    V, E, H = chance.choice([7, 8]), 2, chance.choice([4, 5])
    model = call(given.Model, V, CONTEXT, E, H)
    if not isinstance(model, nn.Module):
        raise Mistake("not_a_module", got=type(model).__name__)
    X = contexts(chance, 9, V)
    floats(call(model, X), (9, V))
    parts = layers(model, V, E, H)
    count(model, V, E, H)

    give_a_past(model, parts, chance, V)
    judge_forward(model, parts, X)
    judge_evaluate(given.evaluate, model, parts, chance, V)
    judge_training(model, chance, V)

    whole = call(given.Model, 40, CONTEXT, 10, 256)
    return {"parameters": sum(p.numel() for p in whole.parameters())}


def contexts(chance, examples, V):
    return torch.tensor([[chance.randrange(V) for _ in range(CONTEXT)] for _ in range(examples)])


def layers(model, V, E, H):
    """The parts that the exercise asks for, by their shapes."""
    modules = list(model.modules())
    norms = [each for each in modules if isinstance(each, nn.BatchNorm1d)]
    linears = [each for each in modules if isinstance(each, nn.Linear)]
    if not norms or len(linears) < 2:
        for name, value in vars(model).items():
            if isinstance(value, (list, tuple)) and any(isinstance(each, nn.Module) for each in value):
                raise Mistake("unregistered", name=name)
    if not norms:
        raise Mistake("no_batch_norm")
    if len(linears) < 2:
        raise Mistake("no_linear", got=len(linears))
    first = [each for each in linears if tuple(each.weight.shape) == (H, CONTEXT * E)]
    last = [each for each in linears if tuple(each.weight.shape) == (V, H)]
    tables = [p for p in model.parameters() if tuple(p.shape) == (V, E)]
    if not first or not last:
        raise Mistake("sizes", got=[list(each.weight.shape) for each in linears], expected=[[H, CONTEXT * E], [V, H]])
    if norms[0].num_features != H:
        raise Mistake("normalised_size", got=norms[0].num_features, expected=H)
    if not tables:
        raise Mistake("no_table", expected=[V, E])
    return tables[0], first[0], norms[0], last[0]


def count(model, V, E, H):
    got = sum(p.numel() for p in model.parameters())
    expected = V * E + CONTEXT * E * H + 2 * H + H * V + V
    if got == expected + H:
        raise Mistake("bias_before_batch_norm", got=got, expected=expected)
    if got != expected:
        raise Mistake("parameters", got=got, expected=expected)


def give_a_past(model, parts, chance, V):
    """As after training: running statistics and γ, β that are not those of the beginning."""
    _, _, norm, _ = parts
    with torch.no_grad():
        for p, low, high in ((norm.weight, 0.5, 1.5), (norm.bias, -0.5, 0.5)):
            p.copy_(torch.tensor([chance.uniform(low, high) for _ in range(norm.num_features)]))
        model.train()
        for _ in range(5):
            call(model, contexts(chance, 12, V))


def judge_forward(model, parts, X):
    model.eval()
    got = floats(call(model, X))
    expected = logits(parts, X.tolist())
    if not close(got, expected, atol=1e-4, rtol=1e-4):
        as_training = logits(parts, X.tolist(), batch_statistics=True)
        if close(got, as_training, atol=1e-3, rtol=1e-3):
            raise Mistake("always_training")
        if close(got, logits(parts, X.tolist(), order="tanh first"), atol=1e-4, rtol=1e-4):
            raise Mistake("tanh_before_batch_norm")
        if close(got, logits(parts, X.tolist(), order="no tanh"), atol=1e-4, rtol=1e-4):
            raise Mistake("no_tanh")
        if close([sum(row) for row in got], [1.0] * len(got), atol=1e-4):
            raise Mistake("softmax")
        raise Mistake("forward", got=got[0][0], expected=expected[0][0])
    alone = floats(call(model, X[:1]))
    model.train()
    if not close(alone, got[:1], atol=1e-4, rtol=1e-4):
        raise Mistake("alone", got=alone[0][0], expected=got[0][0])


def logits(parts, X, order="batch norm first", batch_statistics=False):
    """What the network says in plain Python: [examples, V]."""
    table, first, norm, last = parts
    C, W1, W2, b2 = floats(table), floats(first.weight), floats(last.weight), floats(last.bias)
    gamma, beta = floats(norm.weight), floats(norm.bias)
    means, variances = floats(norm.running_mean), floats(norm.running_var)
    h = [[dot(w, sum((C[i] for i in context), [])) for w in W1] for context in X]
    if order == "tanh first":
        h = [[tanh(value) for value in row] for row in h]
    if batch_statistics:
        columns = list(zip(*h))
        means = [sum(column) / len(column) for column in columns]
        variances = [sum((v - m) ** 2 for v in column) / len(column) for column, m in zip(columns, means)]
    h = [
        [g * (v - m) / sqrt(s + norm.eps) + b for v, m, s, g, b in zip(row, means, variances, gamma, beta)]
        for row in h
    ]
    if order == "batch norm first":
        h = [[tanh(value) for value in row] for row in h]
    return [[dot(w, row) + b for w, b in zip(W2, b2)] for row in h]


def judge_evaluate(evaluate, model, parts, chance, V):
    X, Y = contexts(chance, 10, V), [chance.randrange(V) for _ in range(10)]
    expected = cross_entropy(logits(parts, X.tolist()), Y)
    as_training = cross_entropy(logits(parts, X.tolist(), batch_statistics=True), Y)
    norm = parts[2]
    before = floats(norm.running_mean)
    model.train()
    got = number(call(evaluate, model, X, torch.tensor(Y)))
    is_right = close(got, expected, atol=1e-4, rtol=1e-4)
    has_moved = not close(floats(norm.running_mean), before)
    if has_moved or not is_right and close(got, as_training, atol=1e-4, rtol=1e-4):
        raise Mistake("forgot_eval", got=got, expected=expected)
    if not model.training:
        raise Mistake("forgot_train")
    if not is_right:
        raise Mistake("evaluated", got=got, expected=expected)


def judge_training(model, chance, V):
    """The model is the check's own: what it learns here is lost."""
    X = contexts(chance, 12, V)
    Y = torch.tensor([context[-1] for context in X.tolist()])
    losses = []
    for _ in range(60):
        loss = nn.functional.cross_entropy(model(X), Y)
        losses.append(loss.item())
        for p in model.parameters():
            p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                if p.grad is None:
                    raise Mistake("no_gradient", shape=list(p.shape))
                p -= 0.3 * p.grad
    if not losses[-1] < losses[0]:
        raise Mistake("does_not_learn", got=losses[-1], expected=losses[0])


def cross_entropy(rows, Y):
    return sum(log(sum(exp(z) for z in row)) - row[y] for row, y in zip(rows, Y)) / len(Y)


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))
