"""How numbers are laid out, picked and joined."""

import math

import _activa as engine
from _activa import view as _view

from . import _types
from ._create import arange, lengths, tensor, zeros
from ._math import _operand
from ._tensor import Tensor, call, wrap
from ._types import code_of


def view(self, *shape):
    if len(shape) == 1 and not isinstance(shape[0], int):
        shape = shape[0]
        if isinstance(shape, _types.dtype):
            raise NotImplementedError("Tensor.view(dtype) is not in this page's torch")
    return wrap(_view(self._h, *shape))


def reshape(input, *shape):
    return wrap(engine.reshape(input._h, *lengths(shape)), "ReshapeAliasBackward0")


def view_as(self, other):
    return view(self, *other.shape)


def reshape_as(self, other):
    return reshape(self, *other.shape)


def flatten(input, start_dim=0, end_dim=-1):
    shape = input.shape
    if not shape:
        return reshape(input, 1)
    first, last = start_dim % len(shape), end_dim % len(shape)
    joined = math.prod(shape[first : last + 1])
    return reshape(input, *shape[:first], joined, *shape[last + 1 :])


def unflatten(self, dim, sizes):
    dim %= self.dim()
    return view(self, *self.shape[:dim], *sizes, *self.shape[dim + 1 :])


def ravel(input):
    return reshape(input, -1)


def permute(input, *dims):
    return wrap(engine.permute(input._h, *lengths(dims)))


def transpose(input, dim0, dim1):
    return wrap(engine.transpose(input._h, dim0, dim1), "TransposeBackward0")


swapaxes = transpose


def movedim(input, source, destination):
    order = [d for d in range(input.dim()) if d != source % input.dim()]
    order.insert(destination % input.dim(), source % input.dim())
    return permute(input, *order)


def t(input):
    if input.dim() > 2:
        raise RuntimeError(f"t() expects a tensor with <= 2 dimensions, but self is {input.dim()}D")
    return wrap(engine.transpose(input._h, 0, -1), "TBackward0") if input.dim() == 2 else view_as(input, input)


def transposed(self):
    return wrap(engine.permute(self._h, *range(self.dim() - 1, -1, -1)), "PermuteBackward0" if self.dim() != 2 else "TBackward0")


def squeeze(input, dim=None):
    if dim is None:
        return wrap(engine.squeeze(input._h), "SqueezeBackward0")
    return wrap(engine.squeeze(input._h, dim), "SqueezeBackward1")


def unsqueeze(input, dim):
    return wrap(engine.unsqueeze(input._h, dim), "UnsqueezeBackward0")


def expand(self, *sizes):
    return wrap(engine.expand(self._h, *lengths(sizes)))


def expand_as(self, other):
    return expand(self, *other.shape)


def broadcast_to(input, size):
    return expand(input, *size)


