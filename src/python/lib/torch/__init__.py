"""PyTorch, as much of it as the lesson and its exercises need, over the page's engine. What isn't here says so by name."""

import builtins as _builtins
import functools as _functools
import math as _numbers

import _activa as _engine

from . import _create, _double, _index, _math as _elementwise, _missing, _numpy, _random, _reduce, _scatter, _shape
from ._create import *  # noqa: F403
from ._create import range_ as range
from ._grad_mode import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled
from ._math import *  # noqa: F403
from ._print import set_printoptions
from ._random import *  # noqa: F403
from ._random import default_generator
from ._reduce import *  # noqa: F403
from ._scatter import *  # noqa: F403
from ._shape import *  # noqa: F403
from ._files import load, save
from ._numpy import from_numpy
from ._tensor import Tensor
from ._types import Size, bool, device, dtype, finfo, float32, float64, iinfo, int8, int16, int32, int64, uint8
from ._types import lacking as _lacking

__version__ = "1.13.1"

float = float32
double = float64
long = int64
int = int32
e, pi, inf, nan = _numbers.e, _numbers.pi, _numbers.inf, _numbers.nan
short = int16
FloatTensor = Tensor
strided = "torch.strided"
contiguous_format = "torch.contiguous_format"


def _typed(kind):
    def make(*data):
        if len(data) == 1 and not isinstance(data[0], _builtins.int):
            return _create.tensor(data[0], dtype=kind)
        return _create.zeros(*(data or (0,)), dtype=kind)

    return make


LongTensor, IntTensor, BoolTensor = _typed(int64), _typed(int32), _typed(bool)
ByteTensor, DoubleTensor = _typed(uint8), _typed(float64)


def is_tensor(x):
    return isinstance(x, Tensor)


def numel(input):
    return input.numel()


def get_default_dtype():
    return float32


def set_default_dtype(d):
    if d is not float32:
        raise NotImplementedError(f"this page's torch computes in torch.float32, not {d}")


def set_num_threads(n):
    """There is one."""


def get_num_threads():
    return 1


def use_deterministic_algorithms(mode):
    """They are."""


def is_floating_point(input):
    return input.dtype.is_floating_point


def promote_types(a, b):
    return (zeros(1, dtype=a) + zeros(1, dtype=b)).dtype


def can_cast(from_, to):
    return (from_.base != 0 or to.base == 0) and (to.base != 2 or from_.base == 2)


def result_type(a, b):
    return (a + b).dtype


def typename(x):
    return type(x).__name__


def compile(model=None, **kwargs):
    raise NotImplementedError("torch.compile is not in this page's torch")


# -- methods: the functions whose first argument is a tensor

_BOTH = (
    # elementwise
    "tanh exp log sqrt abs absolute neg negative relu sigmoid logical_not sin cos tan asin acos atan sinh cosh log2 log10 "
    "log1p expm1 exp2 rsqrt reciprocal sign floor ceil trunc round frac square add sub mul div subtract multiply divide "
    "true_divide eq ne lt le gt ge greater less greater_equal less_equal not_equal floor_divide remainder fmod atan2 "
    "bitwise_and bitwise_or bitwise_xor bitwise_not logical_and logical_or logical_xor pow clamp clip clamp_min clamp_max "
    "maximum minimum masked_fill isnan isinf isfinite nan_to_num lerp addcmul addcdiv "
    "arcsin arccos arctan asinh acosh atanh erf erfc erfinv lgamma digamma fix sgn positive signbit logit sinc deg2rad "
    "rad2deg hypot copysign logaddexp xlogy heaviside float_power gcd lcm bitwise_left_shift bitwise_right_shift fmax fmin "
    "isposinf isneginf isreal is_nonzero apply_ map_ copy_ fill_ zero_ masked_fill_",
    # reductions
    "sum mean std var max min amax amin argmax argmin any all cumsum prod norm sort argsort topk median quantile logsumexp "
    "kthvalue mode nansum nanmean nanmedian aminmax cummax cummin cumprod logcumsumexp diff dist cov corrcoef renorm "
    "unique_consecutive histogram softmax log_softmax histc bincount unique count_nonzero allclose isclose equal",
    # shapes
    "view reshape view_as reshape_as flatten unflatten ravel permute transpose swapaxes movedim t squeeze unsqueeze expand "
    "expand_as broadcast_to repeat tile repeat_interleave unbind split chunk select narrow index_select gather take "
    "masked_select nonzero flip roll diagonal diag trace tril triu outer matmul mm bmm mv dot to double long type_as "
    "short char byte half bfloat16 is_floating_point clone contiguous is_contiguous stride storage storage_offset cpu cuda data_ptr resize_ detach_ unsqueeze_ "
    "fliplr flipud rot90 swapdims moveaxis adjoint tensor_split hsplit vsplit vdot inner matrix_power kron addmm addmv addr "
    "baddbmm diag_embed diagflat cross unfold",
    # places
    "scatter scatter_ scatter_add scatter_add_ index_add index_add_ index_copy index_copy_ index_fill index_fill_ index_put "
    "index_put_ put_ masked_scatter masked_scatter_ fill_diagonal_ take_along_dim argwhere isin",
    # created and drawn
    "tolist new_zeros new_ones new_empty new_full new_tensor normal_ uniform_ exponential_ bernoulli_ random_ multinomial "
    "bernoulli",
)
for _module, _names in zip((_elementwise, _reduce, _shape, _scatter, None), _BOTH):
    for _name in _names.split():
        _function = getattr(_module, _name) if _module else getattr(_create, _name, None) or getattr(_random, _name)
        setattr(Tensor, _name, _function)
