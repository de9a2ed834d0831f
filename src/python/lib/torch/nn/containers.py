"""Layers made of layers."""

from collections import OrderedDict

from .module import Module
from .parameter import Parameter


class _Ordered(Module):
    def _key(self, at):
        n = len(self._modules)
        if not -n <= at < n:
            raise IndexError(f"index {at} is out of range")
        return list(self._modules)[at]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __setitem__(self, at, module):
        self._modules[self._key(at)] = module

    def __delitem__(self, at):
        kept = list(self._modules.values())
        del kept[at]
        self._modules = OrderedDict((str(i), module) for i, module in enumerate(kept))

    def append(self, module):
        self._modules[str(len(self._modules))] = module
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self


class Sequential(_Ordered):
    def __init__(self, *layers):
        super().__init__()
        if len(layers) == 1 and isinstance(layers[0], OrderedDict):
            named = layers[0].items()
        else:
            named = ((str(i), layer) for i, layer in enumerate(layers))
        for name, layer in named:
            if not isinstance(layer, Module):
                kind = f"{type(layer).__module__}.{type(layer).__qualname__}"
                raise TypeError(f"{kind.removeprefix('builtins.')} is not a Module subclass")
            self._modules[name] = layer

    def __getitem__(self, at):
        if isinstance(at, slice):
            return type(self)(OrderedDict(list(self._modules.items())[at]))
        return self._modules[self._key(at)]

    def forward(self, input):
        for layer in self._modules.values():
            input = layer(input)
        return input


class ModuleList(_Ordered):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return type(self)(list(self._modules.values())[at])
        return self._modules[self._key(at)]

    def insert(self, at, module):
        kept = list(self._modules.values())
        kept.insert(at, module)
        self._modules = OrderedDict((str(i), each) for i, each in enumerate(kept))


class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        for name, module in (modules or {}).items():
            self._modules[name] = module

    def __getitem__(self, name):
        return self._modules[name]

    def __setitem__(self, name, module):
        self._modules[name] = module

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, name):
        return name in self._modules

    def keys(self):
        return self._modules.keys()

    def values(self):
        return self._modules.values()

    def items(self):
        return self._modules.items()


class _Parameters(Module):
    def __repr__(self):
        kind = "torch.FloatTensor of size" if isinstance(self, ParameterDict) else "torch.float32 of size"
        rows = [
            f"  ({name}): Parameter containing: [{kind} {'x'.join(map(str, p.shape))}]" for name, p in self._parameters.items()
        ]
        return f"{type(self).__name__}(" + "\n".join(rows) + ")"


class ParameterDict(_Parameters):
    def __init__(self, parameters=None):
        super().__init__()
        for name, value in dict(parameters or {}).items():
            self[name] = value

    def __getitem__(self, name):
        return self._parameters[name]

    def __setitem__(self, name, value):
        self._parameters[name] = value if isinstance(value, Parameter) else Parameter(value)

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters)

    def __contains__(self, name):
        return name in self._parameters

    def keys(self):
        return self._parameters.keys()

    def values(self):
        return self._parameters.values()

    def items(self):
        return self._parameters.items()


class ParameterList(_Parameters):
    def __init__(self, values=()):
        super().__init__()
        for i, value in enumerate(values):
            self._parameters[str(i)] = value if isinstance(value, Parameter) else Parameter(value)

    def __getitem__(self, at):
        return list(self._parameters.values())[at]

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())

    def append(self, value):
        self._parameters[str(len(self))] = value if isinstance(value, Parameter) else Parameter(value)
        return self

    def extend(self, values):
        for value in values:
            self.append(value)
        return self
