"""New tensors, from Python's numbers and from none."""

import math
from array import array
from itertools import chain

import _activa as engine

from . import _types
from ._tensor import Tensor, check, wrap
from ._types import check_device, code_of, of_code

_INT_MAX = 2**31


def lengths(size):
    """zeros(2, 3), zeros((2, 3)) and zeros(torch.Size([2, 3])) are the same."""
    if len(size) == 1 and not isinstance(size[0], int):
        if isinstance(size[0], Tensor):
            return [int(size[0])]
        size = size[0]
    return [n if type(n) is int else int(n) for n in size]


def finished(x, requires_grad):
    if requires_grad:
        if not x.is_floating_point():
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        x.requires_grad_()
    return x


def tensor(data, dtype=None, device=None, requires_grad=False):
    check_device(device)
    if isinstance(data, Tensor):
        x = data.detach().clone()
        return finished(x if dtype is None else x.to(dtype), requires_grad)
    convert = getattr(data, "__torch_array__", None)
    if convert is not None:
        flat, shape, kind = convert()
        if dtype is None:
            dtype = _types.named(data.dtype.name)
    else:
        shape, flat = _flattened(data)
        kind = _kind_of(flat)
    code = kind if dtype is None else code_of(dtype)
    x = from_numbers(flat, shape, code)
    if code == _types.float64.code:
        from ._double import lift

        lift(x, list(map(float, flat)))
    return finished(x, requires_grad)


def from_numbers(flat, shape, code):
    """From a flat sequence of numbers; `code`: see _types."""
    base = of_code[code].base
    if base == 0:
        numbers = array("f", flat)
    else:
        try:
            if base == 2:
                flat = map(bool, flat)
            elif not isinstance(flat, array):
                flat = map(int, flat)
            numbers = array("i", flat)
        except OverflowError:
            raise OverflowError(f"this page's torch keeps int64 in 32 bits: not below {-_INT_MAX} or above {_INT_MAX - 1}")
    address, _ = numbers.buffer_info()
    return wrap(engine.read(address, code, *shape))


def _flattened(data):
    """The shape of a number or of nested lists, and their numbers in order."""
    if isinstance(data, (float, int)):
        return [], [data]
    if isinstance(data, (str, bytes)):
        raise TypeError(f"new(): invalid data type '{type(data).__name__}'")
    if not hasattr(data, "__len__"):
        raise RuntimeError(f"Could not infer dtype of {type(data).__name__}")
    shape = []
    level = data if isinstance(data, (list, tuple)) else list(data)
    shape.append(len(level))
    while level and hasattr(level[0], "__len__") and not isinstance(level[0], (str, Tensor)):
        n = len(level[0])
        for each in set(map(_length, level)):
            if each != n:
                if each == -1:
                    raise TypeError("not a sequence")
                raise ValueError(
                    f"expected sequence of length {n} at dim {len(shape)} (got {each})"
                )
        shape.append(n)
        level = list(chain.from_iterable(level))
    if level and isinstance(level[0], Tensor):
        level = [each.item() for each in level]
    return shape, level


def _length(each):
    return len(each) if hasattr(each, "__len__") else -1


def _kind_of(flat):
    kinds = set(map(type, flat))
    if kinds <= {bool}:
        return 2 if kinds else 0
    if kinds <= {int, bool}:
        return 1
    if kinds <= {float, int, bool}:
        return 0
    for each in flat:
        if isinstance(each, Tensor):
            return _kind_of([x.item() if isinstance(x, Tensor) else x for x in flat])
        if not isinstance(each, (float, int)):
            if isinstance(each, str):
                raise ValueError(f"too many dimensions 'str'")
            raise RuntimeError(f"Could not infer dtype of {type(each).__name__}")
    return 0 if any(isinstance(each, float) for each in flat) else 1


def as_tensor(data, dtype=None, device=None):
    if isinstance(data, Tensor):
        return data if dtype is None else data.to(dtype)
    return tensor(data, dtype, device)


def full(size, fill_value, *, dtype=None, device=None, requires_grad=False):
    check_device(device)
    if dtype is None:
        code = 2 if type(fill_value) is bool else 1 if isinstance(fill_value, int) else 0
    else:
        code = code_of(dtype)
    return finished(wrap(engine.full(fill_value + 0, code, *lengths((size,)))), requires_grad)


