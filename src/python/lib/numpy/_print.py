"""How arrays print: NumPy's rules, of which digits and of how they line up."""

import math
from decimal import Decimal

from ._dtypes import bool_, fit, float32, float64, int64, str_

_defaults = {
    "precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False, "nanstr": "nan", "infstr": "inf",
    "sign": "-", "floatmode": "maxprec", "formatter": None,
}  # fmt: skip
options = dict(_defaults)


def set_printoptions(**given):
    for name, value in given.items():
        if name == "legacy":
            continue
        if name not in options:
            raise TypeError(f"set_printoptions() got an unexpected keyword argument '{name}'")
        if value is not None or name == "formatter":
            options[name] = value


def get_printoptions():
    return dict(options)


class printoptions:
    def __init__(self, **given):
        self._given = given

    def __enter__(self):
        self._before = dict(options)
        set_printoptions(**self._given)

    def __exit__(self, *_):
        options.update(self._before)


def _digits(value, of):
    """The fewest digits that name this number and no other of its type."""
    if of is float32:
        for n in range(1, 10):
            text = f"{value:.{n - 1}e}"
            if fit([float(text)], float32)[0] == value:
                return Decimal(text)
    return Decimal(repr(value))


def shortest(value, of):
    """One number by itself."""
    if not math.isfinite(value):
        return str(value)
    size = abs(value)
    if value and not 1e-4 <= size < 1e16:
        text = f"{_digits(value, of).normalize():e}"
        digits, _, exponent = text.partition("e")
        return f"{digits}e{exponent[0]}{exponent[1:].zfill(2)}"
    text = format(_digits(value, of), "f")
    if "." in text:
        whole, _, part = text.partition(".")
        return f"{whole}.{part.rstrip('0') or '0'}"
    return text + ".0" if not str(value).startswith("-0.0") else "-0.0"


def _positional(value, of, precision):
    """As dragon4: the fewest digits, or so many after the point."""
    exact = format(_digits(value, of), "f")
    whole, _, part = exact.partition(".")
    if len(part) > precision:
        whole, _, part = f"{value:.{precision}f}".partition(".")
    if value == 0 and math.copysign(1, value) < 0 and not whole.startswith("-"):
        whole = "-" + whole
    return whole, part.rstrip("0")


def _scientific(value, of, precision):
    digits, _, exponent = f"{_digits(value, of).normalize():e}".partition("e") if value else ("0", "", "+00")
    whole, _, part = digits.partition(".")
    if len(part) > precision:
        digits, _, exponent = f"{value:.{precision}e}".partition("e")
        whole, _, part = digits.partition(".")
    return whole, part.rstrip("0"), exponent[0] + exponent[1:].zfill(2)


def _float_texts(flat, of):
    precision = options["precision"]
    finite = [each for each in flat if math.isfinite(each)]
    sizes = [abs(each) for each in finite if each]
    wide = bool(sizes) and (
        max(sizes) >= 1e8 or not options["suppress"] and (min(sizes) < 1e-4 or max(sizes) / min(sizes) > 1000.0)
    )
    fixed = options["floatmode"] == "fixed"
    if wide:
        parts = {each: _scientific(each, of, precision) for each in set(finite)}
        after = precision if fixed else max([len(part) for _, part, _ in parts.values()] or [0])
        texts = [_odd(each) if not math.isfinite(each) else f"{_signed(each, parts[each][0])}.{parts[each][1].ljust(after, '0')}e{parts[each][2]}" for each in flat]
    else:
        texts = []
        cache = {}
        for each in flat:
            if not math.isfinite(each):
                texts.append(None)
                continue
            found = cache.get((each, math.copysign(1, each)))
            if found is None:
                found = cache[each, math.copysign(1, each)] = _positional(each, of, precision)
            texts.append(found)
        after = precision if fixed else max([len(part) for found in texts if found for part in [found[1]]] or [0])
        texts = [
            _odd(each) if found is None else _signed(each, found[0]) + "." + (found[1].ljust(after, "0") if fixed else found[1].ljust(after))
            for each, found in zip(flat, texts)
        ]
    width = max(map(len, texts), default=0)
    return [text.rjust(width) for text in texts]


