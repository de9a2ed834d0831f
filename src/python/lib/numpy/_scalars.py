"""What an array's items are: Python's own numbers, with what NumPy's can do besides."""

from . import _dtypes as types


class generic:
    """One number of an array."""

    __slots__ = ()
    ndim, shape, size, T = 0, (), 1, property(lambda self: self)

    @property
    def dtype(self):
        return self._dtype

    @property
    def itemsize(self):
        return self._dtype.itemsize

    def tolist(self):
        return self.item()

    def __getattr__(self, name):
        from ._array import asarray, ndarray

        if name.startswith("_") or not hasattr(ndarray, name):
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'")
        return getattr(asarray(self), name)

    def __getitem__(self, at):
        if at == () or at is Ellipsis:
            return self
        raise IndexError("invalid index to scalar variable.")


class number(generic):
    __slots__ = ()


class integer(number):
    __slots__ = ()


class floating(number):
    __slots__ = ()


class float64(floating, float):
    __slots__ = ()
    _dtype = types.float64

    def item(self):
        return float(self)

    def __repr__(self):
        return float.__repr__(self)

    __str__ = __repr__


class float32(floating, float):
    __slots__ = ()
    _dtype = types.float32

    def __new__(cls, value=0.0):
        return float.__new__(cls, types.fit([float(value)], types.float32)[0])

    def item(self):
        return float(self)

    def __repr__(self):
        from ._print import shortest

        return shortest(float(self), types.float32)

    __str__ = __repr__


class str_(generic, str):
    __slots__ = ()
    _dtype = types.str_

    def __getattr__(self, name):
        raise AttributeError(name)

    __getitem__ = str.__getitem__

    def item(self):
        return str(self)


class bool_(generic, int):
    __slots__ = ()
    _dtype = types.bool_

    def __new__(cls, value=False):
        return int.__new__(cls, bool(value))

    def item(self):
        return bool(self)

    def __repr__(self):
        return "True" if self else "False"

    __str__ = __repr__


def _integer(name):
    of = types.dtype._all[name]

    class made(integer, int):
        __slots__ = ()
        _dtype = of

        def item(self):
            return int(self)

        def __repr__(self):
            return int.__repr__(self)

        __str__ = __repr__

    made.__name__ = made.__qualname__ = name
    return made


int8, int16, int32, int64 = map(_integer, ("int8", "int16", "int32", "int64"))
uint8, uint16, uint32, uint64 = map(_integer, ("uint8", "uint16", "uint32", "uint64"))

scalar_types = {
    each._dtype.name: each
    for each in (bool_, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float32, float64, str_)
}
scalar_types["object"] = lambda value: value


def _operated(name, reflected):
    """Arithmetic of one number goes the way of arrays, so that what comes out is NumPy's again."""

    def operator(self, other):
        if not isinstance(other, (int, float)) or isinstance(other, str):
            return NotImplemented
        from ._array import asarray

        return getattr(asarray(self), f"__{name}__")(other)

    return operator


for _class in (number, bool_):
    for _name in "add sub mul truediv floordiv mod pow".split():
        for _prefix in ("", "r"):
            setattr(_class, f"__{_prefix}{_name}__", _operated(_prefix + _name, _prefix))
