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


swapaxes = swapdims = transpose


def movedim(input, source, destination):
    rank = input.dim()
    pairs = [(source, destination)] if isinstance(source, int) else zip(source, destination)
    places = {to % rank: each % rank for each, to in pairs}
    others = iter([d for d in range(rank) if d not in places.values()])
    return permute(input, *[places[d] if d in places else next(others) for d in range(rank)])


moveaxis = movedim


def adjoint(input):
    return transpose(input, -2, -1)


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


def atleast_1d(*tensors):
    return _each([x if x.dim() else x.view(1) for x in tensors])


def atleast_2d(*tensors):
    return _each([x if x.dim() > 1 else x.view(1, -1) for x in tensors])


def atleast_3d(*tensors):
    return _each([x if x.dim() > 2 else atleast_2d(x).unsqueeze(-1) for x in tensors])


def _each(made):
    return made[0] if len(made) == 1 else tuple(made)


def vstack(tensors):
    return cat([atleast_2d(x) for x in tensors], 0)


row_stack = vstack


def hstack(tensors):
    tensors = [atleast_1d(x) for x in tensors]
    return cat(tensors, 0 if tensors[0].dim() == 1 else 1)


def dstack(tensors):
    return cat([atleast_3d(x) for x in tensors], 2)


def column_stack(tensors):
    return cat([x if x.dim() > 1 else x.reshape(-1, 1) for x in tensors], 1)


def block_diag(*tensors):
    blocks = [atleast_2d(x) for x in tensors]
    made = zeros(sum(len(x) for x in blocks), sum(x.shape[1] for x in blocks))
    row = column = 0
    for x in blocks:
        made[row : row + len(x), column : column + x.shape[1]] = x
        row, column = row + len(x), column + x.shape[1]
    return made


def broadcast_tensors(*tensors):
    shape = broadcast_shapes(*[x.shape for x in tensors])
    return tuple(expand(x, *shape) for x in tensors)


def broadcast_shapes(*shapes):
    made = []
    for at in range(-1, -1 - max(map(len, shapes), default=0), -1):
        here = {shape[at] for shape in shapes if len(shape) >= -at} - {1}
        if len(here) > 1:
            raise RuntimeError("Shape mismatch: objects cannot be broadcast to a single shape")
        made.insert(0, here.pop() if here else 1)
    return _types.Size(made)


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


def tensor_split(input, indices_or_sections, dim=0):
    n = input.shape[dim]
    if isinstance(indices_or_sections, int):
        least, more = divmod(n, indices_or_sections)
        ends = [(i + 1) * least + min(i + 1, more) for i in range(indices_or_sections)]
    else:
        ends = [*indices_or_sections, n]
    starts = [0, *ends[:-1]]
    return tuple(narrow(input, dim, first, max(last - first, 0)) for first, last in zip(starts, ends))


def hsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 1 if input.dim() > 1 else 0)


def vsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0)


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


def flip(input, *at, dims=None):
    for dim in lengths(at if dims is None else (dims,)):
        dim %= input.dim()
        input = index_select(input, dim, arange(input.shape[dim] - 1, -1, -1))
    return input


def roll(input, shifts, dims=None):
    if dims is None:
        return reshape(roll(reshape(input, -1), shifts, 0), *input.shape)
    if not isinstance(dims, int):
        for shift, dim in zip(shifts, dims):
            input = roll(input, shift, dim)
        return input
    n = input.shape[dims]
    return index_select(input, dims, (arange(n) - (shifts if isinstance(shifts, int) else shifts[0])) % n)


def fliplr(input):
    return flip(input, 1)


def flipud(input):
    return flip(input, 0)


def rot90(input, k=1, dims=(0, 1)):
    a, b = dims
    k %= 4
    if k == 2:
        return flip(input, a, b)
    if k == 0:
        return clone(input)
    return transpose(flip(input, b if k == 1 else a), a, b)


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


def diagflat(input, offset=0):
    return diag_embed(reshape(input, -1), offset)


def combinations(input, r=2, with_replacement=False):
    import itertools

    choose = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    return input[tensor(list(choose(range(len(input)), r)))]


def cross(input, other, dim=-1):
    a, b = unbind(input, dim), unbind(other, dim)
    if len(a) != 3:
        raise RuntimeError("inputs dimension -1 must have length 3" if dim == -1 else f"dimension {dim} does not have size 3")
    return stack([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]], dim)


