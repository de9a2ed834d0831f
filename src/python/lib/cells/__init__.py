"""Runs the lesson's cells as a notebook does. What it needs of Python it keeps under names of its own, so that a cell
that shadows a builtin breaks nothing but itself."""

import ast
import builtins
import io
import json
import linecache
import os
import re
import sys
import types

import _activa_page as page

from . import completion, failure, files, limits, magic

_main = types.ModuleType("__main__")
_main.__builtins__ = builtins
sys.modules["__main__"] = _main
namespace = _main.__dict__

# Python's own, which a cell may write over: builtins.len = 3. Who runs the next one needs them.
_builtins = dict(builtins.__dict__)


def _keep_builtins(put_back=builtins.__dict__.update, now=builtins.__dict__, own=_builtins):
    # Nothing here may need a builtin before they are back.
    found = now | {}
    put_back(own)
    changed = [name for name, value in own.items() if name != "_" and found.get(name) is not value]
    if changed:
        _err.write(f"builtins: {', '.join(changed)} put back as Python has them, for the cells that follow\n")


class _Stream(io.TextIOBase):
    """sys.stdout and sys.stderr: straight to the page, which batches."""

    def __init__(self, is_error):
        self._is_error = is_error

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        page.write(self._is_error, text)
        return len(text)

    def writable(self):
        return True

    @property
    def encoding(self):
        return "utf-8"


_out, _err = _Stream(False), _Stream(True)
sys.stdout, sys.stderr = _out, _err
os.makedirs("/home/pyodide/data", exist_ok=True)
os.chdir("/home/pyodide")
files.install()
limits.install()
_builtins.update(builtins.__dict__)


def _show_warning(message, category, filename, lineno, file=None, line=None):
    _err.write(f"{filename}:{lineno}: {category.__name__}: {message}\n")


import warnings  # noqa: E402

warnings.showwarning = _show_warning


def show(value):
    """display(): a figure as one, a tensor with what it holds, anything else as it prints."""
    torch = sys.modules.get("torch")
    figure = getattr(value, "_plot_data", None)
    if figure is not None and not isinstance(value, type):
        page.show_plot(figure())
    elif torch is not None and isinstance(value, torch.Tensor):
        page.show_tensor(value._h, repr(value), str(value.dtype))
    else:
        page.show_text(failure.cut(_shown(value)))


def _shown(value):
    """As IPython shows it: a list that is too long for a line has one for each of its items."""
    text = repr(value)
    if type(value) is list and 80 < len(text) and len(value) <= 1000 and "\n" not in text:
        return "[" + ",\n ".join(map(repr, value)) + "]"
    return text


def display(*values):
    for value in values:
        show(value)


def run(code, file_name):
    """The outcome as JSON: see interpreter.ts."""
    sys.stdout, sys.stderr = _out, _err
    timed = re.match(r"\s*%%time\b", code)
    began = page.now()
    error = None
    try:
        plain = magic.without(code)
        linecache.cache[file_name] = (len(plain), None, [line + "\n" for line in plain.split("\n")], file_name)
        tree = _parsed(plain, code, file_name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        body = compile(tree, file_name, "exec")
        end = last and compile(ast.Expression(last.value), file_name, "eval")
        # As in IPython, a semicolon at the end keeps it from being shown.
        is_shown = last is not None and not plain.rstrip().endswith(";")
        # Whatever a cell did to them: what a module can't be without.
        namespace.update(__builtins__=builtins, __name__="__main__")
        namespace.setdefault("display", display)
        namespace.setdefault("get_ipython", magic.Shell)
        try:
            exec(body, namespace)
            value = eval(end, namespace) if end else None
        finally:
            _keep_builtins()
        if value is not None and is_shown:
            namespace["_"] = value
            show(value)
        del value
        _finish()
        outcome = {"status": "ok", "error": None, "file": None}
    except BaseException as raised:
        error = raised
    if error is not None:
        outcome = _told(error)
        error.__traceback__ = None
        del error
    if timed:
        _out.write(f"Wall time: {(page.now() - began) / 1000:.2f} s\n")
    return json.dumps(outcome)


def _told(error):
    """What has happened; a reader who interrupts in the middle of that is told of what had."""
    while True:
        try:
            _restore()
            return failure.outcome(error)
        except KeyboardInterrupt:
            pass


def _parsed(plain, code, file_name):
    try:
        return ast.parse(plain, file_name)
    except SyntaxError:
        if plain == code:
            raise
        return ast.parse(code, file_name)  # what looked like magic was the cell's own


def _finish():
    """Figures that nobody has shown are shown when the cell ends."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.show()


def _restore():
    """After an exception: the machinery's own state, which a with block of the cell's may have left behind."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_grad_enabled(True)


def complete(code, cursor):
    return json.dumps(completion.complete(code, cursor, namespace))


def inspect(expression):
    try:
        show(eval(expression, namespace))
    except Exception:
        pass  # nothing to show
