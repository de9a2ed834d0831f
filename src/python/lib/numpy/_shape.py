"""Arrays put together, cut and turned."""

import builtins
import math

from ._array import array, asarray, broadcast, make, stretched
from ._dtypes import converted, promoted

range_ = builtins.range


def _joined(arrays):
    arrays = [asarray(x) for x in arrays]
    if not arrays:
        raise ValueError("need at least one array to concatenate")
    return arrays, promoted([x.dtype for x in arrays])


def concatenate(arrays, axis=0, out=None, dtype=None):
    arrays, of = _joined(arrays)
    if axis is None:
        arrays, axis = [x.ravel() for x in arrays], 0
    rank = arrays[0].ndim
    if rank == 0:
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    axis %= rank
    first = arrays[0].shape
    for i, x in enumerate(arrays):
        if x.ndim != rank:
            raise ValueError(
                "all the input arrays must have same number of dimensions, but the array at index 0 has "
                f"{rank} dimension(s) and the array at index {i} has {x.ndim} dimension(s)"
            )
        for d in range_(rank):
            if d != axis and x.shape[d] != first[d]:
                raise ValueError(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along "
                    f"dimension {d}, the array at index 0 has size {first[d]} and the array at index {i} has size {x.shape[d]}"
                )
    flats = [converted(x._flat, of, x.dtype) for x in arrays]
    widths = [math.prod(x.shape[axis:]) for x in arrays]
    flat = []
    for row in range_(math.prod(first[:axis])):
        for each, width in zip(flats, widths):
            flat += each[row * width : (row + 1) * width]
    shape = list(first)
    shape[axis] = builtins.sum(x.shape[axis] for x in arrays)
    return make(flat, shape, of)


def stack(arrays, axis=0, out=None):
    arrays, _ = _joined(arrays)
    if builtins.any(x.shape != arrays[0].shape for x in arrays):
        raise ValueError("all input arrays must have the same shape")
    return concatenate([expand_dims(x, axis) for x in arrays], axis)


def atleast_1d(*arys):
    found = [x if x.ndim else x.reshape(1) for x in map(asarray, arys)]
    return found[0] if len(found) == 1 else found


def atleast_2d(*arys):
    found = [x if x.ndim > 1 else x.reshape(1, -1) for x in map(asarray, arys)]
    return found[0] if len(found) == 1 else found


def vstack(tup):
    return concatenate([atleast_2d(x) for x in tup])


row_stack = vstack


def hstack(tup):
    arrays = [atleast_1d(x) for x in tup]
    return concatenate(arrays, 0 if arrays[0].ndim == 1 else 1)


def column_stack(tup):
    return concatenate([x.reshape(-1, 1) if x.ndim < 2 else x for x in map(asarray, tup)], 1)


class _Columns:
    def __getitem__(self, parts):
        return column_stack(parts if isinstance(parts, tuple) else (parts,))


class _Rows:
    def __getitem__(self, parts):
        return concatenate([atleast_1d(x) for x in (parts if isinstance(parts, tuple) else (parts,))])


c_, r_ = _Columns(), _Rows()


def append(arr, values, axis=None):
    if axis is None:
        return concatenate([asarray(arr).ravel(), asarray(values).ravel()])
    return concatenate([arr, values], axis)


def insert(arr, obj, values, axis=None):
    if axis is not None or not isinstance(obj, int):
        raise NotImplementedError("numpy.insert at several places is not in this page's numpy")
    arr = asarray(arr).ravel()
    return concatenate([arr[:obj], asarray(values, arr.dtype).ravel(), arr[obj:]])


def delete(arr, obj, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    n = arr.shape[axis]
    gone = {int(i) % n for i in asarray(range_(n)[obj] if isinstance(obj, slice) else obj).ravel()}
    kept = [i for i in range_(n) if i not in gone]
    return take(arr, kept, axis)


def take(a, indices, axis=None):
    a = asarray(a)
    if axis is None:
        return a.ravel()[asarray(indices)]
    return a[(slice(None),) * (axis % a.ndim) + (asarray(indices),)]


def take_along_axis(arr, indices, axis):
    arr, indices = asarray(arr), asarray(indices)
    axis %= arr.ndim
    places = []
    for d in range_(arr.ndim):
        shape = [1] * arr.ndim
        shape[d] = indices.shape[d]
        places.append(indices if d == axis else array(list(range_(indices.shape[d]))).reshape(shape))
    return arr[tuple(places)]


def split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    n = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        if n % indices_or_sections:
            raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def array_split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    n = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        size, more = divmod(n, indices_or_sections)
        ends = [0]
        for i in range_(indices_or_sections):
            ends.append(ends[-1] + size + (i < more))
    else:
        ends = [0, *[int(i) for i in indices_or_sections], n]
    before = (slice(None),) * (axis % ary.ndim)
    return [ary[before + (slice(a, b),)] for a, b in zip(ends, ends[1:])]


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0 if asarray(ary).ndim == 1 else 1)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def reshape(a, newshape, order="C"):
    return asarray(a).reshape(newshape, order=order)


