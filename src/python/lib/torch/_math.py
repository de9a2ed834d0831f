"""Elementwise functions: torch.f(x) and x.f()."""

import math
from functools import partial

import _activa as engine
from _activa import tanh as _tanh

from . import _types
from ._create import tensor
from ._tensor import Tensor, call, check, wrap


def _of(x):
    if isinstance(x, Tensor):
        return x
    raise TypeError(f"argument 'input' (position 1) must be Tensor, not {type(x).__name__}")


def _operand(x, beside=None):
    if isinstance(x, Tensor):
        return x
    if isinstance(x, (bool, int, float)):
        return wrap(engine.scalar(x + 0, isinstance(x, float)))
    return tensor(x)


def tanh(input):
    y = wrap(_tanh(input._h if isinstance(input, Tensor) else _of(input)._h))
    return y if type(input) is Tensor or not hasattr(type(input), "numbers64") else input.tanh()


def _kernel(of):
    def function(input):
        return wrap(of(_of(input)._h))

    return function


exp = _kernel(engine.exp)
log = _kernel(engine.log)
sqrt = _kernel(engine.sqrt)
abs = absolute = _kernel(engine.abs)
neg = negative = _kernel(engine.neg)
relu = _kernel(engine.relu)
sigmoid = _kernel(engine.sigmoid)
selu = _kernel(engine.selu)
logical_not = _kernel(engine.logical_not)


def _curve(name):
    return _kernel(partial(engine.curve, name))


sin, cos, tan = _curve("sin"), _curve("cos"), _curve("tan")
asin, acos, atan = _curve("asin"), _curve("acos"), _curve("atan")
arcsin, arccos, arctan = asin, acos, atan
sinh, cosh = _curve("sinh"), _curve("cosh")
arcsinh, arccosh, arctanh = asinh, acosh, atanh = _curve("asinh"), _curve("acosh"), _curve("atanh")
erf, erfc, erfinv, lgamma, digamma = _curve("erf"), _curve("erfc"), _curve("erfinv"), _curve("lgamma"), _curve("digamma")
log2, log10, log1p = _curve("log2"), _curve("log10"), _curve("log1p")
expm1, exp2 = _curve("expm1"), _curve("exp2")
rsqrt, reciprocal = _curve("rsqrt"), _curve("reciprocal")
sign, floor, ceil, trunc = _curve("sign"), _curve("floor"), _curve("ceil"), _curve("trunc")
silu, _softplus = _curve("silu"), _curve("softplus")


def round(input, *, decimals=0):
    if decimals:
        scale = 10.0**decimals
        return round(input * scale) / scale
    return wrap(engine.curve("round", _of(input)._h))


fix = trunc


def sgn(input):
    return sign(input)


def positive(input):
    return input


def signbit(input):
    return input < 0


def logit(input, eps=None):
    x = input if eps is None else clamp(input, eps, 1 - eps)
    return log(x / (1 - x))


def sinc(input):
    x = input * math.pi
    return where(input == 0, 1.0, sin(x) / where(input == 0, 1.0, x))


def deg2rad(input):
    return input * (math.pi / 180)


def rad2deg(input):
    return input * (180 / math.pi)


def hypot(input, other):
    return sqrt(input * input + other * other)


def copysign(input, other):
    return where(signbit(_operand(other)), -abs(input), abs(input))


def logaddexp(input, other):
    return maximum(input, other) + log1p(exp(-abs(input - other)))


def xlogy(input, other):
    return where(_operand(input) == 0, 0.0, input * log(_operand(other)))


def heaviside(input, values):
    return where(input == 0, values, (input > 0).to(input.dtype))


def float_power(input, exponent):
    return pow(_operand(input).to(_types.float64), exponent)


def _of_integers(of):
    def function(input, other):
        return tensor([of(int(a), int(b)) for a, b in zip(input.reshape(-1).tolist(), (input * 0 + other).reshape(-1).tolist())]).view(
            (input * 0 + other).shape
        )

    return function


