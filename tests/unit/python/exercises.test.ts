import { expect, test } from "vitest";
import { startPython } from "./python";

const { run } = await startPython();

/** A check that calls the reader's `double` on a number it has never had before. */
const check = `
from exercises import Mistake, call, close, floats, fresh
import torch

def check(given):
    x = [fresh().random() for _ in range(3)]
    got = floats(call(given.double, torch.tensor(x)), shape=(3,))
    if close(got, x, atol=1e-6):
        raise Mistake("not_doubled", got=got[0], expected=2 * x[0])
    if not close(got, [2 * each for each in x]):
        raise Mistake("wrong", got=got, expected=float("nan"))
    return {"first": got[0], "shape": (3,)}
`;

test("a check says by name what is wrong, with its numbers, or that the exercise is solved", () => {
  expect(run("import torch\ndef double(x): return 2 * x", check).verdict).toEqual({
    kind: "passed",
    numbers: { first: expect.any(Number), shape: "[3]" },
  });
  const { verdict } = run("def double(x): return x", check);
  expect(verdict).toMatchObject({ kind: "mistake", finding: "not_doubled" });
  expect(verdict!.numbers.expected).toBeCloseTo(2 * (verdict!.numbers.got as number), 5);
  expect(run("def double(x): return x + 1", check).verdict).toEqual({
    kind: "mistake",
    finding: "wrong",
    numbers: { got: expect.stringMatching(/^\[1\.\d+, 1\.\d+, 1\.\d+\]$/), expected: "nan" },
  });
});

test("what can go wrong in any exercise has its finding", () => {
  const found = (code: string) => run(code, check).verdict;
  expect(found("del double")).toMatchObject({ finding: "missing", numbers: { name: "double" } });
  expect(found("double = ...")).toMatchObject({ finding: "blank", numbers: { name: "double" } });
  expect(found("double = 3")).toMatchObject({ finding: "not_a_function", numbers: { got: "int" } });
  expect(found("def double(x): ...")).toMatchObject({ finding: "nothing" });
  expect(found("def double(x): return ...")).toMatchObject({ finding: "unfinished" });
  expect(found("def double(x): return 2")).toMatchObject({
    finding: "not_a_tensor",
    numbers: { got: "int" },
  });
  expect(found("def double(x): return x.view(3, 1)")).toMatchObject({
    finding: "shape",
    numbers: { got: "[3, 1]", expected: "[3]" },
  });
  expect(found("def double(x):\n  x = x\n  return x + y")).toEqual({
    kind: "mistake",
    finding: "raised",
    numbers: { type: "NameError", message: "name 'y' is not defined", line: 3 },
  });
  expect(found("def double(x): return x * float('nan')")).toMatchObject({ finding: "wrong" });
  expect(run("", "def check(given): return 1 / 0").verdict).toMatchObject({ finding: "unexpected" });
});

test("a cell that fails is not judged", () => {
  expect(run("def double(x): return 2 * x\n1 / 0", check)).toMatchObject({ status: "error", verdict: null });
});

test("a check leaves the reader's world as it was, and the page hears nothing of it", () => {
  run("import random\ntorch.manual_seed(3); random.seed(3)\nexpected = torch.rand(1), random.random()");
  run("torch.manual_seed(3); random.seed(3)");
  const disturb = `
def check(given):
    import torch
    torch.rand(5); torch.randperm(9)
    given.noisy()
    torch.set_grad_enabled(False)
`;
  const noisy = `
import matplotlib.pyplot as plt
def noisy():
    print('heard')
    random.seed(8)
    plt.plot([1, 2])
`;
  expect(run(noisy, disturb)).toMatchObject({ verdict: { kind: "passed" }, stdout: "", plots: [] });
  expect(run("expected == (torch.rand(1), random.random()), torch.is_grad_enabled()")).toMatchObject({
    shown: ["(True, True)"],
    plots: [],
  });
  // Its names are its own, whatever the reader's cells have overwritten.
  run("x = 1; len = 3; list = None", "def check(given):\n  global x\n  x = len('ab')");
  expect(run("x")).toMatchObject({ shown: ["1"] });
});