def transpose(a, axes=None):
    return asarray(a).transpose(axes) if axes is not None else asarray(a).transpose()


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    a = asarray(a)
    order = [d for d in range_(a.ndim) if d != source % a.ndim]
    order.insert(destination % a.ndim, source % a.ndim)
    return a.transpose(order)


def ravel(a, order="C"):
    return asarray(a).ravel()


def shape(a):
    return asarray(a).shape


def size(a, axis=None):
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def ndim(a):
    return asarray(a).ndim


def expand_dims(a, axis):
    a = asarray(a)
    rank = a.ndim + (1 if isinstance(axis, int) else len(axis))
    places = sorted(d % rank for d in ((axis,) if isinstance(axis, int) else axis))
    lengths = list(a.shape)
    for d in places:
        lengths.insert(d, 1)
    return make(a._data, lengths, a.dtype, a._at)


def squeeze(a, axis=None):
    a = asarray(a)
    axes = range_(a.ndim) if axis is None else [d % a.ndim for d in ((axis,) if isinstance(axis, int) else axis)]
    for d in axes:
        if axis is not None and a.shape[d] != 1:
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
    return make(a._data, [n for d, n in enumerate(a.shape) if n != 1 or d not in axes], a.dtype, a._at)


def broadcast_to(array, shape):
    a = asarray(array)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    if broadcast(a.shape, shape) != shape:
        raise ValueError(f"operands could not be broadcast together with remapped shapes: {a.shape} and {shape}")
    return make(stretched(a, shape), shape, a.dtype)


def broadcast_arrays(*args):
    lengths = ()
    for x in args:
        lengths = broadcast(lengths, asarray(x).shape)
    return [broadcast_to(x, lengths) for x in args]


def repeat(a, repeats, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    counts = [int(repeats)] * a.shape[axis] if isinstance(repeats, int) else [int(n) for n in repeats]
    return take(a, [i for i, n in enumerate(counts) for _ in range_(n)], axis)


def tile(A, reps):
    A = asarray(A)
    reps = (reps,) if isinstance(reps, int) else tuple(reps)
    A = A.reshape((1,) * (len(reps) - A.ndim) + A.shape)
    for axis, n in enumerate((1,) * (A.ndim - len(reps)) + reps):
        A = concatenate([A] * n, axis) if n else take(A, [], axis)
    return A


def flip(m, axis=None):
    m = asarray(m)
    axes = range_(m.ndim) if axis is None else [d % m.ndim for d in ((axis,) if isinstance(axis, int) else axis)]
    return m[tuple(slice(None, None, -1) if d in axes else slice(None) for d in range_(m.ndim))]


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def rot90(m, k=1):
    m = asarray(m)
    for _ in range_(k % 4):
        m = flip(m.transpose(), 0)
    return m


def roll(a, shift, axis=None):
    a = asarray(a)
    if axis is None:
        flat = a._flat
        k = shift % len(flat) if flat else 0
        return make(flat[-k:] + flat[:-k] if k else list(flat), a.shape, a.dtype)
    n = a.shape[axis]
    return take(a, [(i - shift) % n for i in range_(n)], axis)


def pad(array, pad_width, mode="constant", constant_values=0):
    if mode != "constant":
        raise NotImplementedError(f"numpy.pad(mode={mode!r}) is not in this page's numpy")
    a = asarray(array)
    widths = [(pad_width, pad_width)] * a.ndim if isinstance(pad_width, int) else list(pad_width)
    if widths and isinstance(widths[0], int):
        widths = [tuple(widths)] * a.ndim
    from ._create import full

    found = full([n + low + high for n, (low, high) in zip(a.shape, widths)], constant_values, a.dtype)
    found[tuple(slice(low, low + n) for n, (low, _) in zip(a.shape, widths))] = a
    return found
