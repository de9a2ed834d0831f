"""What many numbers come to: sums, means, the greatest."""

import builtins
import math
from itertools import accumulate

from ._array import array, asarray, divide, make, result
from ._dtypes import bool_, fit, float32, float64, int64, uint64
from ._pointwise import sqrt

_any, _all = builtins.any, builtins.all


def _along(a, axis, of, to, keepdims=False):
    """`of` the numbers along an axis, or along all."""
    if axis is None:
        shape = (1,) * a.ndim if keepdims else ()
        return result(fit([of(a._flat)], to), shape, to)
    axes = _axes(axis, a.ndim)
    moved = a.transpose([d for d in range(a.ndim) if d not in axes] + axes)._flat
    n = math.prod(a.shape[d] for d in axes)
    shape = tuple(1 if d in axes else m for d, m in enumerate(a.shape) if keepdims or d not in axes)
    count = math.prod(shape)
    return result(fit([of(moved[i * n : i * n + n]) for i in range(count)], to), shape, to)


def _axes(axis, rank):
    found = []
    for d in (axis,) if isinstance(axis, int) else axis:
        if not -rank <= d < rank:
            from .exceptions import AxisError

            raise AxisError(f"axis {d} is out of bounds for array of dimension {rank}")
        found.append(d % rank)
    return sorted(found)


def pairwise(values, rounded=None):
    """NumPy's order of adding: by eights within 128, then by halves. `rounded`: to float32 after each step."""
    n = len(values)
    if n < 8:
        total = -0.0
        for each in values:
            total += each
            if rounded:
                total = rounded(total)
        return total + 0.0 if n else 0.0
    if n <= 128:
        r = list(values[:8])
        i = 8
        while i + 8 <= n:
            for k in range(8):
                r[k] += values[i + k]
            if rounded:
                r = fit(r, float32)
            i += 8
        if rounded:
            total = rounded(
                rounded(rounded(r[0] + r[1]) + rounded(r[2] + r[3])) + rounded(rounded(r[4] + r[5]) + rounded(r[6] + r[7]))
            )
        else:
            total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
        for each in values[i:]:
            total += each
            if rounded:
                total = rounded(total)
        return total
    half = n // 2
    half -= half % 8
    total = pairwise(values[:half], rounded) + pairwise(values[half:], rounded)
    return rounded(total) if rounded else total


def _round32(value):
    return fit([value], float32)[0]


def _total(of):
    if of.kind == "f":
        rounded = _round32 if of is float32 else None
        return lambda flat: pairwise(flat, rounded)
    return builtins.sum


def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=None):
    a = asarray(a, dtype)
    if where is not None:
        raise NotImplementedError("numpy.sum(where=…) is not in this page's numpy")
    to = a.dtype if a.dtype.kind == "f" else uint64 if a.dtype.kind == "u" else int64
    found = _along(a, axis, _total(a.dtype), to, keepdims)
    return found + initial if initial else found


def mean(a, axis=None, dtype=None, out=None, keepdims=False):
    a = asarray(a, dtype)
    if hasattr(a, "detach"):
        a = a.numpy()
    to = a.dtype if a.dtype.kind == "f" else float64
    total = _total(a.dtype)
    return _along(a, axis, lambda flat: divide(float(total(flat)), len(flat)), to, keepdims)


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    a, weights = asarray(a), asarray(weights)
    return sum(a * weights, axis) / sum(weights, axis if weights.ndim == a.ndim else None)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = asarray(a, dtype)
    to = a.dtype if a.dtype.kind == "f" else float64
    total = _total(to)

    def of(flat):
        if not flat:
            return math.nan
        middle = fit([total(flat) / len(flat)], to)[0]
        off = fit([each - middle for each in flat], to)
        return divide(total(fit([each * each for each in off], to)), builtins.max(len(flat) - ddof, 0))

    return _along(a, axis, of, to, keepdims)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return sqrt(var(a, axis, dtype, out, ddof, keepdims))


def _extreme(name, of):
    def function(a, axis=None, out=None, keepdims=False, initial=None, where=None):
        a = asarray(a)
        if not a.size:
            raise ValueError(f"zero-size array to reduction operation {name}imum which has no identity")

        def chosen(flat):
            return math.nan if a.dtype.kind == "f" and _any(each != each for each in flat) else of(flat)

        return _along(a, axis, chosen, a.dtype, keepdims)

    function.__name__ = name
    return function


max, min = _extreme("max", builtins.max), _extreme("min", builtins.min)
amax, amin = max, min


def ptp(a, axis=None):
    return max(a, axis) - min(a, axis)


def _without_nan(of):
    def function(a, axis=None, **given):
        a = asarray(a)
        if axis is not None:
            moved = a.transpose([d for d in range(a.ndim) if d != axis % a.ndim] + [axis % a.ndim])
            rows = moved.reshape(-1, a.shape[axis])
            return array([function(row) for row in rows]).reshape(moved.shape[:-1])
        kept = [each for each in a._flat if each == each]
        return of(make(kept, (len(kept),), a.dtype), **given)

    return function


