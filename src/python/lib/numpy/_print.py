"""How arrays print."""

options = {"precision": 8, "threshold": 1000, "edgeitems": 3, "suppress": False}


def _texts(flat, kind):
    if kind == "U":
        return [repr(str(each)) for each in flat]
    if kind != "f":
        return [str(each) for each in flat]
    precision = options["precision"]
    finite = [abs(each) for each in flat if each == each and abs(each) != float("inf") and each]
    if finite and not options["suppress"] and (max(finite) >= 1e8 or min(finite) < 1e-4 or max(finite) / min(finite) > 1e3 and max(finite) >= 1e8):
        return [f"{each:.{precision}e}" for each in flat]
    texts = [f"{each:.{precision}f}".rstrip("0") if each == each and abs(each) != float("inf") else str(each) for each in flat]
    digits = max([len(text.partition(".")[2]) for text in texts] or [0])
    return [text + " " * (digits - len(text.partition(".")[2])) if "." in text else text for text in texts]


def _body(x, separator, indent):
    if not x.shape:
        return _texts(x._flat, x._kind)[0]
    texts = _texts(x._flat, x._kind)
    width = max([len(text) for text in texts] or [0])
    texts = [text.rjust(width) for text in texts]
    edge = options["edgeitems"]
    summarize = x.size > options["threshold"]

    def part(first, shape, indent):
        step = len_of(shape[1:])
        rows = list(range(shape[0]))
        if summarize and shape[0] > 2 * edge:
            rows = rows[:edge] + [None] + rows[-edge:]
        if len(shape) == 1:
            line, lines = "", []
            for row in rows:
                each = "..." if row is None else texts[first + row]
                if line and len(line) + len(each) + len(separator) + indent > 75:
                    lines.append(line)
                    line = ""
                line += (separator if line or lines and not line and False else "") + each if line else each
            lines.append(line)
            return "[" + (separator.rstrip() + "\n" + " " * indent).join(lines) + "]"
        inner = ["..." if row is None else part(first + row * step, shape[1:], indent + 1) for row in rows]
        return "[" + (separator.rstrip() + "\n" * (len(shape) - 1) + " " * indent).join(inner) + "]"

    return part(0, list(x.shape), indent)


def len_of(shape):
    n = 1
    for length in shape:
        n *= length
    return n


def text_of(x):
    return _body(x, " ", 1)


def repr_of(x):
    kind = ""
    if x._kind == "U":
        kind = f", dtype='<U{max([len(each) for each in x._flat] or [1])}'"
    return "array(" + _body(x, ", ", 7) + kind + ")"
