"""matplotlib.pyplot: figures as data, which the page draws."""

import _activa_page as page

from . import cm, rcParams
from .figure import Figure, GridSpec, _place

_figures = []
_current = None
_made = 0


def figure(num=None, figsize=None, **given):
    """A new figure, or the one of that number that is not shown yet."""
    global _made
    if isinstance(num, Figure):
        _figures.remove(num)
        _figures.append(num)
        return num
    known = next((each for each in _figures if num is not None and each.number == num), None)
    if known is not None:
        _figures.remove(known)
        _figures.append(known)
        return known
    _made += 1
    _figures.append(Figure(figsize, _made if num is None else num, **given))
    return _figures[-1]


def gcf():
    return _figures[-1] if _figures else figure()


def gca():
    return _current if _current is not None and _figures and _current in gcf().axes else gcf().gca()


def sca(ax):
    global _current
    _current = ax
    if ax.figure in _figures:
        figure(ax.figure)


def axes(arg=None, **given):
    if arg is not None and not isinstance(arg, tuple):
        return sca(arg)
    raise NotImplementedError("plt.axes() at a place of one's own is not in this page's matplotlib: plt.subplot")


def subplot(*args, **given):
    """The axes at that place, which may be there already."""
    place = None if args and not isinstance(args[0], int) else _place(*args)
    known = gcf()._axes_at(place) if place and not given else None
    made = known or gcf().add_subplot(*args, **given)
    sca(made)
    return made


def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
             subplot_kw=None, gridspec_kw=None, num=None, figsize=None, **given):  # fmt: skip
    made = figure(num, figsize, **given)
    grid = made.subplots(
        nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, width_ratios=width_ratios,
        height_ratios=height_ratios, subplot_kw=subplot_kw, gridspec_kw=gridspec_kw,
    )  # fmt: skip
    sca(made.axes[-1])
    return made, grid


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **given):
    spec = GridSpec(*shape)[loc[0] : loc[0] + rowspan, loc[1] : loc[1] + colspan]
    made = (fig or gcf()).add_subplot(spec, **given)
    sca(made)
    return made


def _shown(each):
    if each in _figures:
        _figures.remove(each)
    if each.axes:
        page.show_plot(each._plot_data())


def show(*args, block=None):
    for each in list(_figures):
        _shown(each)


def close(fig=None):
    if fig == "all":
        _figures.clear()
    elif fig is None:
        del _figures[-1:]
    else:
        _figures[:] = [each for each in _figures if each is not fig and each.number != fig]


def clf():
    gcf().clear()


def delaxes(ax=None):
    gcf().delaxes(ax or gca())


def get_fignums():
    return [each.number for each in _figures]


def tight_layout(**given):
    gcf().tight_layout(**given)


def subplots_adjust(**given):
    gcf().subplots_adjust(**given)


def colorbar(mappable=None, cax=None, ax=None, **given):
    return gcf().colorbar(mappable, cax, ax or (gca() if mappable is None else None), **given)


def clim(vmin=None, vmax=None):
    series = gca()._last_mappable()
    series["vmin"] = series["vmin"] if vmin is None else float(vmin)
    series["vmax"] = series["vmax"] if vmax is None else float(vmax)


def pause(interval):
    show()


def draw():
    pass


ion = ioff = draw


def suptitle(t, **given):
    gcf().suptitle(t, **given)


def figtext(x, y, s, **given):
    raise NotImplementedError("figtext is not in this page's matplotlib")


def savefig(*args, **given):
    gcf().savefig(*args, **given)


def xticks(ticks=None, labels=None, **given):
    _ticks("x", ticks, labels, given)


def yticks(ticks=None, labels=None, **given):
    _ticks("y", ticks, labels, given)


def _ticks(axis, ticks, labels, given):
    if ticks is None and labels is None and not given:
        raise NotImplementedError(f"{axis}ticks() without arguments, which reads them, is not in this page's matplotlib")
    gca()._set_ticks(axis, ticks, labels, given)


def get_cmap(name=None, lut=None):
    return cm.get_cmap(name)


def set_cmap(cmap):
    rcParams["image.cmap"] = cm.get_cmap(cmap).name


def rc(group, **given):
    for name, value in given.items():
        rcParams[f"{group}.{name}"] = value


class rc_context(dict):
    def __init__(self, rc=None, fname=None):
        self._rc = dict(rc or {})

    def __enter__(self):
        self._before = dict(rcParams)
        rcParams.update(self._rc)

    def __exit__(self, *_):
        rcParams.clear()
        rcParams.update(self._before)


def rcdefaults():
    rcParams["figure.figsize"] = [6.4, 4.8]


class style:
    """The page has one style."""

    available = ["default", "ggplot", "bmh", "classic", "dark_background", "fivethirtyeight", "grayscale", "seaborn-v0_8"]

    @staticmethod
    def use(style):
        pass

    @staticmethod
    def context(style, after_reset=False):
        return rc_context()


def setp(artists, **given):
    for each in artists if isinstance(artists, (list, tuple)) else [artists]:
        for name, value in given.items():
            getattr(each, f"set_{name}")(value)


def _of_axes(name, method=None):
    def function(*args, **kwargs):
        return getattr(gca(), method or name)(*args, **kwargs)

    function.__name__ = name
    return function


for _name in (
    "plot scatter bar barh bar_label hist imshow matshow pcolormesh pcolor contourf text annotate axhline axvline axhspan "
    "axvspan hlines vlines stem step stairs errorbar semilogy semilogx loglog legend grid axis cla fill_between margins "
    "tick_params autoscale twiny ticklabel_format minorticks_on minorticks_off"
).split():
    globals()[_name] = _of_axes(_name)
for _name in "title xlabel ylabel xscale yscale".split():
    globals()[_name] = _of_axes(_name, f"set_{_name}")


def twinx(ax=None):
    made = (ax or gca()).twinx()
    sca(made)
    return made


def xlim(*args, **given):
    return gca().set_xlim(*args, **given) if args or given else gca().get_xlim()


def ylim(*args, **given):
    return gca().set_ylim(*args, **given) if args or given else gca().get_ylim()


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"matplotlib.pyplot.{name} is not in this page's matplotlib")
