"""NumPy, as much of it as notebooks like the lesson's need: arrays of Python's numbers, and np.random's legacy stream
exactly. What isn't here says so by name."""

import math as _math

from . import linalg, random, testing
from ._array import array, asarray, ndarray
from ._dtypes import dtype
from ._print import array2string, array_repr, array_str, get_printoptions, printoptions, set_printoptions
from ._scalars import (
    bool_,
    float32,
    float64,
    floating,
    generic,
    int8,
    int16,
    int32,
    int64,
    integer,
    number,
    str_,
    uint8,
    uint16,
    uint32,
    uint64,
)
from ._create import (
    arange, copy, diag, empty, empty_like, eye, fromfunction, fromiter, full, full_like, geomspace, identity, indices,
    linspace, logspace, meshgrid, ones, ones_like, tri, tril, triu, zeros, zeros_like,
)  # fmt: skip
from ._linear import corrcoef, cov, dot, einsum, inner, matmul, outer, trace, vdot
from ._pointwise import (
    abs, absolute, add, allclose, arccos, arccosh, arcsin, arcsinh, arctan, arctan2, arctanh, argwhere, around,
    array_equal, array_equiv, bitwise_and, bitwise_not, bitwise_or, bitwise_xor, cbrt, ceil, clip, cos, cosh, deg2rad,
    degrees, divmod, equal, exp, exp2, expm1, fabs, fix, flatnonzero, float_power, floor, floor_divide, fmax, fmin, fmod,
    greater, greater_equal, heaviside, hypot, invert, isclose, isfinite, isinf, isnan, less, less_equal, log, log1p,
    log2, log10, logaddexp, logical_and, logical_not, logical_or, logical_xor, maximum, minimum, mod, multiply,
    nan_to_num, negative, nonzero, not_equal, positive, power, rad2deg, radians, reciprocal, remainder, rint, round,
    round_, sign, signbit, sin, sinh, sqrt, square, subtract, tan, tanh, true_divide, trunc, vectorize, where,
)  # fmt: skip
from ._pointwise import divide_ as divide
from ._reduce import (
    all, amax, amin, any, argmax, argmin, average, count_nonzero, cumprod, cumsum, diff, gradient, max, mean, median, min,
    nanmax, nanmean, nanmin, nanstd, nansum, nanvar, percentile, prod, ptp, quantile, std, sum, trapz, var,
)  # fmt: skip
from ._select import (
    apply_along_axis, argsort, bincount, convolve, copyto, digitize, histogram, histogram2d, histogram_bin_edges, in1d,
    interp, intersect1d, isin, lexsort, put, searchsorted, setdiff1d, sort, union1d, unique,
)  # fmt: skip
from ._shape import (
    append, array_split, atleast_1d, atleast_2d, broadcast_arrays, broadcast_to, c_, column_stack, concatenate, delete,
    expand_dims, flip, fliplr, flipud, hsplit, hstack, insert, moveaxis, ndim, pad, r_, ravel, repeat, reshape, roll,
    rot90, row_stack, shape, size, split, squeeze, stack, swapaxes, take, take_along_axis, tile, transpose, vsplit, vstack,
)  # fmt: skip

e, pi, inf, nan, euler_gamma = _math.e, _math.pi, _math.inf, _math.nan, 0.5772156649015329
newaxis = None
__version__ = "1.24.2"
double, single, int_, uint, intp, bool8 = float64, float32, int64, uint64, int64, bool_
asanyarray = ascontiguousarray = asarray
NaN = NAN = nan
Inf = infty = inf


class errstate:
    """What NumPy would warn of, this one says nothing about."""

    def __init__(self, **given):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *_):
        pass


def seterr(**given):
    return {}


class finfo:
    def __init__(self, of):
        self.dtype = dtype(of)
        is_single = self.dtype.name == "float32"
        self.eps = float32(2.0**-23) if is_single else float64(2.0**-52)
        self.max = float32(3.4028234663852886e38) if is_single else float64(1.7976931348623157e308)
        self.min = -self.max
        self.tiny = self.smallest_normal = float32(2.0**-126) if is_single else float64(2.0**-1022)
        self.bits = 8 * self.dtype.itemsize


class iinfo:
    def __init__(self, of):
        self.dtype = dtype(of)
        self.min, self.max, self.bits = self.dtype.low, self.dtype.high, 8 * self.dtype.itemsize


def isscalar(element):
    return isinstance(element, (int, float, complex, str, bytes, generic))


def result_type(*operands):
    from ._dtypes import promoted

    return promoted([x if isinstance(x, dtype) else asarray(x).dtype for x in operands])


def issubdtype(arg1, arg2):
    kinds = {"floating": "f", "integer": "iu", "number": "fiu", "generic": "fiubUO", "signedinteger": "i"}
    name = getattr(arg2, "__name__", "")
    return dtype(arg1).kind in kinds[name] if name in kinds else dtype(arg1) == arg2


def shares_memory(a, b):
    return a._data is b._data


for _name in (
    "sum mean var std max min prod any all argmax argmin cumsum cumprod ptp round clip dot squeeze repeat take nonzero "
    "argsort searchsorted trace"
).split():
    setattr(ndarray, _name, globals()[_name])


def _sorted_in_place(self, axis=-1, kind=None, order=None):
    self._write(sort(self, axis)._flat)


ndarray.sort = _sorted_in_place


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'numpy' has no attribute '{name}'")
    if name in ("float", "int", "bool", "object", "str", "complex", "long"):
        raise AttributeError(f"module 'numpy' has no attribute '{name}'.\n`np.{name}` was a deprecated alias for the builtin `{name}`.")
    raise NotImplementedError(f"numpy.{name} is not in this page's numpy: see what there is with dir(numpy)")
