"""One plot: what is drawn in it, as the page takes it (PlotSeries of protocol.ts). What stands around it: _surround.py."""

import math
from array import array as raw
from bisect import bisect_right

from ._artists import AxesImage, BarContainer, Line2D, PathCollection, PolyCollection, Text
from ._data import columns, datasets, each_of, matrix, numbers, plain, shape_of
from ._style import (
    LINE,
    LINE_SILENT,
    PATCH,
    PATCH_SILENT,
    TEXT,
    TEXT_SILENT,
    color_of,
    colors_of,
    dash_of,
    format_of,
    map_of,
    marker_of,
    styled,
)
from ._surround import Surround


def _label(label):
    return None if label is None or str(label).startswith("_") else str(label)


def _alpha(found):
    alpha = found.get("alpha")
    return 1.0 if alpha is None else float(alpha)


class Axes(Surround):
    def _next(self, color=None, of="lines"):
        """A colour of its own, or the next of the cycle; bars, areas and points have one apart from lines."""
        if color is not None:
            return color
        self._used[of] += 1
        return f"C{(self._used[of] - 1) % 10}"

    def _add(self, artist, **series):
        self._series.append(series)
        return artist(self, series)

    # -- lines and points

    def plot(self, *args, data=None, **given):
        if data is not None:
            raise NotImplementedError("plot(data=…) is not in this page's matplotlib")
        found = styled(given, LINE, LINE_SILENT, "Line2D")
        args, lines = list(args), []
        while args:
            first = args.pop(0)
            second = args.pop(0) if args and not isinstance(args[0], str) else None
            color, marker, dash = format_of(args.pop(0)) if args and isinstance(args[0], str) else (None, "", None)
            if "color" in found:
                color = color_of(found["color"])
            if "marker" in found:
                marker = marker_of(found["marker"])
            if "linestyle" in found:
                dash = dash_of(found["linestyle"])
            places, up = ([], columns(first)) if second is None else (columns(self._x_places(first)), columns(second))
            labels = found.get("label")
            for i, y in enumerate(up):
                x = places[i if len(places) > 1 else 0] if places else [float(k) for k in range(len(y))]
                if len(x) != len(y):
                    raise ValueError(
                        "x and y must have same first dimension, but have shapes "
                        f"{shape_of(plain(first))} and {shape_of(plain(second))}"
                    )
                label = labels[i] if isinstance(labels, (list, tuple)) and len(labels) == len(up) else labels
                step = found.get("drawstyle", "default").replace("default", "").replace("steps-", "").replace("steps", "pre")
                lines.append(
                    self._line(
                        x,
                        y,
                        label=_label(label),
                        color=self._next(color),
                        width=float(found.get("linewidth", 1.5)),
                        dash="-" if dash is None else dash,
                        marker=marker,
                        size=float(found.get("markersize", 6.0)),
                        step=step,
                        alpha=_alpha(found),
                    )
                )
        return lines

    def _line(self, x, y, **look):
        plain_look = {"label": None, "width": 1.5, "dash": "-", "marker": "", "size": 6.0, "step": "", "alpha": 1.0}
        return self._add(Line2D, kind="line", x=raw("d", x), y=raw("d", y), **{**plain_look, **look})

    def step(self, x, y, *args, where="pre", **given):
        if where not in ("pre", "post", "mid"):
            raise ValueError(f"{where!r} is not a valid value for where; supported values are 'pre', 'post', 'mid'")
        return self.plot(x, y, *args, drawstyle=f"steps-{where}", **given)

    def stairs(self, values, edges=None, *, fill=False, baseline=0, **given):
        found = styled(given, PATCH, PATCH_SILENT, "StepPatch")
        heights = numbers(values)
        ends = [float(i) for i in range(len(heights) + 1)] if edges is None else numbers(edges)
        color = self._next(color_of(found.get("color", found.get("facecolor", found.get("edgecolor")))))
        return self._outline(ends, heights, [float(baseline)] * len(heights), color, _label(found.get("label")), _alpha(found), fill)

    def _outline(self, ends, heights, bottoms, color, label, alpha, fill):
        """The contour of bars that touch."""
        x, top, base = [], [], []
        for i, height in enumerate(heights):
            x += [ends[i], ends[i + 1]]
            top += [height + bottoms[i]] * 2
            base += [bottoms[i]] * 2
        if fill:
            return self._area(x, base, top, label, color, alpha)
        return self._line([x[0], *x, x[-1]], [base[0], *top, base[-1]], color=color, label=label, alpha=alpha)

    def semilogy(self, *args, **given):
        self.set_yscale("log")
        return self.plot(*args, **given)

    def semilogx(self, *args, **given):
        self.set_xscale("log")
        return self.plot(*args, **given)

    def loglog(self, *args, **given):
        self.set_xscale("log")
        self.set_yscale("log")
        return self.plot(*args, **given)

    def scatter(self, x, y, s=None, c=None, *, marker=None, cmap=None, vmin=None, vmax=None, **given):
        takes = {"color", "facecolor", "edgecolor", "alpha", "label", "linewidth", "linestyle"}
        found = styled(given, takes, {"plotnonfinite", "hatch"}, "PathCollection")
        x, y = numbers(self._x_places(x)), numbers(self._y_places(y))
        if len(x) != len(y):
            raise ValueError("x and y must be the same size")
        color, colors, values, n = None, None, None, len(x)
        if c is not None and not isinstance(c, str):
            shape = shape_of(plain(c))
            if len(shape) == 1 and not isinstance(list(c)[0] if shape[0] else 0.0, str) and (shape[0] == n or shape[0] not in (3, 4)):
                values = numbers(c)
                if len(values) != n:
                    raise ValueError(
                        f"'c' argument has {len(values)} elements, which is inconsistent with 'x' and 'y' with size {n}."
                    )
            else:
                color, colors = colors_of([plain(each) if not isinstance(each, str) else each for each in c], n)
        else:
            color, colors = colors_of(found.get("color", found.get("facecolor", c)), n)
        if color == "none":
            color = color_of(found.get("edgecolor"))
        finite = [each for each in values or [] if math.isfinite(each)] or [0.0]
        if values is None and colors is None:
            color = self._next(color, "patches")
        dots = [36.0] if s is None else numbers(s)
        if len(dots) not in (1, n):
            raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
        return self._add(
            PathCollection,
            kind="scatter",
            x=raw("d", x),
            y=raw("d", y),
            label=_label(found.get("label")),
            color=color,
            colors=colors,
            sizes=[math.sqrt(max(each, 0.0)) for each in dots],
            values=None if values is None else raw("d", values),
            vmin=min(finite) if vmin is None else float(vmin),
            vmax=max(finite) if vmax is None else float(vmax),
            map=map_of(cmap) if values is not None or cmap is not None else "viridis",
            marker=marker_of(marker) or "o",
            alpha=_alpha(found),
        )

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None, capsize=None, **given):
        xs, ys = numbers(self._x_places(x)), numbers(y)
        args = (fmt,) if fmt and fmt != "none" else ()
        (line,) = self.plot(xs, ys, *args, **(given if fmt != "none" else {**given, "linestyle": ""}))
        color = color_of(ecolor) or line.get_color()
        for error, vertical in ((yerr, True), (xerr, False)):
            if error is None:
                continue
            shape = shape_of(plain(error))
            low, high = (list(error) if len(shape) == 2 else [error, error])
            low, high = each_of(low, len(xs)), each_of(high, len(xs))
            if vertical:
                ends = xs, [b - e for b, e in zip(ys, low)], xs, [b + e for b, e in zip(ys, high)]
            else:
                ends = [a - e for a, e in zip(xs, low)], ys, [a + e for a, e in zip(xs, high)], ys
            self._segments(*ends, color=color, width=float(elinewidth or 1.5), cap=float(capsize or 0))
        return line

    def _segments(self, x0, y0, x1, y1, *, color, width=1.5, dash="-", label=None, alpha=1.0, cap=0.0):
        return self._add(
            PathCollection, kind="segments", x0=x0, y0=y0, x1=x1, y1=y1, color=color, width=width, dash=dash, label=label,
            alpha=alpha, cap=cap,
        )  # fmt: skip

    def hlines(self, y, xmin, xmax, colors=None, linestyles="-", *, label="", **given):
        places = numbers(y)
        n = len(places)
        return self._ruled(each_of(xmin, n), places, each_of(xmax, n), places, colors, linestyles, label, given)

    def vlines(self, x, ymin, ymax, colors=None, linestyles="-", *, label="", **given):
        places = numbers(x)
        n = len(places)
        return self._ruled(places, each_of(ymin, n), places, each_of(ymax, n), colors, linestyles, label, given)

    def _ruled(self, x0, y0, x1, y1, colors, dashes, label, given):
        found = styled(given, {"color", "linewidth", "alpha"}, set(), "LineCollection")
        color, many = colors_of(found.get("color", colors), len(x0))
        return self._segments(
            x0, y0, x1, y1, color=color or (many[0] if many else "C0"), width=float(found.get("linewidth", 1.5)),
            dash=dash_of(dashes), label=_label(label or None), alpha=_alpha(found),
        )  # fmt: skip

    def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None):
        x, y = ([float(i) for i in range(len(args[0]))], numbers(args[0])) if len(args) == 1 else map(numbers, args[:2])
        color = format_of(linefmt)[0] if linefmt else "C0"
        self._segments(x, [float(bottom)] * len(x), x, y, color=color)
        return self._line(x, y, color=color, dash="", marker="o", label=_label(label))

    # -- bars

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", **given):
        return self._bars(self._x_places(x), height, width, bottom, align, False, given)

    def barh(self, y, width, height=0.8, left=None, *, align="center", **given):
        return self._bars(self._y_places(y), width, height, left, align, True, given)

    def _bars(self, places, heights, width, bottom, align, horizontal, given):
        error = given.pop("xerr" if horizontal else "yerr", None)
        ticks, log = given.pop("tick_label", None), given.pop("log", False)
        found = styled(given, PATCH, PATCH_SILENT, "Rectangle")
        if align not in ("center", "edge"):
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'center', 'edge'")
        x = numbers(places)
        heights = each_of(heights, len(x)) if len(x) != 1 else numbers(heights)
        if len(x) == 1:
            x = x * len(heights)
        widths = each_of(width, len(x))
        if align == "edge":
            x = [place + each / 2 for place, each in zip(x, widths)]
        color, colors = colors_of(found.get("color", found.get("facecolor")), len(x))
        labels = found.get("label")
        if isinstance(labels, (list, tuple)):
            raise NotImplementedError("bar(label=[…]), a label for each bar, is not in this page's matplotlib")
        if log:
            (self.set_xscale if horizontal else self.set_yscale)("log")
        if ticks is not None:
            (self.set_yticks if horizontal else self.set_xticks)(x, [ticks] * len(x) if isinstance(ticks, str) else ticks)
        bottoms = each_of(0.0 if bottom is None else bottom, len(x))
        bars = self._add(
            BarContainer,
            kind="bars",
            x=x,
            heights=heights,
            widths=widths,
            bottoms=bottoms,
            label=_label(labels),
            color=None if colors else self._next(color, "patches"),
            colors=colors,
            edge=color_of(found.get("edgecolor")),
            alpha=_alpha(found),
            horizontal=horizontal,
        )
        if error is not None:
            errors, tops = each_of(error, len(x)), [b + h for b, h in zip(bottoms, heights)]
            low, high = [t - e for t, e in zip(tops, errors)], [t + e for t, e in zip(tops, errors)]
            self._segments(*((low, x, high, x) if horizontal else (x, low, x, high)), color="black")
        return bars

    def bar_label(self, container, labels=None, *, fmt="%g", **given):
        made = []
        for i, bar in enumerate(container):
            text = str(labels[i]) if labels is not None else fmt % bar.get_height()
            made.append(self.text(bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height(), text, ha="center", va="bottom"))
        return made

    def hist(
        self, x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar",
        align="mid", orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, **given
    ):  # fmt: skip
        import numpy

        if histtype not in ("bar", "barstacked", "step", "stepfilled"):
            raise ValueError(
                f"{histtype!r} is not a valid value for histtype; supported values are 'bar', 'barstacked', 'step', 'stepfilled'"
            )
        if align != "mid":
            raise NotImplementedError(f"hist(align={align!r}) is not in this page's matplotlib")
        found = styled(given, PATCH, PATCH_SILENT, "Rectangle")
        sets = datasets(x)
        many = len(sets)
        stacked = stacked or histtype == "barstacked"
        whole = [each for one in sets for each in one if each == each] if many > 1 else sets[0]
        edges = numpy.histogram_bin_edges(whole, 10 if bins is None else bins, range)
        weighted = [None] * many if weights is None else datasets(weights)
        joined = stacked and density
        counts = [
            numpy.histogram(numpy.array(one, float), edges, None, density and not joined, weighted[i])[0].tolist()
            for i, one in enumerate(sets)
        ]
        ends = edges.tolist()
        if joined:
            total = math.fsum(map(math.fsum, counts))
            counts = [[n / total / (b - a) for n, a, b in zip(one, ends, ends[1:])] for one in counts]
        if cumulative:
            counts = [_running(one, ends if density else None) for one in counts]
        if log:
            (self.set_yscale if orientation == "vertical" else self.set_xscale)("log")
        color_list = [self._next() for _ in sets] if color is None and "facecolor" not in found else None
        if color_list is None:
            one, several = colors_of(found.get("facecolor") if color is None else color, many)
            color_list = several or [one] * many
        labels = list(label) if isinstance(label, (list, tuple)) else [label] + [None] * (many - 1)
        base = each_of(0.0 if bottom is None else bottom, len(ends) - 1)
        tops, parts = [], []
        share = (1.0 if rwidth is None else rwidth) if many == 1 or stacked else 0.8 / many
        for i, one in enumerate(counts):
            parts.append(
                self._hist_part(i, one, ends, base, share, many, stacked, histtype, orientation, color_list[i], labels[i], found)
            )
            if stacked:
                base = [low + n for low, n in zip(base, one)]
                tops.append(list(base))
        got = [numpy.array(one, float) for one in (tops if stacked else counts)]
        return (got[0] if many == 1 else numpy.array(got)), edges, (parts[0] if many == 1 else parts)

    def _hist_part(self, i, heights, ends, base, share, many, stacked, histtype, orientation, color, label, found):
        edge = color_of(found.get("edgecolor"))
        if histtype in ("step", "stepfilled"):
            if orientation != "vertical":
                raise NotImplementedError("hist(orientation='horizontal') of steps is not in this page's matplotlib")
            return self._outline(ends, heights, base, color, _label(label), _alpha(found), histtype == "stepfilled")
        spans = [b - a for a, b in zip(ends, ends[1:])]
        shift = 0.5 if many == 1 or stacked else 0.1 + share * (i + 0.5)
        return self._add(
            BarContainer, kind="bars", x=[a + shift * span for a, span in zip(ends, spans)], heights=heights,
            widths=[span * share for span in spans], bottoms=list(base), label=_label(label), color=color, colors=None,
            edge=edge, alpha=_alpha(found), horizontal=orientation == "horizontal",
        )  # fmt: skip

    # -- areas

    def fill_between(self, x, y1, y2=0, where=None, *, step=None, interpolate=False, **given):
        if step is not None:
            raise NotImplementedError("fill_between(step=…) is not in this page's matplotlib")
        found = styled(given, PATCH, PATCH_SILENT, "PolyCollection")
        x = numbers(x)
        low, high = each_of(y1, len(x)), each_of(y2, len(x))
        if where is not None:
            on = numbers(where)
            low = [a if yes else math.nan for a, yes in zip(low, on)]
            high = [a if yes else math.nan for a, yes in zip(high, on)]
        color = self._next(color_of(found.get("color", found.get("facecolor"))), "patches")
        return self._area(x, low, high, _label(found.get("label")), color, _alpha(found))

    def _area(self, x, low, high, label, color, alpha):
        return self._add(
            PolyCollection, kind="area", x=raw("d", x), low=raw("d", low), high=raw("d", high), label=label, color=color, alpha=alpha
        )

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **given):
        return self._span("y", ymin, ymax, xmin, xmax, given)

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **given):
        return self._span("x", xmin, xmax, ymin, ymax, given)

    def _span(self, axis, low, high, start, end, given):
        found = styled(given, PATCH, PATCH_SILENT, "Polygon")
        color = color_of(found.get("color", found.get("facecolor"))) or "C0"
        return self._add(
            PolyCollection, kind="span", axis=axis, low=float(low), high=float(high), start=float(start), end=float(end),
            color=color, alpha=_alpha(found),
        )  # fmt: skip

    def axhline(self, y=0, xmin=0, xmax=1, **given):
        return self._rule("y", y, xmin, xmax, given)

    def axvline(self, x=0, ymin=0, ymax=1, **given):
        return self._rule("x", x, ymin, ymax, given)

    def _rule(self, axis, at, start, end, given):
        found = styled(given, LINE, LINE_SILENT, "Line2D")
        return self._add(
            Line2D, kind="rule", axis=axis, at=numbers(at)[0], start=float(start), end=float(end),
            color=color_of(found.get("color")) or "C0", dash=dash_of(found.get("linestyle", "-")),
            width=float(found.get("linewidth", 1.5)), alpha=_alpha(found), label=_label(found.get("label")),
        )  # fmt: skip

    # -- images

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

    # -- words

    def text(self, x, y, s, fontdict=None, **given):
        return self._text(x, y, s, None, {**(fontdict or {}), **given})

    def annotate(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None, **given):
        if xycoords != "data" or textcoords not in (None, "data", "offset points"):
            raise NotImplementedError("annotate() in other coordinates than the data's is not in this page's matplotlib")
        if textcoords == "offset points" and arrowprops is None:
            return self._text(*xy, text, None, given, offset=[float(each) for each in xytext or (0, 0)])
        place = xytext or xy
        return self._text(*place, text, [float(each) for each in xy] if arrowprops is not None else None, given)

    def _text(self, x, y, s, arrow, given, offset=(0.0, 0.0)):
        relative = given.pop("transform", None)
        if relative not in (None, "axes", "data"):
            raise NotImplementedError("text(transform=…) other than ax.transAxes is not in this page's matplotlib")
        found = styled(given, TEXT, TEXT_SILENT, "Text")
        align, vertical = found.get("horizontalalignment", "left"), found.get("verticalalignment", "baseline")
        if align not in ("left", "center", "right"):
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'center', 'right', 'left'")
        return self._add(
            Text, kind="text", x=numbers(x)[0], y=numbers(y)[0], text=str(s), align=align,
            vertical={"top": "top", "center": "middle", "center_baseline": "middle"}.get(vertical, "bottom"),
            color=color_of(found.get("color")), arrow=arrow, offset=list(offset), relative=relative == "axes",
        )  # fmt: skip


def _running(heights, ends):
    total, found = 0.0, []
    for i, each in enumerate(heights):
        total += each if ends is None else each * (ends[i + 1] - ends[i])
        found.append(total)
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
