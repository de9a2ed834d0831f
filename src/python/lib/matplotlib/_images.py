"""Images: of matrices, of meshes, of bands between levels."""

import math
from array import array as raw
from bisect import bisect_right

from ._artists import AxesImage
from ._bars import Bars
from ._data import matrix, numbers, plain, shape_of
from ._style import map_of, styled


class Images(Bars):
    def imshow(
        self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, origin=None,
        extent=None, **given
    ):  # fmt: skip
        if norm is not None:
            raise NotImplementedError("imshow(norm=…) is not in this page's matplotlib")
        styled(given, {"label"}, {"interpolation_stage", "filternorm", "filterrad", "resample"}, "AxesImage")
        rows, width, values = matrix(X)
        if origin not in (None, "upper", "lower"):
            raise ValueError(f"{origin!r} is not a valid value for origin; supported values are 'upper', 'lower'")
        lower = origin == "lower"
        if extent is None:
            box = [-0.5, width - 0.5, *((-0.5, rows - 0.5) if lower else (rows - 0.5, -0.5))]
        else:
            box = numbers(extent)
        if aspect not in (None, "equal", "auto") and not isinstance(aspect, (int, float)):
            raise ValueError(f"{aspect!r} is not a valid value for aspect")
        self._aspect = "auto" if aspect == "auto" else 1.0 if aspect in (None, "equal") else float(aspect)
        self._image_box = box
        smooth = interpolation not in (None, "nearest", "none", "antialiased", "auto")
        return self._image(rows, width, values, box, lower, cmap, vmin, vmax, alpha, smooth)

    def _image(self, rows, width, values, box, lower, cmap, vmin, vmax, alpha, smooth):
        finite = [each for each in values if math.isfinite(each)] or [0.0]
        return self._add(
            AxesImage, kind="image", rows=rows, columns=width, values=raw("f", values),
            vmin=float(min(finite) if vmin is None else vmin), vmax=float(max(finite) if vmax is None else vmax),
            map=map_of(cmap), extent=box, lower=lower, smooth=smooth, alpha=1.0 if alpha is None else float(alpha),
        )  # fmt: skip

    def matshow(self, Z, **given):
        return self.imshow(Z, **{"interpolation": "nearest", "origin": "upper", **given})

    def pcolormesh(self, *args, cmap=None, vmin=None, vmax=None, alpha=None, shading=None, **given):
        styled(given, {"edgecolor", "linewidth"}, set(), "QuadMesh")
        rows, width, values = matrix(args[-1], "C")
        box = [0.0, float(width), 0.0, float(rows)] if len(args) < 3 else self._mesh_box(args[0], args[1], rows, width)
        return self._image(rows, width, values, box, True, cmap, vmin, vmax, alpha, False)

    pcolor = pcolormesh

    def contourf(self, *args, levels=None, cmap=None, vmin=None, vmax=None, alpha=None, **given):
        """Bands of colour, as an image finer than the mesh."""
        styled(given, {"antialiased"}, {"origin"}, "QuadContourSet")
        args = list(args)
        if len(args) in (2, 4):
            levels = args.pop()
        rows, width, values = matrix(args[-1], "z")
        if rows < 2 or width < 2:
            raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {(rows, width)}")
        box = [0.0, width - 1.0, 0.0, rows - 1.0] if len(args) < 3 else self._mesh_box(args[0], args[1], rows, width, cells=False)
        finite = [each for each in values if math.isfinite(each)] or [0.0]
        if levels is None or isinstance(levels, int):
            ends = _round_levels(min(finite), max(finite), 7 if levels is None else levels)
        else:
            ends = numbers(levels)
        banded = [_band(each, ends) for each in _finer(rows, width, values, _FINE)]
        vmin, vmax = (ends[0] + ends[1]) / 2 if vmin is None else vmin, (ends[-1] + ends[-2]) / 2 if vmax is None else vmax
        return self._image(_FINE, _FINE, banded, box, True, cmap, vmin, vmax, alpha, False)

    @staticmethod
    def _mesh_box(X, Y, rows, width, cells=True):
        """The extent of a regular mesh, whose places are its cells' middles or their edges."""
        found = []
        for name, values, n, step in (("X", X, width, 1), ("Y", Y, rows, None)):
            shape = shape_of(plain(values))
            flat = numbers(values)
            line = flat if len(shape) == 1 else flat[: shape[1]] if step else flat[:: shape[1]]
            gaps = [b - a for a, b in zip(line, line[1:])] or [1.0]
            if max(gaps) - min(gaps) > 1e-3 * abs(max(gaps, key=abs)):
                raise NotImplementedError(f"a mesh whose {name} is not evenly spaced is not in this page's matplotlib")
            half = gaps[0] / 2 if len(line) == n and cells else 0.0
            found += [line[0] - half, line[-1] + half]
        return found


# Of the sides of what contourf() draws.
_FINE = 256


def _finer(rows, width, values, n):
    """n × n values of a mesh, between its own along straight lines."""
    found = []
    across = [(int(x), x - int(x)) for x in ((j + 0.5) / n * (width - 1) for j in range(n))]
    for i in range(n):
        y = (i + 0.5) / n * (rows - 1)
        top = int(y)
        t = y - top
        low, high = values[top * width : top * width + width], values[(top + 1) * width : (top + 2) * width]
        line = [a + (b - a) * t for a, b in zip(low, high)]
        found += [line[k] + (line[k + 1] - line[k]) * s for k, s in across]
    return found


def _round_levels(low, high, most):
    """Round numbers from below the lowest value to above the highest, at most about so many apart."""
    if low == high:
        return [low - 0.5, high + 0.5]
    rough = (high - low) / most
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(each * size for each in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if each * size >= rough * (1 - 1e-9))
    first, last = math.floor(low / step), math.ceil(high / step)
    return [i * step for i in range(first, last + 1)]


def _band(value, ends):
    """The middle of the band that a value lies in."""
    i = bisect_right(ends, value)
    if value != value or not ends[0] <= value <= ends[-1]:
        return math.nan
    i = min(i, len(ends) - 1)
    return (ends[i - 1] + ends[i]) / 2
