"""Order, occurrences, bins."""

import builtins
import math
from bisect import bisect_left, bisect_right

from ._array import array, asarray, make, result
from ._create import linspace
from ._dtypes import bool_, float64, int64
from ._reduce import _axes


def _nan_last(value):
    return (value != value, value if value == value else 0)


def _along(a, axis, of, to):
    """Each line along an axis as another of the same length."""
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    (axis,) = _axes(axis, a.ndim)
    order = [d for d in range_(a.ndim) if d != axis] + [axis]
    moved = a.transpose(order)
    flat, n, found = moved._flat, a.shape[axis], []
    for i in range_(0, len(flat), builtins.max(n, 1)):
        found += of(flat[i : i + n])
    back = [order.index(d) for d in range_(a.ndim)]
    return make(found, moved.shape, to or a.dtype).transpose(back).copy()


range_ = builtins.range


def sort(a, axis=-1, kind=None, order=None):
    key = _nan_last if asarray(a).dtype.kind == "f" else None
    return _along(a, axis, lambda flat: sorted(flat, key=key), None)


def argsort(a, axis=-1, kind=None, order=None):
    def of(flat):
        return sorted(range_(len(flat)), key=lambda i: _nan_last(flat[i]))

    return _along(a, axis, of, int64)


def lexsort(keys, axis=-1):
    raise NotImplementedError("numpy.lexsort is not in this page's numpy")


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    if axis is not None:
        raise NotImplementedError("numpy.unique(axis=…) is not in this page's numpy")
    ar = asarray(ar)
    flat = ar._flat
    values = sorted(set(flat))
    place = {value: i for i, value in enumerate(values)}
    found = [make(values, (len(values),), ar.dtype)]
    if return_index:
        first = {}
        for i, each in enumerate(flat):
            first.setdefault(each, i)
        found.append(array([first[value] for value in values], int))
    if return_inverse:
        found.append(array([place[each] for each in flat], int))
    if return_counts:
        counts = [0] * len(values)
        for each in flat:
            counts[place[each]] += 1
        found.append(array(counts, int))
    return found[0] if len(found) == 1 else tuple(found)


def isin(element, test_elements, assume_unique=False, invert=False):
    element, known = asarray(element), set(asarray(test_elements)._flat)
    return make([(each in known) != invert for each in element._flat], element.shape, bool_)


in1d = isin


def intersect1d(ar1, ar2):
    return array(sorted(set(asarray(ar1)._flat) & set(asarray(ar2)._flat)), asarray(ar1).dtype)


def union1d(ar1, ar2):
    return array(sorted(set(asarray(ar1)._flat) | set(asarray(ar2)._flat)), asarray(ar1).dtype)


def setdiff1d(ar1, ar2):
    return array(sorted(set(asarray(ar1)._flat) - set(asarray(ar2)._flat)), asarray(ar1).dtype)


def searchsorted(a, v, side="left"):
    flat, v = asarray(a)._flat, asarray(v)
    find = bisect_left if side == "left" else bisect_right
    return result([find(flat, each) for each in v._flat], v.shape, int64)


def digitize(x, bins, right=False):
    ends = asarray(bins)._flat
    rising = len(ends) < 2 or ends[-1] >= ends[0]
    x = asarray(x)
    find = bisect_left if right else bisect_right
    if rising:
        return result([find(ends, each) for each in x._flat], x.shape, int64)
    back = ends[::-1]
    find = bisect_right if right else bisect_left
    return result([len(ends) - find(back, each) for each in x._flat], x.shape, int64)


def bincount(x, weights=None, minlength=0):
    flat = asarray(x)._flat
    if flat and builtins.min(flat) < 0:
        raise ValueError("'list' argument must have no negative elements")
    n = builtins.max(minlength, builtins.max(flat, default=-1) + 1)
    if weights is not None:
        sums = [0.0] * n
        for each, weight in zip(flat, asarray(weights)._flat):
            sums[each] += weight
        return array(sums, float)
    counts = [0] * n
    for each in flat:
        counts[each] += 1
    return array(counts, int)


