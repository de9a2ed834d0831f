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


def _pair(name):
    """max and min with a dim print as what PyTorch calls torch.return_types.max."""
    made = namedtuple(name, ("values", "indices"))

    class Result(made):
        __slots__ = ()

        def __repr__(self):
            return f"torch.return_types.{name}(\nvalues={self.values!r},\nindices={self.indices!r})"

    Result.__name__ = name
    return Result


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


def quantile(input, q, dim=None, keepdim=False):
    if dim is not None:
        raise NotImplementedError("torch.quantile with a dim is not in this page's torch")
    ordered = sort(input.reshape(-1)).values
    places = _operand(q) * (ordered.numel() - 1)
    below = places.floor().long()
    above = places.ceil().long()
    return ordered[below] + (ordered[above] - ordered[below]) * (places - below)


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


_histogram = namedtuple("histogram", ("hist", "bin_edges"))


def histogram(input, bins=100, *, range=None, weight=None, density=False):
    """torch.histogram with a number of bins."""
    if not isinstance(bins, int) or weight is not None:
        raise NotImplementedError("torch.histogram takes a number of bins in this page's torch, and no weights")
    x = input.detach()
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


from builtins import max as builtins_max  # noqa: E402


def unique(input, sorted=True, return_inverse=False, return_counts=False):
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