def _signed(value, text):
    return "+" + text if options["sign"] == "+" and value >= 0 else text


def _odd(value):
    if value != value:
        return options["nanstr"]
    return ("-" if value < 0 else "") + options["infstr"]


def texts_of(flat, of):
    formatter = options["formatter"] or {}
    own = formatter.get({"f": "float_kind", "i": "int_kind", "u": "int_kind"}.get(of.kind, "all"), formatter.get("float" if of.kind == "f" else "int" if of.kind in "iu" else "all"))
    if own is not None:
        return [own(each) for each in flat]
    if of.kind == "f":
        return _float_texts(flat, of)
    if of is str_:
        return [repr(str(each)) for each in flat]
    texts = [(repr if of.kind == "O" else str)(each) for each in flat]
    width = max(map(len, texts), default=0)
    return [text.rjust(width) for text in texts]


def _shown_places(shape, summarize):
    """Which items are printed, in order."""
    edge = options["edgeitems"]
    places = [0]
    for d, n in enumerate(shape):
        step = math.prod(shape[d + 1 :])
        rows = range(n)
        if summarize and n > 2 * edge:
            rows = [*range(edge), *range(n - edge, n)]
        places = [place + i * step for place in places for i in rows]
    return places


def _body(x, separator, indent, tail=""):
    flat = x._flat
    if not x.shape:
        return texts_of(flat, x.dtype)[0] if x.dtype.kind != "f" else _alone(flat[0], x.dtype)
    summarize = x.size > options["threshold"]
    places = _shown_places(x.shape, summarize)
    texts = dict(zip(places, texts_of([flat[place] for place in places], x.dtype)))
    edge = options["edgeitems"]

    def part(first, shape, indent, room):
        n = shape[0]
        rows = list(range(n))
        if summarize and n > 2 * edge:
            rows = rows[:edge] + [None] + rows[-edge:]
        if len(shape) == 1:
            lines, line = [], " " * indent
            for i, row in enumerate(rows):
                each = "..." if row is None else texts[first + row]
                last = i == len(rows) - 1
                limit = options["linewidth"] - (max(len(separator.rstrip()), room) if last else len(separator.rstrip()))
                if len(line) + len(each) > limit and len(line) > indent:
                    lines.append(line.rstrip() if separator == " " else line.rstrip())
                    line = " " * indent
                line += each + ("" if last else separator)
            lines.append(line)
            return "[" + "\n".join(lines)[indent:] + "]"
        step = math.prod(shape[1:])
        inner = ["..." if row is None else part(first + row * step, shape[1:], indent + 1, room + 1) for row in rows]
        gap = separator.rstrip() + "\n" * (len(shape) - 1) + " " * indent
        return "[" + gap.join(inner) + "]"

    return part(0, list(x.shape), indent, len(tail) + 1) if x.size else "[" * 1 + "]"


def _alone(value, of):
    if not math.isfinite(value):
        return _odd(value)
    return shortest(value, of)


def text_of(x):
    return _body(x, " ", 1)


def repr_of(x):
    of = x.dtype
    kind = ""
    if of is str_:
        kind = f"dtype='<U{max([len(each) for each in x._flat] or [1])}'"
    elif of.kind == "O":
        kind = "dtype=object"
    elif of not in (float64, int64, bool_) or not x.size:
        kind = f"dtype={of.name}"
    shape = f"shape={x.shape}, " if not x.size and x.shape != (0,) else ""
    tail = f", {shape}{kind}" if kind else ""
    body = _body(x, ", ", 7, ")")
    if not tail:
        return f"array({body})"
    last = body.rpartition("\n")[2]
    start = len("array(") if "\n" not in body else 0
    if start + len(last) + len(tail) + 1 > options["linewidth"]:
        return f"array({body},\n      {tail[2:]})"
    return f"array({body}{tail})"


def array_repr(arr):
    return repr_of(arr)


def array2string(a, precision=None, separator=" ", suppress_small=None, **given):
    with printoptions(**{k: v for k, v in {"precision": precision, "suppress": suppress_small}.items() if v is not None}):
        return _body(a, separator, 1)


array_str = text_of
