"""Functions of arrays, and the methods of the same names."""

import builtins
import math
from array import array as _raw

import _activa as engine

from ._array import _divide, array, asarray, elementwise, make, ndarray, result


def _real(of, domain=None):
    """float64 of every number: NaN or an infinity where the function has no value."""

    def safely(a):
        try:
            return of(a)
        except ValueError:
            return -math.inf if a == 0 else math.nan
        except OverflowError:
            return math.inf

    def function(x):
        if hasattr(x, "detach"):  # a tensor stays one, as under NumPy's own protocol
            return getattr(x, function.__name__)()
        return elementwise(safely, x, kind="f")

    return function


exp, log, log2, log10, sqrt = _real(math.exp), _real(math.log), _real(math.log2), _real(math.log10), _real(math.sqrt)
sin, cos, tan, tanh, arctan = _real(math.sin), _real(math.cos), _real(math.tan), _real(math.tanh), _real(math.atan)
sinh, cosh, log1p, expm1 = _real(math.sinh), _real(math.cosh), _real(math.log1p), _real(math.expm1)
floor, ceil = _real(math.floor), _real(math.ceil)
for _name in "exp log log2 log10 sqrt sin cos tan tanh arctan sinh cosh log1p expm1 floor ceil".split():
    globals()[_name].__name__ = _name


def abs(x):
    return elementwise(builtins.abs, x)


absolute = abs


def sign(x):
    return elementwise(lambda a: (a > 0) - (a < 0), x)


def square(x):
    return elementwise(lambda a: a * a, x)


def power(a, b):
    return asarray(a) ** b


def round(x, decimals=0):
    return elementwise(lambda a: builtins.round(a, decimals), x)


around = round


def maximum(a, b):
    return elementwise(builtins.max, a, b)


def minimum(a, b):
    return elementwise(builtins.min, a, b)


def clip(x, low, high):
    return elementwise(lambda a: builtins.min(builtins.max(a, low), high), x)


def isnan(x):
    return elementwise(lambda a: a != a, x, kind="b")


def isfinite(x):
    return elementwise(math.isfinite, x, kind="b")


def where(condition, x=None, y=None):
    condition = asarray(condition)
    if x is None:
        return nonzero(condition)
    kind = builtins.max((asarray(x)._kind, asarray(y)._kind), key="bif".index)
    return elementwise(lambda c, a, b: a if c else b, condition, x, y, kind=kind)


