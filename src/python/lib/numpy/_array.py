"""numpy.ndarray: a flat list of numbers and a shape; row-major, slices are copies."""

import math
from itertools import chain

from ._scalars import scalars

_order = "bif"


class dtype_named:
    def __init__(self, name="float64"):
        self.kind = kind_of_type(name)
        self.name = {"f": "float64", "i": "int64", "b": "bool", "U": "str"}[self.kind]

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        return self.kind == kind_of_type(other)

    def __hash__(self):
        return hash(self.kind)


def dtype_of_kind(kind):
    return dtype_named({"f": "float64", "i": "int64", "b": "bool", "U": "str"}[kind])


def kind_of_type(kind):
    if kind is None:
        return None
    if isinstance(kind, dtype_named):
        return kind.kind
    own = getattr(kind, "_kind", None)
    if own is not None:
        return own
    name = kind if isinstance(kind, str) else getattr(kind, "__name__", str(kind))
    for start, code in (("float", "f"), ("int", "i"), ("uint", "i"), ("bool", "b"), ("str", "U"), ("<U", "U"), ("f", "f"), ("i", "i")):
        if name.startswith(start):
            return code
    raise TypeError(f"data type '{name}' not understood")


def kind_of(flat):
    kinds = set(map(type, flat))
    if any(issubclass(kind, str) for kind in kinds):
        return "U"
    if any(issubclass(kind, float) for kind in kinds) or not kinds:
        return "f"
    return "b" if kinds <= {bool} else "i"


_convert = {"f": float, "i": int, "b": bool, "U": str}


def make(flat, shape, kind):
    x = object.__new__(ndarray)
    x._flat, x._size, x._kind = flat, tuple(shape), kind
    return x


def array(data, dtype=None, copy=True, ndmin=0):
    kind = kind_of_type(dtype)
    if isinstance(data, ndarray):
        if kind is None or kind == data._kind:
            return make(list(data._flat), data.shape, data._kind)
        return make(list(map(_convert[kind], data._flat)), data.shape, kind)
    if hasattr(data, "tolist") and hasattr(data, "shape"):
        data = data.detach().tolist() if hasattr(data, "detach") else data.tolist()
    shape, level = [], data
    if isinstance(data, (int, float, str)):
        level = [data]
    else:
        level = list(data)
        shape.append(len(level))
        while level and not isinstance(level[0], (int, float, str)):
            level = [each.tolist() if hasattr(each, "tolist") else each for each in level]
            if level and isinstance(level[0], (int, float)):
                break
            n = len(level[0])
            if any(len(each) != n for each in level):
                raise ValueError(
                    "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                    f"{len(shape)} dimensions. The detected shape was {tuple(shape)} + inhomogeneous part."
                )
            shape.append(n)
            level = list(chain.from_iterable(level))
    found = kind_of(level)
    kind = kind or found
    convert = _convert[kind]
    return make(level if kind == found == "U" else [convert(each) for each in level], shape, kind)


def asarray(data, dtype=None):
    return data if isinstance(data, ndarray) and dtype is None else array(data, dtype)


def broadcast(a, b):
    rank = max(len(a), len(b))
    shape = []
    for m, n in zip((1,) * (rank - len(a)) + a, (1,) * (rank - len(b)) + b):
        if m != n and m != 1 and n != 1:
            raise ValueError(
                f"operands could not be broadcast together with shapes {_tuple(a)} {_tuple(b)} "
            )
        shape.append(n if m == 1 else m)
    return tuple(shape)


def _tuple(shape):
    return "(" + ",".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"


def stretched(x, shape):
    """The flat numbers of x broadcast to the shape."""
    if x._size == shape:
        return x._flat
    if len(x._flat) == 1:
        return x._flat * math.prod(shape)
    own = (1,) * (len(shape) - len(x._size)) + x._size
    places = [0]
    step = len(x._flat)
    for n, length in zip(own, shape):
        step //= n
        places = [place + (0 if n == 1 else i * step) for place in places for i in range(length)]
    return [x._flat[place] for place in places]


def result(flat, shape, kind):
    """An array, or its one item when it has no dimension: as NumPy's functions give."""
    return scalars[kind](flat[0]) if shape == () else make(flat, shape, kind)


