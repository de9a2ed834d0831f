from math import log, sqrt

import torch
from exercises import Mistake, call, floats, fresh

LAYERS = 6
MOST_SATURATED, LEAST_STD = 0.05, 0.2
EXAMPLES = 400


def check(given):
    chance = fresh()
    generator = torch.Generator().manual_seed(chance.randrange(2**31))

    def weights(fan_in, fan_out):
        """The reader's W, as it is and as numbers."""
        W = call(given.init, fan_in, fan_out, generator)
        values = floats(W, (fan_in, fan_out))
        return W.detach(), values

    # Layers that widen and layers that narrow, in a network of small ones and in one of large ones.
    runs = [stack(weights, generator, chance, width) for width in (50, 150)]
    worst = max(runs, key=lambda run: max(run["saturated"]))
    faintest = min(runs, key=lambda run: run["std"])
    if max(worst["saturated"]) <= MOST_SATURATED and faintest["std"] >= LEAST_STD:
        return {"saturated": 100 * max(worst["saturated"]), "std": faintest["std"]}

    numbers = {
        "saturated": 100 * max(worst["saturated"]),
        "layer": worst["saturated"].index(max(worst["saturated"])) + 1,
        "std": faintest["std"],
    }
    # How the standard deviation of W goes with fan_in and with fan_out: the exponents, of two comparisons.
    square, tall, wide = (std(weights(*shape)[1]) for shape in ((64, 64), (256, 64), (64, 256)))
    if min(square, tall, wide) < 1e-8:
        raise Mistake("alike")
    by_fan_in, by_fan_out = (log(each / square) / log(4) for each in (tall, wide))
    gain = square * sqrt(64)

    def like(exponent_in, exponent_out):
        return abs(by_fan_in - exponent_in) < 0.1 and abs(by_fan_out - exponent_out) < 0.1

    if like(0, 0):
        raise Mistake("no_fan_in", got=square, **numbers)
    if like(0, -0.5):
        raise Mistake("fan_out", **numbers)
    if like(-1, 0):
        raise Mistake("forgot_root", **numbers)
    if like(-1 / 3, -1 / 3):
        raise Mistake("xavier", **numbers)
    if like(0.5, 0):
        raise Mistake("multiplied", **numbers)
    if like(-0.5, 0) and max(worst["saturated"]) > MOST_SATURATED:
        raise Mistake("five_thirds" if abs(gain - 5 / 3) < 0.1 else "saturates", gain=gain, **numbers)
    if like(-0.5, 0):
        raise Mistake("uniform" if abs(gain - 1 / sqrt(3)) < 0.03 else "vanishes", gain=gain, **numbers)
    raise Mistake("another", **numbers)


def stack(weights, generator, chance, width):
    """Six layers of tanh at step 0: the share of each that is saturated, and the standard deviation of the last."""
    sizes = [chance.randint(width // 2, width) if i % 2 else 2 * width for i in range(LAYERS + 1)]
    h = torch.randn(EXAMPLES, sizes[0], generator=generator)
    saturated = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        h = torch.tanh(h @ weights(fan_in, fan_out)[0])
        saturated.append((h.abs() > 0.97).float().mean().item())
    return {"saturated": saturated, "std": h.std().item()}


def std(matrix):
    values = [value for row in matrix for value in row]
    middle = sum(values) / len(values)
    return sqrt(sum((value - middle) ** 2 for value in values) / len(values))
