"""Runs the notebooks that the page exports under PyTorch, for notebooks.test.ts.

usage: npx tsx export-notebooks.ts DIRECTORY; python3 make_notebooks.py DIRECTORY vectors/notebooks.json

Needs torch, numpy and idna; matplotlib if there is one. A notebook whose code has run already, by the file that is to be
written, doesn't run again. Each runs in a process of its own, in an empty directory: it brings its data. Nothing of a
notebook is changed but the lesson's 200,000 steps, of which the first 2,000 tell enough (WHOLE=1 in the environment
trains them all).

`code`: a hash of the code that ran, without comments and packed data: what is hashed so has run to its end. Of runs also
the loss of every minibatch, the validation loss by step and the names that were sampled. What a chapter's cells print is
in python/chapters/.
"""
import ast
import contextlib
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SHORTER = {} if os.environ.get("WHOLE") else {"steps = 200000": "steps = 2000"}


def run_cell(code, namespace):
    """What a cell prints, its last expression among it, as Jupyter shows it."""
    for long, short in SHORTER.items():
        code = code.replace(long, short)
    body = ast.parse(code).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "cell", "exec"), namespace)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), namespace)
            if value is not None and not code.rstrip().endswith(";"):
                print(repr(value))
    return printed.getvalue()


def code_cells(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"}


def hash_of(cells):
    code = "\n".join(code for name, code in cells.items() if name != "data")
    return hashlib.sha256(re.sub(r"[ \t]*#.*$", "", code, flags=re.M).encode()).hexdigest()


def run(path):
    import torch

    torch.set_num_threads(1)
    cells = code_cells(path)
    namespace = {"__name__": "__main__"}
    printed = {}
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        for name, code in cells.items():
            try:
                printed[name] = run_cell(code, namespace)
            except BaseException as error:
                raise RuntimeError(f"{path.name}, cell {name}: {error!r}") from error
        os.chdir("/")
    told = {"code": hash_of(cells)}
    if not path.name.startswith("run "):
        return told
    validation = list(namespace["validation"].items())
    return {**told, "losses": namespace["losses"], "validation": validation, "samples": printed["samples"]}


def main():
    if sys.argv[1] == "--one":
        json.dump(run(Path(sys.argv[2])), sys.stdout)
        return
    import torch

    vectors = Path(sys.argv[2])
    known = json.loads(vectors.read_text())["notebooks"] if vectors.exists() else {}
    notebooks, failed = {}, []
    for path in sorted(Path(sys.argv[1]).resolve().glob("*.ipynb")):
        name = path.stem
        if known.get(name, {}).get("code") == hash_of(code_cells(path)):
            notebooks[name] = known[name]
            continue
        environment = {**os.environ, "MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, str(Path(__file__).resolve()), "--one", str(path)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            failed.append(name)
            continue
        notebooks[name] = json.loads(done.stdout)
        print(name, file=sys.stderr)
    vectors.write_text(json.dumps({"torch": torch.__version__, "notebooks": notebooks}) + "\n")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