def _filled(value):
    def make(*size, dtype=None, device=None, requires_grad=False):
        check_device(device)
        code = 0 if dtype is None else code_of(dtype)
        return finished(wrap(engine.full(value, code, *lengths(size))), requires_grad)

    def like(input, *, dtype=None, device=None, requires_grad=False, memory_format=None):
        code = engine.kind(input._h) if dtype is None else code_of(dtype)
        return finished(wrap(engine.full(value, code, *input.shape)), requires_grad)

    def new(self, *size, dtype=None, device=None, requires_grad=False):
        code = engine.kind(self._h) if dtype is None else code_of(dtype)
        return finished(wrap(engine.full(value, code, *lengths(size))), requires_grad)

    return make, like, new


zeros, zeros_like, new_zeros = _filled(0)
ones, ones_like, new_ones = _filled(1)
# What nobody has set is 0 here: PyTorch's is whatever was there.
empty, empty_like, new_empty = _filled(0)


def full_like(input, fill_value, *, dtype=None, requires_grad=False):
    return full(input.shape, fill_value, dtype=dtype or input.dtype, requires_grad=requires_grad)


def new_full(self, size, fill_value, *, dtype=None):
    return full(size, fill_value, dtype=dtype or self.dtype)


def new_tensor(self, data, *, dtype=None, requires_grad=False):
    return tensor(data, dtype=dtype or self.dtype, requires_grad=requires_grad)


def arange(*bounds, dtype=None, device=None, requires_grad=False, start=None, end=None, step=None):
    check_device(device)
    bounds = [each.item() if isinstance(each, Tensor) else each for each in bounds]
    if len(bounds) == 1:
        bounds = [0, bounds[0]]
    first = bounds[0] if bounds else (0 if start is None else start)
    last = bounds[1] if len(bounds) > 1 else end
    by = bounds[2] if len(bounds) > 2 else (1 if step is None else step)
    if by == 0:
        raise RuntimeError("step must be nonzero")
    if (by > 0) != (last >= first) and last != first:
        raise RuntimeError("upper bound and larger bound inconsistent with step sign")
    integer = all(isinstance(each, int) for each in (first, last, by))
    code = (1 if integer else 0) if dtype is None else code_of(dtype)
    count = max(math.ceil((last - first) / by), 0)
    return finished(wrap(engine.arange(first, by, count, code)), requires_grad)


def range_(start, end, step=1):
    return arange(start, end + step, step).float()


def linspace(start, end, steps, *, dtype=None, device=None, requires_grad=False):
    check_device(device)
    if steps < 0:
        raise RuntimeError("number of steps must be non-negative")
    x = wrap(engine.linspace(start, end, steps))
    return finished(x if dtype is None else x.to(dtype), requires_grad)


def logspace(start, end, steps, base=10.0, *, dtype=None, requires_grad=False):
    x = base ** linspace(start, end, steps)
    return finished(x if dtype is None else x.to(dtype), requires_grad)


def eye(n, m=None, *, dtype=None, requires_grad=False):
    rows, columns = arange(n).view(n, 1), arange(n if m is None else m)
    return finished((rows == columns).to(dtype or _types.float32), requires_grad)


def vander(x, N=None, increasing=False):
    n = len(x) if N is None else N
    powers = arange(n) if increasing else arange(n - 1, -1, -1)
    return x.view(-1, 1) ** powers


def scalar_tensor(value, dtype=None):
    return tensor(value, dtype=dtype)


def to_list(x):
    """Flat Python numbers of a tensor."""
    return list(x.numbers64()) if hasattr(type(x), "numbers64") else engine_list(x)


def engine_list(x):
    n = engine.numel(x._h)
    code = engine.dtype(x._h)
    numbers = array("d" if code == 0 else "i", bytes((8 if code == 0 else 4) * n))
    check(engine.write(x._h, numbers.buffer_info()[0]))
    return list(map(bool, numbers)) if code == 2 else numbers.tolist()


def tolist(self):
    flat = to_list(self)
    shape = self.shape
    if not shape:
        return flat[0]
    for n in reversed(shape[1:]):
        flat = [flat[i : i + n] for i in range(0, len(flat), n)] if n else [[]] * shape[0]
    return flat
