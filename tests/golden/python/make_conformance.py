"""Writes conformance.json: what the scripts beside this one, and the published notebooks, print under PyTorch.

python3 tests/golden/python/make_conformance.py   (PyTorch 1.13, Debian's python3-torch)
"""

import contextlib
import io
import json
import sys
import warnings
from pathlib import Path
from unittest.mock import MagicMock

import torch

HERE = Path(__file__).parent
warnings.simplefilter("ignore")
# What is drawn isn't printed.
sys.modules["matplotlib"] = sys.modules["matplotlib.pyplot"] = MagicMock()


def output_of(path):
    torch.manual_seed(0)
    torch.set_printoptions(profile="default")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(path.read_text(), path.name, "exec"), {"__name__": "__main__"})
    return out.getvalue()


scripts = [*sorted(HERE.glob("*.py")), *sorted(HERE.glob("published/*.py"))]
scripts = [path for path in scripts if not path.name.startswith("make_")]
results = {str(path.relative_to(HERE)): output_of(path) for path in scripts}
(HERE / "conformance.json").write_text(
    json.dumps({"torch": torch.__version__, "stdout": results}, indent=2, ensure_ascii=False) + "\n"
)
