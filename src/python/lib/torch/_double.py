"""torch.float64: arithmetic and functions of single numbers are computed in Python's own, gradients too. A tensor of it is
one of the engine's beside them, in float32, which knows shapes, errors and whatever else is asked of it."""

import math

import _activa as engine

from . import _create, _math, _reduce
from ._tensor import Tensor, wrap


class _Held:
    """The numbers, which x and x.data share; `seen`: how often the engine's had been written then."""

    __slots__ = ("numbers", "seen")

    def __init__(self, numbers, seen):
        self.numbers, self.seen = numbers, seen


class DoubleTensor(Tensor):
    __slots__ = ()

    def numbers64(self):
        """Flat; what was written into the engine's tensor alone comes with its precision."""
        held, written = self._held, engine.written(self._h)
        if held.seen != written:
            held.numbers[:], held.seen = _create.engine_list(self), written
        return held.numbers

    def item(self):
        return self.numbers64()[0] if self.numel() == 1 else Tensor.item(self)

    def detach(self):
        return _beside(Tensor.detach(self), self)

    @property
    def data(self):
        return _beside(wrap(engine.data_of(self._h)), self)

    @data.setter
    def data(self, other):
        Tensor.data.fset(self, other)
        self._held = _Held(list(_numbers(other)), engine.written(self._h))

    @property
    def grad(self):
        gradient = Tensor.grad.fget(self)
        total = _total(self, gradient)
        return gradient if total is None else lift(gradient, total)

    @grad.setter
    def grad(self, gradient):
        Tensor.grad.fset(self, gradient)
        self._sum = None if gradient is None else _Held(list(_numbers(gradient)), engine.written(gradient._h))

    def backward(self, gradient=None, retain_graph=None, create_graph=False):
        order = _in_order(self)
        for x in order:
            if x._tape is None:
                _total(x, Tensor.grad.fget(x))
        Tensor.backward(self, gradient, retain_graph, create_graph)
        arriving = {id(self): [1.0] if gradient is None else list(_numbers(gradient))}
        for x in reversed(order):
            g = arriving.pop(id(x), None)
            if g is None:
                continue
            if x._tape is None:
                before = [0.0] * len(g) if x._sum is None else x._sum.numbers
                gradient = Tensor.grad.fget(x)
                x._sum = _Held([a + b for a, b in zip(before, g)], engine.written(gradient._h))
                continue
            for parent, part in x._tape(g):
                at = arriving.get(id(parent))
                arriving[id(parent)] = part if at is None else [a + b for a, b in zip(at, part)]
        if not retain_graph:
            for x in order:
                if x._tape is not None:
                    x._parents, x._tape = (), _gone

    def __deepcopy__(self, memo):
        return lift(wrap(engine.copy(self._h)), list(self.numbers64())).requires_grad_(self.requires_grad)

    def sum(self, dim=None, keepdim=False, **others):
        y = _reduce.sum(self, dim, keepdim, **others)
        if dim is not None or others:
            return y
        n = self.numel()
        return _made(y, [math.fsum(self.numbers64())], [self], lambda g: [(self, g * n)])

    def mean(self, dim=None, keepdim=False, **others):
        y = _reduce.mean(self, dim, keepdim, **others)
        if dim is not None or others:
            return y
        n = self.numel()
        return _made(y, [math.fsum(self.numbers64()) / n], [self], lambda g: [(self, [g[0] / n] * n)])


def _gone(g):
    return []


def lift(x, numbers):
    """An engine's tensor, from now on with numbers of 64 bits."""
    x.__class__ = DoubleTensor
    x._held = _Held(numbers, engine.written(x._h))
    x._parents, x._tape, x._sum = (), None, None
    return x


def _beside(alias, x):
    x.numbers64()
    alias = lift(alias, [])
    alias._held = x._held
    return alias


def _numbers(x):
    return x.numbers64() if isinstance(x, DoubleTensor) else _create.engine_list(x)


def _total(x, gradient):
    """The sum of gradients that arrived at a leaf, unless the engine's has been changed otherwise."""
    held = x._sum
    if gradient is None or held is None:
        x._sum = None
        return None
    if engine.written(gradient._h) != held.seen:
        held.numbers[:], held.seen = _create.engine_list(gradient), engine.written(gradient._h)
    if any(abs(a - b) > 1e-4 * abs(b) + 1e-30 for a, b in zip(held.numbers, _create.engine_list(gradient))):
        return None  # some came by ways that have 32 bits
    return held.numbers


def _in_order(last):
    """What a tensor was computed from, each after what it needs."""
    order, seen, stack = [], set(), [(last, False)]
    while stack:
        x, done = stack.pop()
        if done:
            order.append(x)
        elif id(x) not in seen:
            seen.add(id(x))
            stack.append((x, True))
            stack += [(parent, False) for parent in x._parents]
    return order


def _followed(x):
    """Whether gradients of 64 bits get all the way: a leaf, or computed here."""
    return not x.requires_grad or (isinstance(x, DoubleTensor) and (x._tape is not None or x.is_leaf))


def _made(y, numbers, operands, back):
    """y with its numbers, and on the tape if an operand needs it."""
    if not all(map(_followed, operands)):
        return y
    y = lift(y, numbers)
    if y.requires_grad:
        y._parents = tuple(x for x in operands if x.requires_grad)
        y._tape = back
    return y


def _stretched(numbers, own, shape):
    if own == shape:
        return numbers
    own = (1,) * (len(shape) - len(own)) + tuple(own)
    places, step = [0], len(numbers)
    for n, length in zip(own, shape):
        step //= n or 1
        places = [place + (0 if n == 1 else i * step) for place in places for i in range(length)]
    return [numbers[place] for place in places]


