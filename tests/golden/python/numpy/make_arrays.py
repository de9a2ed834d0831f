"""Writes arrays.json: what arrays.py prints under NumPy.

python3 tests/golden/python/numpy/make_arrays.py   (NumPy 1.24, Debian's python3-numpy)
"""

import contextlib
import io
import json
import warnings
from pathlib import Path

import numpy

HERE = Path(__file__).parent
warnings.simplefilter("ignore")
out = io.StringIO()
with contextlib.redirect_stdout(out):
    exec(compile((HERE / "arrays.py").read_text(), "arrays.py", "exec"), {"__name__": "__main__"})
text = json.dumps({"numpy": numpy.__version__, "lines": out.getvalue().split("\n")}, indent=1)
(HERE / "arrays.json").write_text(text + "\n")
