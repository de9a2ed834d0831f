"""%matplotlib inline, %%time, !pip install: lines that are a notebook's and not Python's. Those that say how a notebook
behaves need nothing here; a shell there is none, and as in a notebook the cell goes on after one that failed."""

import re
import sys

_line = re.compile(r"^([ \t]*)(%%?|!)([^\n]*)$", re.M)
# What the page does anyway, or what changes nothing here.
_silent = "matplotlib inline config load_ext autoreload reload_ext time timeit capture pylab precision".split()
_here = "torch numpy matplotlib tqdm idna".split()


def without(code):
    """The same lines, each of them Python."""
    if "%" not in code and "!" not in code:
        return code
    return _line.sub(_python, code)


def _python(found):
    indent, mark, rest = found.groups()
    name, _, after = rest.strip().partition(" ")
    if mark != "!" and name in ("time", "timeit"):
        return indent + after.strip() if mark == "%" else indent
    if mark == "!":
        return f"{indent}get_ipython().system({rest.strip()!r})"
    if name == "pip":
        return f"{indent}get_ipython().system({rest.strip()!r})"
    return f"{indent}pass" if name in _silent else f"{indent}get_ipython().magic({mark + name!r})"


class Shell:
    """What IPython's own get_ipython() would give."""

    def system(self, command):
        words = command.split()
        if words[:2] == ["pip", "install"]:
            wanted = [re.split(r"[=<>\[~]", word)[0] for word in words[2:] if not word.startswith("-")]
            missing = [name for name in wanted if name not in _here]
            if missing:
                print(f"pip: nothing can be installed here: no {', '.join(missing)}", file=sys.stderr)
        else:
            print(f"sh: there is no shell here: {command}", file=sys.stderr)

    def magic(self, name):
        print(f"UsageError: Line magic function `{name}` not found.", file=sys.stderr)

    def run_line_magic(self, name, line=""):
        if name not in _silent:
            self.magic("%" + name)
