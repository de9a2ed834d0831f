"""Nonlinearities as layers."""

from .. import _math
from . import functional as F
from .module import Module


def _layer(name, of, *settings):
    """`settings`: (name, default), printed as PyTorch prints them and passed on to `of`."""

    def __init__(self, *args, inplace=False, **kwargs):
        Module.__init__(self)
        self.inplace = inplace
        for i, (setting, default) in enumerate(settings):
            setattr(self, setting, args[i] if i < len(args) else kwargs.get(setting, default))

    def forward(self, input):
        return of(input, **{setting: getattr(self, setting) for setting, _ in settings})

    def extra_repr(self):
        shown = [f"{setting}={getattr(self, setting)!r}" for setting, _ in settings]
        return ", ".join(shown + (["inplace=True"] if self.inplace else []))

    return type(name, (Module,), {"__init__": __init__, "forward": forward, "extra_repr": extra_repr, "__module__": __name__})


Tanh = _layer("Tanh", _math.tanh)
Sigmoid = _layer("Sigmoid", _math.sigmoid)
ReLU = _layer("ReLU", _math.relu)
ReLU6 = _layer("ReLU6", F.relu6)
SELU = _layer("SELU", _math.selu)
SiLU = _layer("SiLU", _math.silu)
Softplus = _layer("Softplus", _math.softplus, ("beta", 1), ("threshold", 20))
LeakyReLU = _layer("LeakyReLU", F.leaky_relu, ("negative_slope", 0.01))
ELU = _layer("ELU", F.elu, ("alpha", 1.0))
GELU = _layer("GELU", F.gelu, ("approximate", "none"))
Hardtanh = _layer("Hardtanh", F.hardtanh, ("min_val", -1.0), ("max_val", 1.0))
LogSigmoid = _layer("LogSigmoid", F.logsigmoid)
Softmax = _layer("Softmax", F.softmax, ("dim", None))
LogSoftmax = _layer("LogSoftmax", F.log_softmax, ("dim", None))
Softmax.extra_repr = LogSoftmax.extra_repr = lambda self: f"dim={self.dim}"
