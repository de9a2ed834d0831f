"""Nonlinearities as layers."""

from .. import _math
from .._create import full
from . import functional as F
from .module import Module
from .parameter import Parameter


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
Tanhshrink, Softsign, Mish = _layer("Tanhshrink", F.tanhshrink), _layer("Softsign", F.softsign), _layer("Mish", F.mish)
Hardswish, Hardsigmoid = _layer("Hardswish", F.hardswish), _layer("Hardsigmoid", F.hardsigmoid)
CELU = _layer("CELU", F.celu, ("alpha", 1.0))
GLU = _layer("GLU", F.glu, ("dim", -1))
Softmin = _layer("Softmin", F.softmin, ("dim", None))
Hardshrink, Softshrink = _layer("Hardshrink", F.hardshrink, ("lambd", 0.5)), _layer("Softshrink", F.softshrink, ("lambd", 0.5))
Threshold = _layer("Threshold", F.threshold, ("threshold", None), ("value", None))


class PReLU(Module):
    """A slope below 0 that is learnt."""

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.weight = Parameter(full((num_parameters,), init))

    def forward(self, input):
        return F.prelu(input, self.weight)

    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"


Hardshrink.extra_repr = Softshrink.extra_repr = lambda self: str(self.lambd)
Softmax.extra_repr = LogSoftmax.extra_repr = lambda self: f"dim={self.dim}"