def unfold(self, dimension, size, step):
    """Windows along a dimension; a copy, where PyTorch gives a view."""
    starts = range(0, self.shape[dimension] - size + 1, step)
    places = tensor([first + i for first in starts for i in range(size)], dtype=_types.int64)
    made = unflatten(index_select(self, dimension, places), dimension, (len(starts), size))
    return movedim(made, dimension % self.dim() + 1, -1)


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
    if not isinstance(other, Tensor):
        raise TypeError(f"matmul(): argument 'other' (position 2) must be Tensor, not {type(other).__name__}")
    return input @ other


def mm(input, mat2):
    if input.dim() != 2:
        raise RuntimeError("self must be a matrix")
    if mat2.dim() != 2:
        raise RuntimeError("mat2 must be a matrix")
    return input @ mat2


def vdot(input, other):
    return dot(input, other)


def inner(input, other):
    if input.dim() == 0 or other.dim() == 0:
        return input * other
    return input @ (other if other.dim() == 1 else transpose(other, -2, -1))


def chain_matmul(*matrices):
    from .linalg import multi_dot

    return multi_dot(matrices)


def matrix_power(input, n):
    from .linalg import matrix_power

    return matrix_power(input, n)


def kron(input, other):
    if input.dim() != 2 or other.dim() != 2:
        raise NotImplementedError("torch.kron of anything but two matrices is not in this page's torch")
    (a, b), (c, d) = input.shape, other.shape
    return (input.view(a, 1, b, 1) * other.view(1, c, 1, d)).reshape(a * c, b * d)


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


def addmm(input, mat1, mat2, *, beta=1, alpha=1):
    if input.dim() == 1 and beta == alpha == 1:
        return wrap(engine.addmm(input._h, mat1._h, mat2._h))
    return _added(input, mat1 @ mat2, beta, alpha)


def addmv(input, mat, vec, *, beta=1, alpha=1):
    return _added(input, mat @ vec, beta, alpha)


def addr(input, vec1, vec2, *, beta=1, alpha=1):
    return _added(input, outer(vec1, vec2), beta, alpha)


def baddbmm(input, batch1, batch2, *, beta=1, alpha=1):
    return _added(input, bmm(batch1, batch2), beta, alpha)


def _added(x, product, beta, alpha):
    return (x if beta == 1 else x * beta) + (product if alpha == 1 else product * alpha)


def einsum(equation, *operands):
    """Products and sums: every index becomes a dimension of its own, then those not asked for are summed."""
    if len(operands) == 1 and not isinstance(operands[0], Tensor):
        operands = operands[0]
    inputs, arrow, output = equation.replace(" ", "").partition("->")
    terms = inputs.split(",")
    if len(terms) != len(operands):
        raise RuntimeError("einsum(): more operands were provided than specified in the equation")
    # An ellipsis stands for dimensions of its own, named from the last on by capitals that nobody uses.
    free = [c for c in "ZYXWVUTSRQPONMLKJIHGFEDCBA" if c not in equation]
    dots = [x.dim() - len(term.replace("...", "")) if "..." in term else 0 for term, x in zip(terms, operands)]
    terms = [term.replace("...", "".join(reversed(free[:n]))) for term, n in zip(terms, dots)]
    most = "".join(reversed(free[: max(dots)]))
    if not arrow:
        inputs = "".join(term for term in terms)
        output = most + "".join(sorted(c for c in set(inputs) - set(most) if inputs.count(c) == 1))
    output = output.replace("...", most)
    for i, term in enumerate(terms):
        for c in term:
            if term.count(c) > 1:
                first, second = (d for d, other in enumerate(term) if other == c)
                operands = [diagonal(x, 0, first, second) if k == i else x for k, x in enumerate(operands)]
                term = term[:first] + term[first + 1 : second] + term[second + 1 :] + c
        terms[i] = term
    order = list(output) + sorted(set("".join(terms)) - set(output))
    aligned = []
    for term, x in zip(terms, operands):
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
    x = wrap(engine.to(self._h, code_of(dtype)), "ToCopyBackward0")
    if dtype is _types.float64 and not x.requires_grad:
        from ._create import to_list
        from ._double import lift

        lift(x, list(map(float, to_list(self))))
    return x


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


def data_ptr(self):
    return engine.data_ptr(self._h)


def resize_(self, *size):
    raise NotImplementedError("Tensor.resize_ is not in this page's torch")


def detach_(self):
    self.data = self.detach()
    return self


def unsqueeze_(self, dim):
    raise NotImplementedError("Tensor.unsqueeze_ is not in this page's torch: x = x.unsqueeze(dim)")


def one_hot(tensor, num_classes=-1):
    return wrap(engine.one_hot(tensor._h, num_classes))
