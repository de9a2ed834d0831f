"""What could stand at the cursor: attributes of what a name means now, or names."""

import builtins
import inspect
import keyword
import re

_before = re.compile(r"((?:[A-Za-z_]\w*\.)*)([A-Za-z_]\w*)?$")


def complete(code, cursor, namespace):
    line = code[:cursor].rsplit("\n", 1)[-1]
    path, start = _before.search(line).groups()
    start = start or ""
    options = _attributes(path[:-1].split("."), namespace) if path else _names(namespace)
    if not path and not start:
        options = {}
    found = [
        _option(name, get)
        for name, get in sorted(options.items(), key=lambda each: (each[0].startswith("_"), each[0]))
        if name.startswith(start) and (start.startswith("_") or not name.startswith("_"))
    ]
    return {"from": cursor - len(start), "options": found[:200]}


def _attributes(path, namespace):
    """Nothing is called to find out."""
    try:
        value = namespace[path[0]] if path[0] in namespace else getattr(builtins, path[0])
        for name in path[1:]:
            value = getattr(value, name)
        names = dir(value)
    except Exception:
        return {}
    return {name: (lambda name=name: getattr(value, name)) for name in names}


def _names(namespace):
    options = {name: (lambda: None) for name in keyword.kwlist}
    options |= {name: (lambda name=name: getattr(builtins, name)) for name in dir(builtins)}
    options |= {name: (lambda name=name: namespace[name]) for name in namespace}
    return options


def _option(name, get):
    if keyword.iskeyword(name):
        return {"label": name, "type": "keyword", "detail": ""}
    try:
        value = get()
    except Exception:
        return {"label": name, "type": "variable", "detail": ""}
    if inspect.isclass(value):
        kind = "class"
    elif inspect.ismodule(value):
        kind = "module"
    elif callable(value):
        kind = "function"
    else:
        kind = "variable"
    return {"label": name, "type": kind, "detail": _detail(value, kind)}


def _detail(value, kind):
    if kind == "function":
        try:
            return str(inspect.signature(value))[:80]
        except (TypeError, ValueError):
            return ""
    if kind == "variable":
        shape = getattr(value, "shape", None)
        return f"{type(value).__name__} {list(shape)}" if isinstance(shape, tuple) else type(value).__name__
    return ""
