"""Products of vectors and matrices."""

import math

from ._array import _tuple, array, asarray, broadcast, result
from ._dtypes import fit, float64, int64, promoted
from ._shape import broadcast_to


def _matmul2(left, right, m, k, n):
    columns = [right[j::n] for j in range(n)]
    found = []
    for i in range(m):
        row = left[i * k : i * k + k]
        found += [sum(map(float.__mul__, row, column)) for column in columns]
    return found


def _product(a, b, m, k, n, of):
    if of.kind == "f":
        return fit(_matmul2(list(map(float, a)), list(map(float, b)), m, k, n), of)
    columns = [b[j::n] for j in range(n)]
    return fit([sum(x * y for x, y in zip(a[i * k : i * k + k], column)) for i in range(m) for column in columns], of)


def matmul(a, b):
    a, b = asarray(a), asarray(b)
    if not a.ndim or not b.ndim:
        raise ValueError("matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    of = promoted([a.dtype, b.dtype])
    of = int64 if of.kind == "b" else of
    left = a.reshape(1, -1) if a.ndim == 1 else a
    right = b.reshape(-1, 1) if b.ndim == 1 else b
    (m, k), (k2, n) = left.shape[-2:], right.shape[-2:]
    if k != k2:
        raise ValueError(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
            f"(size {k2} is different from {k})"
        )
    batch = broadcast(left.shape[:-2], right.shape[:-2])
    x, y = broadcast_to(left, batch + (m, k))._flat, broadcast_to(right, batch + (k, n))._flat
    flat = []
    for i in range(math.prod(batch)):
        flat += _product(x[i * m * k : (i + 1) * m * k], y[i * k * n : (i + 1) * k * n], m, k, n, of)
    shape = batch + (() if a.ndim == 1 else (m,)) + (() if b.ndim == 1 else (n,))
    return result(flat, shape, of)


def dot(a, b, out=None):
    a, b = asarray(a), asarray(b)
    if not a.ndim or not b.ndim:
        return a * b
    if a.ndim > 2 or b.ndim > 2:
        raise NotImplementedError("numpy.dot of more than two dimensions is not in this page's numpy: use @")
    k, k2 = a.shape[-1], b.shape[0]
    if k != k2:
        raise ValueError(
            f"shapes {_tuple(a.shape)} and {_tuple(b.shape)} not aligned: {k} (dim {a.ndim - 1}) != {k2} (dim 0)"
        )
    return matmul(a, b)


def vdot(a, b):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def inner(a, b):
    b = asarray(b)
    return dot(a, b.transpose() if b.ndim == 2 else b)


def outer(a, b, out=None):
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(1, -1)


def trace(a):
    from ._create import diag

    return diag(a).sum()


def einsum(*args, **given):
    raise NotImplementedError("numpy.einsum is not in this page's numpy: use @, or torch.einsum")


def corrcoef(x, y=None):
    rows = _rows(x, y)
    cov_ = cov(x, y)
    if len(rows) == 1:
        return float64_of(1.0)
    d = [cov_[i, i] for i in range(len(rows))]
    return array([[cov_[i, j] / math.sqrt(d[i] * d[j]) for j in range(len(rows))] for i in range(len(rows))])


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    rows = _rows(m if rowvar else asarray(m).transpose(), y)
    n = len(rows[0])
    middles = [math.fsum(row) / n for row in rows]
    off = [[each - middle for each in row] for row, middle in zip(rows, middles)]
    by = n - (0 if bias else 1) if ddof is None else n - ddof
    found = [[sum(p * q for p, q in zip(a, b)) / by for b in off] for a in off]
    return float64_of(found[0][0]) if len(rows) == 1 else array(found)


def _rows(x, y):
    x = asarray(x)
    rows = [list(map(float, x._flat))] if x.ndim == 1 else [list(map(float, row._flat)) for row in x]
    return rows + ([] if y is None else [list(map(float, asarray(y)._flat))])


def float64_of(value):
    return result([value], (), float64)
