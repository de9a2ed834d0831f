"""torch.special: the functions that torch itself has under its own names."""

from ._math import digamma, erf, erfc, erfinv, exp2, expm1, log1p, logit, round, sinc, xlogy  # noqa: F401
from ._math import lgamma as gammaln  # noqa: F401
from ._math import sigmoid as expit  # noqa: F401
from ._reduce import log_softmax, logsumexp, softmax  # noqa: F401


def __getattr__(name):
    from ._missing import module_attribute

    raise module_attribute("torch.special", name)
