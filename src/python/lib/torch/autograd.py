"""torch.autograd: gradients of inputs, functions with a backward of one's own, and hooks; backward() is the tensor's."""

import warnings

import _activa as engine

from . import _grad_mode
from ._grad_mode import enable_grad, no_grad, set_grad_enabled  # noqa: F401
from ._tensor import Tensor, check, error, wrap

# -- what the tape calls while it goes back

_functions = {}
_raised = []
_next = 0
_proxy = None


def _keep(function):
    """A number by which the tape calls function(gradient) for a list of gradients."""
    global _next, _proxy
    if _proxy is None:
        from pyodide.ffi import create_proxy

        _proxy = create_proxy(_call)
        engine.call_back(_proxy)
    _next += 1
    _functions[_next] = function
    return _next


def _call(key, gradient):
    """Exceptions don't cross the tape: backward() raises them again."""
    try:
        with _grad_mode.no_grad():
            for each in _functions[key](wrap(gradient)):
                engine.give_back(0 if each is None else each._h)
        return 0
    except BaseException as raised:
        _raised.append(raised)
        return -1


def failure():
    """Why a backward pass failed."""
    return _raised.pop() if _raised else error()


class _Context:
    """What forward leaves for backward: PyTorch's ctx."""

    def __init__(self, needs):
        self.needs_input_grad = needs
        self.saved_tensors = ()

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors

    def mark_non_differentiable(self, *tensors):
        """Integers are not differentiable anyway."""

    def mark_dirty(self, *tensors):
        raise NotImplementedError("ctx.mark_dirty is not in this page's torch")

    def set_materialize_grads(self, value):
        """The one gradient there is always is there."""

    @property
    def saved_variables(self):
        return self.saved_tensors


class Function:
    """forward(ctx, *args) computes, backward(ctx, gradient) gives a gradient for each of args."""

    @staticmethod
    def forward(ctx, *args):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *grads):
        raise NotImplementedError("You must implement the backward function for custom autograd.Function.")

    @classmethod
    def apply(cls, *args):
        ctx = _Context(tuple(isinstance(x, Tensor) and x.requires_grad for x in args))
        with _grad_mode.no_grad():
            y = cls.forward(ctx, *args)
        if not engine.recording() or not any(ctx.needs_input_grad):
            return y
        if not isinstance(y, Tensor):
            raise NotImplementedError("an autograd.Function with several outputs is not in this page's torch")
        places = [i for i, x in enumerate(args) if isinstance(x, Tensor)]

        def back(gradient):
            given = cls.backward(ctx, gradient)
            given = given if isinstance(given, tuple) else (given,)
            if len(given) != len(args):
                raise RuntimeError(
                    f"function {cls.__name__}Backward returned an incorrect number of gradients (expected {len(args)}, got {len(given)})"
                )
            return [given[i] if ctx.needs_input_grad[i] else None for i in places]

        return wrap(engine.computed_by_python(y._h, _keep(back), *[args[i]._h for i in places]), cls.__name__ + "Backward")


class _Handle:
    def __init__(self, key):
        self._key = key

    def remove(self):
        _functions[self._key] = lambda gradient: [None]


def register_hook(self, hook):
    """hook(gradient) sees the tensor's gradient, and may give another back."""
    if not self.requires_grad:
        raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
    key = _keep(lambda gradient: [hook(gradient)])
    check(engine.hook(self._h, key))
    return _Handle(key)


# -- gradients of inputs


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=False):
    if create_graph:
        raise NotImplementedError("this page's torch has no create_graph: gradients have no gradients of their own")
    if isinstance(outputs, (list, tuple)):
        if len(outputs) != 1:
            raise NotImplementedError("torch.autograd.grad takes one output in this page's torch")
        outputs = outputs[0]
    if isinstance(grad_outputs, (list, tuple)):
        grad_outputs = grad_outputs[0]
    inputs = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    for x in inputs:
        if not x.requires_grad:
            raise RuntimeError("One of the differentiated Tensors does not require grad")
    seed = 0 if grad_outputs is None else grad_outputs._h
    if engine.gradients_of(outputs._h, seed, bool(retain_graph), *[x._h for x in inputs]) < 0:
        raise failure()
    gradients = [engine.next_gradient() for _ in inputs]
    if 0 in gradients and not allow_unused:
        raise RuntimeError(
            "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is "
            "the desired behavior."
        )
    return tuple(wrap(h) if h else None for h in gradients)


def backward(tensors, grad_tensors=None, retain_graph=None):
    for i, x in enumerate([tensors] if isinstance(tensors, Tensor) else tensors):
        x.backward(None if grad_tensors is None else grad_tensors[i], retain_graph)


class set_detect_anomaly:
    """What modified a tensor in place isn't traced here."""

    def __init__(self, mode=True, check_nan=True):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


detect_anomaly = set_detect_anomaly


def gradcheck(func, inputs, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True):
    raise NotImplementedError("torch.autograd.gradcheck needs float64, in which this page's torch does not compute")


def Variable(data, requires_grad=False):
    warnings.warn("torch.autograd.Variable is a tensor", stacklevel=2) if not isinstance(data, Tensor) else None
    return data.requires_grad_(requires_grad) if requires_grad else data


class _Functional:
    """torch.autograd.functional."""

    @staticmethod
    def jacobian(func, inputs):
        if not isinstance(inputs, Tensor):
            raise NotImplementedError("torch.autograd.functional.jacobian takes one tensor in this page's torch")
        from ._shape import stack

        x = inputs.detach().clone().requires_grad_()
        y = func(x)
        flat = y.reshape(-1)
        rows = [grad(flat[i], x, retain_graph=True)[0] for i in range(flat.numel())]
        return stack(rows).view(*y.shape, *x.shape)

    def __getattr__(self, name):
        from ._missing import module_attribute

        raise module_attribute("torch.autograd.functional", name)


functional = _Functional()


def __getattr__(name):
    from ._missing import module_attribute

    raise module_attribute("torch.autograd", name)
