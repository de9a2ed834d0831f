"""One plot: areas, rules and words, and all that its bases draw. What stands around it: _surround.py."""

import math
from array import array as raw

from ._artists import Line2D, PolyCollection, Text
from ._data import each_of, numbers
from ._images import Images
from ._style import (
    LINE,
    LINE_SILENT,
    PATCH,
    PATCH_SILENT,
    TEXT,
    TEXT_SILENT,
    alpha_of,
    color_of,
    dash_of,
    label_of,
    styled,
)


class Axes(Images):
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
        return self._area(x, low, high, label_of(found.get("label")), color, alpha_of(found))

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
            color=color, alpha=alpha_of(found),
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
            width=float(found.get("linewidth", 1.5)), alpha=alpha_of(found), label=label_of(found.get("label")),
        )  # fmt: skip

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
