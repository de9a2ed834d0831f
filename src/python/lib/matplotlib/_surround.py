"""What stands around a plot: titles, limits, ticks, grid, legend."""

import math

from ._data import numbers, plain
from ._style import PATCH, TEXT, TEXT_SILENT, color_of, styled

_SCALES = ("linear", "log")
_LEGEND = set(
    "loc bbox_to_anchor ncol ncols prop fontsize labelcolor numpoints scatterpoints markerscale markerfirst frameon "
    "fancybox shadow framealpha facecolor edgecolor mode bbox_transform title_fontsize title_fontproperties alignment "
    "borderpad labelspacing handlelength handleheight handletextpad borderaxespad columnspacing draggable".split()
)
_PLACES = "best|upper right|upper left|lower left|lower right|right|center left|center right|lower center|upper center|center".split("|")


class Surround:
    transAxes, transData = "axes", "data"

    def __init__(self, figure, place):
        self.figure, self._place = figure, place
        self._twin_of = None
        self.clear()

    def clear(self):
        self._series = []
        self._title = self._x_label = self._y_label = ""
        self._x_range = self._y_range = None
        self._x_scale = self._y_scale = "linear"
        self._x_ticks = self._y_ticks = None
        self._x_flip = self._y_flip = False
        self._x_names, self._y_names = {}, {}
        self._grid = None
        self._frame = True
        self._aspect = "auto"
        self._image_box = None
        self._legend = None
        self._legend_title = ""
        self._bar = None
        self._used = {"lines": 0, "patches": 0}  # of the cycle of colours

    cla = clear

    # -- titles

    def set_title(self, label, fontdict=None, **given):
        styled({**(fontdict or {}), **given}, TEXT, TEXT_SILENT, "Text")
        self._title = str(label)

    def set_xlabel(self, xlabel, fontdict=None, **given):
        styled({**(fontdict or {}), **given}, TEXT, TEXT_SILENT, "Text")
        self._x_label = str(xlabel)

    def set_ylabel(self, ylabel, fontdict=None, **given):
        styled({**(fontdict or {}), **given}, TEXT, TEXT_SILENT, "Text")
        self._y_label = str(ylabel)

    def get_title(self):
        return self._title

    def get_xlabel(self):
        return self._x_label

    def get_ylabel(self):
        return self._y_label

    # -- limits

    def _limits(self, axis):
        """What is drawn takes so much of an axis."""
        found = []
        for one in self._series:
            kind, flat = one["kind"], axis == "x"
            if kind in ("line", "scatter"):
                found += one[axis]
            elif kind == "area":
                found += one["x"] if flat else [*one["low"], *one["high"]]
            elif kind == "segments":
                found += [*one[f"{axis}0"], *one[f"{axis}1"]]
            elif kind == "bars" and flat == one["horizontal"]:
                found += [*one["bottoms"], *[b + h for b, h in zip(one["bottoms"], one["heights"])]]
            elif kind == "bars":
                found += [each for x, w in zip(one["x"], one["widths"]) for each in (x - w / 2, x + w / 2)]
            elif kind == "image":
                found += one["extent"][:2] if flat else one["extent"][2:]
            elif kind == "rule" and one["axis"] == axis:
                found.append(one["at"])
        found = [each for each in found if math.isfinite(each)]
        return (min(found), max(found)) if found else (0.0, 1.0)

    def _auto(self, axis):
        low, high = self._limits(axis)
        if self._image_box is not None:
            return [low, high]
        margin = 0.05 * (high - low) or 0.05 * (abs(high) or 1.0)
        return [low - margin, high + margin]

    def _set_limits(self, axis, low, high, first, second, given):
        if given:
            raise TypeError(f"Axes.set_{axis}lim() got an unexpected keyword argument '{next(iter(given))}'")
        low, high = first if first is not None else low, second if second is not None else high
        if high is None and isinstance(plain(low), (tuple, list)) or hasattr(low, "__len__"):
            low, high = low
        now = getattr(self, f"_{axis}_range") or self._auto(axis)
        found = [float(now[0] if low is None else low), float(now[1] if high is None else high)]
        if not all(map(math.isfinite, found)):
            raise ValueError("Axis limits cannot be NaN or Inf")
        setattr(self, f"_{axis}_range", found)
        return tuple(found)

    def set_xlim(self, left=None, right=None, *, xmin=None, xmax=None, emit=True, auto=False, **given):
        return self._set_limits("x", left, right, xmin, xmax, given)

    def set_ylim(self, bottom=None, top=None, *, ymin=None, ymax=None, emit=True, auto=False, **given):
        return self._set_limits("y", bottom, top, ymin, ymax, given)

    def get_xlim(self):
        return tuple(self._x_range or self._auto("x"))

    def get_ylim(self):
        return tuple(self._y_range or self._auto("y"))

    set_xbound, set_ybound, get_xbound, get_ybound = set_xlim, set_ylim, get_xlim, get_ylim

    def invert_xaxis(self):
        self._x_flip = not self._x_flip

    def invert_yaxis(self):
        self._y_flip = not self._y_flip

    def set_xscale(self, value, **given):
        self._x_scale = self._scale(value)

    def set_yscale(self, value, **given):
        self._y_scale = self._scale(value)

    @staticmethod
    def _scale(value):
        if value in ("symlog", "asinh", "logit", "function", "functionlog"):
            raise NotImplementedError(f"the scale {value!r} is not in this page's matplotlib")
        if value not in _SCALES:
            raise ValueError(f"{value!r} is not a valid value for scale; supported values are 'linear', 'log'")
        return value

    def get_xscale(self):
        return self._x_scale

    def get_yscale(self):
        return self._y_scale

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        self._aspect = "auto" if aspect == "auto" else 1.0 if aspect == "equal" else float(aspect)

    def get_aspect(self):
        return self._aspect

    def margins(self, *args, **given):
        pass

    def autoscale(self, enable=True, axis="both", tight=None):
        if enable:
            self._x_range = self._x_range if axis == "y" else None
            self._y_range = self._y_range if axis == "x" else None

    def autoscale_view(self, *args, **given):
        pass

    relim = autoscale_view

    def axis(self, arg=None, /, **given):
        if arg is None and not given:
            return (*self.get_xlim(), *self.get_ylim())
        if isinstance(arg, bool) or arg in ("on", "off"):
            self._frame = arg in (True, "on")
        elif arg in ("equal", "scaled", "square", "image"):
            self._aspect = 1.0
        elif arg in ("auto", "tight"):
            self._aspect = "auto" if arg == "auto" else self._aspect
        elif isinstance(arg, str):
            raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
        elif arg is not None:
            limits = numbers(arg)
            if len(limits) != 4:
                raise TypeError("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
            self._x_range, self._y_range = limits[:2], limits[2:]
        if given:
            self.set_xlim(given.pop("xmin", None), given.pop("xmax", None))
            self.set_ylim(given.pop("ymin", None), given.pop("ymax", None), **given)
        return (*self.get_xlim(), *self.get_ylim())

    def set_axis_off(self):
        self._frame = False

    def set_axis_on(self):
        self._frame = True

    # -- ticks

    def _set_ticks(self, axis, ticks, labels, given):
        found = styled(given, TEXT, TEXT_SILENT | {"minor"}, "Text")
        if found.get("minor"):
            raise NotImplementedError("minor ticks are not in this page's matplotlib")
        name = f"_{axis}_ticks"
        before = getattr(self, name)
        if ticks is None:
            at = before["at"] if before else None
        else:
            at = numbers(ticks)
        if labels is not None:
            labels = [str(getattr(each, "_words", each)) for each in labels]
            if at is None:
                # Of labels alone, as many as there are from 0 on: what bars and images stand at.
                at = [float(i) for i in range(len(labels))]
            if len(labels) != len(at):
                raise ValueError(
                    f"The number of FixedLocator locations ({len(at)}), usually from a call to set_ticks, does not match "
                    f"the number of labels ({len(labels)})."
                )
        elif ticks is None and before:
            labels = before["labels"]
        angle = found.get("rotation")
        angle = {"vertical": 90.0, "horizontal": 0.0, None: before["angle"] if before else 0.0}.get(angle, angle)
        setattr(self, name, {"at": at, "labels": labels, "angle": float(angle)})

    def set_xticks(self, ticks, labels=None, *, minor=False, **given):
        self._set_ticks("x", ticks, labels, {**given, "minor": minor})

    def set_yticks(self, ticks, labels=None, *, minor=False, **given):
        self._set_ticks("y", ticks, labels, {**given, "minor": minor})

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **given):
        self._set_ticks("x", None, list(labels), {**(fontdict or {}), **given, "minor": minor})

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **given):
        self._set_ticks("y", None, list(labels), {**(fontdict or {}), **given, "minor": minor})

    def get_xticks(self):
        return self._ticks_now("x")

    def get_yticks(self):
        return self._ticks_now("y")

    def _ticks_now(self, axis):
        import numpy

        ticks = getattr(self, f"_{axis}_ticks")
        if ticks is None or ticks["at"] is None:
            raise NotImplementedError(f"get_{axis}ticks() before set_{axis}ticks() is not in this page's matplotlib")
        return numpy.array(ticks["at"])

    def tick_params(self, axis="both", **given):
        for one in ("x", "y"):
            if axis in (one, "both"):
                sides = ("bottom", "labelbottom") if one == "x" else ("left", "labelleft")
                if given.get(sides[1]) is False:
                    setattr(self, f"_{one}_ticks", {"at": [], "labels": None, "angle": 0.0})
                elif "labelrotation" in given or "rotation" in given:
                    self._set_ticks(one, None, None, {"rotation": given.get("labelrotation", given.get("rotation"))})

    def ticklabel_format(self, **given):
        pass

    def minorticks_on(self):
        pass

    minorticks_off = minorticks_on

    def _x_places(self, values):
        return self._named_places(values, "x")

    def _y_places(self, values):
        return self._named_places(values, "y")

    def _named_places(self, values, axis):
        """Words become places, in the order in which they come."""
        if isinstance(values, str):
            values = [values]
        if not isinstance(values, (list, tuple)) and not hasattr(values, "__iter__") or hasattr(values, "detach"):
            return values
        if hasattr(values, "tolist"):
            return values if not values.size or not isinstance(values.ravel()[0], str) else self._named_places(values.tolist(), axis)
        values = list(values)
        if not values or not isinstance(values[0], str):
            return values
        names = getattr(self, f"_{axis}_names")
        places = [float(names.setdefault(str(each), len(names))) for each in values]
        setattr(self, f"_{axis}_ticks", {"at": [float(i) for i in names.values()], "labels": list(names), "angle": 0.0})
        return places

    def grid(self, visible=None, which="major", axis="both", **given):
        if axis not in ("both", "x", "y"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'both', 'x', 'y'")
        styled({name.removeprefix("grid_"): value for name, value in given.items()}, PATCH, {"dashes"}, "grid")
        on = visible if visible is not None else True if given else self._grid in (None, "none")
        self._grid = axis if on else "none"

    def set_facecolor(self, color):
        color_of(color)

    def set_axisbelow(self, b):
        pass

    def label_outer(self):
        pass

    @property
    def spines(self):
        return _Spines()

    # -- legend and colour bar

    def legend(self, *args, handles=None, labels=None, title=None, **given):
        for name in given:
            if name not in _LEGEND:
                raise TypeError(f"Legend.__init__() got an unexpected keyword argument {name!r}")
        loc = given.get("loc")
        if isinstance(loc, str) and loc not in _PLACES:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _PLACES))}")
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            (labels,) = args
        named = [one for one in self._series if "label" in one]
        if handles is not None:
            chosen = [getattr(each[0] if isinstance(each, (list, tuple)) else each, "_series", None) for each in handles]
            if None in chosen:
                raise NotImplementedError("a legend of handles that are not drawn is not in this page's matplotlib")
            for one in named:
                if not any(one is each for each in chosen):
                    one["label"] = None
            named = chosen
        if labels is not None:
            for one, label in zip(named, labels):
                one["label"] = str(label)
        self._legend = True
        self._legend_title = "" if title is None else str(title)
        return _Legend()

    def get_legend_handles_labels(self):
        from ._artists import Artist

        named = [one for one in self._series if one.get("label")]
        return [Artist(self, one) for one in named], [one["label"] for one in named]

    def _set_color_bar(self, series, label):
        self._bar = {"map": series["map"], "vmin": series["vmin"], "vmax": series["vmax"], "label": label}

    def twinx(self):
        """Other axes in the same place, with the same x and a y of their own at the right."""
        twin = type(self)(self.figure, self._place)
        twin._twin_of = self
        self.figure.axes.append(twin)
        return twin

    def twiny(self):
        raise NotImplementedError("twiny, a second axis of x, is not in this page's matplotlib: draw a second plot")

    # -- as a whole

    def set(self, **settings):
        for name, value in settings.items():
            setter = getattr(type(self), f"set_{name}", None)
            if setter is None:
                raise AttributeError(f"Axes.set() got an unexpected keyword argument {name!r}")
            setter(self, value)

    def get_figure(self):
        return self.figure

    def remove(self):
        self.figure.axes.remove(self)

    def _last_mappable(self):
        found = [one for one in self._series if one["kind"] == "image" or one.get("values") is not None]
        if not found:
            raise RuntimeError(
                "No mappable was found to use for colorbar creation. First define a mappable such as an image (with "
                "imshow) or a contour set (with contourf)."
            )
        return found[-1]

    def _plot_twin(self):
        return {
            "yLabel": self._y_label,
            "yRange": [*reversed(self._y_range or self._auto("y"))] if self._y_flip else self._y_range,
            "yScale": self._y_scale,
            "yTicks": self._y_ticks,
            "legend": bool(self._legend),
            "series": self._series,
        }

    def _plot_axes(self):
        place = self._place
        twin = next((each for each in self.figure.axes if each._twin_of is self), None)
        ranges = {}
        for axis in "xy":
            limits = getattr(self, f"_{axis}_range")
            if limits is None and self._image_box is not None:
                limits = self._image_box[:2] if axis == "x" else self._image_box[2:]
            if getattr(self, f"_{axis}_flip"):
                low, high = limits or self._auto(axis)
                limits = [high, low]
            ranges[axis] = limits
        return {
            "cell": place.cell,
            "place": {"row": place.row, "column": place.column, "rows": place.rows, "columns": place.columns},
            "title": self._title or (twin._title if twin else ""),
            "xLabel": self._x_label,
            "yLabel": self._y_label,
            "xRange": ranges["x"],
            "yRange": ranges["y"],
            "xScale": self._x_scale,
            "yScale": self._y_scale,
            "xTicks": self._x_ticks,
            "yTicks": self._y_ticks,
            "grid": self._grid or "auto",
            "frame": self._frame,
            "aspect": None if self._aspect == "auto" else self._aspect,
            "legend": bool(self._legend),
            "legendTitle": self._legend_title,
            "colorBar": self._bar,
            "twin": twin and twin._plot_twin(),
            "series": self._series,
        }

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"Axes.{name} is not in this page's matplotlib")

    def __repr__(self):
        return "<Axes: >" if not self._title else f"<Axes: title={{'center': {self._title!r}}}>"


class _Legend:
    """The key stands above its plot, whatever it is told."""

    def set_title(self, title):
        pass

    def __repr__(self):
        return "<matplotlib.legend.Legend>"


class _Spines(dict):
    """The page draws its own; what would hide or move one does no harm."""

    def __missing__(self, name):
        return _Spine()

    def values(self):
        return [_Spine()]


class _Spine:
    def set_visible(self, visible):
        pass

    set_color = set_linewidth = set_position = set_visible