def repeat(self, *sizes):
    sizes = lengths(sizes)
    if len(sizes) < self.dim():
        raise RuntimeError("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    shape = [1] * (len(sizes) - self.dim()) + list(self.shape)
    split = [each for n in shape for each in (1, n)]
    grown = [each for times, n in zip(sizes, shape) for each in (times, n)]
    whole = [times * n for times, n in zip(sizes, shape)]
    return clone(expand(reshape(self, *split), *grown)).view(whole)


def tile(input, dims):
    dims = [1] * (input.dim() - len(dims)) + list(dims)
    return repeat(input, *dims)


def repeat_interleave(input, repeats, dim=None):
    if dim is None:
        input, dim = reshape(input, -1), 0
    if isinstance(repeats, Tensor):
        repeats = repeats.tolist()
    n = input.shape[dim]
    counts = [repeats] * n if isinstance(repeats, int) else repeats
    return index_select(input, dim, tensor([i for i, times in enumerate(counts) for _ in range(times)]))


def cat(tensors, dim=0, *, axis=None):
    return wrap(engine.cat(dim if axis is None else axis, *[x._h for x in tensors]))


concat = concatenate = cat


def stack(tensors, dim=0):
    return wrap(engine.stack(dim, *[x._h for x in tensors]), "StackBackward0")


def vstack(tensors):
    return cat([x if x.dim() > 1 else x.view(1, -1) for x in tensors], 0)


def hstack(tensors):
    return cat(tensors, 0 if tensors[0].dim() == 1 else 1)


def unbind(input, dim=0):
    return tuple(select(input, dim, i) for i in range(input.shape[dim]))


def split(self, split_size_or_sections, dim=0):
    n = self.shape[dim]
    if isinstance(split_size_or_sections, int):
        size = split_size_or_sections
        sections = [min(size, n - first) for first in range(0, n, size)]
    else:
        sections = list(split_size_or_sections)
        if sum(sections) != n:
            raise RuntimeError(
                f"split_with_sizes expects split_sizes to sum exactly to {n} (input tensor's size at dimension {dim}), but "
                f"got split_sizes={sections}"
            )
    parts, first = [], 0
    for length in sections:
        parts.append(narrow(self, dim, first, length))
        first += length
    return tuple(parts)


def chunk(input, chunks, dim=0):
    return split(input, -(-input.shape[dim] // chunks), dim)


def select(input, dim, index):
    dim %= input.dim()
    return input[(slice(None),) * dim + (int(index),)]


def narrow(input, dim, start, length):
    dim %= input.dim()
    size = input.shape[dim]
    if length < 0:
        raise RuntimeError("narrow(): length must be non-negative.")
    if not -size <= start <= size:
        raise IndexError(f"Dimension out of range (expected to be in range of [{-size}, {size}], but got {start})")
    start += size if start < 0 else 0
    if start + length > size:
        raise RuntimeError(f"start ({start}) + length ({length}) exceeds dimension size ({size}).")
    return input[(slice(None),) * dim + (slice(start, start + length),)]


def index_select(input, dim, index):
    return wrap(engine.index_select(input._h, dim, index._h))


def gather(input, dim, index):
    return wrap(engine.gather(input._h, dim, index._h))


def take(input, index):
    return reshape(input, -1)[index]


def masked_select(input, mask):
    return input[mask]


def nonzero(input, *, as_tuple=False):
    places = wrap(engine.nonzero(input._h))
    return tuple(places[:, d] for d in range(input.dim())) if as_tuple else places


def flip(input, *dims):
    for dim in lengths(dims):
        input = index_select(input, dim, arange(input.shape[dim] - 1, -1, -1))
    return input


def roll(input, shifts, dims=None):
    if dims is None:
        return reshape(roll(reshape(input, -1), shifts, 0), *input.shape)
    n = input.shape[dims]
    return index_select(input, dims, (arange(n) - shifts) % n)


def diagonal(input, offset=0, dim1=0, dim2=1):
    return wrap(engine.diagonal(input._h, offset, dim1, dim2), "DiagonalBackward0")


def diag(input, diagonal=0):
    return clone(globals()["diagonal"](input, diagonal)) if input.dim() == 2 else diag_embed(input, diagonal)


def diag_embed(input, offset=0):
    """Vectors [..., n] as the diagonals of matrices."""
    n = input.shape[-1] + abs(offset)
    x = input.new_zeros(*input.shape[:-1], n, n)
    diagonal(x, offset, -2, -1).copy_(input)
    return x


def trace(input):
    return diagonal(input).sum()


def _triangle(keep):
    def function(input, diagonal=0):
        rows, columns = input.shape[-2:]
        mask = keep(arange(columns) - arange(rows).view(rows, 1), diagonal)
        return wrap(call(engine.where, mask, input, _operand(0.0 if input.is_floating_point() else 0)))

    return function


tril = _triangle(lambda distance, diagonal: distance <= diagonal)
triu = _triangle(lambda distance, diagonal: distance >= diagonal)


def outer(input, vec2):
    return unsqueeze(input, 1) * vec2


ger = outer


def meshgrid(*tensors, indexing="ij"):
    if len(tensors) == 1 and not isinstance(tensors[0], Tensor):
        tensors = tensors[0]
    if indexing == "xy" and len(tensors) > 1:
        a, b, *rest = tensors
        y, x, *others = meshgrid(b, a, *rest)
        return (x, y, *others)
    shape = [len(x) for x in tensors]
    return tuple(expand(x.view([-1 if d == i else 1 for d in range(len(shape))]), *shape) for i, x in enumerate(tensors))


def cartesian_prod(*tensors):
    return stack([x.reshape(-1) for x in meshgrid(*tensors)], 1)


def matmul(input, other):
    return input @ other


def mm(input, mat2):
    if input.dim() != 2:
        raise RuntimeError("self must be a matrix")
    if mat2.dim() != 2:
        raise RuntimeError("mat2 must be a matrix")
    return input @ mat2


def bmm(input, mat2):
    if input.dim() != 3:
        raise RuntimeError("batch1 must be a 3D tensor")
    return input @ mat2


def mv(input, vec):
    return input @ vec


def dot(input, other):
    if input.dim() != 1 or other.dim() != 1:
        raise RuntimeError(f"1D tensors expected, but got {input.dim()}D and {other.dim()}D tensors")
    return wrap(engine.matmul(input._h, other._h), "DotBackward0")


def addmm(input, mat1, mat2):
    if input.dim() == 1:
        return wrap(engine.addmm(input._h, mat1._h, mat2._h))
    return input + mat1 @ mat2


def einsum(equation, *operands):
    """Products and sums: every index becomes a dimension of its own, then those not asked for are summed."""
    if len(operands) == 1 and not isinstance(operands[0], Tensor):
        operands = operands[0]
    equation = equation.replace(" ", "")
    if "." in equation:
        raise NotImplementedError("torch.einsum with an ellipsis is not in this page's torch")
    inputs, arrow, output = equation.partition("->")
    terms = inputs.split(",")
    if len(terms) != len(operands):
        raise RuntimeError("einsum(): more operands were provided than specified in the equation")
    if not arrow:
        output = "".join(sorted(c for c in set(inputs) - {","} if inputs.count(c) == 1))
    order = list(output) + sorted(set("".join(terms)) - set(output))
    aligned = []
    for term, x in zip(terms, operands):
        if len(set(term)) != len(term):
            raise NotImplementedError("torch.einsum with a repeated index in one operand is not in this page's torch")
        x = permute(x, *sorted(range(len(term)), key=lambda d: order.index(term[d]))) if len(term) > 1 else x
        sizes = {c: n for c, n in zip(sorted(term, key=order.index), x.shape)}
        aligned.append(x.reshape([sizes.get(c, 1) for c in order]))
    if len(terms) == 2 and len(terms[0]) == len(terms[1]) == 2 and len(order) == 3 and order[2] in terms[0] and order[2] in terms[1]:
        a, b = operands
        a = a if terms[0].index(order[2]) == 1 else a.T
        b = b if terms[1].index(order[2]) == 0 else b.T
        product = a @ b
        return product if terms[0].replace(order[2], "") == output[0] else product.T
    result = aligned[0]
    for x in aligned[1:]:
        result = result * x
    summed = tuple(range(len(output), len(order)))
    return result.sum(summed) if summed else result


# -- kinds of numbers


def to(self, *args, dtype=None, device=None, copy=False, non_blocking=False):
    for each in args:
        if isinstance(each, _types.dtype) or each in (float, int, bool):
            dtype = each
        elif isinstance(each, Tensor):
            dtype = each.dtype
        elif each is not None and not isinstance(each, bool):
            device = each
    _types.check_device(device)
    if dtype is None or code_of(dtype) == engine.kind(self._h):
        return clone(self) if copy else self
    return wrap(engine.to(self._h, code_of(dtype)), "ToCopyBackward0")


def float_(self):
    return to(self, _types.float32)


def double(self):
    return to(self, _types.float64)


def long(self):
    return to(self, _types.int64)


def int_(self):
    return to(self, _types.int32)


def short(self):
    return to(self, _types.int16)


def char(self):
    return to(self, _types.int8)


def byte(self):
    return to(self, _types.uint8)


def half(self):
    raise _types.lacking("float16")


def bfloat16(self):
    raise _types.lacking("bfloat16")


def bool_(self):
    return to(self, _types.bool)


def type_(self, dtype=None):
    if dtype is None:
        return f"torch.{_types.scalar_name(self.dtype)}Tensor"
    if isinstance(dtype, str):
        dtype = next(each for each in _types.of_code if dtype == f"torch.{_types.scalar_name(each)}Tensor")
    return to(self, dtype)


def type_as(self, other):
    return to(self, other.dtype)


def is_floating_point(input):
    return engine.dtype(input._h) == 0


def clone(input, *, memory_format=None):
    return wrap(engine.clone(input._h), "CloneBackward0")


def contiguous(self, *, memory_format=None):
    return self if engine.is_contiguous(self._h) else clone(self)


def is_contiguous(self, *, memory_format=None):
    return engine.is_contiguous(self._h)


def stride(self, dim=None):
    if dim is not None:
        return engine.stride(self._h, dim % self.dim())
    return tuple(engine.stride(self._h, d) for d in range(self.dim()))


class _Storage:
    """The numbers that a tensor and its views share, one after the other."""

    def __init__(self, x):
        self._x, self.dtype = x, x.dtype

    def tolist(self):
        from ._create import to_list

        return to_list(self._x)

    def data_ptr(self):
        return self._x.data_ptr()

    def __len__(self):
        return self._x.numel()

    size = __len__

    def __iter__(self):
        return iter(self.tolist())

    def __getitem__(self, at):
        return self.tolist()[at]

    def __repr__(self):
        numbers = "".join(f" {each}\n" for each in self)
        return f"{numbers}[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) of size {len(self)}]"


def storage(self):
    return _Storage(wrap(engine.base_of(self._h)))


def storage_offset(self):
    return engine.storage_offset(self._h)


def cpu(self):
    return self


def cuda(self, device=None):
    raise AssertionError("Torch not compiled with CUDA enabled")


def numpy(self, *, force=False):
    if self.requires_grad and not force:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    from numpy import array

    return array(self.tolist(), dtype=("float32", "int64", "bool")[engine.dtype(self._h)])


def data_ptr(self):
    return engine.data_ptr(self._h)


def resize_(self, *size):
    raise NotImplementedError("Tensor.resize_ is not in this page's torch")


def detach_(self):
    self.data = self.detach()
    return self


def unsqueeze_(self, dim):
    raise NotImplementedError("Tensor.unsqueeze_ is not in this page's torch: x = x.unsqueeze(dim)")


def index_add(input, dim, index, source):
    if dim != 0:
        raise NotImplementedError("torch.index_add along another dimension than 0 is not in this page's torch")
    one_hot = (index.view(1, -1) == arange(input.shape[0]).view(-1, 1)).float()
    return input + (one_hot @ source.reshape(len(index), -1)).view(input.shape)


def scatter_add(input, dim, index, src):
    raise NotImplementedError("torch.scatter_add is not in this page's torch")


def scatter_(self, dim, index, src):
    """x[…, index, …] = src along a dimension."""
    places = [expand(arange(n).view([-1 if d == k else 1 for k in range(self.dim())]), *index.shape) for d, n in enumerate(index.shape)]
    places[dim] = index
    self[tuple(places)] = src if isinstance(src, Tensor) else float(src) if self.is_floating_point() else src
    return self


def one_hot(tensor, num_classes=-1):
    return wrap(engine.one_hot(tensor._h, num_classes))