gcd, lcm = _of_integers(math.gcd), _of_integers(math.lcm)


def frac(input):
    return input - trunc(input)


def square(input):
    return pow(input, 2)


def _binary(name):
    def function(input, other, *, alpha=1):
        if alpha != 1:
            other = other * alpha
        return getattr(_operand(input), name)(other)

    return function


add, sub, mul = _binary("__add__"), _binary("__sub__"), _binary("__mul__")
subtract, multiply = sub, mul
eq, ne, lt, le = _binary("__eq__"), _binary("__ne__"), _binary("__lt__"), _binary("__le__")
gt, ge = _binary("__gt__"), _binary("__ge__")
greater, less, greater_equal, less_equal, not_equal = gt, lt, ge, le, ne


def div(input, other, *, rounding_mode=None):
    if rounding_mode is None:
        return _operand(input) / other
    if rounding_mode == "floor":
        return floor_divide(input, other)
    if rounding_mode == "trunc":
        quotient = trunc(_operand(input) / other)
        return quotient.to(_types.int64) if not _operand(other).is_floating_point() and not input.is_floating_point() else quotient
    raise RuntimeError(f"div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '{rounding_mode}'")


divide = true_divide = div


def rsub(input, other):
    return other - input


def _pair(name):
    def function(input, other):
        return wrap(call(partial(engine.pair, name), _operand(input), _operand(other)))

    return function


floor_divide, remainder = _pair("floor_divide"), _pair("remainder")
atan2 = _pair("atan2")


bitwise_left_shift, bitwise_right_shift = _pair("shift_left"), _pair("shift_right")


def fmod(input, other):
    return input - trunc(input / other) * other


def _logical(kernel, pair):
    def function(input, other):
        a, b = _operand(input), _operand(other)
        if engine.dtype(a._h) == 2 and engine.dtype(b._h) == 2:
            return wrap(kernel(a._h, b._h))
        if engine.dtype(a._h) == 0 or engine.dtype(b._h) == 0:
            raise RuntimeError(f'"{pair}_cpu" not implemented for \'Float\'')
        return wrap(engine.pair(pair, a._h, b._h))

    return function


bitwise_and = _logical(engine.logical_and, "bitwise_and")
bitwise_or = _logical(engine.logical_or, "bitwise_or")
bitwise_xor = _logical(engine.ne, "bitwise_xor")


def bitwise_not(input):
    if engine.dtype(input._h) == 2:
        return logical_not(input)
    if engine.dtype(input._h) == 0:
        raise RuntimeError("\"bitwise_not_cpu\" not implemented for 'Float'")
    return -input - 1


def logical_and(input, other):
    return wrap(engine.logical_and(input._h, other._h))


def logical_or(input, other):
    return wrap(engine.logical_or(input._h, other._h))


def logical_xor(input, other):
    return input.bool() != other.bool()


_powers = partial(engine.pair, "power")


def pow(input, exponent):
    if not isinstance(input, Tensor):
        return _power_of(input, exponent)
    if isinstance(exponent, Tensor):
        if exponent.numel() == 1 and not exponent.requires_grad and exponent.dim() == 0:
            exponent = exponent.item()
        else:
            return _power(input, exponent)
    x = input
    if isinstance(exponent, float) and not x.is_floating_point():
        x = x.float()
    return wrap(engine.pow(x._h, exponent))


def _power_of(base, exponent):
    """2 ** x. dx = ln 2 · 2ˣ · dy."""
    if not exponent.requires_grad and not (isinstance(base, float) or exponent.is_floating_point()):
        return wrap(call(_powers, _operand(base), exponent))
    if base > 0:
        plain = wrap(call(_powers, _operand(float(base)), exponent))
        if not exponent.requires_grad:
            return plain
        return exp(exponent * math.log(base))
    return wrap(call(_powers, _operand(float(base)), exponent))


