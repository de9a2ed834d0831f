"""torch.Tensor: an integer that the engine knows it by. The operators are here; other methods are the functions of the
same name in the files beside this one, which __init__ makes methods too."""

import builtins

import _activa as engine
from _activa import add, add_, add_n, add_r, backward, data_of, div, div_, div_n, div_r, eq, ge, gt, item, le, lt
from _activa import matmul, mul, mul_, mul_n, mul_r, ne, neg, set_grad, sub, sub_, sub_n, sub_r, take
from _activa import grad as grad_of

from . import _types
from ._types import Size

_new = object.__new__
_errors = {
    "RuntimeError": RuntimeError,
    "IndexError": IndexError,
    "TypeError": TypeError,
    "ValueError": ValueError,
    "OverflowError": OverflowError,
}


def error():
    """Why the engine's last operation failed, as PyTorch says it."""
    words = engine.failure_words()
    if words == "ZeroDivisionError":
        return RuntimeError(words)
    return _errors[engine.failure_kind()](words)


def wrap(h, name=None):
    """The tensor of an operation's result; `name` is its grad_fn's class, where that isn't what the engine calls it."""
    if h < 0:
        raise error()
    x = _new(Tensor)
    x._h = h
    x._shape = None
    x._name = name
    return x


def check(h):
    """Of an operation in place."""
    if h < 0:
        raise error()


def call(of, *tensors):
    """An operation on tensors that nobody else may hold: an id alone doesn't keep its tensor."""
    return of(*[x._h for x in tensors])


def _beside(x, other):
    """The other operand as a tensor, or None when it is a number; TypeError of Python's for anything else."""
    kind = type(other)
    if kind is float or kind is int or kind is builtins.bool:
        return None
    if hasattr(other, "__torch_array__"):
        from ._create import tensor

        return tensor(other)
    return NotImplemented


def _plain(number):
    """A number that JavaScript takes for one: subclasses of float and int are NumPy's."""
    return float(number) if isinstance(number, float) else int(number)


def _operator(two, with_number, number_first=None):
    """x op other, and other op x, for two tensors or a tensor and a number."""

    def forward(self, other):
        if isinstance(other, Tensor):
            return wrap(two(self._h, other._h))
        kind = type(other)
        if kind is float or kind is int:
            return wrap(with_number(self._h, other, kind is float))
        if isinstance(other, (float, int)):
            return wrap(with_number(self._h, _plain(other), isinstance(other, float)))
        other = _beside(self, other)
        return other if other is NotImplemented else wrap(two(self._h, other._h))

    def reflected(self, other):
        kind = type(other)
        if kind is float or kind is int:
            return wrap(number_first(self._h, other, kind is float))
        if isinstance(other, (float, int)):
            return wrap(number_first(self._h, _plain(other), isinstance(other, float)))
        other = _beside(self, other)
        return other if other is NotImplemented else wrap(two(other._h, self._h))

    return forward, reflected


def _in_place(two, with_number):
    def update(self, other, *, alpha=1):
        if alpha != 1:
            other = other * alpha
        if isinstance(other, Tensor):
            h = two(self._h, other._h)
        elif isinstance(other, (float, int)):
            h = with_number(self._h, _plain(other), isinstance(other, float))
        else:
            other = _beside(self, other)
            if other is NotImplemented:
                return other
            h = two(self._h, other._h)
        if h < 0:
            raise error()
        return self

    return update


