"""What Python can do elsewhere and not in a page says so by name."""

import builtins
import os
import sys

# Deeper than this the browser's own stack may end first, and Python with it.
_DEEPEST = 2_000
_set_recursion_limit = sys.setrecursionlimit


def _input(prompt=""):
    raise NotImplementedError("input() is not in this page: write what it would read into the cell")


def _recursion_limit(limit):
    if limit > _DEEPEST:
        sys.stderr.write(f"sys.setrecursionlimit({limit}): {_DEEPEST} is what a page can bear\n")
    _set_recursion_limit(min(limit, _DEEPEST))


def _system(command):
    raise NotImplementedError("os.system() is not in this page: there is no shell")


def install():
    os.system = _system
    builtins.input = _input
    sys.setrecursionlimit = _recursion_limit
