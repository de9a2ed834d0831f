"""What Python can do elsewhere and not in a page says so by name."""

import builtins
import os
import sys
import time

import pyodide_js

# Deeper than this the browser's own stack may end first, and Python with it.
_DEEPEST = 2_000
_NAP = 0.05
_set_recursion_limit = sys.setrecursionlimit


def _input(prompt=""):
    raise NotImplementedError("input() is not in this page: write what it would read into the cell")


def _recursion_limit(limit):
    if limit > _DEEPEST:
        sys.stderr.write(f"sys.setrecursionlimit({limit}): {_DEEPEST} is what a page can bear\n")
    _set_recursion_limit(min(limit, _DEEPEST))


def _system(command):
    raise NotImplementedError("os.system() is not in this page: there is no shell")


_wait = time.sleep


def _sleep(seconds, /):
    """In naps: in a page nothing wakes Python, so it looks itself whether it was interrupted."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        pyodide_js.checkInterrupt()
        _wait(min(left, _NAP))


def install():
    _sleep.__name__ = "sleep"
    time.sleep = _sleep
    os.system = _system
    builtins.input = _input
    sys.setrecursionlimit = _recursion_limit
