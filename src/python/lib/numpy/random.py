"""np.random: the legacy generator, number by number."""

import math
from array import array as _raw

import _activa as engine

from ._array import array, asarray, make, ndarray, result
from ._dtypes import dtype_of, float64, int64


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
    return _given(_drawn(draw, n, *arguments), size, shape, float64)


def _given(flat, size, shape, of):
    """Of no size a number, Python's own, as RandomState gives."""
    return flat[0] if size is None else make(flat, shape, of)


def rand(*shape):
    return _floats(engine.np_uniform, shape or None, 0, 1)


def random(size=None):
    return _floats(engine.np_uniform, size, 0, 1)


random_sample = ranf = random


def uniform(low=0.0, high=1.0, size=None):
    low, high, size, shift = _spread(low, high, size)
    if shift is None:
        return _floats(engine.np_uniform, size, low, high)
    return low + shift * _floats(engine.np_uniform, size, 0, 1)


def randn(*shape):
    return _floats(engine.np_randn, shape or None)


def standard_normal(size=None):
    return _floats(engine.np_randn, size)


def normal(loc=0.0, scale=1.0, size=None):
    loc, scale, size, spread = _spread(loc, scale, size)
    if spread is None:
        return _floats(engine.np_normal, size, loc, scale)
    return loc + scale * _floats(engine.np_randn, size)


def _spread(a, b, size):
    """Arguments that are arrays say the size themselves."""
    x, y = asarray(a), asarray(b)
    if not x.ndim and not y.ndim:
        return x.item(), y.item(), size, None
    shape = (x + y).shape
    return x, y, shape if size is None else size, y - x


def randint(low, high=None, size=None, dtype=int):
    if high is None:
        low, high = 0, low
    shape, n = _shaped(size)
    flat = list(map(int, _drawn(engine.np_randint, n, int(low), int(high))))
    return flat[0] if size is None else make(flat, shape, dtype_of(dtype))


def random_integers(low, high=None, size=None):
    return randint(*((1, low + 1) if high is None else (low, high + 1)), size)


def permutation(x):
    if isinstance(x, int):
        return array(list(map(int, _drawn(engine.np_permutation, int(x)))), int)
    x = asarray(x)
    order = list(map(int, _drawn(engine.np_permutation, len(x))))
    return x[order] if order else x.copy()


def shuffle(x):
    """In place: of lists too."""
    order = list(map(int, _drawn(engine.np_permutation, len(x))))
    if isinstance(x, ndarray):
        if order:
            x._write(x[order]._flat)
    elif hasattr(x, "detach"):
        raise NotImplementedError("numpy.random.shuffle of a tensor is not in this page's numpy: torch.randperm")
    else:
        x[:] = [x[i] for i in order]


def choice(a, size=None, replace=True, p=None):
    shape, n = _shaped(size)
    if isinstance(a, int):
        count, items = int(a), None
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
        return _given(places, size, shape, int64)
    flat = items._flat
    return result([flat[place] for place in places], shape, items.dtype)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"numpy.random.{name} is not in this page's numpy")
