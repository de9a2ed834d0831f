"""training.py under PyTorch on one thread, driven by ../pytorch.ts.

usage: python3 pytorch.py [--facts]     (needs torch)

With --facts it says which torch this is and ends. Without, the first line of stdin names what to train, as JSON; it is
answered when training has warmed up. Each line after it asks for a round, answered with its steps a second and its
last loss. Between two lines the process sleeps.
"""
import json
import os
import sys

# Before torch loads: its BLAS may have threads of its own, which torch.set_num_threads doesn't reach.
for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import torch

torch.set_num_threads(1)

from training import Training


def loaded_blas():
    """The library that multiplies matrices, such as libopenblas.so.0; empty where the system doesn't tell."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps}
    except OSError:
        return ""
    names = {os.path.basename(os.path.realpath(path)) for path in paths}
    return ", ".join(sorted(name for name in names if "blas" in name or name.startswith("libmkl")))


def answer(**message):
    print(json.dumps(message), flush=True)


def main():
    request = json.loads(sys.stdin.readline())
    round_seconds = request["roundSeconds"]
    training = Training(request["network"], request["examples"])
    steps = 1
    seconds, _ = training.take(steps)
    while seconds < round_seconds / 2:
        steps *= 2
        seconds, _ = training.take(steps)
    steps = max(1, round(steps * round_seconds / seconds))
    answer(ready=True)
    for _ in sys.stdin:
        seconds, loss = training.take(steps)
        answer(stepsPerSecond=steps / seconds, loss=loss)


if sys.argv[1:] == ["--facts"]:
    answer(version=torch.__version__, blas=loaded_blas())
else:
    main()