def elementwise(of, *operands, kind=None):
    xs = [asarray(x) for x in operands]
    shape = ()
    for x in xs:
        shape = broadcast(shape, x._size)
    flat = list(map(of, *[stretched(x, shape) for x in xs]))
    if kind is None:
        kind = max((x._kind for x in xs), key=_order.index)
        kind = "i" if kind == "b" else kind
    return result(flat, shape, kind)


def _divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a)


def _power(a, b):
    try:
        value = a**b
        return math.nan if isinstance(value, complex) else value
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf


class ndarray:
    __slots__ = ("_flat", "_size", "_kind")
    __hash__ = None

    # What torch makes of it.
    def __torch_array__(self):
        return list(self._flat), list(self._size), {"f": 0, "i": 1, "b": 2}[self._kind]

    @property
    def shape(self):
        return self._size

    @property
    def ndim(self):
        return len(self._size)

    @property
    def size(self):
        return len(self._flat)

    @property
    def dtype(self):
        return dtype_of_kind(self._kind)

    @property
    def T(self):
        return self.transpose()

    @property
    def flat(self):
        return iter(self.ravel())

    def __len__(self):
        if not self._size:
            raise TypeError("len() of unsized object")
        return self._size[0]

    def __iter__(self):
        if len(self._size) == 1:
            return map(scalars[self._kind], self._flat)
        return (self[i] for i in range(len(self)))

    def __contains__(self, value):
        return value in self._flat

    def item(self, *at):
        if at:
            return self[at].item()
        if len(self._flat) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._flat[0]

    def __float__(self):
        return float(self.item())

    def __int__(self):
        return int(self.item())

    def __index__(self):
        return int(self.item())

    def __bool__(self):
        if len(self._flat) > 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self._flat and self._flat[0])

    def tolist(self):
        if not self._size:
            return self._flat[0]
        flat = list(self._flat)
        for n in reversed(self._size[1:]):
            flat = [flat[i : i + n] for i in range(0, len(flat), n)]
        return flat

    def copy(self):
        return make(list(self._flat), self._size, self._kind)

    def astype(self, dtype, copy=True):
        return array(self, dtype)

    def reshape(self, *shape):
        shape = list(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else list(shape)
        if -1 in shape:
            at = shape.index(-1)
            known = math.prod(n for n in shape if n != -1)
            shape[at] = len(self._flat) // known if known else 0
        if math.prod(shape) != len(self._flat):
            raise ValueError(f"cannot reshape array of size {len(self._flat)} into shape {_tuple(shape)}")
        return make(self._flat, shape, self._kind)

    def ravel(self):
        return make(self._flat, (len(self._flat),), self._kind)

    def flatten(self):
        return make(list(self._flat), (len(self._flat),), self._kind)

    def transpose(self, *order):
        rank = len(self._size)
        order = order or tuple(range(rank))[::-1]
        order = order[0] if isinstance(order[0] if order else None, tuple) else order
        places = make(list(range(len(self._flat))), self._size, "i")
        steps = [math.prod(self._size[d + 1 :]) for d in range(rank)]
        flat = [0]
        for d in order:
            flat = [place + i * steps[d] for place in flat for i in range(self._size[d])]
        del places
        return make([self._flat[place] for place in flat], [self._size[d] for d in order], self._kind)

    # -- indexing: the places first, then what stands there

    def _places(self, key):
        keys = list(key) if isinstance(key, tuple) else [key]
        rank = len(self._size)
        keys = [array(k) if isinstance(k, (list, range)) else k for k in keys]
        keys = [array(k.tolist()) if hasattr(k, "detach") else k for k in keys]
        taken = sum(0 if k is None or k is Ellipsis else k.ndim if isinstance(k, ndarray) and k._kind == "b" else 1 for k in keys)
        if taken > rank:
            raise IndexError(
                f"too many indices for array: array is {rank}-dimensional, but {taken} were indexed"
            )
        at = next((i for i, k in enumerate(keys) if k is Ellipsis), len(keys))
        keys[at : at + 1] = [slice(None)] * (rank - taken)
        steps = [math.prod(self._size[d + 1 :]) for d in range(rank)]
        arrays = [k for k in keys if isinstance(k, ndarray)]
        if arrays:
            return self._advanced(keys, steps)
        places, shape, d = [0], [], 0
        for k in keys:
            if k is None:
                shape.append(1)
                continue
            n = self._size[d]
            if isinstance(k, slice):
                chosen = range(*k.indices(n))
                shape.append(len(chosen))
            else:
                chosen = [_checked(k, n, d)]
            places = [place + i * steps[d] for place in places for i in chosen]
            d += 1
        return places, tuple(shape)

    def _advanced(self, keys, steps):
        if len(keys) == 1 or all(isinstance(k, slice) and k == slice(None) for k in keys[1:]):
            (k, *rest) = keys
            if k._kind == "b" and k.ndim > 1:
                return [i for i, on in enumerate(k._flat) if on], (sum(k._flat),)
            n = self._size[0]
            rows = [i for i, on in enumerate(k._flat) if on] if k._kind == "b" else [_checked(i, n, 0) for i in k._flat]
            shape = (len(rows),) if k._kind == "b" else k._size
            width = steps[0]
            return [row * width + i for row in rows for i in range(width)], shape + self._size[1:]
        if all(isinstance(k, (ndarray, int)) for k in keys):
            shape = ()
            ks = [asarray(k) for k in keys]
            for k in ks:
                shape = broadcast(shape, k._size)
            columns = [stretched(k, shape) for k in ks]
            places = [
                sum(_checked(i, n, d) * step for d, (i, n, step) in enumerate(zip(row, self._size, steps)))
                for row in zip(*columns)
            ]
            return places, shape
        raise NotImplementedError("this page's numpy does not mix index arrays with slices")

    def __getitem__(self, key):
        if isinstance(key, int) and len(self._size) == 1:
            return scalars[self._kind](self._flat[_checked(key, self._size[0], 0)])
        places, shape = self._places(key)
        return result([self._flat[place] for place in places], shape, self._kind)

    def __setitem__(self, key, value):
        convert = _convert[self._kind]
        if isinstance(key, int) and len(self._size) == 1 and isinstance(value, (int, float, str)):
            self._flat[_checked(key, self._size[0], 0)] = convert(value)
            return
        places, shape = self._places(key)
        for place, each in zip(places, stretched(asarray(value), shape)):
            self._flat[place] = convert(each)

    # -- arithmetic

    def __neg__(self):
        return elementwise(lambda a: -a, self)

    def __abs__(self):
        return elementwise(abs, self)

    def __invert__(self):
        return elementwise(lambda a: not a if self._kind == "b" else ~a, self, kind=self._kind)

    def __matmul__(self, other):
        from ._functions import dot

        return dot(self, other)

    def __repr__(self):
        from ._print import repr_of

        return repr_of(self)

    def __str__(self):
        from ._print import text_of

        return text_of(self)


def _checked(i, n, axis):
    if not -n <= i < n:
        raise IndexError(f"index {i} is out of bounds for axis {axis} with size {n}")
    return i + n if i < 0 else i


def _operator(name, of, kind=None):
    def forward(self, other):
        if hasattr(other, "detach"):
            return NotImplemented
        return elementwise(of, self, other, kind=kind)

    def reflected(self, other):
        return elementwise(of, other, self, kind=kind)

    def in_place(self, other):
        value = forward(self, other)
        self._flat = [_convert[self._kind](each) for each in stretched(asarray(value), self._size)]
        return self

    setattr(ndarray, f"__{name}__", forward)
    setattr(ndarray, f"__r{name}__", reflected)
    setattr(ndarray, f"__i{name}__", in_place)


_operator("add", lambda a, b: a + b)
_operator("sub", lambda a, b: a - b)
_operator("mul", lambda a, b: a * b)
_operator("truediv", _divide, "f")
_operator("floordiv", lambda a, b: a // b)
_operator("mod", lambda a, b: a % b)
_operator("pow", _power)
_operator("and", lambda a, b: a & b, "b")
_operator("or", lambda a, b: a | b, "b")
for _name, _of in {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}.items():
    setattr(ndarray, f"__{_name}__", lambda self, other, of=_of: elementwise(of, self, other, kind="b"))
