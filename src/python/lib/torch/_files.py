"""torch.save and torch.load: Python's pickle, in which a tensor is its numbers."""

import io
import pickle
from array import array
from contextlib import contextmanager

import _activa as engine

from . import _create, _types
from ._double import lift
from ._tensor import Tensor


def _letter(kind):
    """Of the numbers in a file: floats of 64 or 32 bits, integers of 32."""
    return "d" if kind is _types.float64 else "f" if kind.is_floating_point else "i"


def _tensor(data, shape, code, requires_grad, is_parameter):
    numbers = array(_letter(_types.of_code[code]), data)
    if code == _types.float64.code:
        x = lift(_create.from_numbers(numbers, shape, code), numbers.tolist())
    else:
        x = _create.from_numbers(numbers, shape, code)
    if is_parameter:
        from .nn import Parameter

        return Parameter(x, requires_grad)
    return x.requires_grad_() if requires_grad else x


def _reduced(self, protocol):
    if not self.is_leaf:
        self = self.detach()
    numbers = array(_letter(self.dtype), _create.to_list(self)).tobytes()
    is_parameter = type(self).__name__ == "Parameter"
    return _tensor, (numbers, tuple(self.shape), engine.kind(self._h), self.requires_grad, is_parameter)


Tensor.__reduce_ex__ = _reduced


@contextmanager
def _opened(f, mode):
    if hasattr(f, "read"):
        yield f
    else:
        with open(f, mode) as file:
            yield file


def save(obj, f, *args, **kwargs):
    with _opened(f, "wb") as file:
        pickle.dump(obj, file)


def load(f, map_location=None, *args, **kwargs):
    with _opened(f, "rb") as file:
        data = file.read()
    if data[:2] == b"PK":
        raise NotImplementedError("a file of PyTorch's own torch.save is not read by this page's torch")
    return pickle.loads(data)