nansum, nanmean, nanstd, nanvar, nanmax, nanmin = map(_without_nan, (sum, mean, std, var, max, min))


def prod(a, axis=None, dtype=None, out=None, keepdims=False):
    a = asarray(a, dtype)
    return _along(a, axis, math.prod, a.dtype if a.dtype.kind == "f" else int64, keepdims)


def any(a, axis=None, out=None, keepdims=False):
    return _along(asarray(a), axis, _any, bool_, keepdims)


def all(a, axis=None, out=None, keepdims=False):
    return _along(asarray(a), axis, _all, bool_, keepdims)


def count_nonzero(a, axis=None):
    return _along(asarray(a), axis, lambda flat: builtins.sum(map(bool, flat)), int64)


def _place(of):
    def function(a, axis=None, out=None, keepdims=False):
        a = asarray(a)
        if not a.size:
            raise ValueError(f"attempt to get arg{of.__name__} of an empty sequence")

        def place(flat):
            if a.dtype.kind == "f":
                for i, each in enumerate(flat):
                    if each != each:
                        return i
            return flat.index(of(flat))

        return _along(a, axis, place, int64, keepdims)

    return function


argmax, argmin = _place(builtins.max), _place(builtins.min)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return quantile(a, 0.5, axis, keepdims=keepdims)


def _quantile(flat, q):
    if _any(each != each for each in flat):
        return math.nan
    ordered = sorted(flat)
    place = q * (len(ordered) - 1)
    below = int(place)
    above = builtins.min(below + 1, len(ordered) - 1)
    a, b, t = ordered[below], ordered[above], place - below
    # As NumPy's _lerp: from the nearer end.
    return b - (b - a) * (1 - t) if t >= 0.5 else a + (b - a) * t


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    if method != "linear":
        raise NotImplementedError(f"numpy.quantile(method={method!r}) is not in this page's numpy")
    a = asarray(a)
    qs = asarray(q)
    if _any(not 0 <= each <= 1 for each in qs._flat):
        raise ValueError("Quantiles must be in the range [0, 1]")
    found = [_along(a, axis, lambda flat, q=each: _quantile(flat, q), float64, keepdims) for each in qs._flat]
    return found[0] if qs.ndim == 0 else array(found)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    return quantile(a, asarray(q) / 100.0, axis, out, overwrite_input, method, keepdims)


def _running(of):
    def function(a, axis=None, dtype=None, out=None):
        a = asarray(a, dtype)
        to = a.dtype if a.dtype.kind == "f" else int64
        if axis is None:
            a, axis = a.ravel(), 0
        (axis,) = _axes(axis, a.ndim)
        order = [d for d in range(a.ndim) if d != axis] + [axis]
        moved = a.transpose(order)
        n = a.shape[axis]
        flat = []
        step = (lambda x, y: _round32(of(x, y))) if to is float32 else of
        values = moved._flat
        for i in range(0, len(values), builtins.max(n, 1)):
            flat += accumulate(values[i : i + n], step)
        back = [order.index(d) for d in range(a.ndim)]
        return make(flat, moved.shape, to).transpose(back).copy()

    return function


cumsum, cumprod = _running(lambda x, y: x + y), _running(lambda x, y: x * y)


def diff(a, n=1, axis=-1):
    a = asarray(a)
    for _ in range(n):
        cut = [slice(None)] * a.ndim
        late, early = list(cut), list(cut)
        late[axis], early[axis] = slice(1, None), slice(None, -1)
        a = a[tuple(late)] - a[tuple(early)]
    return a


def gradient(f, *varargs, axis=None, edge_order=1):
    f = asarray(f)
    if f.ndim != 1 or edge_order != 1 or len(varargs) > 1:
        raise NotImplementedError("numpy.gradient of a matrix is not in this page's numpy")
    flat, n = f._flat, f.size
    if varargs and asarray(varargs[0]).ndim:
        x = asarray(varargs[0])._flat
        found = [(flat[1] - flat[0]) / (x[1] - x[0])]
        for i in range(1, n - 1):
            a, b = x[i] - x[i - 1], x[i + 1] - x[i]
            found.append(-b / (a * (a + b)) * flat[i - 1] + (b - a) / (a * b) * flat[i] + a / (b * (a + b)) * flat[i + 1])
        found.append((flat[-1] - flat[-2]) / (x[-1] - x[-2]))
        return array(found, float)
    h = float(varargs[0]) if varargs else 1.0
    inner = [(b - a) / (2 * h) for a, b in zip(flat, flat[2:])]
    return array([(flat[1] - flat[0]) / h, *inner, (flat[-1] - flat[-2]) / h], float)


def trapz(y, x=None, dx=1.0):
    y = asarray(y)
    steps = diff(x) if x is not None else dx
    return sum(steps * (y[1:] + y[:-1]) / 2.0)
