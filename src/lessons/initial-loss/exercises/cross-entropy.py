from math import exp, log

import torch
import torch.nn.functional as F
from exercises import Mistake, call, close, floats, fresh, number


def check(given):
    chance = fresh()
    # As many examples as classes, so that whoever forgets keepdim gets a number, too.
    judge(given.cross_entropy, *batch(chance, examples=5, classes=5))
    judge(given.cross_entropy, *batch(chance, examples=7, classes=4))

    logits, targets = batch(chance, examples=6, classes=4)
    expected = mean(losses(logits, targets))
    high = [[z + 1000 for z in row] for row in logits]
    if not close(answer(given.cross_entropy, high, targets), expected, atol=1e-3):
        raise Mistake("overflow", expected=expected, got=answer(given.cross_entropy, high, targets))
    # Each row at a height of its own: what is subtracted has to be each one's.
    apart = [[z + (1000 if i % 2 else -1000) for z in row] for i, row in enumerate(logits)]
    got = answer(given.cross_entropy, apart, targets)
    if not close(got, expected, atol=1e-3):
        raise Mistake("one_max", expected=expected, got=got)
    return {"loss": expected}


def batch(chance, examples, classes):
    """Logits, rows of a batch, and the class that follows each."""
    logits = [[chance.gauss(0, 2) for _ in range(classes)] for _ in range(examples)]
    targets = [chance.randrange(classes) for _ in range(examples)]
    targets[0] = targets[1]  # were each class there once, sums of the wrong rows would come out right
    return logits, targets


def answer(cross_entropy, logits, targets):
    """What the reader's function gives, once it is known to do the work itself."""
    theirs, borrowed = F.cross_entropy, []

    def lent(*args, **kwargs):
        borrowed.append(True)
        return theirs(*args, **kwargs)

    F.cross_entropy = lent
    try:
        loss = call(cross_entropy, torch.tensor(logits), torch.tensor(targets))
    finally:
        F.cross_entropy = theirs
    if borrowed:
        raise Mistake("ready_made")
    if isinstance(loss, torch.Tensor) and loss.numel() == len(targets):
        if close(floats(loss.reshape(-1)), losses(logits, targets), atol=1e-4):
            raise Mistake("not_averaged", examples=len(targets))
    return number(loss)


def judge(cross_entropy, logits, targets):
    got, expected = answer(cross_entropy, logits, targets), mean(losses(logits, targets))

    def is_(value):
        return close(got, value, atol=1e-5, rtol=1e-4)

    if is_(expected):
        return
    numbers = {"got": got, "expected": expected}
    probabilities = [softmax(row) for row in logits]
    picked = [row[y] for row, y in zip(probabilities, targets)]
    if is_(-expected):
        raise Mistake("forgot_minus", **numbers)
    if is_(expected * len(targets)):
        raise Mistake("sum", **numbers)
    if is_(expected / log(10)):
        raise Mistake("log10", **numbers)
    if is_(mean(picked)) or is_(-mean(picked)):
        raise Mistake("forgot_log", **numbers)
    if is_(-mean([log(p) for row in probabilities for p in row])):
        raise Mistake("every_class", **numbers)
    if is_(-mean([log(row[y]) for row in probabilities for y in targets])):
        raise Mistake("every_target", **numbers)
    columns = [list(row) for row in zip(*[softmax(column) for column in zip(*logits)])]
    if is_(-mean([log(row[y]) for row, y in zip(columns, targets)])):
        raise Mistake("wrong_axis", **numbers)
    if len(targets) == len(logits[0]):
        totals = [sum(exp(z) for z in row) for row in logits]
        if is_(-mean([logits[i][y] - log(totals[y]) for i, y in enumerate(targets)])):
            raise Mistake("missing_keepdim", **numbers)
    raise Mistake("another", **numbers)


def softmax(row):
    counts = [exp(z - max(row)) for z in row]
    return [count / sum(counts) for count in counts]


def losses(logits, targets):
    return [max(row) + log(sum(exp(z - max(row)) for z in row)) - row[y] for row, y in zip(logits, targets)]


def mean(values):
    return sum(values) / len(values)
