"""What sums up: over all numbers, or along dimensions."""

import math
from collections import namedtuple

import _activa as engine

from . import _types
from ._math import _operand
from ._tensor import Tensor, wrap

_ALL = math.nan


# NumPy's names are taken too: axis for dim, keepdims for keepdim.


def _dims(dim):
    if dim is None:
        return ()
    return (dim,) if isinstance(dim, int) else tuple(dim)


def sum(input, dim=None, keepdim=False, *, axis=None, keepdims=False, dtype=None):
    dim = axis if dim is None else dim
    keepdim = keepdim or keepdims
    x = wrap(engine.sum(input._h, keepdim, *_dims(dim)), "SumBackward0" if dim is None else "SumBackward1")
    return x if dtype is None else x.to(dtype)


def mean(input, dim=None, keepdim=False, *, axis=None, keepdims=False, dtype=None):
    keepdim = keepdim or keepdims
    if dtype is not None:
        input = input.to(dtype)
    dim = axis if dim is None else dim
    return wrap(engine.mean(input._h, keepdim, *_dims(dim)), "MeanBackward0" if dim is None else "MeanBackward1")


def _spread(of, name):
    def function(input, dim=None, unbiased=None, keepdim=False, *, correction=None, axis=None, keepdims=False):
        dim = axis if dim is None else dim
        keepdim = keepdim or keepdims
        if isinstance(dim, bool):  # std(False)
            dim, unbiased = None, dim
        if correction is not None:
            if correction not in (0, 1):
                raise NotImplementedError(f"torch.{name.lower()} with correction={correction} is not in this page's torch")
            unbiased = correction == 1
        return wrap(of(input._h, unbiased is not False, keepdim, *_dims(dim)), f"{name}Backward0")

    return function


std, var = _spread(engine.std, "Std"), _spread(engine.var, "Var")


def var_mean(input, dim=None, unbiased=True, keepdim=False):
    return var(input, dim, unbiased, keepdim), mean(input, dim, keepdim)


def std_mean(input, dim=None, unbiased=True, keepdim=False):
    return std(input, dim, unbiased, keepdim), mean(input, dim, keepdim)


def _named(name, fields):
    """max and min with a dim print as what PyTorch calls torch.return_types.max."""
    made = namedtuple(name, fields)

    class Result(made):
        __slots__ = ()

        def __repr__(self):
            return f"torch.return_types.{name}(\n" + ",\n".join(f"{field}={getattr(self, field)!r}" for field in fields) + ")"

    Result.__name__ = name
    return Result


def _pair(name):
    return _named(name, ("values", "indices"))


_max, _min, _sort, _topk, _median = _pair("max"), _pair("min"), _pair("sort"), _pair("topk"), _pair("median")


def _extreme(whole, along, result, name, elementwise):
    def function(input, dim=None, keepdim=False, *, axis=None, keepdims=False, other=None):
        dim = axis if dim is None else dim
        keepdim = keepdim or keepdims
        if isinstance(dim, Tensor) or other is not None:
            return elementwise(input, dim if other is None else other)
        if dim is None:
            return wrap(whole(input._h), f"{name}Backward1")
        values = wrap(along(input._h, dim, keepdim), f"{name}Backward0")
        return result(values, wrap(engine.second()))

    return function


def _maximum(a, b):
    from ._math import maximum

    return maximum(a, b)


def _minimum(a, b):
    from ._math import minimum

    return minimum(a, b)


max = _extreme(engine.max, engine.max_along, _max, "Max", _maximum)
min = _extreme(engine.min, engine.min_along, _min, "Min", _minimum)


def amax(input, dim=None, keepdim=False, *, axis=None, keepdims=False):
    dim, keepdim = axis if dim is None else dim, keepdim or keepdims
    return max(input) if dim is None else max(input, dim, keepdim).values


def amin(input, dim=None, keepdim=False, *, axis=None, keepdims=False):
    dim, keepdim = axis if dim is None else dim, keepdim or keepdims
    return min(input) if dim is None else min(input, dim, keepdim).values


def _place(of):
    def function(input, dim=None, keepdim=False, *, axis=None, keepdims=False):
        dim, keepdim = axis if dim is None else dim, keepdim or keepdims
        return wrap(of(input._h, _ALL if dim is None else dim, keepdim))

    return function


argmax, argmin = _place(engine.argmax), _place(engine.argmin)
any, all = _place(engine.any), _place(engine.all)


