"""Runs an exercise's check on what the reader's cells left, and leaves it as it was."""

import json
import math
import random
import sys
import types

import cells
from cells import failure

from . import Given, Mistake


def run(source):
    """The verdict as JSON: see `Verdict` in protocol.ts; null when the reader interrupted it."""
    import torch

    states = random.getstate(), torch.get_rng_state(), torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    try:
        verdict = _verdict(source)
    finally:
        random.setstate(states[0])
        torch.set_rng_state(states[1])
        torch.set_grad_enabled(states[2])
        # A function of the reader's may have begun a figure, which the next cell would show.
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            pyplot.close("all")
    return json.dumps(verdict)


def _verdict(source):
    check = types.ModuleType("check").__dict__
    try:
        exec(compile(source, "<check>", "exec"), check)
        numbers = check["check"](Given(cells.namespace))
        return {"kind": "passed", "numbers": _sayable(numbers or {})}
    except KeyboardInterrupt:
        return None
    except Mistake as mistake:
        return {"kind": "mistake", "finding": mistake.finding, "numbers": _sayable(mistake.numbers)}
    except BaseException as error:
        # What the reader left is something that the check didn't expect.
        found = failure.outcome(error)["error"]
        numbers = {"type": found["type"], "message": found["message"]}
        return {"kind": "mistake", "finding": "unexpected", "numbers": numbers}


def _sayable(numbers):
    return {name: _say(value) for name, value in numbers.items()}


def _say(value):
    """A number that JSON has, or words."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(str(each) for each in value) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return value
    return str(value)
