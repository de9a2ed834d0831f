"""NumPy, as much of it as the lesson needs: arrays of Python's numbers, and np.random's legacy stream exactly. What isn't
here says so by name."""

import builtins as _builtins
import math as _math

from . import random
from ._array import array, asarray, ndarray
from ._array import dtype_named as dtype
from ._scalars import bool_, float32, float64, int32, int64, str_
from ._create import *  # noqa: F403
from ._functions import *  # noqa: F403

e, pi, inf, nan = _math.e, _math.pi, _math.inf, _math.nan
newaxis = None
__version__ = "1.24.2"
float_, int_, integer, floating = float64, int64, int64, float64
bool8 = bool_


def set_printoptions(**options):
    from . import _print

    _print.options.update({name: value for name, value in options.items() if value is not None})


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'numpy' has no attribute '{name}'")
    raise NotImplementedError(f"numpy.{name} is not in this page's numpy: see what there is with dir(numpy)")
