"""torch.save and torch.load: Python's pickle, in which a tensor is its numbers."""

import io
import pickle
from array import array
from contextlib import contextmanager

import _activa as engine

from . import _create, _types
from ._tensor import Tensor, check


def _numbers(x):
    """The bytes of a tensor as the engine keeps it: float32, or integers of 32 bits."""
    numbers = array("f" if x.is_floating_point() else "i", _create.to_list(x))
    return numbers.tobytes()


def _tensor(data, shape, code, requires_grad, kind):
    numbers = array("f" if _types.of_code[code].is_floating_point else "i", data)
    x = _create.from_numbers(numbers, shape, code)
    if kind is not Tensor:
        return kind(x, requires_grad)
    return x.requires_grad_() if requires_grad else x


def _reduced(self, protocol):
    if not self.is_leaf:
        self = self.detach()
    return _tensor, (_numbers(self), tuple(self.shape), engine.kind(self._h), self.requires_grad, type(self))


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
