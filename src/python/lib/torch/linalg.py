"""torch.linalg, as far as small matrices go."""

import math
from functools import reduce

from . import _create, _math, _reduce, _shape
from ._tensor import Tensor


def norm(A, ord=None, dim=None, keepdim=False):
    if ord == "fro" or (ord is None and not isinstance(dim, int)):
        return _reduce.norm(A, 2, dim, keepdim)
    if dim is None and A.dim() == 2:
        return matrix_norm(A, ord, keepdim=keepdim)
    return vector_norm(A, 2 if ord is None else ord, dim, keepdim)


def vector_norm(x, ord=2, dim=None, keepdim=False):
    return _reduce.norm(x, ord, dim, keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False):
    if ord == "fro":
        return _reduce.norm(A, 2, dim, keepdim)
    if ord in (1, -1, math.inf, -math.inf):
        along = dim[0] if abs(ord) == 1 else dim[1]
        sums = _reduce.sum(abs(A), along, True)
        pick = _reduce.amax if ord > 0 else _reduce.amin
        return pick(sums, dim, keepdim)
    raise NotImplementedError(f"torch.linalg.matrix_norm with ord={ord!r} is not in this page's torch")


def multi_dot(tensors):
    return reduce(lambda a, b: a @ b, tensors)


def matrix_power(A, n):
    result = _create.eye(A.shape[-1])
    for _ in range(abs(n)):
        result = result @ A
    return inv(result) if n < 0 else result


def _square(A, name):
    if A.dim() != 2:
        raise NotImplementedError(f"{name} of anything but one matrix is not in this page's torch")
    if A.shape[0] != A.shape[1]:
        raise RuntimeError(f"{name}: A must be batches of square matrices, but they are {A.shape[0]} by {A.shape[1]} matrices")
    if A.requires_grad:
        raise NotImplementedError(f"{name} passes no gradient in this page's torch")
    return A.tolist()


def _eliminated(rows, name):
    """By Gauss, with pivots: rows whose left square is the identity; and the determinant of what it was."""
    n, determinant = len(rows), 1.0
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        if rows[pivot][i] == 0:
            return None, 0.0
        if pivot != i:
            rows[i], rows[pivot] = rows[pivot], rows[i]
            determinant = -determinant
        determinant *= rows[i][i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for k in range(n):
            if k != i and rows[k][i]:
                factor = rows[k][i]
                rows[k] = [x - factor * y for x, y in zip(rows[k], rows[i])]
    return rows, determinant


def _solved(A, right, name):
    rows, _ = _eliminated([[*a, *b] for a, b in zip(_square(A, name), right)], name)
    if rows is None:
        raise RuntimeError(f"{name}: The diagonal element is zero, the inversion could not be completed because the input matrix is singular.")
    return [row[len(A) :] for row in rows]


def inv(A):
    return _create.tensor(_solved(A, _create.eye(len(A)).tolist(), "linalg.inv"))


def det(A):
    return _create.tensor(float(_eliminated(_square(A, "linalg.det"), "linalg.det")[1]))


def slogdet(A):
    value = det(A).item()
    return _create.tensor(float((value > 0) - (value < 0))), _create.tensor(math.log(abs(value)) if value else -math.inf)


def solve(A, B):
    right = B.tolist() if B.dim() == 2 else [[b] for b in B.tolist()]
    return _create.tensor(_solved(A, right, "linalg.solve")).view(B.shape)


def matrix_rank(A, tol=1e-5):
    rows = A.tolist()
    rank = 0
    for column in range(A.shape[1]):
        pivot = max(range(rank, len(rows)), key=lambda k: abs(rows[k][column]), default=None)
        if pivot is None or abs(rows[pivot][column]) <= tol:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for k in range(rank + 1, len(rows)):
            factor = rows[k][column] / rows[rank][column]
            rows[k] = [x - factor * y for x, y in zip(rows[k], rows[rank])]
        rank += 1
    return _create.tensor(rank)


def cholesky(A):
    a = _square(A, "linalg.cholesky")
    n = len(a)
    lower = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = a[i][j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            if i == j and rest <= 0:
                raise RuntimeError(
                    f"linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the "
                    f"leading minor of order {i + 1} is not positive-definite)."
                )
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    return _create.tensor(lower)


def __getattr__(name):
    from ._missing import module_attribute

    raise module_attribute("torch.linalg", name)
