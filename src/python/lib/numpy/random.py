"""np.random: the legacy generator, number by number."""

import math
from array import array as _raw

import _activa as engine

from ._array import array, asarray, make, ndarray, result


def _failed(code):
    if code < 0:
        kind = {"ValueError": ValueError, "TypeError": TypeError}.get(engine.failure_kind(), RuntimeError)
        raise kind(engine.failure_words())


def _drawn(draw, n, *arguments):
    numbers = _raw("d", bytes(8 * n))
    _failed(draw(numbers.buffer_info()[0], n, *arguments))
    return numbers.tolist()


def _shaped(size):
    if size is None:
        return (), 1
    shape = (size,) if isinstance(size, int) else tuple(size)
    return shape, math.prod(shape)


def seed(seed=None):
    if seed is None:
        import random

        seed = random.SystemRandom().getrandbits(32)
    _failed(engine.np_seed(int(seed)))


def _floats(draw, size, *arguments):
    shape, n = _shaped(size)
    return result(_drawn(draw, n, *arguments), shape, "f")


def rand(*shape):
    return _floats(engine.np_uniform, shape or None, 0, 1)


def random(size=None):
    return _floats(engine.np_uniform, size, 0, 1)


random_sample = ranf = random


def uniform(low=0.0, high=1.0, size=None):
    return _floats(engine.np_uniform, size, low, high)


def randn(*shape):
    return _floats(engine.np_randn, shape or None)


def standard_normal(size=None):
    return _floats(engine.np_randn, size)


def normal(loc=0.0, scale=1.0, size=None):
    return _floats(engine.np_normal, size, loc, scale)


def randint(low, high=None, size=None, dtype=int):
    if high is None:
        low, high = 0, low
    shape, n = _shaped(size)
    return result(list(map(int, _drawn(engine.np_randint, n, low, high))), shape, "i")


def permutation(x):
    if isinstance(x, int):
        return array(list(map(int, _drawn(engine.np_permutation, x))), int)
    x = asarray(x)
    order = map(int, _drawn(engine.np_permutation, len(x)))
    if x.ndim == 1:
        return make([x._flat[i] for i in order], x.shape, x._kind)
    return array([x[i].tolist() for i in order])


def shuffle(x):
    """In place: of lists too."""
    order = list(map(int, _drawn(engine.np_permutation, len(x))))
    if isinstance(x, ndarray):
        width = len(x._flat) // max(len(x), 1)
        x._flat[:] = [each for i in order for each in x._flat[i * width : (i + 1) * width]]
    else:
        x[:] = [x[i] for i in order]


def choice(a, size=None, replace=True, p=None):
    shape, n = _shaped(size)
    if isinstance(a, int):
        count, items = a, None
    else:
        items = asarray(a)
        if items.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        count = len(items)
        if not count and n:
            raise ValueError("'a' cannot be empty unless no samples are taken")
    weights = None if p is None else _raw("d", asarray(p)._flat)
    if weights is not None and len(weights) != count:
        raise ValueError("'a' and 'p' must have same size")
    numbers = _raw("d", bytes(8 * n))
    at = 0 if weights is None else weights.buffer_info()[0]
    _failed(engine.np_choice(numbers.buffer_info()[0], count, n, bool(replace), at))
    places = list(map(int, numbers))
    if items is None:
        return result(places, shape, "i")
    return result([items._flat[place] for place in places], shape, items._kind)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"numpy.random.{name} is not in this page's numpy")
