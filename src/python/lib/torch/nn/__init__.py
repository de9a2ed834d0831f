"""torch.nn."""

from . import functional, init, utils
from .activations import *  # noqa: F403
from .containers import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
from .layers import (
    BatchNorm1d,
    BatchNorm2d,
    Bilinear,
    CosineSimilarity,
    Dropout,
    Embedding,
    Flatten,
    GroupNorm,
    Identity,
    LayerNorm,
    Linear,
    PairwiseDistance,
    Unflatten,
)
from .losses import *  # noqa: F403
from .module import Module
from .parameter import Parameter

del F, full  # noqa: F821


def __getattr__(name):
    from .._missing import module_attribute

    raise module_attribute("torch.nn", name)
