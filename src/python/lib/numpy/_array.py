"""numpy.ndarray: a list of Python's numbers, a shape and a type. A slice is a view: the same list, and the places in it."""

import math
from itertools import chain

from ._dtypes import bool_, converted, dtype_of, fit, float64, found_in, int64, object_, str_, together
from ._scalars import scalar_types


def make(flat, shape, of, places=None):
    x = object.__new__(ndarray)
    x._data, x._shape, x._type, x._at = flat, tuple(shape), of, places
    return x


def result(flat, shape, of):
    """An array, or its one item when it has no dimension: as NumPy's functions give."""
    return scalar_types[of.name](flat[0]) if shape == () else make(flat, shape, of)


def array(object, dtype=None, *, copy=True, order=None, ndmin=0):
    x = _array(object, None if dtype is None else dtype_of(dtype))
    return x if x.ndim >= ndmin else x.reshape((1,) * (ndmin - x.ndim) + x.shape)


def _array(data, of):
    if isinstance(data, ndarray):
        to = of or data._type
        return make(converted(data._flat, to, data._type), data.shape, to)
    if hasattr(data, "detach"):
        data = data.numpy()  # of a tensor that requires grad, PyTorch's error
        return data if of is None else _array(data, of)
    shape, level = [], data
    if isinstance(data, (int, float, str)) or data is None or not hasattr(data, "__len__") and not hasattr(data, "__iter__"):
        level = [data]
    else:
        level = [_inner(each) for each in data]
        shape.append(len(level))
        while level and isinstance(level[0], (list, tuple)):
            n = len(level[0])
            if any(not isinstance(each, (list, tuple)) or len(each) != n for each in level):
                if of is object_:
                    break
                raise ValueError(
                    "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                    f"{len(shape)} dimensions. The detected shape was {_tuple(shape)} + inhomogeneous part."
                )
            shape.append(n)
            level = [_inner(each) for each in chain.from_iterable(level)]
        if of is not object_ and any(isinstance(each, (list, tuple)) for each in level):
            raise ValueError(
                "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                f"{len(shape)} dimensions. The detected shape was {_tuple(shape)} + inhomogeneous part."
            )
    found = found_in(level)
    to = of or found
    return make(converted(level, to), shape, to)


def _inner(each):
    """What stands in a list: numbers stay, what holds several becomes a list."""
    if isinstance(each, (int, float, str, list, tuple)):
        return each
    if isinstance(each, ndarray):
        return [scalar_types[each._type.name](v) for v in each._flat] if each.ndim == 1 else each._flat[0] if each.ndim == 0 else list(map(_inner, each))
    if hasattr(each, "detach"):
        return _inner(each.numpy())
    if isinstance(each, (range, map, filter)):
        return list(each)
    return each


def asarray(a, dtype=None):
    if isinstance(a, ndarray) and (dtype is None or dtype_of(dtype) is a._type):
        return a
    return array(a, dtype)


def broadcast(a, b):
    rank = max(len(a), len(b))
    shape = []
    for m, n in zip((1,) * (rank - len(a)) + a, (1,) * (rank - len(b)) + b):
        if m != n and m != 1 and n != 1:
            raise ValueError(f"operands could not be broadcast together with shapes {_tuple(a)} {_tuple(b)} ")
        shape.append(n if m == 1 else m)
    return tuple(shape)


def _tuple(shape):
    return "(" + ",".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"


def stretched(x, shape):
    """The flat numbers of x broadcast to the shape."""
    if x._shape == shape:
        return x._flat
    flat = x._flat
    if len(flat) == 1:
        return flat * math.prod(shape)
    own = (1,) * (len(shape) - len(x._shape)) + x._shape
    places = [0]
    step = len(flat)
    for n, length in zip(own, shape):
        step //= n
        places = [place + (0 if n == 1 else i * step) for place in places for i in range(length)]
    return [flat[place] for place in places]


