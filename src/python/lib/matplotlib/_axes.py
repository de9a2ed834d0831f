"""One plot: what is drawn in it, as the page takes it (PlotAxes of protocol.ts)."""

import math
from array import array as raw


def numbers(values):
    """A flat list of floats of whatever holds numbers."""
    if hasattr(values, "detach"):
        values = values.detach().reshape(-1).tolist()
    elif hasattr(values, "ravel"):
        values = values.ravel().tolist()
    elif isinstance(values, (int, float)):
        values = [values]
    flat = []
    for each in values:
        if hasattr(each, "item"):
            each = each.item()
        if isinstance(each, (list, tuple)):
            flat += numbers(each)
        else:
            flat.append(float(each))
    return flat


def matrix(values):
    """Rows, columns and the flat numbers."""
    if hasattr(values, "detach"):
        values = values.detach()
    shape = getattr(values, "shape", None)
    if shape is None:
        shape = (len(values), len(values[0]))
    if len(shape) == 3 and shape[2] == 1:
        shape = shape[:2]
    if len(shape) != 2:
        if len(shape) == 3:
            raise NotImplementedError("imshow of a picture in colours is not in this page's matplotlib")
        raise TypeError(f"Invalid shape {tuple(shape)} for image data")
    return int(shape[0]), int(shape[1]), numbers(values)


_MARKERS = "o.,xXsdD+*^v<>|_phHP1234"
_COLORS = "bgrcmykw"
_names = dict(zip(_COLORS, ("blue", "green", "red", "cyan", "magenta", "yellow", "black", "white")))


def _color(value):
    """As the page takes colours: C0, names and hexes."""
    if value is None or isinstance(value, str):
        return _names.get(value, value)
    parts = [max(0, min(255, round(float(each) * 255))) for each in list(value)[:3]]
    return "#" + "".join(f"{each:02x}" for each in parts)


def _format(text):
    """matplotlib's 'ro--'."""
    color, marker, dash = None, "", None
    rest = text
    for each in ("--", "-.", ":", "-"):
        if each in rest:
            dash, rest = each, rest.replace(each, "", 1)
            break
    if len(rest) > 1 and rest[0] == "C" and rest[1].isdigit():
        color, rest = rest[:2], rest[2:]
    for each in rest:
        if each in _COLORS and color is None:
            color = _names[each]
        elif each in _MARKERS:
            marker = each
        else:
            raise ValueError(f"{text!r} is not a valid format string")
    if dash is None:
        dash = "" if marker else "-"
    return color, marker, dash


_dashes = {"solid": "-", "dashed": "--", "dotted": ":", "dashdot": "-.", "None": "", "none": "", " ": "", None: "-"}


