from itertools import product
from math import exp, tanh

import torch
from exercises import Mistake, call, fresh

NAMES = ["C", "W1", "b1", "W2", "b2"]
CONTEXT, EMBEDDING, HIDDEN, VOCABULARY = 2, 2, 3, 4


def check(given):
    chance = fresh()
    cases = [
        [name for name, is_zero in zip(NAMES, zeros) if is_zero] for zeros in product([True, False], repeat=len(NAMES))
    ]
    chance.shuffle(cases)
    learns = given.learns
    said, truth = [], []
    for zeros in cases:
        network = drawn(chance, zeros)
        said.append(answer(call(learns, **{name: torch.tensor(values) for name, values in network.items()})))
        truth.append(receives(network))
    judge(cases, said, truth)
    return {"cases": len(cases)}


def answer(given):
    if not isinstance(given, dict):
        raise Mistake("not_a_dict", got=type(given).__name__)
    for name in NAMES:
        if name not in given:
            raise Mistake("no_answer", name=name)
    return {name: bool(given[name]) for name in NAMES}


def judge(cases, said, truth):
    wrong = [
        (zeros, name)
        for zeros, one, other in sorted(zip(cases, said, truth), key=lambda case: len(case[0]) or len(NAMES) + 1)
        for name in NAMES
        if one[name] != other[name]
    ]
    if not wrong:
        return
    if all(all(one.values()) for one in said):
        raise Mistake("all_learn", **told(*wrong[0]))
    for zeros, name in wrong:
        if name == "b2":
            raise Mistake("b2_always", **told(zeros, name))
    if all(one[name] == (name not in zeros) for zeros, one in zip(cases, said) for name in NAMES[:-1]):
        raise Mistake("own_zero", **told(*next(case for case in wrong if case[1] in case[0])))
    for zeros, name in wrong:
        learns = truth[cases.index(zeros)][name]
        if not learns and name != "W2" and "W2" in zeros:
            raise Mistake("behind_w2", **told(zeros, name))
        if learns and name == "W2" and "b1" not in zeros:
            raise Mistake("forgot_b1", **told(zeros, name))
        if not learns and name == "W2":
            raise Mistake("no_activation", **told(zeros, name))
        if not learns and name == "C":
            raise Mistake("behind_w1", **told(zeros, name))
        if not learns and name == "W1":
            raise Mistake("no_input", **told(zeros, name))
    raise Mistake("does_learn", **told(*wrong[0]))


def told(zeros, name):
    return {"zeros": ", ".join(zeros) or "–", "name": name}


def drawn(chance, zeros):
    def tensor(name, *shape):
        if len(shape) > 1:
            return [tensor(name, *shape[1:]) for _ in range(shape[0])]
        return [0.0 if name in zeros else chance.choice([-1, 1]) * chance.uniform(0.2, 1) for _ in range(shape[0])]

    return {
        "C": tensor("C", VOCABULARY, EMBEDDING),
        "W1": tensor("W1", CONTEXT * EMBEDDING, HIDDEN),
        "b1": tensor("b1", HIDDEN),
        "W2": tensor("W2", HIDDEN, VOCABULARY),
        "b2": tensor("b2", VOCABULARY),
    }


def receives(network):
    """Whether dL/dp has a number that isn't zero, for each parameter p, by the chain rule on one minibatch."""
    C, W1, b1, W2, b2 = (network[name] for name in NAMES)
    # Of four characters one follows twice: the targets are no draw between all of them, which would leave b2 in peace.
    batch = [([0, 1], 0), ([1, 2], 1), ([2, 3], 0), ([3, 0], 2)]
    gradients = {name: {} for name in NAMES}

    def add(name, place, value):
        gradients[name][place] = gradients[name].get(place, 0.0) + value

    for context, target in batch:
        x = [value for character in context for value in C[character]]
        h = [tanh(sum(value * row[j] for value, row in zip(x, W1)) + b1[j]) for j in range(HIDDEN)]
        logits = [sum(value * row[k] for value, row in zip(h, W2)) + b2[k] for k in range(VOCABULARY)]
        total = sum(exp(z) for z in logits)
        dlogits = [(exp(z) / total - (k == target)) / len(batch) for k, z in enumerate(logits)]
        for k, d in enumerate(dlogits):
            add("b2", k, d)
            for j in range(HIDDEN):
                add("W2", (j, k), h[j] * d)
        for j in range(HIDDEN):
            d = sum(W2[j][k] * dlogits[k] for k in range(VOCABULARY)) * (1 - h[j] ** 2)
            add("b1", j, d)
            for i, value in enumerate(x):
                add("W1", (i, j), value * d)
                add("C", (context[i // EMBEDDING], i % EMBEDDING), W1[i][j] * d)
    return {name: any(value != 0 for value in gradients[name].values()) for name in NAMES}
