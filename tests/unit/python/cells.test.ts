import { expect, test } from "vitest";
import { startPython } from "./python";

const { interpreter, run, events } = await startPython();

test("the last expression is shown, and names stay from cell to cell", () => {
  expect(run("a = 2\na + 1").shown).toEqual(["3"]);
  expect(run("a * 10").shown).toEqual(["20"]);
  expect(run("a;").shown).toEqual([]);
  expect(run("print('hola')\nNone").stdout).toBe("hola\n");
});

test("an exception shows the reader's frames only, with the cell's own lines", () => {
  run("def f(x):\n    return torch.ones(2, 3) @ x\nimport torch");
  const { error, status } = run("b = 1\n\nf(torch.ones(2))");
  expect(status).toBe("error");
  expect(error).toMatchObject({ type: "RuntimeError", line: 2 });
  expect(error!.traceback).toMatch(
    /^Traceback \(most recent call last\):\n {2}In \[\d+\], line 3\n {4}f\(torch.ones\(2\)\)\n {2}In \[\d+\], line 2, in f\n {4}return torch.ones\(2, 3\) @ x\nRuntimeError: size mismatch/,
  );
});

test("a syntax error points at the place", () => {
  const { error } = run("x = 1\nfor i in range(3)\n    pass");
  expect(error).toMatchObject({ type: "SyntaxError", line: 2 });
  expect(error!.traceback).toContain("expected ':'");
  expect(error!.traceback).toContain("^");
});

test("of 100,000 printed lines the first thousand and the last are sent, and how many lie between is told", () => {
  run("for i in range(100000): print(i)");
  const parcels = events.flatMap((event) => (event.kind === "stream" ? [event] : []));
  const lines = parcels
    .map(({ text }) => text)
    .join("")
    .split("\n")
    .slice(0, -1);
  const skipped = parcels.reduce((sum, parcel) => sum + (parcel.skipped ?? 0), 0);
  expect(lines.length + skipped).toBe(100_000);
  expect(lines.slice(0, 1000)).toEqual(Array.from({ length: 1000 }, (_, i) => String(i)));
  expect(lines.slice(-1000)).toEqual(Array.from({ length: 1000 }, (_, i) => String(99_000 + i)));
  expect(Math.max(...parcels.map(({ text }) => text.length))).toBeLessThan(20_000);
});

test("a line of a million characters is cut where it has become too long, and says so", () => {
  expect(run("print('x' * 1_000_000)\nprint('y')").stdout).toBe(`${"x".repeat(10_000)} ⋯\ny\n`);
  const { shown } = run("'z' * 1_000_000");
  expect(shown[0].length).toBeLessThan(21_000);
  expect(shown[0]).toContain("… 980002 …");
});

test("shadowed builtins break no other cell's machinery", () => {
  run("list = len = print = isinstance = type = str = 5\nsum = max = open = range = repr = 3");
  const { shown, error } = run("torch.randn(3, 4).mean(0).shape");
  expect(error).toBeNull();
  expect(shown).toEqual(["torch.Size([4])"]);
  run("del list, len, print, isinstance, type, str, sum, max, open, range, repr");
});

test("builtins that a cell writes over are Python's again for the next, which is told", () => {
  const { stderr } = run("import builtins\nbuiltins.len = builtins.isinstance = builtins.print = None");
  expect(stderr).toContain("isinstance, len, print put back");
  expect(run("print(len([1]))").stdout).toBe("1\n");
  expect(run("del __builtins__\nglobals().clear()").error).toBeNull();
  expect(run("import torch\ndisplay(__name__)").shown).toEqual(["'__main__'"]);
});

test("a list that is too long for a line shows one item a line, as in IPython", () => {
  expect(run("[1, 2]").shown).toEqual(["[1, 2]"]);
  expect(run("['x' * 30] * 3").shown).toEqual([
    `['${"x".repeat(30)}',\n '${"x".repeat(30)}',\n '${"x".repeat(30)}']`,
  ]);
});

