"""Functions of numbers one by one: NumPy's ufuncs, as far as they go."""

import builtins
import math

from ._array import array, asarray, divide, elementwise, make
from ._dtypes import bool_, float32, float64, int64, together

_abs, _round, _max, _min = builtins.abs, builtins.round, builtins.max, builtins.min


def _into(found, out):
    if out is None:
        return found
    out._write(asarray(found)._flat)
    return out


def _tensor(x):
    return hasattr(x, "detach")


def _real(name, of):
    """A float of every number: NaN or an infinity where the function has no value. Of a tensor, torch's own."""

    def safely(a):
        try:
            return of(a)
        except ValueError:
            return -math.inf if a == 0 else math.nan
        except OverflowError:
            return math.inf

    def function(x, /, out=None):
        if _tensor(x):
            return getattr(x, name)()
        x = asarray(x)
        return _into(elementwise(safely, x, to=float32 if x.dtype is float32 else float64), out)

    function.__name__ = function.__qualname__ = name
    return function


def _rounded(of):
    return lambda a: of(a) + 0.0 if math.isfinite(a) else a


exp, log, log2, log10, sqrt = (_real(n, getattr(math, n)) for n in ("exp", "log", "log2", "log10", "sqrt"))
sin, cos, tan, tanh, sinh, cosh = (_real(n, getattr(math, n)) for n in ("sin", "cos", "tan", "tanh", "sinh", "cosh"))
log1p, expm1, cbrt, exp2 = (_real(n, getattr(math, n)) for n in ("log1p", "expm1", "cbrt", "exp2"))
arcsin, arccos, arctan = _real("arcsin", math.asin), _real("arccos", math.acos), _real("arctan", math.atan)
arcsinh, arccosh, arctanh = _real("arcsinh", math.asinh), _real("arccosh", math.acosh), _real("arctanh", math.atanh)
floor, ceil, trunc = _real("floor", _rounded(math.floor)), _real("ceil", _rounded(math.ceil)), _real("trunc", _rounded(math.trunc))
rint = _real("rint", lambda a: float(_round(a)) if math.isfinite(a) else a)
fix = trunc
deg2rad, rad2deg = _real("deg2rad", math.radians), _real("rad2deg", math.degrees)
radians, degrees = deg2rad, rad2deg
fabs = _real("fabs", _abs)


def abs(x, /, out=None):
    return x.abs() if _tensor(x) else _into(elementwise(_abs, x), out)


absolute = abs


def sign(x, /, out=None):
    x = asarray(x)
    if x.dtype.kind == "f":
        return elementwise(lambda a: a if a != a else float((a > 0) - (a < 0)), x)
    return elementwise(lambda a: (a > 0) - (a < 0), x)


def square(x, /, out=None):
    return _into(elementwise(lambda a: a * a, x), out)


def reciprocal(x, /):
    return elementwise(lambda a: divide(1.0, a), x, to=float64)


def negative(x, /):
    return -asarray(x)


def positive(x, /):
    return +asarray(x)


def power(a, b, /):
    return asarray(a) ** b


float_power = lambda a, b: asarray(a).astype(float) ** b  # noqa: E731


def add(a, b, /, out=None):
    return _into(asarray(a) + b, out)


def subtract(a, b, /, out=None):
    return _into(asarray(a) - b, out)


def multiply(a, b, /, out=None):
    return _into(asarray(a) * b, out)


def divide_(a, b, /, out=None):
    return _into(asarray(a) / b, out)


divide_.__name__ = "divide"
true_divide = divide_


def floor_divide(a, b, /):
    return asarray(a) // b


def mod(a, b, /):
    return asarray(a) % b


remainder = mod


def fmod(a, b, /):
    return elementwise(lambda x, y: math.fmod(x, y) if y else math.nan, a, b)


def divmod(a, b, /):
    return floor_divide(a, b), mod(a, b)


def hypot(a, b, /):
    return elementwise(math.hypot, a, b, to=float64)


def arctan2(a, b, /):
    return elementwise(math.atan2, a, b, to=float64)


def logaddexp(a, b, /):
    def of(x, y):
        top = _max(x, y)
        return top if math.isinf(top) else top + math.log1p(math.exp(-_abs(x - y)))

    return elementwise(of, a, b, to=float64)


def round(a, decimals=0, out=None):
    """To even in the middle, as IEEE; of decimals by way of a power of ten, as NumPy does it."""
    a = asarray(a)
    if a.dtype.kind in "iub":
        return a if decimals >= 0 else elementwise(lambda x: _round(x, decimals), a)
    scale = 10.0 ** _abs(decimals)
    if decimals == 0:
        return rint(a)
    if decimals > 0:
        return elementwise(lambda x: _round(x * scale) / scale if math.isfinite(x) else x, a)
    return elementwise(lambda x: _round(x / scale) * scale if math.isfinite(x) else x, a)


