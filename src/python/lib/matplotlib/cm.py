"""matplotlib.cm: the page's colour maps, by name."""

from ._style import COLOR_MAPS, map_of


class Colormap:
    def __init__(self, name):
        self.name = name

    def reversed(self):
        return Colormap(self.name[:-2] if self.name.endswith("_r") else self.name + "_r")

    def __call__(self, *args, **given):
        raise NotImplementedError("the colours of a colour map, one by one, are not in this page's matplotlib")

    def __repr__(self):
        return f"<matplotlib.colors.Colormap {self.name}>"


def get_cmap(name=None, lut=None):
    return Colormap(map_of(name))


def __getattr__(name):
    if name.startswith("__") or name.removesuffix("_r") not in COLOR_MAPS:
        raise AttributeError(f"module 'matplotlib.cm' has no attribute {name!r}")
    return Colormap(name)
