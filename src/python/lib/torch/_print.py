"""What a tensor prints as: torch/_tensor_str.py's rules."""

import math

from . import _types
from ._create import to_list

# What a number's looks tell.
_understood = (_types.float32, _types.int64, _types.bool)

_options = {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80, "sci_mode": None}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    if profile is not None:
        named = {
            "default": (4, 1000, 3, 80),
            "short": (2, 1000, 2, 80),
            "full": (4, math.inf, 3, 80),
        }
        _options.update(zip(("precision", "threshold", "edgeitems", "linewidth"), named[profile]))
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth}
    _options.update({name: value for name, value in given.items() if value is not None})
    _options["sci_mode"] = sci_mode


class _Formatter:
    """How the numbers of one tensor are written, so that they stand in columns."""

    def __init__(self, values, floating):
        self.floating = floating
        self.integral = True
        self.scientific = False
        self.width = 1
        if not floating:
            self.width = max([1, *[len(str(value)) for value in values]])
            return
        finite = [abs(value) for value in values if value and math.isfinite(value)]
        if not finite:
            # All zeros, or none finite: PyTorch leaves the width at 1, so that columns may not line up.
            return
        least, most = min(finite), max(finite)
        precision = _options["precision"]
        self.integral = all(value == math.ceil(value) for value in finite)
        if self.integral:
            self.scientific = most / least > 1000 or most > 1e8
            write = (lambda v: f"{v:.{precision}e}") if self.scientific else (lambda v: f"{v:.0f}")
            self.width = max([1, *[len(write(v)) for v in self._nonzero(values)]])
            if not self.scientific:
                self.width = max([1, *[len(write(v)) + 1 for v in self._nonzero(values)]])
        else:
            self.scientific = most / least > 1000 or most > 1e8 or least < 1e-4
            write = (lambda v: f"{v:.{precision}e}") if self.scientific else (lambda v: f"{v:.{precision}f}")
            self.width = max([1, *[len(write(v)) for v in self._nonzero(values)]])
        if _options["sci_mode"] is not None:
            self.scientific = _options["sci_mode"]

    @staticmethod
    def _nonzero(values):
        return [value for value in values if value and math.isfinite(value)]

    def format(self, value):
        if not self.floating:
            text = str(value)
        elif self.scientific:
            text = f"{value:{self.width}.{_options['precision']}e}"
        elif self.integral:
            text = f"{value:.0f}"
            if math.isfinite(value):
                text += "."
        else:
            text = f"{value:.{_options['precision']}f}"
        return " " * (self.width - len(text)) + text


def _vector(values, indent, summarize, formatter):
    per_line = max(1, (_options["linewidth"] - indent) // (formatter.width + 2))
    edge = _options["edgeitems"]
    if summarize and not edge:
        texts = ["..."]
    elif summarize and len(values) > 2 * edge:
        texts = [formatter.format(v) for v in values[:edge]] + [" ..."] + [formatter.format(v) for v in values[-edge:]]
    else:
        texts = [formatter.format(v) for v in values]
    lines = [", ".join(texts[i : i + per_line]) for i in range(0, len(texts), per_line)]
    return "[" + (",\n" + " " * (indent + 1)).join(lines) + "]"


def _nested(values, shape, indent, summarize, formatter):
    if not shape:
        return formatter.format(values[0])
    if len(shape) == 1:
        return _vector(values, indent, summarize, formatter)
    edge = _options["edgeitems"]
    n = shape[0]
    step = len(values) // n if n else 0
    part = lambda i: _nested(values[i * step : (i + 1) * step], shape[1:], indent + 1, summarize, formatter)
    if summarize and n > 2 * edge:
        texts = [part(i) for i in range(edge)] + ["..."] + [part(i) for i in range(n - edge, n)]
    else:
        texts = [part(i) for i in range(n)]
    return "[" + ("," + "\n" * (len(shape) - 1) + " " * (indent + 1)).join(texts) + "]"


def _shown(x):
    """What of a big tensor is looked at to choose the format: its corners."""
    edge = _options["edgeitems"]
    for d, n in enumerate(x.shape):
        if n > 2 * edge:
            first = x[(slice(None),) * d + (slice(0, edge),)]
            last = x[(slice(None),) * d + (slice(n - edge, n),)]
            from ._shape import cat

            x = cat((first, last), d)
    return x


def text_of(x):
    is_parameter = type(x).__name__ == "Parameter"
    prefix = "tensor("
    indent = len(prefix)
    numbers = x.detach()
    suffixes = []
    floating = x.dtype.is_floating_point
    if x.numel() == 0:
        if x.dim() != 1:
            suffixes.append(f"size={tuple(x.shape)}")
        if x.dtype is not _types.float32:
            suffixes.append(f"dtype={x.dtype}")
        body = "[]"
    else:
        summarize = x.numel() > _options["threshold"]
        if summarize:
            formatter = _Formatter(to_list(_shown(numbers)), floating)
            body = _summary(numbers, indent, formatter)
        else:
            values = to_list(numbers)
            formatter = _Formatter(values, floating)
            body = _nested(values, list(x.shape), indent, False, formatter)
        if x.dtype not in _understood:
            suffixes.append(f"dtype={x.dtype}")
    grad_fn = x.grad_fn
    if grad_fn is not None:
        suffixes.append(f"grad_fn=<{grad_fn.name()}>")
    elif x.requires_grad:
        suffixes.append("requires_grad=True")
    lines = [prefix + body]
    last = len(lines[0]) - lines[0].rfind("\n") + 1
    text = lines[0]
    for suffix in suffixes:
        if last + len(suffix) + 2 > _options["linewidth"]:
            text += ",\n" + " " * indent + suffix
            last = indent + len(suffix)
        else:
            text += ", " + suffix
            last += len(suffix) + 2
    text += ")"
    return f"Parameter containing:\n{text}" if is_parameter else text


def _summary(x, indent, formatter):
    """Of a tensor too big to be read whole: only what is shown is read."""
    shape = x.shape
    edge = _options["edgeitems"]
    if len(shape) == 1:
        if len(x) > 2 * edge:
            values = to_list(x[:edge]) + to_list(x[-edge:])
            return _vector(values[:edge] + [None] + values[edge:], indent, True, formatter)
        return _vector(to_list(x), indent, True, formatter)
    n = shape[0]
    if n > 2 * edge:
        rows = [*range(edge), None, *range(n - edge, n)]
    else:
        rows = range(n)
    texts = ["..." if i is None else _summary(x[i], indent + 1, formatter) for i in rows]
    return "[" + ("," + "\n" * (len(shape) - 1) + " " * (indent + 1)).join(texts) + "]"
