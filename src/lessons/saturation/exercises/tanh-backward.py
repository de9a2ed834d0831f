from math import tanh

import torch
from exercises import Mistake, call, close, floats, fresh


def check(given):
    chance = fresh()
    judge(given.tanh_backward, chance, rows=4, columns=3, width=1)
    judge(given.tanh_backward, chance, rows=1, columns=6, width=4)
    # What passes of a gradient of 1, where tanh is flat and where it isn't.
    return {"flat": 1 - tanh(3) ** 2, "middle": 1.0}


def judge(tanh_backward, chance, rows, columns, width):
    preact = drawn(chance, rows, columns, width)
    h = [[tanh(x) for x in row] for row in preact]
    dh = drawn(chance, rows, columns, 1)
    h_tensor, dh_tensor = torch.tensor(h), torch.tensor(dh)
    result = call(tanh_backward, torch.tensor(preact), h_tensor, dh_tensor)
    if not close(floats(h_tensor), h) or not close(floats(dh_tensor), dh):
        raise Mistake("changed")
    got = floats(result, (rows, columns))

    def is_(formula):
        wanted = [[formula(*each) for each in zip(*lists)] for lists in zip(preact, h, dh)]
        return close(got, wanted, atol=1e-5, rtol=1e-4)

    if is_(lambda x, h, d: (1 - h**2) * d):
        return
    numbers = {"h": h[0][0], "dh": dh[0][0], "got": got[0][0], "expected": (1 - h[0][0] ** 2) * dh[0][0]}
    if is_(lambda x, h, d: 1 - h**2):
        raise Mistake("forgot_dh", **numbers)
    if is_(lambda x, h, d: 1 - h**2 + d):
        raise Mistake("added", **numbers)
    if is_(lambda x, h, d: (1 - h) * d):
        raise Mistake("not_squared", **numbers)
    if is_(lambda x, h, d: (1 - x**2) * d):
        raise Mistake("preact", **numbers)
    if is_(lambda x, h, d: (1 - tanh(h) ** 2) * d):
        raise Mistake("tanh_twice", **numbers)
    if is_(lambda x, h, d: h * (1 - h) * d):
        raise Mistake("sigmoid", **numbers)
    if is_(lambda x, h, d: h**2 * d):
        raise Mistake("what_stays", **numbers)
    if is_(lambda x, h, d: (1 - d**2) * h):
        raise Mistake("swapped", **numbers)
    raise Mistake("another", **numbers)


def drawn(chance, rows, columns, width):
    return [[chance.gauss(0, width) for _ in range(columns)] for _ in range(rows)]
