"""nn.Module."""

from collections import OrderedDict

from .._tensor import Tensor
from .parameter import Parameter


class Module:
    training = True

    def __init__(self, *args, **kwargs):
        put = object.__setattr__
        put(self, "training", True)
        put(self, "_parameters", OrderedDict())
        put(self, "_buffers", OrderedDict())
        put(self, "_modules", OrderedDict())
        put(self, "_forward_hooks", [])
        put(self, "_forward_pre_hooks", [])
        put(self, "_backward_hooks", [])
        put(self, "_temporary", set())

    def __call__(self, *args, **kwargs):
        for hook in self._forward_pre_hooks:
            changed = hook(self, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
        y = _watched(self, args, kwargs) if self._backward_hooks else self.forward(*args, **kwargs)
        for hook in self._forward_hooks:
            changed = hook(self, args, y)
            if changed is not None:
                y = changed
        return y

    def forward(self, *args):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def register_forward_hook(self, hook):
        self._forward_hooks.append(hook)
        return _Handle(self._forward_hooks, hook)

    def register_forward_pre_hook(self, hook):
        self._forward_pre_hooks.append(hook)
        return _Handle(self._forward_pre_hooks, hook)

    def register_full_backward_hook(self, hook):
        self._backward_hooks.append(hook)
        return _Handle(self._backward_hooks, hook)

    def register_buffer(self, name, tensor, persistent=True):
        self._buffers[name] = tensor
        if not persistent:
            self._temporary.add(name)

    def register_parameter(self, name, param):
        self._parameters[name] = param

    def register_module(self, name, module):
        self._modules[name] = module

    add_module = register_module

    def __setattr__(self, name, value):
        own = self.__dict__
        if isinstance(value, Parameter):
            if "_parameters" not in own:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            _forget(self, name)
            self._parameters[name] = value
        elif isinstance(value, Module):
            if "_modules" not in own:
                raise AttributeError("cannot assign module before Module.__init__() call")
            _forget(self, name)
            self._modules[name] = value
        elif name in own.get("_parameters", ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)"
                )
            self._parameters[name] = None
        elif name in own.get("_modules", ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as child module '{name}' (torch.nn.Module or None expected)"
                )
            self._modules[name] = None
        elif name in own.get("_buffers", ()):
            self._buffers[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        for store in ("_parameters", "_buffers", "_modules"):
            values = self.__dict__.get(store)
            if values is not None and name in values:
                return values[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        for store in (self._parameters, self._buffers, self._modules):
            if name in store:
                del store[name]
                return
        object.__delattr__(self, name)

    def __dir__(self):
        return [*object.__dir__(self), *self._parameters, *self._buffers, *self._modules]

    # -- what is inside

    def named_modules(self, memo=None, prefix=""):
        memo = set() if memo is None else memo
        if id(self) in memo:
            return
        memo.add(id(self))
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                yield from module.named_modules(memo, f"{prefix}.{name}" if prefix else name)

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def _named(self, store, prefix, recurse):
        seen = set()
        for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
            for name, value in getattr(module, store).items():
                if value is not None and id(value) not in seen:
                    seen.add(id(value))
                    yield f"{path}.{name}" if path else name, value

    def named_parameters(self, prefix="", recurse=True):
        return self._named("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True):
        return self._named("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def state_dict(self, *, prefix="", keep_vars=False):
        state = OrderedDict()
        for name, value in [*self._parameters.items(), *self._buffers.items()]:
            if value is not None and name not in self._temporary:
                state[prefix + name] = value.detach()
        for name, module in self._modules.items():
            if module is not None:
                state.update(module.state_dict(prefix=prefix + name + "."))
        return state

    def load_state_dict(self, state_dict, strict=True):
        own = self.state_dict()
        missing = [name for name in own if name not in state_dict]
        unexpected = [name for name in state_dict if name not in own]
        problems = []
        if strict and unexpected:
            problems.append("Unexpected key(s) in state_dict: " + ", ".join(f'"{name}"' for name in unexpected) + ". ")
        if strict and missing:
            problems.append("Missing key(s) in state_dict: " + ", ".join(f'"{name}"' for name in missing) + ". ")
        for name, value in own.items():
            if name not in state_dict:
                continue
            given = state_dict[name]
            if given.shape != value.shape:
                problems.append(
                    f"size mismatch for {name}: copying a param with shape {given.shape} from checkpoint, the shape in "
                    f"current model is {value.shape}."
                )
            else:
                value.copy_(given)
        if problems:
            raise RuntimeError(
                f"Error(s) in loading state_dict for {type(self).__name__}:\n\t" + "\n\t".join(problems)
            )
        return _Loaded(missing, unexpected)

    # -- what is done to all of it

    def train(self, mode=True):
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def zero_grad(self, set_to_none=False):
        for parameter in self.parameters():
            if parameter.grad is not None:
                if set_to_none:
                    parameter.grad = None
                else:
                    parameter.grad.zero_()

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def to(self, *args, **kwargs):
        from .._types import check_device, dtype

        for each in [*args, *kwargs.values()]:
            if isinstance(each, dtype):
                self._cast(each)
            elif not isinstance(each, (Tensor, bool)):
                check_device(each)
        return self

    def _cast(self, dtype):
        for value in [*self.parameters(), *self.buffers()]:
            if value.is_floating_point():
                value.data = value.data.to(dtype)
        return self

    def cpu(self):
        return self

    def float(self):
        from .._types import float32

        return self._cast(float32)

    def double(self):
        from .._types import float64

        return self._cast(float64)

    def half(self):
        from .._types import lacking

        raise lacking("float16")

    def bfloat16(self):
        from .._types import lacking

        raise lacking("bfloat16")

    def get_buffer(self, target):
        return dict(self.named_buffers())[target]

    def cuda(self, device=None):
        raise AssertionError("Torch not compiled with CUDA enabled")

    def get_parameter(self, target):
        return dict(self.named_parameters())[target]

    def get_submodule(self, target):
        return dict(self.named_modules())[target]

    def extra_repr(self):
        return ""

    def _get_name(self):
        return type(self).__name__

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        inner = [f"({name}): {_indented(repr(module))}" for name, module in self._modules.items()]
        name = self._get_name() + "("
        if not lines and not inner:
            return name + ")"
        if len(lines) == 1 and not inner:
            return name + lines[0] + ")"
        return name + "\n  " + "\n  ".join(lines + inner) + "\n)"


def _watched(module, args, kwargs):
    """forward between two places where gradients are seen: that of the output, and then that of the input."""
    from ..autograd import Function

    seen = []

    class Before(Function):
        @staticmethod
        def forward(ctx, x):
            return x.view_as(x)

        @staticmethod
        def backward(ctx, gradient):
            return _told(module, (gradient,), seen.pop() if seen else None)

    class After(Function):
        @staticmethod
        def forward(ctx, y):
            return y.view_as(y)

        @staticmethod
        def backward(ctx, gradient):
            seen.append((gradient,))
            if not differentiable:
                _told(module, (None,), seen.pop())
            return gradient

    differentiable = bool(args) and isinstance(args[0], Tensor) and args[0].requires_grad
    if differentiable:
        args = (Before.apply(args[0]), *args[1:])
    y = module.forward(*args, **kwargs)
    return After.apply(y) if isinstance(y, Tensor) and y.requires_grad else y


def _told(module, grad_input, grad_output):
    for hook in list(module._backward_hooks):
        changed = hook(module, grad_input, grad_output)
        if changed is not None:
            grad_input = changed if isinstance(changed, tuple) else (changed,)
    return grad_input[0]


class _Loaded:
    def __init__(self, missing_keys, unexpected_keys):
        self.missing_keys, self.unexpected_keys = missing_keys, unexpected_keys

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"


class _Handle:
    def __init__(self, hooks, hook):
        self._hooks, self._hook = hooks, hook

    def remove(self):
        if self._hook in self._hooks:
            self._hooks.remove(self._hook)


def _forget(module, name):
    module.__dict__.pop(name, None)
    for store in (module._parameters, module._buffers, module._modules):
        store.pop(name, None)


def _type_name(value):
    kind = type(value)
    return "torch.FloatTensor" if isinstance(value, Tensor) else kind.__name__


def _indented(text):
    first, *rest = text.split("\n")
    return "\n".join([first, *["  " + line for line in rest]])