class Axes:
    def __init__(self, figure, cell):
        self.figure, self._cell = figure, cell
        self.clear()

    def clear(self):
        self._series = []
        self._title = self._x_label = self._y_label = ""
        self._x_range = self._y_range = None
        self._x_scale = self._y_scale = "linear"
        self._legend = False
        self._used = 0  # of the cycle of colours
        self._labels = []

    cla = clear

    def _next(self, color):
        if color is not None:
            return _color(color)
        self._used += 1
        return f"C{(self._used - 1) % 10}"

    # -- what is drawn

    def plot(self, *args, label=None, color=None, linewidth=None, linestyle=None, marker=None, alpha=None, **others):
        color = others.get("c", color)
        width = others.get("lw", linewidth)
        dash = others.get("ls", linestyle)
        args = list(args)
        lines = []
        while args:
            first = args.pop(0)
            second = args.pop(0) if args and not isinstance(args[0], str) else None
            form = args.pop(0) if args and isinstance(args[0], str) else "-"
            form_color, form_marker, form_dash = _format(form)
            columns = self._columns(first if second is None else second)
            for y in columns:
                x = [float(i) for i in range(len(y))] if second is None else numbers(first)
                if len(x) != len(y):
                    raise ValueError(
                        f"x and y must have same first dimension, but have shapes ({len(x)},) and ({len(y)},)"
                    )
                line = {
                    "kind": "line",
                    "x": raw("d", x),
                    "y": raw("d", y),
                    "label": self._label(label),
                    "color": self._next(color or form_color),
                    "width": 1.5 if width is None else float(width),
                    "dash": form_dash if dash is None else _dashes.get(dash, dash),
                    "marker": form_marker if marker is None else marker,
                }
                self._series.append(line)
                lines.append(_Artist(line))
        return lines

    @staticmethod
    def _columns(y):
        if hasattr(y, "detach") and y.dim() > 1 or not hasattr(y, "detach") and getattr(y, "ndim", 1) > 1:
            return [numbers(y[:, j]) for j in range(y.shape[1])]
        return [numbers(y)]

    @staticmethod
    def _label(label):
        return None if label is None or str(label).startswith("_") else str(label)

    def scatter(self, x, y, s=None, c=None, marker="o", label=None, color=None, alpha=None, **others):
        many = c is not None and not isinstance(c, str)
        points = {
            "kind": "scatter",
            "x": raw("d", numbers(x)),
            "y": raw("d", numbers(y)),
            "label": self._label(label),
            "color": self._next(color or (None if many else c)),
            "width": math.sqrt(float(s)) if isinstance(s, (int, float)) else 6.0,
            "dash": "",
            "marker": marker or "o",
        }
        if len(points["x"]) != len(points["y"]):
            raise ValueError("x and y must be the same size")
        self._series.append(points)
        return _Artist(points)

    def bar(self, x, height, width=0.8, bottom=0, *, color=None, label=None, align="center", **others):
        return self._bars(x, height, width, bottom, color, label, False)

    def barh(self, y, width, height=0.8, left=0, *, color=None, label=None, **others):
        return self._bars(y, width, height, left, color, label, True)

    def _bars(self, places, heights, width, bottom, color, label, horizontal):
        places = list(places) if not isinstance(places, (int, float)) else [places]
        if places and isinstance(places[0], str):
            names, places = places, list(range(len(places)))
            (self.set_yticks if horizontal else self.set_xticks)(places, names)
        heights = numbers(heights)
        places = numbers(places)
        bars = {
            "kind": "bars",
            "x": places,
            "heights": heights * len(places) if len(heights) == 1 else heights,
            "width": float(width),
            "bottom": float(bottom) if isinstance(bottom, (int, float)) else 0.0,
            "label": self._label(label),
            "color": self._next(color if color is None or isinstance(color, str) else None),
            "horizontal": horizontal,
        }
        self._series.append(bars)
        return _Artist(bars)

    def hist(self, x, bins=10, range=None, density=False, *, color=None, label=None, alpha=None, histtype="bar", **others):
        import numpy

        counts, edges = numpy.histogram(numpy.array(numbers(x)), bins, range, density)
        ends = edges.tolist()
        self._bars([(a + b) / 2 for a, b in zip(ends, ends[1:])], counts.tolist(), ends[1] - ends[0], 0, color, label, False)
        return counts, edges, _Artist(self._series[-1])

    def imshow(self, X, cmap=None, vmin=None, vmax=None, interpolation=None, aspect=None, **others):
        rows, columns, values = matrix(X)
        finite = [each for each in values if math.isfinite(each)] or [0.0]
        image = {
            "kind": "image",
            "rows": rows,
            "columns": columns,
            "values": raw("f", values),
            "vmin": float(min(finite) if vmin is None else vmin),
            "vmax": float(max(finite) if vmax is None else vmax),
            "map": {None: "viridis", "grey": "gray", "Greys_r": "gray"}.get(cmap, str(cmap)),
        }
        self._series.append(image)
        return _Artist(image)

    matshow = imshow

    def text(self, x, y, s, ha="left", horizontalalignment=None, color=None, **others):
        text = {
            "kind": "text",
            "x": float(x),
            "y": float(y),
            "text": str(s),
            "align": horizontalalignment or ha,
            "color": _color(color),
        }
        self._series.append(text)
        return _Artist(text)

    def axhline(self, y=0, xmin=0, xmax=1, color=None, c=None, linestyle="-", ls=None, **others):
        return self._rule("y", y, color or c, ls or linestyle)

    def axvline(self, x=0, ymin=0, ymax=1, color=None, c=None, linestyle="-", ls=None, **others):
        return self._rule("x", x, color or c, ls or linestyle)

    def _rule(self, axis, at, color, dash):
        rule = {"kind": "rule", "axis": axis, "at": float(at), "color": _color(color), "dash": _dashes.get(dash, dash)}
        self._series.append(rule)
        return _Artist(rule)

    def fill_between(self, *args, **kwargs):
        raise NotImplementedError("fill_between is not in this page's matplotlib")

    def semilogy(self, *args, **kwargs):
        self._y_scale = "log"
        return self.plot(*args, **kwargs)

    def semilogx(self, *args, **kwargs):
        self._x_scale = "log"
        return self.plot(*args, **kwargs)

    def loglog(self, *args, **kwargs):
        self._x_scale = self._y_scale = "log"
        return self.plot(*args, **kwargs)

    # -- what stands around it

    def set_title(self, label, **others):
        self._title = str(label)

    def set_xlabel(self, label, **others):
        self._x_label = str(label)

    def set_ylabel(self, label, **others):
        self._y_label = str(label)

    def set_xlim(self, left=None, right=None):
        self._x_range = self._limits(left, right, "x")
        return self._x_range

    def set_ylim(self, bottom=None, top=None):
        self._y_range = self._limits(bottom, top, "y")
        return self._y_range

    def _limits(self, low, high, axis):
        if isinstance(low, (tuple, list)):
            low, high = low
        if low is not None and high is not None:
            return [float(low), float(high)]
        found = [each for series in self._series if axis in series for each in numbers(series[axis])] or [0.0, 1.0]
        return [float(min(found) if low is None else low), float(max(found) if high is None else high)]

    def get_xlim(self):
        return tuple(self._x_range or self._limits(None, None, "x"))

    def get_ylim(self):
        return tuple(self._y_range or self._limits(None, None, "y"))

    def set_xscale(self, value):
        self._x_scale = "log" if value == "log" else "linear"

    def set_yscale(self, value):
        self._y_scale = "log" if value == "log" else "linear"

    def set(self, **settings):
        for name, value in settings.items():
            getattr(self, f"set_{name}")(value)

    def legend(self, labels=None, *args, **others):
        self._legend = True
        if labels is not None and all(isinstance(each, str) for each in labels):
            named = [series for series in self._series if series["kind"] in ("line", "scatter", "bars")]
            for series, label in zip(named, labels):
                series["label"] = str(label)

    def set_xticks(self, ticks=None, labels=None, **others):
        pass

    set_yticks = set_xticklabels = set_yticklabels = set_xticks

    def grid(self, *args, **others):
        pass

    tick_params = set_aspect = margins = grid

    def axis(self, *args, **others):
        if len(args) == 1 and isinstance(args[0], (list, tuple)):
            a, b, c, d = args[0]
            self._x_range, self._y_range = [float(a), float(b)], [float(c), float(d)]

    def _plot_axes(self):
        return {
            "cell": self._cell,
            "title": self._title,
            "xLabel": self._x_label,
            "yLabel": self._y_label,
            "xRange": self._x_range,
            "yRange": self._y_range,
            "xScale": self._x_scale,
            "yScale": self._y_scale,
            "legend": self._legend,
            "series": self._series,
        }

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"Axes.{name} is not in this page's matplotlib")


class _Artist:
    """What a call gives back; who would change it afterwards can't here."""

    def __init__(self, series):
        self._series = series

    def set_label(self, label):
        self._series["label"] = str(label)

    def get_color(self):
        return self._series.get("color")

    def __iter__(self):
        return iter(())

    def __repr__(self):
        return f"<{self._series['kind']}>"
