"""Lines, points and segments of a plot (PlotSeries of protocol.ts)."""

import math
from array import array as raw

from ._artists import Line2D, PathCollection
from ._data import columns, each_of, numbers, plain, shape_of
from ._style import (
    LINE,
    LINE_SILENT,
    PATCH,
    PATCH_SILENT,
    alpha_of,
    color_of,
    colors_of,
    dash_of,
    format_of,
    label_of,
    map_of,
    marker_of,
    styled,
)
from ._surround import Surround


class Lines(Surround):
    def _next(self, color=None, of="lines"):
        """A colour of its own, or the next of the cycle; bars, areas and points have one apart from lines."""
        if color is not None:
            return color
        self._used[of] += 1
        return f"C{(self._used[of] - 1) % 10}"

    def _add(self, artist, **series):
        self._series.append(series)
        return artist(self, series)

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
                        label=label_of(label),
                        color=self._next(color),
                        width=float(found.get("linewidth", 1.5)),
                        dash="-" if dash is None else dash,
                        marker=marker,
                        size=float(found.get("markersize", 6.0)),
                        step=step,
                        alpha=alpha_of(found),
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
        return self._outline(ends, heights, [float(baseline)] * len(heights), color, label_of(found.get("label")), alpha_of(found), fill)

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
            label=label_of(found.get("label")),
            color=color,
            colors=colors,
            sizes=[math.sqrt(max(each, 0.0)) for each in dots],
            values=None if values is None else raw("d", values),
            vmin=min(finite) if vmin is None else float(vmin),
            vmax=max(finite) if vmax is None else float(vmax),
            map=map_of(cmap) if values is not None or cmap is not None else "viridis",
            marker=marker_of(marker) or "o",
            alpha=alpha_of(found),
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
            dash=dash_of(dashes), label=label_of(label or None), alpha=alpha_of(found),
        )  # fmt: skip

    def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None):
        x, y = ([float(i) for i in range(len(args[0]))], numbers(args[0])) if len(args) == 1 else map(numbers, args[:2])
        color = format_of(linefmt)[0] if linefmt else "C0"
        self._segments(x, [float(bottom)] * len(x), x, y, color=color)
        return self._line(x, y, color=color, dash="", marker="o", label=label_of(label))
