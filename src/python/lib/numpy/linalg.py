"""numpy.linalg: norms; the rest says so by name."""

import math

from ._array import asarray, elementwise
from ._reduce import max as _max, sum as _sum
from ._pointwise import abs as _abs, sqrt


class LinAlgError(ValueError):
    pass


def norm(x, ord=None, axis=None, keepdims=False):
    x = asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(float)
    if ord is None or ord == 2 and (axis is not None or x.ndim == 1) or ord == "fro":
        return sqrt(_sum(x * x, axis, keepdims=keepdims))
    if axis is None and x.ndim != 1:
        raise NotImplementedError(f"numpy.linalg.norm(ord={ord!r}) of a matrix is not in this page's numpy")
    if ord == math.inf:
        return _max(_abs(x), axis, keepdims=keepdims)
    if ord == 1:
        return _sum(_abs(x), axis, keepdims=keepdims)
    if ord == 0:
        return _sum(x != 0, axis, keepdims=keepdims)
    return _sum(elementwise(lambda a: abs(a) ** ord, x), axis, keepdims=keepdims) ** (1.0 / ord)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"numpy.linalg.{name} is not in this page's numpy")
