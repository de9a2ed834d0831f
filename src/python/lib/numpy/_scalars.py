"""What an array's items are: Python's own numbers, with .item()."""


class _Scalar:
    __slots__ = ()
    ndim, shape, size = 0, (), 1

    @property
    def dtype(self):
        from ._array import dtype_of_kind

        return dtype_of_kind(self._kind)


class float64(_Scalar, float):
    __slots__ = ()
    _kind = "f"

    def item(self):
        return float(self)

    def __repr__(self):
        return float.__repr__(self)


class int64(_Scalar, int):
    __slots__ = ()
    _kind = "i"

    def item(self):
        return int(self)

    def __repr__(self):
        return int.__repr__(self)


class str_(_Scalar, str):
    __slots__ = ()
    _kind = "U"

    def item(self):
        return str(self)


class bool_(_Scalar, int):
    __slots__ = ()
    _kind = "b"

    def item(self):
        return bool(self)

    def __repr__(self):
        return "True" if self else "False"

    __str__ = __repr__


float32, int32 = float64, int64
scalars = {"f": float64, "i": int64, "U": str_, "b": bool_}
