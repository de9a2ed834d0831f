from math import log10

import torch
from exercises import Mistake, call, close, fresh, number

STEPS = 40
TRAINED = 60


class Bowl:
    """A loss whose every path is known: ½ Σ curvature · w², with its minimum at zero. A step multiplies each w by
    1 − rate · curvature, so that it explodes from 2 / the largest curvature on."""

    def __init__(self, curvature, start):
        self.curvature = torch.tensor(curvature)
        self.w = torch.tensor(start, requires_grad=True)

    def parameters(self):
        return [self.w]

    def loss(self):
        return (self.curvature * self.w**2).sum() / 2


def check(given):
    chance = fresh()
    judge_range_test(given.range_test, chance)
    judge_pick(given.pick, chance)
    return {"problems": PROBLEMS}


def drawn(chance, largest):
    curvature = [largest * part for part in (1, 0.3, 0.1, 0.03)]
    start = [chance.choice([-1, 1]) * chance.uniform(0.5, 1.5) for _ in curvature]
    return curvature, start


# -- range_test: the rates and the losses


def judge_range_test(range_test, chance):
    largest = 10 ** chance.uniform(-0.5, 0.5)
    low, high = 1e-3 / largest, chance.uniform(3, 5) / largest
    curvature, start = drawn(chance, largest)
    made = []

    def new_model():
        made.append(Bowl(curvature, start))
        return made[-1]

    answer = call(range_test, new_model, low, high, STEPS)
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise Mistake("not_two", got=type(answer).__name__)
    rates, losses = (numbers(each) for each in answer)
    judge_rates(rates, low, high)
    if len(losses) != STEPS:
        raise Mistake("not_all_losses", got=len(losses), expected=STEPS)
    judge_losses(losses, rates, curvature, start, len(made))


def numbers(given):
    if isinstance(given, torch.Tensor):
        given = given.detach().reshape(-1)
    try:
        return [number(each) for each in given]
    except TypeError:
        raise Mistake("not_numbers", got=type(given).__name__) from None


def judge_rates(rates, low, high):
    expected = [low * (high / low) ** (i / (STEPS - 1)) for i in range(STEPS)]
    if len(rates) != STEPS:
        raise Mistake("not_all_rates", got=len(rates), expected=STEPS)
    if close(rates, expected, atol=0, rtol=1e-3):
        return
    if close(rates, expected[::-1], atol=0, rtol=1e-3):
        raise Mistake("from_the_top")
    step = (high - low) / (STEPS - 1)
    if close(rates, [low + i * step for i in range(STEPS)], atol=0, rtol=1e-3):
        raise Mistake("linear_rates", below=sum(rate < (low * high) ** 0.5 for rate in rates), steps=STEPS)
    raise Mistake("rates", first=rates[0], last=rates[-1], low=low, high=high, ratio=expected[1] / expected[0])


def judge_losses(losses, rates, curvature, start, models):
    expected = path(curvature, start, rates)
    if agree(losses, expected[:-1]):
        return
    if models == 0:
        raise Mistake("no_model")
    if agree(losses, expected[1:]):
        raise Mistake("after_the_update")
    if agree(losses, expected[:1] * STEPS):
        if models > 1:
            raise Mistake("reset_each_step", models=models)
        raise Mistake("never_moves")
    if agree(losses, path(curvature, start, [0, *rates])[: STEPS]) or agree(
        losses, path(curvature, start, [rates[0], *rates])[:STEPS]
    ):
        raise Mistake("late_rate")
    if agree(losses, path(curvature, start, rates, keeps_gradients=True)[:-1]):
        raise Mistake("gradients_add_up")
    if agree(losses, path(curvature, start, [-rate for rate in rates])[:-1]):
        raise Mistake("uphill")
    if agree(losses, path(curvature, start, rates[:1] * STEPS)[:-1]):
        raise Mistake("same_rate")
    at = next(i for i, pair in enumerate(zip(losses, expected)) if not agree(pair[:1], pair[1:]))
    raise Mistake("losses", step=at, got=losses[at], expected=expected[at])


def agree(losses, expected):
    return close(list(losses), list(expected), atol=1e-12, rtol=1e-2)


def path(curvature, start, rates, keeps_gradients=False):
    """The losses before each step and after the last."""
    w, gradients, losses = list(start), [0.0] * len(start), []
    for rate in rates:
        losses.append(loss_of(curvature, w))
        gradients = [c * each + (g if keeps_gradients else 0) for c, each, g in zip(curvature, w, gradients)]
        w = [each - rate * g for each, g in zip(w, gradients)]
    return [*losses, loss_of(curvature, w)]


def loss_of(curvature, w):
    return sum(c * each * each for c, each in zip(curvature, w)) / 2


# -- pick: a rate to train with

PROBLEMS = 6


def judge_pick(pick, chance):
    low, high, steps = 1e-5, 1e3, 160
    rates = [low * (high / low) ** (i / (steps - 1)) for i in range(steps)]
    largest = [10 ** (chance.uniform(-0.2, 0.2) + exponent) for exponent in (-1, -0.5, 0, 0.5, 1, 1.5)]
    chance.shuffle(largest)
    picked = []
    for one in largest:
        curvature, start = drawn(chance, one)
        # A real run would say nan; what is past believing ends the curve here as well.
        losses = [loss for loss in path(curvature, start, rates)[:-1] if loss < 1e6]
        picked.append((number(call(pick, rates[: len(losses)], losses)), rates[: len(losses)], losses, curvature, start))
    if len({rate for rate, *_ in picked}) == 1:
        raise Mistake("constant", got=picked[0][0])
    for case in picked:
        judge_rate(*case)


def judge_rate(rate, rates, losses, curvature, start):
    lowest = min(range(len(losses)), key=losses.__getitem__)
    if rate == lowest:
        raise Mistake("index", got=lowest, expected=rates[lowest])
    if close(rate, losses[lowest], atol=0, rtol=1e-4):
        raise Mistake("a_loss", got=rate)
    if not rates[0] * 0.999 <= rate <= rates[-1] * 1.001:
        raise Mistake("outside", got=rate, low=rates[0], high=rates[-1])
    before, after = losses[0], path(curvature, start, [rate] * TRAINED)[-1]
    if after >= before:
        if close(rate, rates[lowest], atol=0, rtol=1e-3):
            raise Mistake("minimum", got=rate, before=before, power=round(log10(after)), steps=TRAINED)
        raise Mistake("explodes", got=rate, before=before, power=round(log10(after)), steps=TRAINED)
    if rate < 2 / max(curvature) / 50:
        faster = path(curvature, start, [10 * rate] * TRAINED)[-1]
        raise Mistake("too_slow", got=rate, before=before, after=after, faster=faster, steps=TRAINED)
