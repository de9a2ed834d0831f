"""Types of numbers. Python's own hold the values; `fit` brings them to what the type can hold."""

from array import array as _raw


class dtype:
    """numpy.dtype: "float32" and its like; of each there is one."""

    _all = {}

    def __new__(cls, kind=float):
        return dtype_of(kind)

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        try:
            return self is dtype_of(other)
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    @property
    def type(self):
        from ._scalars import scalar_types

        return scalar_types[self.name]


def _made(name, kind, size, convert):
    made = object.__new__(dtype)
    made.name, made.kind, made.itemsize, made.convert = name, kind, size, convert
    made.low, made.high = 0, 0
    if kind in "iu":
        made.low = 0 if kind == "u" else -(1 << (8 * size - 1))
        made.high = (1 << (8 * size)) - 1 + made.low
    dtype._all[name] = made
    return made


bool_ = _made("bool", "b", 1, bool)
uint8, uint16, uint32, uint64 = (_made(f"uint{8 * n}", "u", n, int) for n in (1, 2, 4, 8))
int8, int16, int32, int64 = (_made(f"int{8 * n}", "i", n, int) for n in (1, 2, 4, 8))
float32, float64 = _made("float32", "f", 4, float), _made("float64", "f", 8, float)
str_ = _made("str", "U", 4, str)
object_ = _made("object", "O", 8, lambda each: each)

_named = {
    "float": float64, "double": float64, "single": float32, "int": int64, "long": int64, "uint": uint64, "bool_": bool_,
    "str_": str_, "f": float32, "d": float64, "i": int32, "l": int64, "f4": float32, "f8": float64, "i4": int32,
    "i8": int64, "i2": int16, "u1": uint8, "?": bool_, "U": str_, "O": object_, "b": int8, "B": uint8, "longlong": int64,
}  # fmt: skip


def dtype_of(kind):
    """A dtype of its name, of Python's types, of numpy.float32 and its like."""
    if isinstance(kind, dtype):
        return kind
    if kind is None:
        return float64
    own = getattr(kind, "_dtype", None)
    if isinstance(own, dtype):
        return own
    name = kind if isinstance(kind, str) else getattr(kind, "__name__", "")
    name = name.lstrip("<=")
    found = dtype._all.get(name) or _named.get(name) or (str_ if name.startswith("U") and name[1:].isdigit() else None)
    if found is None:
        if name in ("float16", "half", "complex", "complex64", "complex128", "datetime64", "bytes", "S"):
            raise NotImplementedError(f"numpy.{name} is not in this page's numpy")
        raise TypeError(f"data type {kind!r} not understood" if isinstance(kind, str) else f"Cannot interpret '{kind!r}' as a data type")
    return found


def fit(flat, to):
    """Values that the type can hold: float32's rounded, integers within their bits."""
    if to is float32:
        return _raw("f", flat).tolist()
    if to.kind in "iu" and flat:
        low, high = to.low, to.high
        if min(flat) < low or max(flat) > high:
            span = high - low + 1
            return [(each - low) % span + low for each in flat]
    return flat


def _integer(each):
    try:
        return int(each)
    except (ValueError, OverflowError):
        if isinstance(each, str):
            raise
        return -(1 << 63)  # what C makes of NaN and infinities


def converted(flat, to, of=None):
    """Values of one type as those of another; always another list."""
    if of is to:
        return list(flat)
    if to.kind in "iu":
        return fit([_integer(each) for each in flat], to)
    return fit([to.convert(each) for each in flat], to)


def found_in(flat):
    """The type of Python's numbers."""
    kinds = set(map(type, flat))
    if not kinds:
        return float64
    own = {getattr(kind, "_dtype", None) for kind in kinds}
    if len(own) == 1 and None not in own:
        return own.pop()
    if any(issubclass(kind, str) for kind in kinds):
        return str_
    if not all(issubclass(kind, (bool, int, float)) for kind in kinds):
        return object_
    if any(issubclass(kind, float) for kind in kinds):
        return float64
    return bool_ if kinds <= {bool} else int64


_rank = "buif"


def promoted(types):
    """The type of a sum of these."""
    kinds = {one.kind for one in types}
    if "O" in kinds:
        return object_
    if "U" in kinds:
        return str_
    floats = [one for one in types if one.kind == "f"]
    whole = [one for one in types if one.kind in "iu"]
    if floats:
        if float64 in floats or any(one.itemsize > 2 for one in whole):
            return float64
        return float32
    if not whole:
        return bool_
    signed = [one for one in whole if one.kind == "i"]
    size = max(one.itemsize for one in whole)
    if not signed:
        return dtype._all[f"uint{8 * size}"]
    unsigned = max([one.itemsize for one in whole if one.kind == "u"], default=0)
    if unsigned >= max(one.itemsize for one in signed):
        return float64 if unsigned == 8 else dtype._all[f"int{16 * unsigned}"]
    return dtype._all[f"int{8 * size}"]


def together(pairs):
    """Of (type, has no dimension): numbers alone count by their kind only, as NumPy 1's do."""
    arrays = [one for one, is_scalar in pairs if not is_scalar]
    numbers = [one for one, is_scalar in pairs if is_scalar]
    if not arrays or not numbers:
        return promoted(arrays or numbers)
    whole = promoted(arrays)
    alone = promoted(numbers)
    if whole.kind in "UO" or alone.kind in "UO":
        return promoted([whole, alone])
    order = {"b": 0, "u": 1, "i": 1, "f": 2}
    if order[alone.kind] <= order[whole.kind]:
        return whole
    if alone.kind == "f" and whole.kind in "iu" and whole.itemsize > 2 or alone.kind != "f":
        return alone
    return float64 if whole.kind in "iub" and whole.itemsize > 2 else alone