around = round_ = round


def _greater(a, b):
    return a if a != a or a > b else b


def _less(a, b):
    return a if a != a or a < b else b


def maximum(a, b, /, out=None):
    return _into(elementwise(_greater, a, b), out)


def minimum(a, b, /, out=None):
    return _into(elementwise(_less, a, b), out)


def fmax(a, b, /):
    return elementwise(lambda x, y: y if x != x else x if y != y or x > y else y, a, b)


def fmin(a, b, /):
    return elementwise(lambda x, y: y if x != x else x if y != y or x < y else y, a, b)


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None):
    low, high = a_min if min is None else min, a_max if max is None else max
    found = asarray(a)
    if low is not None:
        found = elementwise(_greater, found, low)
    if high is not None:
        found = elementwise(_less, found, high)
    return _into(found, out)


def isnan(x, /):
    return elementwise(lambda a: a != a, x, to=bool_)


def isinf(x, /):
    return elementwise(math.isinf, x, to=bool_)


def isfinite(x, /):
    return elementwise(math.isfinite, x, to=bool_)


def signbit(x, /):
    return elementwise(lambda a: math.copysign(1.0, a) < 0, x, to=bool_)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    top = 3.4028234663852886e38 if asarray(x).dtype is float32 else 1.7976931348623157e308
    high, low = top if posinf is None else posinf, -top if neginf is None else neginf
    return elementwise(lambda a: nan if a != a else high if a == math.inf else low if a == -math.inf else a, x)


def _compared(name):
    return lambda a, b, /: getattr(asarray(a), f"__{name}__")(b)


equal, not_equal, less, less_equal, greater, greater_equal = map(_compared, "eq ne lt le gt ge".split())


def logical_and(a, b, /):
    return elementwise(lambda x, y: bool(x) and bool(y), a, b, to=bool_)


def logical_or(a, b, /):
    return elementwise(lambda x, y: bool(x) or bool(y), a, b, to=bool_)


def logical_xor(a, b, /):
    return elementwise(lambda x, y: bool(x) != bool(y), a, b, to=bool_)


def logical_not(a, /):
    return elementwise(lambda x: not x, a, to=bool_)


def bitwise_and(a, b, /):
    return asarray(a) & b


def bitwise_or(a, b, /):
    return asarray(a) | b


def bitwise_xor(a, b, /):
    return asarray(a) ^ b


invert = bitwise_not = lambda a, /: ~asarray(a)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    def near(x, y):
        if x != x or y != y:
            return equal_nan and x != x and y != y
        return x == y or math.isfinite(x) and math.isfinite(y) and _abs(x - y) <= atol + rtol * _abs(y)

    return elementwise(near, _plain(a), _plain(b), to=bool_)


def _plain(x):
    return x.numpy() if _tensor(x) else x


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return builtins.all(asarray(isclose(a, b, rtol, atol, equal_nan))._flat)


def array_equal(a1, a2, equal_nan=False):
    a, b = asarray(a1), asarray(a2)
    return a.shape == b.shape and builtins.all(x == y or equal_nan and x != x and y != y for x, y in zip(a._flat, b._flat))


array_equiv = array_equal


def where(condition, x=None, y=None, /):
    condition = asarray(condition)
    if x is None:
        return nonzero(condition)
    x, y = asarray(x), asarray(y)
    to = together([(x.dtype, x.shape == ()), (y.dtype, y.shape == ())])
    return asarray(elementwise(lambda c, a, b: a if c else b, condition, x, y, to=to))


def nonzero(a):
    a = asarray(a)
    on = [i for i, each in enumerate(a._flat) if each]
    places = []
    for d in range(a.ndim):
        step = math.prod(a.shape[d + 1 :])
        places.append(make([i // step % a.shape[d] for i in on], (len(on),), int64))
    return tuple(places)


def argwhere(a):
    found = nonzero(a)
    return array([list(row) for row in zip(*[each._flat for each in found])], int).reshape(-1, asarray(a).ndim)


def flatnonzero(a):
    return nonzero(asarray(a).ravel())[0]


def vectorize(pyfunc, otypes=None, **others):
    def function(*args):
        xs = [asarray(each) for each in args]
        found = [pyfunc(*row) for row in zip(*[x.ravel() for x in xs])]
        return array(found, otypes[0] if otypes else None).reshape(xs[0].shape)

    return function


heaviside = lambda x, y, /: elementwise(lambda a, b: b if a == 0 else float(a > 0), x, y, to=float64)  # noqa: E731
