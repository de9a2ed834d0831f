"""x[…] and x[…] = value, with PyTorch's rules."""

import _activa as engine
from _activa import index

from ._create import arange, tensor
from ._tensor import Tensor, call, check, wrap

_END = 2**31 - 1
_PART = {"integer": 0, "slice": 1, "none": 2}


def getitem(self, key):
    kind = type(key)
    if kind is Tensor:
        return wrap(index(self._h, key._h), "IndexBackward0")
    if kind is int:
        h = engine.basic_index(self._h, 0, key, 0, 0)
        if h < 0:
            raise _out_of_range(self, key)
        return wrap(h, "SelectBackward0")
    parts, tensors = _parts(self, key)
    x = self
    if any(parts[i] != 1 or parts[i + 1 : i + 4] != [0, _END, 1] for i in range(0, len(parts), 4)) or not tensors:
        x = wrap(engine.basic_index(self._h, *parts), "SelectBackward0" if parts[:1] == [0] else "SliceBackward0")
    if not tensors:
        return x
    return _by_tensors(x, tensors)


def _out_of_range(x, at):
    if x.dim():
        return IndexError(f"index {at} is out of bounds for dimension 0 with size {len(x)}")
    return IndexError(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
        "tensor to a number"
    )


def _by_tensors(x, tensors):
    first = tensors[0][0]
    together = all(place == first + i for i, (place, _) in enumerate(tensors))
    ids = [each._h for _, each in tensors]
    if together:
        return wrap(engine.index_at(x._h, first, *ids), "IndexBackward0")
    places = [place for place, _ in tensors]
    others = [d for d in range(x.dim()) if d not in places]
    x = x.permute(*places, *others)
    return wrap(engine.index_at(x._h, 0, *ids), "IndexBackward0")


def _parts(self, key):
    """What is basic, as the bridge takes it; and the tensors, each with its dimension of what basic indexing gives."""
    keys = list(key) if type(key) is tuple else [key]
    keys = [_normal(each) for each in keys]
    taken = sum(_width(each) for each in keys if each is not None and each is not Ellipsis)
    rank = self.dim()
    if taken > rank:
        raise IndexError(f"too many indices for tensor of dimension {rank}")
    if sum(each is Ellipsis for each in keys) > 1:
        raise IndexError("an index can only have a single ellipsis ('...')")
    at = next((i for i, each in enumerate(keys) if each is Ellipsis), len(keys))
    keys[at : at + 1] = [slice(None)] * (rank - taken)
    parts, tensors = [], []
    dim = 0  # of self
    made = 0  # of the result of basic indexing
    for each in keys:
        if each is None:
            parts += [2, 0, 0, 0]
            made += 1
        elif type(each) is int:
            n = self.shape[dim]
            if not -n <= each < n:
                at = dim + parts[::4].count(2)
                raise IndexError(f"index {each} is out of bounds for dimension {at} with size {n}")
            parts += [0, each, 0, 0]
            dim += 1
        elif isinstance(each, slice):
            parts += [1, *_bounds(each)]
            dim += 1
            made += 1
        else:
            tensors.append((made, each))
            width = _width(each)
            parts += [1, 0, _END, 1] * width
            dim += width
            made += width
    return parts, tensors


def _normal(each):
    if each is None or each is Ellipsis or type(each) is int or isinstance(each, (slice, Tensor)):
        if isinstance(each, Tensor) and engine.rank(each._h) == 0 and engine.dtype(each._h) == 1:
            return int(each)
        return each
    if type(each) is bool:
        raise NotImplementedError("indexing by True or False is not in this page's torch")
    if isinstance(each, (list, tuple, range)):
        return tensor(list(each)) if len(each) else tensor([], dtype=int)
    if hasattr(each, "__torch_array__"):
        return tensor(each)
    if isinstance(each, int):
        return int(each)
    if hasattr(each, "__index__"):
        return each.__index__()
    raise IndexError(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
        f"{type(each).__name__})"
    )


def _width(each):
    """How many dimensions it stands for."""
    return engine.rank(each._h) if isinstance(each, Tensor) and engine.dtype(each._h) == 2 else 1


def _bounds(each):
    step = 1 if each.step is None else int(each.step)
    start = 0 if each.start is None else int(each.start)
    stop = _END if each.stop is None else int(each.stop)
    if step <= 0:
        raise ValueError("step must be greater than zero")
    return start, stop, step


def setitem(self, key, value):
    if not isinstance(value, Tensor):
        value = tensor(value, dtype=self.dtype)
    if type(key) is Tensor:
        check(call(engine.index_put, self, _same_type(self, value), key))
        return
    parts, tensors = _parts(self, key)
    if not tensors:
        if 2 in parts[::4]:
            getitem(self, key).copy_(value)
            return
        check(engine.assign(self._h, value._h, *parts))
        return
    value = _same_type(self, value)
    if not any(kind != 1 for kind in parts[::4]) and [place for place, _ in tensors] == list(range(len(tensors))):
        if all(parts[i + 1 : i + 4] == [0, _END, 1] for i in range(0, len(parts), 4)):
            check(engine.index_put(self._h, value._h, *[each._h for _, each in tensors]))
            return
    places = getitem(arange(self.numel()).view(self.shape), key)
    check(call(engine.put, self, value.expand(places.shape), places))


def _same_type(x, value):
    if engine.numel(value._h) == 1 and engine.rank(value._h) == 0 and engine.dtype(value._h) != engine.dtype(x._h):
        return value.to(x.dtype)
    return value
