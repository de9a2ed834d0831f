"""Tensors and NumPy's arrays that share their numbers: torch.Tensor.numpy and torch.from_numpy."""

from array import array

import _activa as engine

from . import _create, _types
from ._tensor import check


class _Shared:
    """The numbers of an array, which are a tensor's: what is written in one is read in the other."""

    __slots__ = ("_x", "_numbers", "_seen")

    def __init__(self, x, numbers=None):
        self._x = x
        self._numbers = _create.to_list(x) if numbers is None else numbers
        self._seen = engine.written(x._h)

    def now(self):
        """As a list, up to date."""
        written = engine.written(self._x._h)
        if written != self._seen:
            fresh = _create.to_list(self._x)
            # A number that the tensor rounds is the array's own until the tensor changes it.
            before = array("f" if self._x.is_floating_point() else "i", self._numbers)
            self._numbers[:] = [own if a == b else b for own, a, b in zip(self._numbers, before, fresh)]
            self._seen = written
        return self._numbers

    def __len__(self):
        return len(self._numbers)

    def __getitem__(self, place):
        return self.now()[place]

    def __setitem__(self, place, value):
        self.now()[place] = value
        if isinstance(place, slice):
            numbers = array("f" if self._x.is_floating_point() else "i", self._numbers)
            check(engine.overwrite(self._x._h, numbers.buffer_info()[0]))
        else:
            check(engine.set_number(self._x._h, place, value + 0))
        self._seen = engine.written(self._x._h)


def numpy(self, *, force=False):
    if self.requires_grad and not force:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    import numpy as np

    x = self.detach()
    a = np.empty(tuple(x.shape), dtype=self.dtype.name)
    a._data = _Shared(x)
    return a


def from_numpy(ndarray):
    """A view of a bigger array is copied; any other from now on has its numbers in the tensor."""
    x = _create.tensor(ndarray, dtype=_types.named(ndarray.dtype.name))
    if isinstance(ndarray._data, list) and ndarray._at is None and len(ndarray._data) == ndarray.size:
        ndarray._data = _Shared(x, ndarray._data)
    return x
