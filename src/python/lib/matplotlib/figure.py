"""matplotlib.figure: a grid of plots, as the page takes it (PlotFigure of protocol.ts)."""

import math
import os
import warnings

from pyodide.ffi import jsnull, to_js
from js import Object

from . import rcParams
from ._axes import Axes
from ._surround import styled
from ._style import TEXT, TEXT_SILENT

_SILENT = set("dpi facecolor edgecolor frameon linewidth tight_layout constrained_layout layout subplotpars clear FigureClass".split())
MOST_CELLS = 400


class Place:
    """Where in a grid of so many rows and columns: from 0, and how many cells it takes."""

    def __init__(self, grid_rows, grid_columns, row, column, rows=1, columns=1):
        self.grid_rows, self.grid_columns = grid_rows, grid_columns
        self.row, self.column, self.rows, self.columns = row, column, rows, columns
        self.cell = row * grid_columns + column

    def __eq__(self, other):
        return vars(self) == vars(other)

    def within(self, grid_rows, grid_columns):
        down, across = grid_rows // self.grid_rows, grid_columns // self.grid_columns
        return Place(grid_rows, grid_columns, self.row * down, self.column * across, self.rows * down, self.columns * across)


def _place(*args):
    if len(args) == 1 and isinstance(args[0], int) and 100 <= args[0] <= 999:
        args = tuple(int(digit) for digit in str(args[0]))
    if len(args) == 0:
        args = (1, 1, 1)
    if len(args) != 3:
        raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
    rows, columns, index = args
    first, last = index if isinstance(index, tuple) else (index, index)
    if not (1 <= first <= last <= rows * columns):
        raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {index!r}")
    top, left = divmod(first - 1, columns)
    bottom, right = divmod(last - 1, columns)
    return Place(rows, columns, top, left, bottom - top + 1, right - left + 1)


class Figure:
    def __init__(self, figsize=None, number=None, **given):
        for name in given:
            if name not in _SILENT:
                raise AttributeError(f"Figure.set() got an unexpected keyword argument {name!r}")
        size = figsize if figsize is not None else rcParams["figure.figsize"]
        self.set_size_inches(*size)
        self.number = number
        self.axes = []
        self._suptitle = ""
        self._shared = []

    def set_size_inches(self, width, height=None, forward=True):
        if height is None:
            width, height = width
        width, height = float(width), float(height)
        if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
            raise ValueError(f"figure size must be positive finite not {(width, height)}")
        self._size = width, height

    def get_size_inches(self):
        import numpy

        return numpy.array(self._size)

    set_figwidth = lambda self, width: self.set_size_inches(width, self._size[1])  # noqa: E731
    set_figheight = lambda self, height: self.set_size_inches(self._size[0], height)  # noqa: E731

    def add_subplot(self, *args, projection=None, polar=False, sharex=None, sharey=None, title=None, **given):
        if projection not in (None, "rectilinear") or polar:
            raise NotImplementedError(f"axes of projection {projection or 'polar'!r} are not in this page's matplotlib")
        if len(args) == 1 and isinstance(args[0], Place):
            place = args[0]
        else:
            place = _place(*args)
        made = Axes(self, place)
        self.axes.append(made)
        for other, axis in ((sharex, "x"), (sharey, "y")):
            if other is not None:
                self._shared.append((axis, [other, made]))
        if title is not None:
            made.set_title(title)
        made.set(**given)
        return made

    def _axes_at(self, place):
        return next((one for one in self.axes if one._place == place), None)

    def add_gridspec(self, nrows=1, ncols=1, **given):
        return GridSpec(nrows, ncols, **given)

    def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
                 subplot_kw=None, gridspec_kw=None):  # fmt: skip
        ratios = (gridspec_kw or {}).keys() & {"width_ratios", "height_ratios"}
        if ratios or width_ratios or height_ratios:
            raise NotImplementedError("plots of unequal sizes (width_ratios, height_ratios) are not in this page's matplotlib")
        if nrows * ncols > MOST_CELLS:
            raise NotImplementedError(f"more than {MOST_CELLS} plots in one figure are not in this page's matplotlib")
        made = [
            self.add_subplot(Place(nrows, ncols, i, j), **(subplot_kw or {})) for i in range(nrows) for j in range(ncols)
        ]
        for axis, how in (("x", sharex), ("y", sharey)):
            if how in (True, "all"):
                self._shared.append((axis, made))
            elif how == "row":
                self._shared += [(axis, made[i * ncols : (i + 1) * ncols]) for i in range(nrows)]
            elif how == "col":
                self._shared += [(axis, made[j::ncols]) for j in range(ncols)]
            elif how not in (False, "none"):
                raise ValueError(f"{how!r} is not a valid value for share{axis}")
        if not squeeze:
            return AxesGrid(made, (nrows, ncols))
        if nrows == ncols == 1:
            return made[0]
        return AxesGrid(made, tuple(n for n in (nrows, ncols) if n > 1))

    def gca(self):
        return self.axes[-1] if self.axes else self.add_subplot()

    def get_axes(self):
        return self.axes

    def delaxes(self, axes):
        self.axes.remove(axes)

    def suptitle(self, t, **given):
        styled(given, TEXT, TEXT_SILENT, "Text")
        self._suptitle = str(t)

    def supxlabel(self, t, **given):
        self.axes[-1].set_xlabel(t)

    def supylabel(self, t, **given):
        self.axes[0].set_ylabel(t)

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        pass

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        pass

    set_tight_layout = set_layout_engine = set_facecolor = lambda self, *args, **given: None

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
        for one in self.axes:
            one.tick_params("x", labelrotation=rotation)

    def colorbar(self, mappable=None, cax=None, ax=None, label="", **given):
        if cax is not None:
            raise NotImplementedError("colorbar(cax=…) is not in this page's matplotlib")
        if ax is None:
            ax = mappable.axes if mappable is not None else self.gca()
        last = ax.flat[-1] if isinstance(ax, AxesGrid) else list(ax)[-1] if isinstance(ax, (list, tuple)) else ax
        series = mappable._series if mappable is not None else last._last_mappable()
        last._set_color_bar(series, str(label))
        return _ColorBar(last)

    def legend(self, *args, **given):
        for one in self.axes:
            one.legend(*args, **given)

    def savefig(self, fname, **given):
        words = f"savefig({str(fname)!r}): no file is written; the figure's own menu saves it"
        warnings.warn(words, skip_file_prefixes=(os.path.dirname(__file__),))

    def clear(self, keep_observers=False):
        self.axes.clear()
        self._shared.clear()
        self._suptitle = ""

    clf = clear

    def show(self, warn=True):
        from . import pyplot

        pyplot._shown(self)

    def _plot_data(self):
        rows = math.lcm(1, *(one._place.grid_rows for one in self.axes))
        columns = math.lcm(1, *(one._place.grid_columns for one in self.axes))
        for one in self.axes:
            one._place = one._place.within(rows, columns)
        for axis, shared in self._shared:
            self._share(axis, shared)
        data = {
            "width": self._size[0] * 100,
            "height": self._size[1] * 100,
            "rows": rows,
            "columns": columns,
            "title": self._suptitle,
            "axes": [each._plot_axes() for each in self.axes if each._twin_of is None],
        }
        return to_js(_with_nulls(data), dict_converter=Object.fromEntries)

    @staticmethod
    def _share(axis, shared):
        name = f"_{axis}_range"
        own = next((getattr(one, name) for one in shared if getattr(one, name)), None)
        drawn = [one for one in shared if one._series]
        if own is None and drawn:
            each = [one._auto(axis) for one in drawn]
            own = [min(low for low, _ in each), max(high for _, high in each)]
        for one in shared:
            setattr(one, name, own)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"Figure.{name} is not in this page's matplotlib")

    def __repr__(self):
        return f"<Figure size {self._size[0] * 100:.0f}x{self._size[1] * 100:.0f} with {len(self.axes)} Axes>"


