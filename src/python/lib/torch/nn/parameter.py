"""nn.Parameter: a tensor that a Module takes for its own."""

import _activa as engine

from .._tensor import Tensor

_new = object.__new__


class Parameter(Tensor):
    __slots__ = ()

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            from .._create import empty

            data = empty(0)
        if not isinstance(data, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
        x = _new(cls)
        x._h = engine.data_of(data._h)
        x._shape = None
        x._name = None
        if requires_grad:
            x.requires_grad_()
        return x