def cumsum(input, dim):
    return wrap(engine.cumsum(input._h, dim))


def _running(name, of):
    """The best so far along a dimension, and where it stood."""
    made = _pair(name)

    def function(input, dim):
        from ._shape import stack, unbind

        values, indices = [], []
        for i, x in enumerate(unbind(input, dim)):
            if not values:
                values, indices = [x], [x.new_zeros(x.shape, dtype=_types.int64)]
                continue
            better = of(x, values[-1])
            from ._math import where

            values.append(where(better, x, values[-1]))
            indices.append(where(better, i, indices[-1]))
        return made(stack(values, dim), stack(indices, dim))

    return function


def cumprod(input, dim, *, dtype=None):
    from ._shape import stack, unbind

    parts = []
    for x in unbind(input if dtype is None else input.to(dtype), dim):
        parts.append(parts[-1] * x if parts else x)
    made = stack(parts, dim)
    return made if made.is_floating_point() else made.long()


def logcumsumexp(input, dim):
    from ._math import logaddexp
    from ._shape import stack, unbind

    parts = []
    for x in unbind(input, dim):
        parts.append(logaddexp(parts[-1], x) if parts else x)
    return stack(parts, dim)


def prod(input, dim=None, keepdim=False, *, dtype=None):
    """By halves, so that a gradient passes."""
    x = input.reshape(-1) if dim is None else input.transpose(dim, -1)
    n = x.shape[-1]
    if not x.is_floating_point():
        x = x.long()
    while n > 1:
        half = n // 2
        both = x[..., :half] * x[..., half : 2 * half]
        if n % 2:
            from ._shape import cat

            both = cat((both, x[..., 2 * half :]), -1)
        x = both
        n = x.shape[-1]
    if dim is None:
        return x.reshape(()) if x.numel() else x.new_ones(())
    x = x.transpose(dim, -1)
    return x if keepdim else x.squeeze(dim)


def norm(input, p=2, dim=None, keepdim=False):
    from ._math import abs, pow, sqrt

    if p == "fro":
        p = 2
    if p == math.inf:
        return max(abs(input)) if dim is None else max(abs(input), dim, keepdim).values
    if p == 1:
        return sum(abs(input), dim, keepdim)
    if p == 2:
        return sqrt(sum(input * input, dim, keepdim))
    return pow(sum(pow(abs(input), p), dim, keepdim), 1 / p)


def sort(input, dim=-1, descending=False, stable=False):
    values = wrap(engine.sort(input._h, dim, descending))
    return _sort(values, wrap(engine.second()))


def argsort(input, dim=-1, descending=False):
    return wrap(engine.argsort(input._h, dim, descending))


def topk(input, k, dim=-1, largest=True, sorted=True):
    if k > (input.shape[dim] if input.dim() else 1):
        raise RuntimeError("selected index k out of range")
    values, indices = sort(input, dim, largest)
    return _topk(values.narrow(dim, 0, k), indices.narrow(dim, 0, k))


