"""What the checks of exercises are written with. A check is a file `src/lessons/<chapter>/exercises/<name>.py` that
defines `check(given)`: it raises a `Mistake` that it knows by name, or returns the numbers of its reply."""

import math
import random
import sys

from cells import failure


class Mistake(Exception):
    """A finding and the numbers that its words tell. The words are i18n's: exercises.json."""

    def __init__(self, finding, **numbers):
        super().__init__(finding)
        self.finding = finding
        self.numbers = numbers


class Given:
    """The reader's names, by attribute or by key. One that he doesn't define is a mistake: "missing"; one that the
    exercise left to him and that is still `...`: "blank"."""

    def __init__(self, namespace):
        object.__setattr__(self, "_namespace", namespace)

    def __getitem__(self, name):
        if name not in self._namespace:
            raise Mistake("missing", name=name)
        value = self._namespace[name]
        if value is ...:
            raise Mistake("blank", name=name)
        return value

    def __getattr__(self, name):
        return self[name]

    def __contains__(self, name):
        return name in self._namespace


def fresh():
    """A random.Random that no check has had before: what a constant answers is wrong."""
    return random.Random()


def call(function, *args, **kwargs):
    """What the reader's function answers. Findings: "not_a_function", "raised"."""
    if not callable(function):
        raise Mistake("not_a_function", got=type(function).__name__)
    try:
        return function(*args, **kwargs)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        found = failure.outcome(error)["error"]
        error.__traceback__ = None
    raise Mistake("raised", type=found["type"], message=found["message"], line=found["line"] or "?")


def floats(tensor, shape=None):
    """A tensor's values as nested lists of floats; a scalar's as one float. With `shape`, of no other shape.
    Findings: "nothing", "unfinished", "not_a_tensor", "shape"."""
    torch = sys.modules["torch"]
    _refuse_nothing(tensor)
    if not isinstance(tensor, torch.Tensor):
        raise Mistake("not_a_tensor", got=type(tensor).__name__)
    if shape is not None and tuple(tensor.shape) != tuple(shape):
        raise Mistake("shape", got=list(tensor.shape), expected=list(shape))
    return _as_floats(tensor.detach().tolist())


def number(value):
    """One number: Python's, or that of a tensor of one element. Findings: "nothing", "unfinished", "not_a_number"."""
    torch = sys.modules["torch"]
    _refuse_nothing(value)
    if isinstance(value, torch.Tensor):
        if value.numel() != 1:
            raise Mistake("shape", got=list(value.shape), expected=[])
        return float(value.item())
    if isinstance(value, bool):
        raise Mistake("not_a_number", got="bool")
    try:
        return float(value)
    except (TypeError, ValueError):
        raise Mistake("not_a_number", got=type(value).__name__) from None


def close(got, expected, atol=1e-6, rtol=1e-5):
    """Whether nested lists have the same shape and everywhere |got − expected| ≤ atol + rtol·|expected|. A NaN is close
    to nothing."""
    if isinstance(expected, (list, tuple)):
        return (
            isinstance(got, (list, tuple))
            and len(got) == len(expected)
            and all(close(one, other, atol, rtol) for one, other in zip(got, expected))
        )
    if isinstance(got, (list, tuple)):
        return False
    if math.isinf(expected):
        return got == expected
    return abs(got - expected) <= atol + rtol * abs(expected)


def _refuse_nothing(value):
    if value is None:
        raise Mistake("nothing")
    if value is ...:
        raise Mistake("unfinished")


def _as_floats(values):
    return [_as_floats(each) for each in values] if isinstance(values, list) else float(values)