def nonzero(x):
    at = [i for i, each in enumerate(x._flat) if each]
    places = []
    for d in range(x.ndim):
        step = math.prod(x.shape[d + 1 :])
        places.append(array([i // step % x.shape[d] for i in at], int))
    return tuple(places)


def _along(x, axis, of, kind, keepdims=False):
    """`of` the numbers along an axis, or along all."""
    x = asarray(x)
    if axis is None:
        value = of(x._flat)
        shape = (1,) * x.ndim if keepdims else ()
        return result([value], shape, kind)
    axes = sorted(d % x.ndim for d in ((axis,) if isinstance(axis, int) else axis))
    rest = [d for d in range(x.ndim) if d not in axes]
    moved = x.transpose(*rest, *axes)
    n = math.prod(x.shape[d] for d in axes)
    flat = [of(moved._flat[i : i + n]) for i in range(0, len(moved._flat), n)]
    shape = tuple(1 if d in axes else m for d, m in enumerate(x.shape) if keepdims or d not in axes)
    return result(flat, shape, kind)


def pairwise(values):
    """NumPy's order of adding: by eights within 128, then by halves."""
    n = len(values)
    if n < 8:
        total = 0.0
        for each in values:
            total += each
        return total
    if n <= 128:
        r = list(values[:8])
        i = 8
        while i + 8 <= n:
            for k in range(8):
                r[k] += values[i + k]
            i += 8
        total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
        for each in values[i:]:
            total += each
        return total
    half = n // 2
    half -= half % 8
    return pairwise(values[:half]) + pairwise(values[half:])


def _total(flat):
    return pairwise(flat) if flat and isinstance(flat[0], float) else builtins.sum(flat)


def sum(x, axis=None, keepdims=False):
    x = asarray(x)
    return _along(x, axis, _total, "f" if x._kind == "f" else "i", keepdims)


def mean(x, axis=None, keepdims=False):
    return _along(x, axis, lambda flat: _divide(float(_total(flat)), len(flat)), "f", keepdims)


def var(x, axis=None, ddof=0, keepdims=False):
    def of(flat):
        middle = _total(flat) / len(flat)
        return _divide(pairwise([(each - middle) ** 2.0 for each in flat]), len(flat) - ddof)

    return _along(x, axis, of, "f", keepdims)


def std(x, axis=None, ddof=0, keepdims=False):
    return sqrt(var(x, axis, ddof, keepdims))


def _kept(of):
    def function(x, axis=None, keepdims=False):
        x = asarray(x)
        if not x.size:
            raise ValueError("zero-size array to reduction operation has no identity")
        return _along(x, axis, of, x._kind, keepdims)

    return function


max, min = _kept(builtins.max), _kept(builtins.min)
amax, amin = max, min


def prod(x, axis=None):
    return _along(x, axis, math.prod, asarray(x)._kind)


def any(x, axis=None):
    return _along(x, axis, builtins.any, "b")


def all(x, axis=None):
    return _along(x, axis, builtins.all, "b")


def argmax(x, axis=None):
    return _along(x, axis, lambda flat: flat.index(builtins.max(flat)), "i")


def argmin(x, axis=None):
    return _along(x, axis, lambda flat: flat.index(builtins.min(flat)), "i")


def median(x, axis=None):
    return _along(x, axis, lambda flat: _quantile(sorted(flat), 0.5), "f")


def _quantile(ordered, q):
    place = q * (len(ordered) - 1)
    below = int(place)
    above = builtins.min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def quantile(x, q, axis=None):
    return _along(x, axis, lambda flat: _quantile(sorted(flat), q), "f")


def percentile(x, q, axis=None):
    return quantile(x, q / 100, axis)


def cumsum(x, axis=None):
    x = asarray(x)
    if axis not in (None, 0, -1) or (axis is not None and x.ndim > 1):
        raise NotImplementedError("numpy.cumsum of a matrix along an axis is not in this page's numpy")
    total, flat = 0, []
    for each in x._flat:
        total += each
        flat.append(total)
    return make(flat, (len(flat),), "f" if x._kind == "f" else "i")


def diff(x):
    flat = asarray(x)._flat
    return array([b - a for a, b in zip(flat, flat[1:])])


def sort(x):
    x = asarray(x)
    if x.ndim != 1:
        raise NotImplementedError("numpy.sort of a matrix is not in this page's numpy")
    return make(sorted(x._flat), x.shape, x._kind)


def argsort(x):
    flat = asarray(x)._flat
    return array(sorted(range(len(flat)), key=flat.__getitem__), int)


def unique(x, return_counts=False):
    x = asarray(x)
    values = sorted(set(x._flat))
    found = make(values, (len(values),), x._kind)
    if not return_counts:
        return found
    counts = dict.fromkeys(values, 0)
    for each in x._flat:
        counts[each] += 1
    return found, array(list(counts.values()), int)


def bincount(x, minlength=0):
    flat = asarray(x)._flat
    counts = [0] * builtins.max(minlength, *[each + 1 for each in flat], 0)
    for each in flat:
        counts[each] += 1
    return array(counts, int)


def histogram(a, bins=10, range=None, density=False):
    from ._create import linspace

    flat = asarray(a)._flat
    if isinstance(bins, int):
        low, high = range or ((builtins.min(flat), builtins.max(flat)) if flat else (0, 1))
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = linspace(low, high, bins + 1)
    else:
        edges = asarray(bins)
    ends = edges._flat
    counts = [0] * (len(ends) - 1)
    from bisect import bisect_right

    for each in flat:
        if ends[0] <= each <= ends[-1]:
            counts[builtins.min(bisect_right(ends, each) - 1, len(counts) - 1)] += 1
    if not density:
        return array(counts, int), edges
    total = builtins.sum(counts)
    return array([n / total / (b - a) for n, a, b in zip(counts, ends, ends[1:])], float), edges


def concatenate(arrays, axis=0):
    arrays = [asarray(x) for x in arrays]
    if axis:
        return concatenate([x.transpose() for x in arrays]).transpose()
    kind = builtins.max((x._kind for x in arrays), key="bifU".index)
    flat = [each for x in arrays for each in x._flat]
    return make(flat, (builtins.sum(len(x) for x in arrays), *arrays[0].shape[1:]), kind)


def stack(arrays, axis=0):
    if axis:
        raise NotImplementedError("numpy.stack along another axis than 0 is not in this page's numpy")
    return array([asarray(x).tolist() for x in arrays])


vstack = stack


def append(arr, values):
    return concatenate([asarray(arr).ravel(), asarray(values).ravel()])


def reshape(x, shape):
    return asarray(x).reshape(shape)


def transpose(x):
    return asarray(x).transpose()


def ravel(x):
    return asarray(x).ravel()


def shape(x):
    return asarray(x).shape


def size(x):
    return asarray(x).size


def outer(a, b):
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(1, -1)


def dot(a, b):
    a, b = asarray(a), asarray(b)
    left = a if a.ndim == 2 else a.reshape(1, -1)
    right = b if b.ndim == 2 else b.reshape(-1, 1)
    m, k = left.shape
    k2, n = right.shape
    if k != k2:
        raise ValueError(f"shapes {a.shape} and {b.shape} not aligned: {k} (dim {a.ndim - 1}) != {k2} (dim 0)")
    columns = [right._flat[j::n] for j in range_(n)]
    flat = [_total([x * y for x, y in zip(left._flat[i * k : i * k + k], column)]) for i in range_(m) for column in columns]
    return result(flat, a.shape[:-1] + b.shape[1:] if b.ndim == 2 else a.shape[:-1], "f" if "f" in (a._kind, b._kind) else "i")


range_ = range
matmul = dot


def allclose(a, b, rtol=1e-05, atol=1e-08):
    return bool(all(elementwise(lambda x, y: builtins.abs(x - y) <= atol + rtol * builtins.abs(y), a, b, kind="b")))


def array_equal(a, b):
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and a._flat == b._flat


def expand_dims(x, axis):
    x = asarray(x)
    shape = list(x.shape)
    shape.insert(axis % (x.ndim + 1), 1)
    return x.reshape(shape)


def squeeze(x):
    x = asarray(x)
    return x.reshape([n for n in x.shape if n != 1])


for _name in "sum mean var std max min prod any all argmax argmin cumsum argsort round clip dot squeeze".split():
    setattr(ndarray, _name, globals()[_name])