test.each([
  ["exit()", "SystemExit", ""],
  ["import sys; sys.exit('bye')", "SystemExit", "bye"],
  ["input('name')", "NotImplementedError", "input() is not in this page"],
  ["import requests", "ModuleNotFoundError", "No module named 'requests'"],
  ["import os; os.system('ls')", "NotImplementedError", "os.system() is not in this page"],
  ["import threading; threading.Thread(target=print).start()", "RuntimeError", "can't start new thread"],
  ["[0] * (9 * 10**8)", "MemoryError", ""],
  ["x = bytearray(2**31 - 1); y = bytearray(2**31 - 1)", "MemoryError", ""],
  ["class R:\n    def __add__(self, o): return self + o\nR() + 1", "RecursionError", "Stack overflow"],
  ["class R:\n    def __repr__(self): return repr(self)\nR()", "RecursionError", "Stack overflow"],
  ["class R:\n    def __repr__(self): raise ValueError('in repr')\nR()", "ValueError", "in repr"],
  ["class E(Exception):\n    def __str__(self): 1 / 0\nraise E()", "E", "<exception str() failed>"],
  ["raise ValueError('m' * 10**6)", "ValueError", "… 980000 …"],
  ["raise ValueError('\\ud800')", "ValueError", ""],
  ["x = 1\n  y = 2", "IndentationError", "unexpected indent"],
])("%s fails with its name, and Python goes on", (code, type, message) => {
  const { error, status } = run(code);
  expect(status).toBe("error");
  expect(error!.type).toBe(type);
  expect(error!.message).toContain(message);
  expect(error!.traceback.length).toBeLessThan(21_000);
  expect(run("1 + 1").shown).toEqual(["2"]);
});

test("an exception in __del__ is told and ignored, and half a character can be printed", () => {
  const { stderr, stdout, error } = run("class D:\n    def __del__(self): 1 / 0\nD()\nprint('\\ud800!')");
  expect(error).toBeNull();
  expect(stderr).toContain("ZeroDivisionError");
  expect(stdout).toContain("!");
});

test("what this torch lacks says so by name, and recursion without end is an error like another", () => {
  expect(run("torch.fft.fft(torch.ones(2))").error).toMatchObject({ type: "NotImplementedError" });
  expect(run("torch.nn.Conv2d(1, 2, 3)").error!.message).toContain("torch.nn.Conv2d");
  expect(run("def g(): return g()\ng()").error).toMatchObject({ type: "RecursionError" });
  expect(run("x = torch.zeros(40000, 40000)").error!.message).toContain("can't allocate memory");
  expect(run("1 + 1").shown).toEqual(["2"]);
});

test("magic lines of notebooks are no mistakes", () => {
  expect(run("%matplotlib inline\n%%time\nprint(7 % 4)").stdout).toContain("3\n");
  expect(
    run("!pip install torch numpy\n%config InlineBackend.figure_format = 'svg'\n%time print(1)"),
  ).toMatchObject({
    stdout: "1\n",
    stderr: "",
    error: null,
  });
  expect(run("!pip install -q requests==2.0\n!wget names.txt").stderr).toBe(
    "pip: nothing can be installed here: no requests\nsh: there is no shell here: wget names.txt\n",
  );
});

test("the site's list of cities is there when it is opened, and a file can be written beside it", () => {
  const { stdout, error } = run(
    "lines = open('data/city_names_full.txt').read().split('\\n')\nprint(len(lines))\n" +
      "with open('data/mine.txt', 'w') as f: f.write('x')\nprint(open('data/mine.txt').read())",
  );
  expect(error).toBeNull();
  expect(stdout).toBe("171076\nx\n");
  expect(run("open('names.txt')").error).toMatchObject({ type: "FileNotFoundError" });
});

test("names in scope are completed, and a tensor's histogram comes on demand", () => {
  run("weights = torch.tensor([1.0, 2.0, 4.0])");
  const code = "weights.me";
  const { from, options } = interpreter.complete(code, code.length);
  expect(from).toBe(8);
  expect(options.map(({ label }) => label)).toContain("mean");
  expect(interpreter.complete("wei", 3).options[0]).toEqual({
    label: "weights",
    type: "variable",
    detail: "Tensor [3]",
  });
  const output = interpreter.inspect("weights");
  expect(output).toMatchObject({ kind: "tensor", shape: [3], min: 1, max: 4, numel: 3 });
  expect(output!.kind === "tensor" && output!.histogram!.counts.reduce((a, b) => a + b)).toBe(3);
  expect(events.length).toBeGreaterThan(0);
});
