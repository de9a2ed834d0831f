"""matplotlib: its pyplot, drawn by the page."""

import importlib

__version__ = "3.8.4"


class RcParams(dict):
    """Sizes are heeded; type and colours are the page's own."""


rcParams = RcParams({"figure.figsize": [6.4, 4.8], "figure.dpi": 100.0, "image.cmap": "viridis"})


def use(backend, **options):
    pass


def get_backend():
    return "module://activa"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name in ("cm", "figure", "pyplot"):
        return importlib.import_module(f"{__name__}.{name}")
    if name == "colormaps":
        from . import cm

        return {each: cm.Colormap(each) for each in cm.COLOR_MAPS}
    if name == "rc":
        from .pyplot import rc

        return rc
    raise NotImplementedError(f"matplotlib.{name} is not in this page's matplotlib")