def median(input, dim=None, keepdim=False):
    if dim is None:
        return sort(input.reshape(-1)).values[(input.numel() - 1) // 2]
    values, indices = sort(input, dim)
    at = (input.shape[dim] - 1) // 2
    values, indices = values.narrow(dim, at, 1), indices.narrow(dim, at, 1)
    return _median(values, indices) if keepdim else _median(values.squeeze(dim), indices.squeeze(dim))


def kthvalue(input, k, dim=-1, keepdim=False):
    values, indices = sort(input, dim)
    values, indices = values.narrow(dim, k - 1, 1), indices.narrow(dim, k - 1, 1)
    return _kthvalue(values, indices) if keepdim else _kthvalue(values.squeeze(dim), indices.squeeze(dim))


_kthvalue, _mode = _pair("kthvalue"), _pair("mode")


def mode(input, dim=-1, keepdim=False):
    """The number that stands most often, the least of several; and its last place."""
    from ._create import tensor

    rows = input.movedim(dim, -1) if input.dim() else input.view(1)
    found = []
    for row in rows.reshape(-1, rows.shape[-1]).tolist():
        best = builtins_min(set(row), key=lambda each: (-row.count(each), each))
        found.append(len(row) - 1 - row[::-1].index(best))
    indices = tensor(found).view(rows.shape[:-1])
    values = rows.gather(-1, indices.unsqueeze(-1)).squeeze(-1)
    return _mode(values.unsqueeze(dim), indices.unsqueeze(dim)) if keepdim else _mode(values, indices)


def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    """Of several q, results stand along a first dimension."""
    if interpolation != "linear":
        raise NotImplementedError(f"torch.quantile with interpolation='{interpolation}' is not in this page's torch")
    along = input.reshape(-1) if dim is None else input.movedim(dim, -1)
    ordered = sort(along).values
    q = _operand(q)
    places = q.reshape(-1) * (ordered.shape[-1] - 1)
    below, above = places.floor().long(), places.ceil().long()
    made = ordered[..., below] + (ordered[..., above] - ordered[..., below]) * (places - below)
    made = made.movedim(-1, 0)
    if keepdim:
        made = made.view(len(made), *[1] * input.dim()) if dim is None else made.unsqueeze(1 + dim % input.dim())
    return made if q.dim() else made[0]


def nansum(input, dim=None, keepdim=False):
    return sum(_without_nan(input), dim, keepdim)


def nanmean(input, dim=None, keepdim=False):
    return nansum(input, dim, keepdim) / sum(input == input, dim, keepdim)


def nanmedian(input):
    flat = input.reshape(-1)
    return median(flat[flat == flat])


def _without_nan(x):
    from ._math import where

    return where(x == x, x, 0.0)


def aminmax(input, *, dim=None, keepdim=False):
    return _aminmax(amin(input, dim, keepdim), amax(input, dim, keepdim))


_aminmax = _named("aminmax", ("min", "max"))
cummax, cummin = _running("cummax", lambda x, best: x >= best), _running("cummin", lambda x, best: x <= best)


def diff(input, n=1, dim=-1):
    for _ in range(n):
        input = input.narrow(dim, 1, input.shape[dim] - 1) - input.narrow(dim, 0, input.shape[dim] - 1)
    return input


def _panels(y, x, dx, dim):
    width = dx if x is None else diff(x) if x.dim() == 1 else diff(x, 1, dim)
    n = y.shape[dim]
    return (y.narrow(dim, 0, n - 1) + y.narrow(dim, 1, n - 1)) / 2 * width


def trapezoid(y, x=None, *, dx=1.0, dim=-1):
    return sum(_panels(y, x, dx, dim), dim)


trapz = trapezoid


def cumulative_trapezoid(y, x=None, *, dx=1.0, dim=-1):
    return cumsum(_panels(y, x, dx, dim), dim)


def dist(input, other, p=2):
    return norm(input - other, p)


def cdist(x1, x2, p=2.0):
    return norm(x1.unsqueeze(-2) - x2.unsqueeze(-3), p, -1)


def pdist(input, p=2):
    from ._scatter import triu_indices

    rows, columns = triu_indices(len(input), len(input), 1)
    return norm(input[rows] - input[columns], p, 1)


def cov(input, *, correction=1):
    x = input if input.dim() > 1 else input.view(1, -1)
    x = x - x.mean(1, keepdim=True)
    made = x @ x.transpose(0, 1) / (x.shape[1] - correction)
    return made if input.dim() > 1 else made.view(())


def corrcoef(input):
    c = cov(input)
    spread = c.diagonal().sqrt()
    return c / spread.unsqueeze(0) / spread.unsqueeze(1)


def renorm(input, p, dim, maxnorm):
    others = [d for d in range(input.dim()) if d != dim % input.dim()]
    size = norm(input, p, others, True)
    return input * (maxnorm / (size + 1e-7)).clamp(max=1)


def logsumexp(input, dim, keepdim=False):
    most = max(input.detach(), dim, True).values
    total = (input - most).exp().sum(dim, True).log() + most
    return total if keepdim else total.squeeze(dim)


def softmax(input, dim=None, dtype=None, *, _stacklevel=3):
    if dim is None:
        dim = _implicit(input)
    return wrap(engine.softmax(input._h, dim), "SoftmaxBackward0")


def log_softmax(input, dim=None, dtype=None):
    if dim is None:
        dim = _implicit(input)
    return wrap(engine.log_softmax(input._h, dim), "LogSoftmaxBackward0")


def _implicit(input):
    """F.softmax without a dim: what PyTorch still guesses."""
    import warnings

    warnings.warn(
        "Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument.",
        stacklevel=3,
    )
    return 0 if input.dim() in (0, 1, 3) else 1


def histc(input, bins=100, min=0, max=0):
    if min == 0 and max == 0:
        min, max = input.min().item(), input.max().item()
    if min == max:
        min, max = min - 1, max + 1
    return wrap(engine.histc(input._h, bins, min, max))


def _edges(lo, hi, bins):
    from ._create import linspace

    return linspace(lo, hi, bins + 1)


_histogram = _named("histogram", ("hist", "bin_edges"))


def histogram(input, bins=100, *, range=None, weight=None, density=False):
    """By a number of bins, or by their edges."""
    if weight is not None:
        raise NotImplementedError("torch.histogram with weights is not in this page's torch")
    x = input.detach()
    if isinstance(bins, Tensor):
        inside = x[(x >= bins[0]) & (x <= bins[-1])]
        reached = (inside.unsqueeze(-1) >= bins[1:-1]).sum(-1)
        counts = bincount(reached, minlength=len(bins) - 1).float()
        return _histogram(counts / counts.sum() / diff(bins) if density else counts, bins)
    lo, hi = range if range is not None else (x.min().item(), x.max().item())
    if lo == hi:
        lo, hi = lo - 0.5, hi + 0.5
    counts = wrap(engine.histc(x._h, bins, lo, hi))
    edges = _edges(lo, hi, bins)
    if density:
        counts = counts / counts.sum() / (edges[1:] - edges[:-1])
    return _histogram(counts, edges)


def bincount(input, weights=None, minlength=0):
    from ._create import tolist, tensor

    flat = tolist(input)
    n = builtins_max([minlength, *[each + 1 for each in flat]])
    counts = [0] * n
    weigh = None if weights is None else tolist(weights)
    for i, each in enumerate(flat):
        counts[each] += 1 if weigh is None else weigh[i]
    return tensor(counts)


from builtins import max as builtins_max, min as builtins_min  # noqa: E402


def unique_consecutive(input, return_inverse=False, return_counts=False):
    """Each run of equal numbers once."""
    from itertools import groupby

    from ._create import tensor, to_list

    runs = [(value, len(list(run))) for value, run in groupby(to_list(input))]
    results = [tensor([value for value, _ in runs], dtype=input.dtype)]
    if return_inverse:
        results.append(tensor([i for i, (_, n) in enumerate(runs) for _ in range(n)], dtype=_types.int64).view(input.shape))
    if return_counts:
        results.append(tensor([n for _, n in runs], dtype=_types.int64))
    return results[0] if len(results) == 1 else tuple(results)


def _unique_rows(input, dim, return_inverse, return_counts):
    from ._create import tensor
    from ._shape import movedim

    rows = movedim(input, dim, 0)
    keys = [tuple(each) for each in rows.reshape(len(rows), -1).tolist()]
    kept = builtins_sorted(set(keys))
    results = [movedim(tensor(kept, dtype=input.dtype).view(len(kept), *rows.shape[1:]), 0, dim)]
    if return_inverse:
        results.append(tensor([kept.index(key) for key in keys], dtype=_types.int64))
    if return_counts:
        results.append(tensor([keys.count(key) for key in kept], dtype=_types.int64))
    return results[0] if len(results) == 1 else tuple(results)


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    if dim is not None:
        return _unique_rows(input, dim, return_inverse, return_counts)
    from ._create import to_list, tensor

    flat = to_list(input)
    values = builtins_sorted(set(flat))
    results = [tensor(values, dtype=input.dtype)]
    if return_inverse:
        at = {value: i for i, value in enumerate(values)}
        results.append(tensor([at[each] for each in flat], dtype=int).view(input.shape))
    if return_counts:
        counts = dict.fromkeys(values, 0)
        for each in flat:
            counts[each] += 1
        results.append(tensor(list(counts.values()), dtype=int))
    return results[0] if len(results) == 1 else tuple(results)


from builtins import sorted as builtins_sorted  # noqa: E402


def count_nonzero(input, dim=None):
    return sum(input != 0, dim)


def allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool_of(all(isclose(input, other, rtol, atol, equal_nan)))


def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    if input.dtype is not other.dtype:
        a, b = _types.scalar_name(input.dtype), _types.scalar_name(other.dtype)
        raise RuntimeError(f"{a} did not match {b}")
    from ._math import abs

    close = (input == other) | (abs(input - other) <= atol + rtol * abs(other))
    if equal_nan:
        close = close | ((input != input) & (other != other))
    return close


def bool_of(x):
    return True if x.item() else False


def equal(input, other):
    return input.shape == other.shape and bool_of(all(input == other))