def _bounds(flat, limits):
    if limits is not None:
        low, high = map(float, limits)
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError(f"supplied range of [{low}, {high}] is not finite")
    elif not flat:
        low, high = 0.0, 1.0
    else:
        low, high = builtins.min(flat), builtins.max(flat)
        if builtins.any(each != each for each in flat):
            low = high = math.nan
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
    if low == high:
        low, high = low - 0.5, high + 0.5
    return low, high


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    flat = asarray(a)._flat
    if isinstance(bins, str):
        low, high = _bounds(flat, range)
        n = len([each for each in flat if low <= each <= high])
        widths = {"sqrt": (high - low) / math.sqrt(n or 1), "sturges": (high - low) / (math.log2(n or 1) + 1.0)}
        widths["auto"] = widths["sturges"]
        if bins in ("auto", "fd") and n:
            ordered = sorted(flat)
            from ._reduce import _quantile

            spread = _quantile(ordered, 0.75) - _quantile(ordered, 0.25)
            widths["fd"] = 2.0 * spread * n ** (-1.0 / 3.0)
            if widths["fd"]:
                widths["auto"] = builtins.min(widths["fd"], widths["sturges"])
        if bins not in widths:
            raise NotImplementedError(f"bins={bins!r} is not in this page's numpy")
        bins = int(math.ceil((high - low) / widths[bins])) if n and widths[bins] else 1
    if isinstance(bins, int) or hasattr(bins, "ndim") and bins.ndim == 0:
        bins = int(bins)
        if bins < 1:
            raise ValueError("`bins` must be positive, when an integer")
        low, high = _bounds(flat, range)
        return linspace(low, high, bins + 1)
    edges = asarray(bins)
    if builtins.any(a > b for a, b in zip(edges._flat, edges._flat[1:])):
        raise ValueError("`bins` must increase monotonically, when an array")
    return edges


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = asarray(a)
    flat = a._flat
    edges = histogram_bin_edges(a, bins, range)
    ends = edges._flat
    last = len(ends) - 2
    counts = [0] * (last + 1) if weights is None else [0.0] * (last + 1)
    low, high = ends[0], ends[-1]
    by = [1] * len(flat) if weights is None else asarray(weights)._flat
    if len(by) != len(flat):
        raise ValueError("weights should have the same shape as a.")
    for each, weight in zip(flat, by):
        if low <= each <= high:
            counts[builtins.min(bisect_right(ends, each) - 1, last)] += weight
    if not density:
        return array(counts, int if weights is None else float), edges
    total = builtins.sum(counts)
    with_gap = zip(counts, ends, ends[1:])
    return array([n / (b - a) / total if total else math.nan for n, a, b in with_gap], float), edges


def histogram2d(x, y, bins=10, range=None):
    x, y = asarray(x)._flat, asarray(y)._flat
    if not isinstance(bins, int):
        bins_x, bins_y = bins
    else:
        bins_x = bins_y = bins
    range_x, range_y = range or (None, None)
    across, up = histogram_bin_edges(x, bins_x, range_x), histogram_bin_edges(y, bins_y, range_y)
    a, b = across._flat, up._flat
    rows = [[0.0] * (len(b) - 1) for _ in a[1:]]
    for p, q in zip(x, y):
        if a[0] <= p <= a[-1] and b[0] <= q <= b[-1]:
            rows[builtins.min(bisect_right(a, p) - 1, len(a) - 2)][builtins.min(bisect_right(b, q) - 1, len(b) - 2)] += 1
    return array(rows, float), across, up


def interp(x, xp, fp, left=None, right=None):
    x, xp, fp = asarray(x), asarray(xp)._flat, asarray(fp)._flat

    def of(at):
        if at < xp[0]:
            return float(fp[0] if left is None else left)
        if at > xp[-1]:
            return float(fp[-1] if right is None else right)
        i = builtins.min(bisect_right(xp, at) - 1, len(xp) - 2)
        slope = (fp[i + 1] - fp[i]) / (xp[i + 1] - xp[i])
        return slope * (at - xp[i]) + fp[i]

    return result([of(each) for each in x._flat], x.shape, float64)


def convolve(a, v, mode="full"):
    a, v = list(map(float, asarray(a)._flat)), list(map(float, asarray(v)._flat))
    if len(v) > len(a):
        a, v = v, a
    n, m = len(a), len(v)
    whole = [0.0] * (n + m - 1)
    for j, weight in enumerate(v):
        for i, each in enumerate(a):
            whole[i + j] += weight * each
    if mode == "same":
        start = (m - 1) // 2
        whole = whole[start : start + n]
    elif mode == "valid":
        whole = whole[m - 1 : n]
    elif mode != "full":
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")
    return array(whole, float)


def apply_along_axis(func1d, axis, arr, *args, **given):
    arr = asarray(arr)
    (axis,) = _axes(axis, arr.ndim)
    order = [d for d in range_(arr.ndim) if d != axis] + [axis]
    moved = arr.transpose(order)
    rows = moved.reshape(-1, arr.shape[axis])
    found = array([func1d(row, *args, **given) for row in rows])
    return found.reshape(moved.shape[:-1] + found.shape[1:])


def put(a, ind, v):
    a[asarray(ind)] = v


def copyto(dst, src):
    dst[...] = src
