"""Bars and histograms."""

import math

from ._artists import BarContainer
from ._data import datasets, each_of, numbers
from ._lines import Lines
from ._style import PATCH, PATCH_SILENT, alpha_of, color_of, colors_of, label_of, styled


class Bars(Lines):
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
            label=label_of(labels),
            color=None if colors else self._next(color, "patches"),
            colors=colors,
            edge=color_of(found.get("edgecolor")),
            alpha=alpha_of(found),
            horizontal=horizontal,
        )
        if error is not None:
            errors, tops = each_of(error, len(x)), [b + h for b, h in zip(bottoms, heights)]
            low, high = [t - e for t, e in zip(tops, errors)], [t + e for t, e in zip(tops, errors)]
            self._segments(*((low, x, high, x) if horizontal else (x, low, x, high)), color="black")
        return bars

    def barlabel_of(self, container, labels=None, *, fmt="%g", **given):
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
            return self._outline(ends, heights, base, color, label_of(label), alpha_of(found), histtype == "stepfilled")
        spans = [b - a for a, b in zip(ends, ends[1:])]
        shift = 0.5 if many == 1 or stacked else 0.1 + share * (i + 0.5)
        return self._add(
            BarContainer, kind="bars", x=[a + shift * span for a, span in zip(ends, spans)], heights=heights,
            widths=[span * share for span in spans], bottoms=list(base), label=label_of(label), color=color, colors=None,
            edge=edge, alpha=alpha_of(found), horizontal=orientation == "horizontal",
        )  # fmt: skip


def _running(heights, ends):
    total, found = 0.0, []
    for i, each in enumerate(heights):
        total += each if ends is None else each * (ends[i + 1] - ends[i])
        found.append(total)
    return found
