"""Numbers put, added and picked at places that tensors of indices name."""

from functools import cache

import _activa as engine

from . import _types
from ._create import arange, tensor, zeros
from ._math import _operand
from ._shape import clone, expand, gather, movedim, reshape
from ._tensor import Tensor, call, check, wrap


def _along(x, dim, index):
    """Where, in x as if it were flat, index [..., i, ...] leads along a dimension."""
    dim %= max(x.dim(), 1)
    if index.dim() != x.dim():
        raise RuntimeError("Index tensor must have the same number of dimensions as self tensor")
    if index.numel() and (int(index.max()) >= x.shape[dim] or int(index.min()) < 0):
        wrong = next(each for each in index.reshape(-1).tolist() if not 0 <= each < x.shape[dim])
        raise RuntimeError(f"index {wrong} is out of bounds for dimension {dim} with size {x.shape[dim]}")
    places, stride = 0, 1
    for d in range(x.dim() - 1, -1, -1):
        at = index if d == dim else arange(index.shape[d]).view([-1 if k == d else 1 for k in range(x.dim())])
        places = at * stride + places
        stride *= x.shape[d]
    return expand(places, *index.shape) if isinstance(places, Tensor) else places


def _given(x, index, src):
    """What goes to the places of an index: of src only as much as the index is long."""
    if not isinstance(src, Tensor):
        return _operand(float(src) if x.is_floating_point() else src).expand(index.shape)
    return src[tuple(slice(0, n) for n in index.shape)] if src.dim() else src.expand(index.shape)


def scatter_(self, dim, index, src=None, *, value=None, reduce=None):
    """x[…, index, …] = src along a dimension."""
    src = value if src is None else src
    if reduce == "add":
        return scatter_add_(self, dim, index, _given(self, index, src))
    if reduce is not None:
        raise NotImplementedError(f"Tensor.scatter_ with reduce='{reduce}' is not in this page's torch")
    check(call(engine.put, self, _given(self, index, src), _along(self, dim, index)))
    return self


def scatter_add_(self, dim, index, src):
    places = _along(self, dim, index)
    return self.add_(_added(self, places, _given(self, index, src)))


def _added(x, places, src):
    """A tensor like x with the sums of what goes to each place: a gather's gradient is that, and a gather's of it."""
    flat = reshape(places, -1)
    numbers = reshape(src, -1)
    if engine.recording() and src.requires_grad:
        return _scatter_add().apply(numbers, flat, x.shape)
    return _sums(numbers, flat, x.shape)


def _sums(numbers, flat, shape):
    return wrap(engine.scatter_sums(numbers._h, flat._h, *shape))


@cache
def _scatter_add():
    """Made when it is first needed: autograd stands above this module."""
    from .autograd import Function

    class ScatterAdd(Function):
        @staticmethod
        def forward(ctx, numbers, flat, shape):
            ctx.save_for_backward(flat)
            return _sums(numbers, flat, shape)

        @staticmethod
        def backward(ctx, grad):
            (flat,) = ctx.saved_tensors
            return reshape(grad, -1)[flat], None, None

    return ScatterAdd


def _rows(x, dim, index, source):
    """An index [n] of slices along a dimension as one of single numbers, and what goes there."""
    dim %= max(x.dim(), 1)
    shape = [len(index) if d == dim else n for d, n in enumerate(x.shape)]
    each = index.view([-1 if d == dim else 1 for d in range(x.dim())]).expand(shape)
    return dim, each, source if not isinstance(source, Tensor) or source.dim() else source.expand(shape)


def index_add_(self, dim, index, source, *, alpha=1):
    dim, each, source = _rows(self, dim, index, source)
    return scatter_add_(self, dim, each, source if alpha == 1 else source * alpha)


def index_copy_(self, dim, index, source):
    return scatter_(self, *_rows(self, dim, index, source))


def index_fill_(self, dim, index, value):
    return scatter_(self, *_rows(self, dim, index, value.item() if isinstance(value, Tensor) else value))


def index_put_(self, indices, values, accumulate=False):
    if accumulate:
        places = arange(self.numel()).view(self.shape)[tuple(indices)]
        return self.add_(_added(self, places, values.expand(places.shape)))
    self[tuple(indices)] = values
    return self


def put_(self, index, source, accumulate=False):
    if accumulate:
        return self.add_(_added(self, index, source))
    check(call(engine.put, self, source, index))
    return self


def masked_scatter_(self, mask, source):
    places = arange(self.numel()).view(self.shape)[mask.expand(self.shape)]
    return put_(self, places, reshape(source, -1)[: len(places)])


def fill_diagonal_(self, fill_value, wrap=False):
    self.diagonal().fill_(fill_value)
    return self


def _elsewhere(change):
    """f(x, …) for x.f_(…): on a copy."""

    def function(input, *args, **kwargs):
        return change(clone(input), *args, **kwargs)

    return function


scatter, scatter_add = _elsewhere(scatter_), _elsewhere(scatter_add_)
index_add, index_copy, index_fill = _elsewhere(index_add_), _elsewhere(index_copy_), _elsewhere(index_fill_)
index_put, masked_scatter = _elsewhere(index_put_), _elsewhere(masked_scatter_)


def take_along_dim(input, indices, dim=None):
    return gather(input, dim, indices) if dim is not None else reshape(input, -1)[reshape(indices, -1)]


def argwhere(input):
    return input.nonzero()


def tril_indices(row, col, offset=0):
    return tensor([[i for i in range(row) for j in range(col) if j - i <= offset], [j for i in range(row) for j in range(col) if j - i <= offset]], dtype=_types.int64)


def triu_indices(row, col, offset=0):
    return tensor([[i for i in range(row) for j in range(col) if j - i >= offset], [j for i in range(row) for j in range(col) if j - i >= offset]], dtype=_types.int64)


def searchsorted(sorted_sequence, input, *, right=False, side=None):
    """Where each number would stand in a row in order."""
    x = _operand(input)
    before = sorted_sequence.unsqueeze(-2) <= x.unsqueeze(-1) if right or side == "right" else sorted_sequence.unsqueeze(-2) < x.unsqueeze(-1)
    if sorted_sequence.dim() == 1:
        before = sorted_sequence <= x.unsqueeze(-1) if right or side == "right" else sorted_sequence < x.unsqueeze(-1)
    return before.sum(-1)


def bucketize(input, boundaries, *, right=False):
    return searchsorted(boundaries, input, right=right)


def isin(elements, test_elements):
    return (elements.unsqueeze(-1) == reshape(test_elements, -1)).any(-1)