def _power(base, exponent):
    if base.requires_grad or exponent.requires_grad:
        return exp(exponent * log(base))
    return wrap(engine.pair("power", base._h, exponent._h))


def clamp(input, min=None, max=None):
    if isinstance(min, Tensor) or isinstance(max, Tensor):
        x = input if min is None else maximum(input, min)
        return x if max is None else minimum(x, max)
    if min is None and max is None:
        raise ValueError("clamp(): At least one of 'min' or 'max' must not be None")
    return wrap(engine.clamp(input._h, math.nan if min is None else min, math.nan if max is None else max))


clip = clamp


def clamp_min(input, min):
    return clamp(input, min=min)


def clamp_max(input, max):
    return clamp(input, max=max)


def where(condition, input=None, other=None):
    if input is None:
        return condition.nonzero(as_tuple=True)
    if not isinstance(condition, Tensor):
        condition = tensor(condition)
    return wrap(call(engine.where, condition, _operand(input), _operand(other)))


def maximum(input, other):
    other = _operand(other)
    return where((input >= other) | (input != input), input, other)


def minimum(input, other):
    other = _operand(other)
    return where((input <= other) | (input != input), input, other)


def masked_fill(input, mask, value):
    return wrap(engine.masked_fill(input._h, mask._h, value.item() if isinstance(value, Tensor) else value + 0))


def fmax(input, other):
    other = _operand(other)
    return where(input != input, other, where(other != other, input, maximum(input, other)))


def fmin(input, other):
    other = _operand(other)
    return where(input != input, other, where(other != other, input, minimum(input, other)))


def isposinf(input):
    return input == math.inf


def isneginf(input):
    return input == -math.inf


def isreal(input):
    return wrap(engine.full(1, 2, *input.shape))


def is_nonzero(input):
    return bool(input)


def isnan(input):
    return input != input


def isinf(input):
    return abs(input) == math.inf


def isfinite(input):
    return abs(input) < math.inf


def nan_to_num(input, nan=0.0, posinf=None, neginf=None):
    most = _types.finfo(_types.float32).max
    x = where(isnan(input), float(nan), input)
    x = where(x == math.inf, float(most if posinf is None else posinf), x)
    return where(x == -math.inf, float(-most if neginf is None else neginf), x)


def softplus(input, beta=1, threshold=20):
    return _softplus(input * beta) / beta if beta != 1 else _softplus(input)


def where_(self, condition, other):
    """x.where(condition, y): where it doesn't hold, y."""
    return where(condition, self, other)


def apply_(self, function):
    return copy_(self, tensor([function(each) for each in self.reshape(-1).tolist()], dtype=self.dtype).view(self.shape))


def map_(self, other, function):
    pairs = zip(self.reshape(-1).tolist(), other.expand(self.shape).reshape(-1).tolist())
    return copy_(self, tensor([function(a, b) for a, b in pairs], dtype=self.dtype).view(self.shape))


def lerp(input, end, weight):
    return input + weight * (end - input)


def addcmul(input, tensor1, tensor2, *, value=1):
    return input + value * tensor1 * tensor2


def addcdiv(input, tensor1, tensor2, *, value=1):
    return input + value * (tensor1 / tensor2)


# -- in place


def copy_(self, src, non_blocking=False):
    check(call(engine.copy_, self, _operand(src)))
    return self


def fill_(self, value):
    if isinstance(value, Tensor):
        value = value.item()
    check(engine.fill_(self._h, value + 0))
    return self


def zero_(self):
    check(engine.fill_(self._h, 0))
    return self


def masked_fill_(self, mask, value):
    return copy_(self, masked_fill(self, mask, value))


def in_place(function):
    """x.f_(): x takes on f(x), history and all."""

    def update(self, *args, **kwargs):
        return copy_(self, function(self, *args, **kwargs))

    return update


# What another function made goes by its own name, as PyTorch's does: torch.sigmoid.__name__.
for _name, _made in list(globals().items()):
    if getattr(_made, "__name__", None) == "function":
        _made.__name__ = _name
