"""matplotlib.pyplot: figures as data, which the page draws."""

import _activa_page as page
from pyodide.ffi import to_js
from js import Object

from . import rcParams
from ._axes import Axes


class Figure:
    def __init__(self, figsize=None):
        self.figsize = tuple(figsize or rcParams["figure.figsize"])
        self.rows = self.columns = 1
        self.axes = []
        self._suptitle = ""

    def add_subplot(self, rows=1, columns=1, index=1):
        if rows >= 100:
            rows, columns, index = rows // 100, rows // 10 % 10, rows % 10
        self.rows, self.columns = rows, columns
        for axes in self.axes:
            if axes._cell == index - 1:
                return axes
        self.axes.append(Axes(self, index - 1))
        return self.axes[-1]

    def gca(self):
        return self.axes[-1] if self.axes else self.add_subplot()

    def suptitle(self, t, **others):
        self._suptitle = str(t)

    def tight_layout(self, **others):
        pass

    subplots_adjust = colorbar = tight_layout

    def colorbar(self, *args, **others):
        pass

    def savefig(self, *args, **others):
        raise NotImplementedError("savefig is not in this page's matplotlib: the figure's own menu exports it")

    def show(self):
        _shown(self)

    def _plot_data(self):
        axes = [each._plot_axes() for each in self.axes]
        if self._suptitle and axes and not axes[0]["title"]:
            axes[0]["title"] = self._suptitle
        data = {
            "width": self.figsize[0] * 100,
            "height": self.figsize[1] * 100,
            "rows": self.rows,
            "columns": self.columns,
            "axes": axes,
        }
        return to_js(data, dict_converter=Object.fromEntries)

    def __repr__(self):
        return f"<Figure size {self.figsize[0] * 100:.0f}x{self.figsize[1] * 100:.0f} with {len(self.axes)} Axes>"


_figures = []
_current = None


def figure(num=None, figsize=None, **others):
    _figures.append(Figure(figsize))
    return _figures[-1]


def gcf():
    return _figures[-1] if _figures else figure()


def gca():
    return _current if _current is not None and _current.figure in _figures[-1:] else gcf().gca()


def sca(axes):
    global _current
    _current = axes


def subplot(*args, **others):
    axes = gcf().add_subplot(*(args or (1, 1, 1)))
    sca(axes)
    return axes


def subplots(nrows=1, ncols=1, *, figsize=None, squeeze=True, **others):
    made = figure(figsize=figsize)
    cells = [[made.add_subplot(nrows, ncols, i * ncols + j + 1) for j in range(ncols)] for i in range(nrows)]
    sca(cells[0][0])
    if nrows == ncols == 1:
        return made, cells[0][0]
    if nrows == 1:
        return made, _Grid(cells[0])
    if ncols == 1:
        return made, _Grid([row[0] for row in cells])
    return made, _Grid([_Grid(row) for row in cells])


class _Grid(list):
    """An array of axes: ax[0, 1], ax.flatten()."""

    def __getitem__(self, at):
        if isinstance(at, tuple):
            return list.__getitem__(self, at[0])[at[1]]
        return list.__getitem__(self, at)

    def flatten(self):
        return _Grid([axes for row in self for axes in (row if isinstance(row, list) else [row])])

    ravel = flatten

    @property
    def flat(self):
        return iter(self.flatten())


def _shown(each):
    if each.axes:
        page.show_plot(each._plot_data())
    if each in _figures:
        _figures.remove(each)


def show(*args, **others):
    for each in list(_figures):
        _shown(each)
    _figures.clear()


def close(*args):
    _figures.clear()


def clf():
    gcf().axes.clear()


def tight_layout(**others):
    pass


def colorbar(*args, **others):
    pass


def pause(interval):
    pass


def suptitle(t, **others):
    gcf().suptitle(t)


def savefig(*args, **others):
    gcf().savefig()


def xticks(*args, **others):
    pass


yticks = xticks


class style:
    @staticmethod
    def use(name):
        pass


def _of_axes(name, method=None):
    def function(*args, **kwargs):
        return getattr(gca(), method or name)(*args, **kwargs)

    function.__name__ = name
    return function


for _name in (
    "plot scatter bar barh hist imshow matshow text axhline axvline semilogy semilogx loglog legend grid axis cla "
    "fill_between"
).split():
    globals()[_name] = _of_axes(_name)
for _name in "title xlabel ylabel xlim ylim xscale yscale".split():
    globals()[_name] = _of_axes(_name, f"set_{_name}")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"matplotlib.pyplot.{name} is not in this page's matplotlib")
