"""Writes conformance.json: what the scripts beside this one print under PyTorch.

python3 tests/golden/python/make_conformance.py   (PyTorch 1.13, Debian's python3-torch)
"""

import contextlib
import io
import json
import warnings
from pathlib import Path

import torch

HERE = Path(__file__).parent
warnings.simplefilter("ignore")


def output_of(path):
    torch.manual_seed(0)
    torch.set_printoptions(profile="default")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(path.read_text(), path.name, "exec"), {"__name__": "__main__"})
    return out.getvalue()


scripts = [path for path in sorted(HERE.glob("*.py")) if not path.name.startswith("make_")]
results = {path.name: output_of(path) for path in scripts}
(HERE / "conformance.json").write_text(
    json.dumps({"torch": torch.__version__, "stdout": results}, indent=1, ensure_ascii=False) + "\n"
)
