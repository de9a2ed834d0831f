"""New arrays."""

import math

from ._array import array, asarray, kind_of_type, make


def _shape(shape):
    return (shape,) if isinstance(shape, int) else tuple(shape)


def full(shape, fill_value, dtype=None):
    shape = _shape(shape)
    kind = kind_of_type(dtype) or array(fill_value)._kind
    return array(make([fill_value] * math.prod(shape), shape, "?"), {"f": float, "i": int, "b": bool, "U": str}[kind])


def zeros(shape, dtype=float):
    return full(shape, 0, dtype)


def ones(shape, dtype=float):
    return full(shape, 1, dtype)


empty = zeros


def zeros_like(a, dtype=None):
    a = asarray(a)
    return full(a.shape, 0, dtype or a.dtype)


def ones_like(a, dtype=None):
    a = asarray(a)
    return full(a.shape, 1, dtype or a.dtype)


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    count = max(math.ceil((stop - start) / step), 0)
    return array([start + i * step for i in range(count)], dtype or (float if isinstance(start + stop + step, float) else int))


def linspace(start, stop, num=50, endpoint=True):
    step = (stop - start) / max(num - 1 if endpoint else num, 1)
    values = [start + i * step for i in range(num)]
    if endpoint and num > 1:
        values[-1] = stop
    return array(values, float)


def logspace(start, stop, num=50, base=10.0):
    return array([base**each for each in linspace(start, stop, num)], float)


def eye(n, m=None):
    m = n if m is None else m
    return array([[float(i == j) for j in range(m)] for i in range(n)])


identity = eye