for _name in (
    "exp sqrt log abs neg tanh sigmoid relu clamp pow round floor ceil trunc frac tril triu sin cos tan reciprocal rsqrt clip "
    "clamp_min clamp_max square log2 log10 log1p exp2 expm1 sign lerp addcmul addcdiv addmm floor_divide remainder fmod "
    "nan_to_num logical_not logical_and logical_or bitwise_and bitwise_or bitwise_not maximum minimum cumsum cumprod erf erfinv eq ne "
    "lt le gt ge renorm true_divide multiply subtract"
).split():
    setattr(Tensor, _name + "_", _elementwise.in_place(getattr(Tensor, _name)))

Tensor.__getitem__ = _index.getitem
Tensor.__setitem__ = _index.setitem
Tensor.__pow__ = _elementwise.pow
Tensor.__rpow__ = lambda self, base: _elementwise.pow(base, self)
Tensor.__floordiv__ = _elementwise.floor_divide
Tensor.__rfloordiv__ = lambda self, other: _elementwise.floor_divide(other, self)
Tensor.__mod__ = _elementwise.remainder
Tensor.__rmod__ = lambda self, other: _elementwise.remainder(other, self)
Tensor.__and__ = Tensor.__rand__ = _elementwise.bitwise_and
Tensor.__or__ = Tensor.__ror__ = _elementwise.bitwise_or
Tensor.__xor__ = Tensor.__rxor__ = _elementwise.bitwise_xor
Tensor.__lshift__ = _elementwise.bitwise_left_shift
Tensor.__rshift__ = _elementwise.bitwise_right_shift
Tensor.numpy = _numpy.numpy
Tensor.where = _elementwise.where_
Tensor.__invert__ = _elementwise.bitwise_not
Tensor.float, Tensor.int, Tensor.bool, Tensor.type = _shape.float_, _shape.int_, _shape.bool_, _shape.type_
Tensor.T = Tensor.mT = property(_shape.transposed)
Tensor.mT = property(lambda self: _shape.transpose(self, -2, -1))
Tensor.H = Tensor.T
Tensor.layout = "torch.strided"
Tensor.nbytes = property(lambda self: self.numel() * self.element_size())
Tensor.itemsize = property(lambda self: self.element_size())
Tensor.ndimension = Tensor.dim
Tensor.inverse = lambda self: linalg.inv(self)
Tensor.det = lambda self: linalg.det(self)

# What `import *` brought for the modules beside this one, and what is a method only.
for _name in (
    "view view_as reshape_as expand expand_as repeat to float_ double long int_ short char byte half bfloat16 bool_ type_ type_as contiguous "
    "is_contiguous stride storage storage_offset cpu cuda numpy data_ptr resize_ detach_ unsqueeze_ scatter_ tolist new_zeros "
    "new_ones new_empty new_full new_tensor normal_ uniform_ exponential_ random_ bernoulli_ copy_ transposed "
    "scatter_ scatter_add_ index_add_ index_copy_ index_fill_ index_put_ put_ masked_scatter_ fill_diagonal_ apply_ map_ "
    "where_ storage unfold "
    "engine call chain array partial math namedtuple check error wrap lengths finished code_of check_device of to_list "
    "from_numbers builtins_max builtins_sorted bool_of in_place"
).split():
    globals().pop(_name, None)
long, double, short = int64, float64, int16

from . import autograd, cuda, linalg, nn, optim, random, special, utils  # noqa: E402
from .linalg import cholesky, det, inv as inverse  # noqa: E402
from .nn.functional import dropout  # noqa: E402


def _with_out(function):
    """torch.f(…, out=x): the result goes into x."""

    @_functools.wraps(function)
    def into(*args, out=None, **kwargs):
        if args and type(args[0]) is _double.DoubleTensor:
            made = getattr(args[0], function.__name__)(*args[1:], **kwargs)
        else:
            made = function(*args, **kwargs)
        if out is None:
            return made
        for to, result in zip(out, made) if isinstance(out, tuple) else [(out, made)]:
            if to.shape != result.shape and to.numel():
                raise NotImplementedError("out= of another shape than the result's is not in this page's torch")
            if to.numel():
                to.copy_(result)
            else:
                to.data = result.detach().to(to.dtype)
        return out

    return into


# torch.tanh and softmax take none: they stand in every training loop.
for _name in (
    "exp log sqrt abs neg square add sub mul div pow matmul mm bmm mv dot addmm outer clamp floor ceil round sign maximum minimum "
    "eq ne lt le gt ge logical_and logical_or logical_not sum mean std var prod cumsum cumprod sort topk where cat stack gather "
    "index_select masked_select max min argmax argmin sin cos zeros ones empty full arange linspace randn rand randperm tril triu "
    "remainder floor_divide reciprocal rsqrt norm normal sigmoid relu"
).split():
    globals()[_name] = _with_out(globals()[_name])

Tensor.register_hook = autograd.register_hook


def __getattr__(name):
    raise _lacking(name) or _missing.module_attribute("torch", name)


def __dir__():
    return [name for name in globals() if not name.startswith("_")]
