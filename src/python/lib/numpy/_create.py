"""New arrays."""

import math

from ._array import array, asarray, make
from ._dtypes import converted, dtype_of, fit, float64, found_in, int64


def _shape(shape):
    return (int(shape),) if isinstance(shape, int) else tuple(int(n) for n in shape)


def full(shape, fill_value, dtype=None, order="C"):
    shape = _shape(shape)
    value = asarray(fill_value)
    of = value.dtype if dtype is None else dtype_of(dtype)
    if value.ndim:
        from ._shape import broadcast_to

        return broadcast_to(value, shape).astype(of)
    return make(converted(value._flat, of) * math.prod(shape), shape, of)


def zeros(shape, dtype=float, order="C"):
    return full(shape, 0, float if dtype is None else dtype)


def ones(shape, dtype=float, order="C"):
    return full(shape, 1, float if dtype is None else dtype)


def empty(shape, dtype=float, order="C"):
    return zeros(shape, dtype)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    a = asarray(a)
    return full(a.shape if shape is None else shape, fill_value, dtype or a.dtype)


def zeros_like(a, dtype=None, order="K", subok=True, shape=None):
    return full_like(a, 0, dtype, shape=shape)


def ones_like(a, dtype=None, order="K", subok=True, shape=None):
    return full_like(a, 1, dtype, shape=shape)


empty_like = zeros_like


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    start, stop, step = (each.item() if hasattr(each, "item") else each for each in (start, stop, step))
    if step == 0:
        raise ZeroDivisionError("division by zero")
    count = max(math.ceil((stop - start) / step), 0)
    # NumPy finds the step again from the second value.
    gap = (start + step) - start
    flat = [start + i * gap for i in range(count)]
    of = dtype_of(dtype) if dtype is not None else float64 if found_in([start, stop, step]) is float64 else int64
    return make(converted(flat, of), (count,), of)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    if getattr(start, "shape", ()) or getattr(stop, "shape", ()):
        raise NotImplementedError("numpy.linspace between arrays is not in this page's numpy")
    start, stop, num = float(start), float(stop), int(num)
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    parts = num - 1 if endpoint else num
    step = (stop - start) / parts if parts > 0 else math.nan
    if parts > 0 and step:
        values = [i * step + start for i in range(num)]
    else:
        values = [start] * num
    if endpoint and num > 1:
        values[-1] = stop
    of = float64 if dtype is None else dtype_of(dtype)
    found = make(converted([math.floor(v) for v in values] if of.kind in "iu" else values, of), (num,), of)
    return (found, step) if retstep else found


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    return array([math.pow(base, each) for each in linspace(start, stop, num, endpoint)], dtype or float)


def geomspace(start, stop, num=50, endpoint=True):
    found = logspace(math.log10(start), math.log10(stop), num, endpoint)
    if num > 0:
        found[0] = start
        if endpoint and num > 1:
            found[-1] = stop
    return found


def eye(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    of = dtype_of(dtype)
    return make(fit([of.convert(j == i + k) for i in range(N) for j in range(M)], of), (N, M), of)


def identity(n, dtype=None):
    return eye(n, dtype=float if dtype is None else dtype)


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 2:
        rows, columns = v.shape
        return array([v[i, i + k] for i in range(rows) if 0 <= i + k < columns], v.dtype)
    n = v.size + abs(k)
    found = zeros((n, n), v.dtype)
    for i, each in enumerate(v._flat):
        found[i - min(k, 0), i + max(k, 0)] = each
    return found


def tri(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    return array([[j <= i + k for j in range(M)] for i in range(N)], dtype)


def _half(m, keep):
    m = asarray(m)
    rows, columns = m.shape[-2:]
    flat = [each if keep(i // columns % rows, i % columns) else m.dtype.convert(0) for i, each in enumerate(m._flat)]
    return make(flat, m.shape, m.dtype)


def tril(m, k=0):
    return _half(m, lambda i, j: j <= i + k)


def triu(m, k=0):
    return _half(m, lambda i, j: j >= i + k)


def meshgrid(*xi, indexing="xy", sparse=False, copy=True):
    if sparse or indexing not in ("xy", "ij"):
        raise NotImplementedError("numpy.meshgrid(sparse=True) is not in this page's numpy")
    xs = [asarray(x).ravel() for x in xi]
    lengths = [x.size for x in xs]
    found = []
    from ._shape import broadcast_to

    for d, x in enumerate(xs):
        shape = [1] * len(xs)
        shape[d] = x.size
        found.append(broadcast_to(x.reshape(shape), tuple(lengths)).copy())
    if indexing == "xy" and len(xs) > 1:
        found = [each.swapaxes(0, 1).copy() for each in found]
    return found


def fromfunction(function, shape, dtype=float):
    return function(*indices(shape, dtype))


def indices(dimensions, dtype=int):
    return array([each.tolist() for each in meshgrid(*[arange(n) for n in dimensions], indexing="ij")], dtype)


def fromiter(iter, dtype, count=-1):
    return array(list(iter), dtype)


def copy(a):
    return array(a)