def _summed(g, shape, own):
    """The reverse of stretching."""
    if own == shape:
        return g
    total = [0.0] * math.prod(own)
    for place, each in zip(_stretched(list(range(len(total))), own, shape), g):
        total[place] += each
    return total


def _quotient(a, b):
    return a / b if b else math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)


def _power(a, b):
    try:
        y = a**b
        return math.nan if isinstance(y, complex) else y
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf


# name: the function, and its slopes by either operand
_pairs = {
    "add": (lambda a, b: a + b, lambda a, b: 1.0, lambda a, b: 1.0),
    "sub": (lambda a, b: a - b, lambda a, b: 1.0, lambda a, b: -1.0),
    "mul": (lambda a, b: a * b, lambda a, b: b, lambda a, b: a),
    "truediv": (_quotient, lambda a, b: _quotient(1.0, b), lambda a, b: _quotient(-a, b * b)),
    "pow": (
        _power,
        lambda a, b: b * _power(a, b - 1) if b else 0.0,
        lambda a, b: _power(a, b) * math.log(a) if a > 0 else 0.0,
    ),
}


def _operands(x, other):
    if isinstance(other, Tensor):
        return _numbers(other), tuple(other.shape)
    return [float(other)], ()


def _pair(base, of, left, right, reflected):
    def operator(self, other):
        y = base(self, other)
        if not isinstance(y, Tensor) or not isinstance(other, (Tensor, int, float)):
            return y
        shape, own = tuple(y.shape), tuple(self.shape)
        numbers, others = _operands(self, other)
        a, b = _stretched(self.numbers64(), own, shape), _stretched(numbers, others, shape)
        a, b, own_slope, other_slope = (b, a, right, left) if reflected else (a, b, left, right)
        a, b = list(a), list(b)
        tensors = [self, other] if isinstance(other, Tensor) else [self]

        def back(g):
            parts = []
            if self.requires_grad:
                parts.append((self, _summed([x * own_slope(p, q) for x, p, q in zip(g, a, b)], shape, own)))
            if len(tensors) > 1 and other.requires_grad:
                parts.append((other, _summed([x * other_slope(p, q) for x, p, q in zip(g, a, b)], shape, others)))
            return parts

        return _made(y, list(map(of, a, b)), tensors, back)

    return operator


def _update(base, of):
    def operator(self, other):
        before = list(self.numbers64())
        numbers, shape = _operands(self, other) if isinstance(other, (Tensor, int, float)) else ([], ())
        node = engine.node_class(self._h)
        y = base(self, other)
        if y is not self or engine.node_class(self._h) != node or (node and self.requires_grad and engine.recording()):
            self.__class__ = Tensor
            return y
        made = map(of, before, _stretched(numbers, shape, tuple(self.shape)))
        self._held.numbers[:], self._held.seen = made, engine.written(self._h)
        return self

    return operator


for _name, (_of, _left, _right) in _pairs.items():
    for _reflected in (False, True):
        _method = f"__{'r' if _reflected else ''}{_name}__"
        _base = {"__pow__": _math.pow, "__rpow__": lambda self, base: _math.pow(base, self)}.get(_method) or getattr(Tensor, _method)
        setattr(DoubleTensor, _method, _pair(_base, _of, _left, _right, _reflected))
    if _name != "pow":
        setattr(DoubleTensor, f"__i{_name}__", _update(getattr(Tensor, f"__i{_name}__"), _of))
for _short, _long in (("add", "add"), ("sub", "sub"), ("mul", "mul"), ("div", "truediv"), ("pow", "pow")):
    setattr(DoubleTensor, _short, getattr(DoubleTensor, f"__{_long}__"))

# name: the function, and its slope given x and y
_curves = {
    "tanh": (math.tanh, lambda x, y: 1 - y * y),
    "exp": (math.exp, lambda x, y: y),
    "log": (lambda x: math.log(x) if x > 0 else (-math.inf if x == 0 else math.nan), lambda x, y: _quotient(1.0, x)),
    "sqrt": (lambda x: math.sqrt(x) if x >= 0 else math.nan, lambda x, y: _quotient(0.5, y)),
    "sigmoid": (lambda x: 1 / (1 + math.exp(-x)) if x > -700 else 0.0, lambda x, y: y * (1 - y)),
    "relu": (lambda x: x if x > 0 else 0.0, lambda x, y: 1.0 if x > 0 else 0.0),
    "sin": (math.sin, lambda x, y: math.cos(x)),
    "cos": (math.cos, lambda x, y: -math.sin(x)),
    "abs": (abs, lambda x, y: (x > 0) - (x < 0)),
    "neg": (lambda x: -x, lambda x, y: -1.0),
    "square": (lambda x: x * x, lambda x, y: 2 * x),
}


def _curve(base, of, slope):
    def function(self):
        y = base(self)
        xs = list(self.numbers64())
        ys = list(map(of, xs))
        return _made(y, list(ys), [self], lambda g: [(self, [each * slope(a, b) for each, a, b in zip(g, xs, ys)])])

    return function


for _name, (_of, _slope) in _curves.items():
    # torch.tanh itself leads here.
    _base = getattr(_math, _name) if _name != "tanh" else lambda x: wrap(engine.tanh(x._h))
    setattr(DoubleTensor, _name, _curve(_base, _of, _slope))
DoubleTensor.__neg__, DoubleTensor.__abs__ = DoubleTensor.neg, DoubleTensor.abs