class Tensor:
    __slots__ = ("_h", "_shape", "_name", "__dict__", "__weakref__")

    def __new__(cls, *data):
        """torch.Tensor(2, 3) is not initialised, torch.Tensor([2, 3]) holds floats."""
        from ._create import empty, tensor

        if len(data) == 1 and not isinstance(data[0], int):
            return tensor(data[0], dtype=_types.float32)
        return empty(*data) if data else empty(0)

    def __del__(self):
        take(self._h)

    # -- what it is

    @property
    def shape(self):
        shape = self._shape
        if shape is None:
            h = self._h
            shape = self._shape = Size([engine.length(h, d) for d in range(engine.rank(h))])
        return shape

    def size(self, dim=None):
        return self.shape if dim is None else self.shape[dim]

    @property
    def dtype(self):
        return _types.of_code[engine.kind(self._h)]

    @property
    def device(self):
        return _types.cpu

    @property
    def is_cuda(self):
        return False

    @property
    def ndim(self):
        return engine.rank(self._h)

    def dim(self):
        return engine.rank(self._h)

    def numel(self):
        return engine.numel(self._h)

    nelement = numel

    def element_size(self):
        return self.dtype.itemsize

    def __len__(self):
        shape = self.shape
        if not shape:
            raise TypeError("len() of a 0-d tensor")
        return shape[0]

    # -- arithmetic

    __add__, __radd__ = _operator(add, add_n, add_r)
    __sub__, __rsub__ = _operator(sub, sub_n, sub_r)
    __mul__, __rmul__ = _operator(mul, mul_n, mul_r)
    __truediv__, __rtruediv__ = _operator(div, div_n, div_r)
    __eq__, _ = _operator(eq, engine.eq_n)
    __ne__, _ = _operator(ne, engine.ne_n)
    __lt__, _ = _operator(lt, engine.lt_n)
    __le__, _ = _operator(le, engine.le_n)
    __gt__, _ = _operator(gt, engine.gt_n)
    __ge__, _ = _operator(ge, engine.ge_n)
    __iadd__ = add_ = _in_place(add_, engine.add_n_)
    __isub__ = sub_ = _in_place(sub_, engine.sub_n_)
    __imul__ = mul_ = _in_place(mul_, engine.mul_n_)
    __itruediv__ = div_ = _in_place(div_, engine.div_n_)
    __hash__ = object.__hash__

    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError(f"matmul(): argument 'other' (position 1) must be Tensor, not {type(other).__name__}")
        return wrap(matmul(self._h, other._h))

    def __neg__(self):
        return wrap(neg(self._h))

    def __pos__(self):
        return self

    def __abs__(self):
        return wrap(engine.abs(self._h))

    # -- one number

    def item(self):
        if engine.numel(self._h) != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        value = item(self._h)
        # A float without a fraction comes as an int, a bool as 0 or 1.
        if type(value) is int:
            code = engine.dtype(self._h)
            if code == 0:
                return float(value)
            if code == 2:
                return value != 0
        return value

    def __float__(self):
        return float(self.item())

    def __int__(self):
        return int(self.item())

    def __index__(self):
        if engine.dtype(self._h) == 0 or engine.numel(self._h) != 1:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return int(self.item())

    def __bool__(self):
        n = engine.numel(self._h)
        if n > 1:
            raise RuntimeError("Boolean value of Tensor with more than one value is ambiguous")
        return builtins.bool(n and self.item())

    def __format__(self, spec):
        return format(self.item(), spec) if engine.rank(self._h) == 0 else object.__format__(self, spec)

    # -- history

    @property
    def requires_grad(self):
        return engine.requires(self._h)

    @requires_grad.setter
    def requires_grad(self, on):
        self.requires_grad_(on)

    def requires_grad_(self, on=True):
        if not on and not engine.is_leaf(self._h):
            raise RuntimeError(
                "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
                "subgraph that doesn't require differentiation use var_no_grad = var.detach()."
            )
        check(engine.set_requires(self._h, builtins.bool(on)))
        return self

    @property
    def is_leaf(self):
        return engine.is_leaf(self._h)

    @property
    def grad_fn(self):
        name = engine.node_class(self._h)
        return GradFn(self._name or name) if name else None

    @property
    def grad(self):
        h = grad_of(self._h)
        if h == 0:
            if not engine.is_leaf(self._h) and self.__dict__.get("_retains") is None:
                import warnings

                warnings.warn(
                    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't "
                    "be populated during autograd.backward(). If you indeed want the .grad field to be populated for a "
                    "non-leaf Tensor, use .retain_grad() on the non-leaf Tensor.",
                    stacklevel=2,
                )
            return None
        return wrap(h)

    @grad.setter
    def grad(self, gradient):
        if gradient is None:
            set_grad(self._h, 0)
            return
        if not isinstance(gradient, Tensor):
            raise TypeError(f"assigned grad expected to be a Tensor or None but got grad of type {type(gradient).__name__}")
        if gradient.shape != self.shape:
            raise RuntimeError(
                f"assigned grad has data of a different size: expected {list(self.shape)}, got {list(gradient.shape)}"
            )
        set_grad(self._h, gradient._h)

    @grad.deleter
    def grad(self):
        set_grad(self._h, 0)

    def retain_grad(self):
        check(engine.retain_grad(self._h))
        self._retains = True

    def backward(self, gradient=None, retain_graph=None, create_graph=False):
        if create_graph:
            raise NotImplementedError("this page's torch has no create_graph: gradients have no gradients of their own")
        h = backward(self._h, 0 if gradient is None else gradient._h, builtins.bool(retain_graph))
        if h < 0:
            from .autograd import failure

            raise failure()

    @property
    def data(self):
        return wrap(data_of(self._h))

    @data.setter
    def data(self, other):
        if not isinstance(other, Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(other).__name__}")
        engine.set_data(self._h, other._h)
        self._shape = None

    def detach(self):
        return wrap(engine.detach(self._h))

    # -- printing, copying

    def __repr__(self):
        from ._print import text_of

        return text_of(self)

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter([self[i] for i in range(self.shape[0])])

    def __contains__(self, value):
        return builtins.bool((self == value).any())

    def __reversed__(self):
        return self.flip(0)

    def __deepcopy__(self, memo):
        if not engine.is_leaf(self._h):
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment"
            )
        copy = wrap(engine.copy(self._h))
        if type(self) is not Tensor:
            copy = type(self)(copy)
        copy.requires_grad_(self.requires_grad)
        memo[id(self)] = copy
        return copy

    __copy__ = detach

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"'Tensor' object has no attribute '{name}'")
        from ._missing import tensor_attribute

        raise tensor_attribute(name)


class GradFn:
    """What .grad_fn prints as."""

    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def name(self):
        return self._name

    def __repr__(self):
        return f"<{self._name} object at {id(self):#x}>"
