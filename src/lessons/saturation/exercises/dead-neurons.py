import torch
from exercises import Mistake, call, fresh, number

USUAL = 0.97


def check(given):
    chance = fresh()
    judge(given.dead_neurons, chance, examples=12, threshold=USUAL)
    judge(given.dead_neurons, chance, examples=15, threshold=0.8)
    return judge(given.dead_neurons, chance, examples=9, threshold=0.9)


def judge(dead_neurons, chance, examples, threshold):
    h = activations(chance, examples, threshold)
    count = call(dead_neurons, torch.tensor(h), threshold)
    columns = list(zip(*h))
    if isinstance(count, torch.Tensor) and count.numel() == len(columns):
        raise Mistake("mask", neurons=len(columns))
    got, expected = number(count), readings(h, threshold)
    dead = expected["dead"]
    if got == dead:
        return {"dead": dead, "neurons": len(columns), "examples": examples}
    numbers = {"got": got, "expected": dead}
    if got == expected["any_example"]:
        raise Mistake("any_example", **numbers)
    if got == expected["counted_examples"]:
        raise Mistake("counted_examples", **numbers)
    if got == expected["missing_abs"]:
        raise Mistake("missing_abs", **numbers)
    if got == expected["counted_activations"]:
        raise Mistake("counted_activations", **numbers)
    if abs(got - expected["share"]) < 1e-6:
        raise Mistake("share", **numbers)
    if got == expected["by_its_mean"]:
        raise Mistake("by_its_mean", **numbers)
    if got == expected.get("fixed_threshold"):
        raise Mistake("fixed_threshold", threshold=threshold, **numbers)
    raise Mistake("another", **numbers)


def readings(h, threshold):
    """How many neurons are dead, and what those count who count something else: all of them different."""
    beyond = [[abs(value) > threshold for value in row] for row in h]
    columns = list(zip(*beyond))
    counts = {
        "dead": sum(map(all, columns)),
        "any_example": sum(map(any, columns)),
        "counted_examples": sum(map(all, beyond)),
        "missing_abs": sum(all(value > threshold for value in column) for column in zip(*h)),
        "counted_activations": sum(map(sum, beyond)),
        "share": sum(map(all, columns)) / len(columns),
        "by_its_mean": sum(sum(map(abs, column)) / len(column) > threshold for column in zip(*h)),
    }
    if threshold != USUAL:
        counts["fixed_threshold"] = readings(h, USUAL)["dead"]
    return counts


def activations(chance, examples, threshold):
    """h, a row for each example: some columns beyond the threshold throughout, to one side, to the other or to both, some
    short of it by a single example, the rest anywhere; and a row or two that are beyond it throughout."""

    def beyond(sign=None):
        return (sign or chance.choice((-1, 1))) * chance.uniform(threshold + (1 - threshold) * 0.2, 1)

    def within():
        return chance.uniform(-threshold, threshold) * 0.9

    while True:
        columns = [[beyond(1) for _ in range(examples)] for _ in range(chance.randint(1, 9))]
        columns += [[beyond(-1) for _ in range(examples)] for _ in range(chance.randint(1, 9))]
        columns += [[beyond() for _ in range(examples)] for _ in range(chance.randint(1, 9))]
        for _ in range(chance.randint(2, 5)):
            columns.append([beyond() for _ in range(examples - 1)] + [threshold * 0.95])
        for _ in range(chance.randint(3, 8)):
            columns.append([beyond() if chance.random() < 0.3 else within() for _ in range(examples)])
        columns += [[within() for _ in range(examples)] for _ in range(2)]
        for _ in range(chance.randint(1, 2)):
            row = chance.randrange(examples - 1)
            for column in columns:
                column[row] = beyond()
        chance.shuffle(columns)
        h = [list(row) for row in zip(*columns)]
        counts = readings(h, threshold)
        if len(set(counts.values())) == len(counts):
            return h
