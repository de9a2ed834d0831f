"""What the chapters' cells print, show and draw under PyTorch, for python/chapters.test.ts.

usage: python3 make_chapter_cells.py CHAPTER...      writes python/chapters/CHAPTER.json     (needs numpy, torch, idna)

The cells are those of the chapter's Spanish page, in order and in one namespace, after the cells that its <Prelude>
names. Of what is drawn there is, for each series, its kind, its label, how many numbers it has and their mean and
standard deviation: a stand-in takes matplotlib's calls, and NumPy makes the histograms.

python/chapters/exceptions.json says, by cell, what is replaced so that a loop takes seconds (here and in the test), and
where a number can't agree to its last digit and why. Another seed than the test's goes before each chapter: a number
drawn without a seed of the cell's own shows as a difference.
"""
import ast
import contextlib
import io
import json
import math
import os
import re
import sys
import tempfile
import types
from pathlib import Path

import numpy as np
import torch

torch.set_num_threads(1)

ROOT = Path(__file__).parents[2]
CHAPTERS = Path(__file__).parent / "python" / "chapters"
EXCEPTIONS = json.loads((CHAPTERS / "exceptions.json").read_text())
SEED = 2

FENCE = re.compile(r"^```python(?P<meta>[^\n]*)\n(?P<code>.*?)^```$", re.M | re.S)
PRELUDE = re.compile(r'<Prelude\s+cells="([^"]*)"')


def page(chapter):
    return (ROOT / "src" / "lessons" / chapter / "es.mdx").read_text(encoding="utf-8")


def cells_of(chapter):
    """Id and code of each block that runs; exercises have their own tests."""
    for fence in FENCE.finditer(page(chapter)):
        name = re.search(r"\bid=(\S+)", fence["meta"])
        if name:
            yield f"{chapter}/{name[1]}", fence["code"].removesuffix("\n")


def prelude_of(chapter):
    found = PRELUDE.search(page(chapter))
    for cell in found[1].split() if found else []:
        yield dict(cells_of(cell.split("/")[0]))[cell]


class Axes:
    """Takes what matplotlib's takes, and keeps of what is drawn the numbers that are compared."""

    def __init__(self):
        self.series = []

    def plot(self, *args, label=None, **style):
        numbers = [flat(arg) for arg in args if not isinstance(arg, str)]
        if len(numbers) > 2:
            raise NotImplementedError("one line at a time")
        shape = np.shape(args[len(numbers) - 1])
        lines = np.reshape(numbers[-1], shape).T if len(shape) == 2 else numbers[-1:]
        for line in lines:
            self.keep("line", line, label)
        return [None] * len(lines)

    def scatter(self, x, y, label=None, **style):
        self.keep("scatter", y, label)

    def bar(self, x, height, label=None, **style):
        self.keep("bars", height, label)

    barh = bar

    def hist(self, x, bins=10, range=None, density=False, label=None, **style):
        heights, edges = np.histogram(flat(x), bins, range, density)
        self.keep("bars", heights, label)
        return heights, edges, None

    def imshow(self, image, **style):
        self.keep("image", image, None)

    matshow = imshow

    def text(self, *args, **style):
        self.series.append({"kind": "text"})

    def axhline(self, *args, **style):
        self.series.append({"kind": "rule"})

    axvline = axhline

    def keep(self, kind, numbers, label):
        values = [value for value in flat(numbers) if math.isfinite(value)]
        mean, spread = (float(np.mean(values)), float(np.std(values))) if values else (0, 0)
        self.series.append(
            {"kind": kind, "label": label, "count": len(values), "mean": mean, "spread": spread}
        )

    def __getattr__(self, name):
        """Titles, limits, legends: nothing that is compared."""
        if name.startswith("semilog") or name == "loglog":
            return self.plot
        return lambda *args, **kwargs: None


def flat(numbers):
    return np.asarray(numbers.detach() if hasattr(numbers, "detach") else numbers, dtype=float).reshape(-1)


class Pyplot(types.ModuleType):
    """matplotlib.pyplot, as far as the cells use it."""

    def __init__(self):
        super().__init__("matplotlib.pyplot")
        self.figures = []

    def figure(self, *args, **style):
        self.figures.append([])
        return types.SimpleNamespace(add_subplot=self.subplot, tight_layout=lambda: None)

    def subplot(self, *args, **style):
        if not self.figures:
            self.figure()
        self.figures[-1].append(Axes())
        return self.figures[-1][-1]

    def subplots(self, rows=1, columns=1, **style):
        figure = self.figure()
        axes = np.array([[self.subplot() for _ in range(columns)] for _ in range(rows)])
        return figure, axes.squeeze() if rows * columns > 1 else axes[0, 0]

    def gca(self):
        return self.figures[-1][-1] if self.figures and self.figures[-1] else self.subplot()

    def show(self):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in ("tight_layout", "colorbar", "suptitle"):
            return lambda *args, **kwargs: None
        return getattr(self.gca(), name)


def run(code, name, namespace, pyplot):
    """As a notebook does: what is printed, what the last line gives, what is drawn."""
    pyplot.figures = []
    out, shown = io.StringIO(), []
    tree = ast.parse(code, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(out):
        exec(compile(tree, name, "exec"), namespace)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
            # What a drawing gives back is no number of the lesson's.
            drawn = re.match(r"(plt|axe?s?)\b", ast.unparse(last))
            if value is not None and not drawn and not code.rstrip().endswith(";"):
                shown.append(repr(value))
    plots = [[axes.series for axes in figure] for figure in pyplot.figures if figure]
    return {"stdout": out.getvalue(), "shown": shown, "plots": plots}


def chapter_results(chapter, pyplot):
    namespace = {"__name__": "__main__"}
    torch.set_printoptions(profile="default")
    torch.manual_seed(SEED)
    for code in prelude_of(chapter):
        run(code, "prelude", namespace, pyplot)
    for cell, code in cells_of(chapter):
        shorter = code
        for long, short in EXCEPTIONS.get(cell, {}).get("shortened", []):
            assert long in shorter, f"{cell} does not say {long!r}"
            shorter = shorter.replace(long, short)
        yield {"id": cell, "code": code, **run(shorter, cell, namespace, pyplot)}


def main():
    pyplot = Pyplot()
    sys.modules["matplotlib"] = types.ModuleType("matplotlib")
    sys.modules["matplotlib"].pyplot = sys.modules["matplotlib.pyplot"] = pyplot
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("data")
        os.symlink(ROOT / "public" / "data" / "city-names.txt", "data/city_names_full.txt")
        for chapter in sys.argv[1:]:
            result = {"torch": torch.__version__, "cells": list(chapter_results(chapter, pyplot))}
            (CHAPTERS / f"{chapter}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