def _with_nulls(data):
    """None is JavaScript's null; left to itself it would be undefined."""
    if data is None:
        return jsnull
    if isinstance(data, dict):
        return {name: _with_nulls(value) for name, value in data.items()}
    if isinstance(data, list) and data and isinstance(data[0], dict):
        return [_with_nulls(each) for each in data]
    return data


class _ColorBar:
    def __init__(self, axes):
        self._axes = axes

    def set_label(self, label, **given):
        self._axes._bar["label"] = str(label)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"Colorbar.{name} is not in this page's matplotlib")


class GridSpec:
    def __init__(self, nrows, ncols, figure=None, width_ratios=None, height_ratios=None, **given):
        if width_ratios or height_ratios:
            raise NotImplementedError("plots of unequal sizes (width_ratios, height_ratios) are not in this page's matplotlib")
        self._rows, self._columns = nrows, ncols

    def __getitem__(self, at):
        if not isinstance(at, tuple):
            at = divmod(at, self._columns) if isinstance(at, int) and self._rows > 1 and self._columns > 1 else (
                (at, slice(None)) if self._rows > 1 else (slice(None), at)
            )  # fmt: skip
        (top, rows), (left, columns) = (
            (chosen[0], len(chosen))
            for chosen in (
                range(n)[k] if isinstance(k, slice) else [range(n)[k]] for k, n in zip(at, (self._rows, self._columns))
            )
        )
        return Place(self._rows, self._columns, top, left, rows, columns)


class AxesGrid:
    """An array of plots, as NumPy would index it."""

    def __init__(self, flat, shape):
        self._flat, self.shape = list(flat), tuple(shape)
        self.ndim, self.size = len(self.shape), len(self._flat)

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __getitem__(self, at):
        at = at if isinstance(at, tuple) else (at,)
        at = (*at, *[slice(None)] * (self.ndim - len(at)))
        places, shape = [0], []
        for k, n in zip(at, self.shape):
            if isinstance(k, slice):
                chosen = range(*k.indices(n))
                shape.append(len(chosen))
            elif -n <= k < n:
                chosen = [k % n]
            else:
                raise IndexError(f"index {k} is out of bounds for axis {len(shape)} with size {n}")
            places = [place * n + i for place in places for i in chosen]
        found = [self._flat[place] for place in places]
        return AxesGrid(found, shape) if shape else found[0]

    @property
    def flat(self):
        return AxesGrid(self._flat, (self.size,))

    def flatten(self):
        return self.flat

    ravel = flatten

    def reshape(self, *shape):
        shape = list(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else list(shape)
        if -1 in shape:
            known = -math.prod(shape)
            shape[shape.index(-1)] = self.size // known
        return AxesGrid(self._flat, shape)

    def tolist(self):
        return [each.tolist() if isinstance(each, AxesGrid) else each for each in self]

    @property
    def T(self):
        if self.ndim == 1:
            return self
        rows, columns = self.shape
        return AxesGrid([self._flat[i * columns + j] for j in range(columns) for i in range(rows)], (columns, rows))