def elementwise(of, *operands, to=None):
    """Number by number, over what the shapes come to; `to`: the type of what comes out, else the operands' own."""
    xs = [asarray(x) for x in operands]
    shape = xs[0]._shape
    for x in xs[1:]:
        if x._shape != shape:
            shape = broadcast(shape, x._shape)
    if to is None:
        to = together([(x._type, x._shape == ()) for x in xs])
        if to.kind == "b":
            to = int64
    return result(fit(list(map(of, *[stretched(x, shape) for x in xs])), to), shape, to)


class ndarray:
    __slots__ = ("_data", "_shape", "_type", "_at")
    __hash__ = None
    __array_priority__ = 1.0

    # What torch makes of it.
    def __torch_array__(self):
        return self._flat, list(self._shape), {"f": 0, "b": 2}.get(self._type.kind, 1)

    @property
    def _flat(self):
        data = self._data
        if type(data) is not list:
            data = data.now()  # a tensor's
        if self._at is None:
            return data
        return [data[place] for place in self._at]

    def _write(self, flat):
        """Other numbers, of its own type, into the places of this array."""
        if self._at is None:
            self._data[:] = flat
        else:
            data = self._data
            for place, each in zip(self._at, flat):
                data[place] = each

    @property
    def shape(self):
        return self._shape

    @shape.setter
    def shape(self, shape):
        self._shape = self.reshape(shape)._shape

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def size(self):
        return math.prod(self._shape)

    @property
    def dtype(self):
        return self._type

    @property
    def itemsize(self):
        return self._type.itemsize

    @property
    def nbytes(self):
        return self.size * self._type.itemsize

    @property
    def T(self):
        return self.transpose()

    @property
    def flat(self):
        return iter(self.ravel())

    @property
    def base(self):
        return None if self._at is None else make(self._data, (len(self._data),), self._type)

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return self._shape[0]

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d array")
        if len(self._shape) == 1:
            return map(scalar_types[self._type.name], self._flat)
        return (self[i] for i in range(len(self)))

    def __contains__(self, value):
        return value in self._flat

    def item(self, *at):
        if at:
            return self[at].item() if len(at) > 1 or len(self._shape) == 1 else self._flat[at[0]]
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._flat[0]

    def _one(self):
        if self.size != 1:
            raise TypeError("only size-1 arrays can be converted to Python scalars")
        return self._flat[0]

    def __float__(self):
        return float(self._one())

    def __int__(self):
        return int(self._one())

    def __index__(self):
        if self._shape or self._type.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self._flat[0]

    def __bool__(self):
        flat = self._flat
        if len(flat) > 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return bool(flat and flat[0])

    def tolist(self):
        flat = self._flat
        if not self._shape:
            return flat[0]
        flat = list(flat)
        for n in reversed(self._shape[1:]):
            flat = [flat[i : i + n] for i in range(0, len(flat), n)] if n else [[] for _ in range(math.prod(self._shape[:-1]))]
        return flat

    def copy(self, order="C"):
        return make(list(self._flat), self._shape, self._type)

    def astype(self, dtype, copy=True):
        return array(self, dtype)

    def fill(self, value):
        self[...] = value

    def reshape(self, *shape, order="C"):
        if order != "C":
            raise NotImplementedError(f"reshape(order={order!r}) is not in this page's numpy")
        shape = list(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else list(shape)
        n = self.size
        if -1 in shape:
            at = shape.index(-1)
            known = math.prod(m for m in shape if m != -1)
            shape[at] = n // known if known else 0
        if math.prod(shape) != n:
            raise ValueError(f"cannot reshape array of size {n} into shape {_tuple(shape)}")
        if self._at is None or self._is_whole():
            return make(self._data, shape, self._type, self._at)
        return make(self._flat, shape, self._type)

    def _is_whole(self):
        """Its places follow one another: otherwise another shape is a copy."""
        at = self._at
        return not at or at[-1] - at[0] + 1 == len(at) and all(b - a == 1 for a, b in zip(at, at[1:]))

    def ravel(self, order="C"):
        return self.reshape(-1)

    def flatten(self, order="C"):
        return make(list(self._flat), (self.size,), self._type)

    def transpose(self, *order):
        rank = len(self._shape)
        order = order[0] if len(order) == 1 and not isinstance(order[0], int) else order
        order = tuple(d % rank for d in order) if order else tuple(range(rank))[::-1]
        if rank < 2 or order == tuple(range(rank)):
            return make(self._data, self._shape, self._type, self._at)
        steps = [math.prod(self._shape[d + 1 :]) for d in range(rank)]
        places = [0]
        for d in order:
            places = [place + i * steps[d] for place in places for i in range(self._shape[d])]
        if self._at is not None:
            places = [self._at[place] for place in places]
        return make(self._data, [self._shape[d] for d in order], self._type, places)

    def swapaxes(self, a, b):
        order = list(range(self.ndim))
        order[a], order[b] = order[b], order[a]
        return self.transpose(*order)

    # -- indexing: the places first, then what stands there

    def _places(self, key):
        """The places in this array's own order, their shape, and whether a view can have them."""
        keys = list(key) if isinstance(key, tuple) else [key]
        rank = len(self._shape)
        keys = [_key(k) for k in keys]
        taken = sum(0 if k is None or k is Ellipsis else k.ndim if isinstance(k, ndarray) and k._type is bool_ else 1 for k in keys)
        if taken > rank:
            raise IndexError(f"too many indices for array: array is {rank}-dimensional, but {taken} were indexed")
        at = next((i for i, k in enumerate(keys) if k is Ellipsis), len(keys))
        keys[at : at + 1] = [slice(None)] * (rank - taken)
        steps = [math.prod(self._shape[d + 1 :]) for d in range(rank)]
        if any(isinstance(k, ndarray) for k in keys):
            return *self._advanced(keys, steps), False
        places, shape, d = [0], [], 0
        for k in keys:
            if k is None:
                shape.append(1)
                continue
            n = self._shape[d]
            if isinstance(k, slice):
                chosen = range(*k.indices(n))
                shape.append(len(chosen))
            else:
                chosen = (_checked(k, n, d),)
            if steps[d] == 1 and places == [0]:
                places = list(chosen)
            else:
                places = [place + i * steps[d] for place in places for i in chosen]
            d += 1
        return places, tuple(shape), True

    def _advanced(self, keys, steps):
        """Arrays of indices among slices: one axis for all of them, where the first stands if they are neighbours."""
        spread = []
        for k in keys:
            if isinstance(k, ndarray) and k._type is bool_ and k.ndim != 1:
                flat = k._flat
                shape = k._shape
                on = [i for i, yes in enumerate(flat) if yes]
                for d in range(k.ndim):
                    step = math.prod(shape[d + 1 :])
                    spread.append(make([i // step % shape[d] for i in on], (len(on),), int64))
            elif isinstance(k, ndarray) and k._type is bool_:
                n = self._shape[sum(each is not None for each in spread)]
                if len(k) != n:
                    raise IndexError(
                        f"boolean index did not match indexed array along dimension {len(spread)}; dimension is {n} but "
                        f"corresponding boolean dimension is {len(k)}"
                    )
                on = [i for i, yes in enumerate(k._flat) if yes]
                spread.append(make(on, (len(on),), int64))
            else:
                spread.append(k)
        chosen, shape = [], ()
        d = 0
        for k in spread:
            if k is None:
                continue
            if isinstance(k, (ndarray, int)):
                k = asarray(k)
                if k._type.kind not in "iu" and k.size:
                    raise IndexError("arrays used as indices must be of integer (or boolean) type")
                shape = broadcast(shape, k._shape)
                chosen.append((d, k))
            d += 1
        columns = [[_checked(i, self._shape[d], d) * steps[d] for i in stretched(k, shape)] for d, k in chosen]
        joint = [sum(row) for row in zip(*columns)]
        where = [i for i, k in enumerate(spread) if isinstance(k, (ndarray, int))]
        together = where == list(range(where[0], where[-1] + 1))
        places, out, d, done = [0], [], 0, False
        if not together:
            places, out, done = list(joint), list(shape), True
        for k in spread:
            if isinstance(k, (ndarray, int)):
                if not done:
                    places = [place + j for place in places for j in joint]
                    out += shape
                    done = True
                d += 1
            elif k is None:
                out.append(1)
            else:
                rows = range(*k.indices(self._shape[d]))
                places = [place + i * steps[d] for place in places for i in rows]
                out.append(len(rows))
                d += 1
        return places, tuple(out)

    def __getitem__(self, key):
        if type(key) is int and len(self._shape) == 1:
            place = _checked(key, self._shape[0], 0)
            return scalar_types[self._type.name](self._data[place if self._at is None else self._at[place]])
        places, shape, is_view = self._places(key)
        if self._at is not None:
            places = [self._at[place] for place in places]
        if shape == () and is_view and not (key is Ellipsis or key == ()):
            return scalar_types[self._type.name](self._data[places[0]])
        if is_view:
            return make(self._data, shape, self._type, places)
        return make([self._data[place] for place in places], shape, self._type)

    def __setitem__(self, key, value):
        of = self._type
        if type(key) is int and len(self._shape) == 1 and isinstance(value, (int, float, str)):
            place = _checked(key, self._shape[0], 0)
            self._data[place if self._at is None else self._at[place]] = converted([value], of)[0]
            return
        places, shape, _ = self._places(key)
        value = asarray(value)
        if len(value._shape) > len(shape):
            value = value.reshape([n for n in value._shape if n != 1] or [1])
        try:
            broadcast_shape = broadcast(value._shape, shape)
        except ValueError:
            broadcast_shape = None
        if broadcast_shape != shape:
            if key.__class__ is ndarray and key._type is bool_:
                raise ValueError(
                    f"NumPy boolean array indexing assignment cannot assign {value.size} input values to the {len(places)} "
                    "output values where the mask is true"
                )
            raise ValueError(f"could not broadcast input array from shape {_tuple(value._shape)} into shape {_tuple(shape)}")
        flat = converted(stretched(value, shape), of, value._type)
        data, at = self._data, self._at
        for place, each in zip(places, flat):
            data[place if at is None else at[place]] = each

    # -- arithmetic

    def __neg__(self):
        if self._type is bool_:
            raise TypeError("The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.")
        return elementwise(lambda a: -a, self)

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        return elementwise(abs, self)

    def __invert__(self):
        if self._type.kind == "f":
            raise TypeError("ufunc 'invert' not supported for the input types")
        return elementwise((lambda a: not a) if self._type is bool_ else (lambda a: ~a), self, to=self._type)

    def __matmul__(self, other):
        from ._linear import matmul

        return NotImplemented if hasattr(other, "detach") else matmul(self, other)

    def __rmatmul__(self, other):
        from ._linear import matmul

        return matmul(other, self)

    def __repr__(self):
        from ._print import repr_of

        return repr_of(self)

    def __str__(self):
        from ._print import text_of

        return text_of(self)

    def __format__(self, form):
        if not self._shape:
            return format(self._flat[0], form)
        if form:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()


def _key(k):
    if k is None or k is Ellipsis or isinstance(k, (slice, ndarray)):
        return k
    if isinstance(k, bool) or type(k).__name__ == "bool_":
        raise NotImplementedError("indexing by True or False is not in this page's numpy")
    if isinstance(k, int):
        return int(k)
    if isinstance(k, (list, range, tuple)) or hasattr(k, "detach"):
        k = array(k)
        if k.ndim == 0:
            return int(k)
        return k if k.size else k.astype(int)
    if hasattr(k, "__index__"):
        return k.__index__()
    raise IndexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
    )


def _checked(i, n, axis):
    if not -n <= i < n:
        raise IndexError(f"index {i} is out of bounds for axis {axis} with size {n}")
    return i + n if i < 0 else i


def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)


def _floor_divide(a, b):
    try:
        return a // b
    except ZeroDivisionError:
        return divide(a, b) if isinstance(a, float) or isinstance(b, float) else 0


def _remainder(a, b):
    try:
        return a % b
    except ZeroDivisionError:
        return math.nan if isinstance(a, float) or isinstance(b, float) else 0


def power(a, b):
    if b < 0 and isinstance(a, int) and isinstance(b, int):
        raise ValueError("Integers to negative integer powers are not allowed.")
    try:
        value = a**b
        return math.nan if isinstance(value, complex) else value
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf if a > 0 or b % 2 == 0 else -math.inf


def _operator(name, of, to=None, real=False):
    def kind(self, other):
        if not real:
            return to
        found = together([(asarray(x)._type, asarray(x)._shape == ()) for x in (self, other)])
        return found if found.kind == "f" else float64

    def forward(self, other):
        if hasattr(other, "detach") or other is None or isinstance(other, (str, dict, set)) and self._type is not str_:
            return NotImplemented
        return elementwise(of, self, other, to=kind(self, other))

    def reflected(self, other):
        if other is None or isinstance(other, (str, dict, set)):
            return NotImplemented
        return elementwise(of, other, self, to=kind(other, self))

    def in_place(self, other):
        value = asarray(forward(self, other))
        if value._type.kind == "f" and self._type.kind in "iub":
            raise TypeError(
                f"Cannot cast ufunc '{ {'truediv': 'divide', 'sub': 'subtract', 'mul': 'multiply'}.get(name, name) }' output from "
                f"dtype('{value._type}') to dtype('{self._type}') with casting rule 'same_kind'"
            )
        if value._shape != self._shape:
            raise ValueError(
                f"non-broadcastable output operand with shape {_tuple(self._shape)} doesn't match the broadcast shape {_tuple(value._shape)}"
            )
        self._write(converted(value._flat, self._type, value._type))
        return self

    setattr(ndarray, f"__{name}__", forward)
    setattr(ndarray, f"__r{name}__", reflected)
    setattr(ndarray, f"__i{name}__", in_place)


_operator("add", lambda a, b: a + b)
_operator("sub", lambda a, b: a - b)
_operator("mul", lambda a, b: a * b)
_operator("truediv", divide, real=True)
_operator("floordiv", _floor_divide)
_operator("mod", _remainder)
_operator("pow", power)


def _bits(name, of):
    def forward(self, other):
        other = asarray(other)
        to = bool_ if self._type is bool_ and other._type is bool_ else None
        if "f" in (self._type.kind, other._type.kind):
            raise TypeError(f"ufunc 'bitwise_{name}' not supported for the input types")
        return elementwise(of, self, other, to=to)

    setattr(ndarray, f"__{name}__", forward)
    setattr(ndarray, f"__r{name}__", forward)


_bits("and", lambda a, b: a & b)
_bits("or", lambda a, b: a | b)
_bits("xor", lambda a, b: a ^ b)
_operator("lshift", lambda a, b: a << b)
_operator("rshift", lambda a, b: a >> b)


def _comparison(name, of):
    def compared(self, other):
        if hasattr(other, "detach"):
            return NotImplemented
        if other is None:
            return elementwise(lambda a: name == "ne", self, to=bool_)
        return elementwise(of, self, other, to=bool_)

    setattr(ndarray, f"__{name}__", compared)


_comparison("eq", lambda a, b: a == b)
_comparison("ne", lambda a, b: a != b)
_comparison("lt", lambda a, b: a < b)
_comparison("le", lambda a, b: a <= b)
_comparison("gt", lambda a, b: a > b)
_comparison("ge", lambda a, b: a >= b)
