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

test("of 100,000 printed lines the first and the last thousand are shown", () => {
  const { stdout } = run("for i in range(100000): print(i)");
  const lines = stdout.split("\n");
  expect(lines.length).toBeLessThan(3_100);
  expect(lines[999]).toBe("999");
  expect(lines.at(-2)).toBe("99999");
  expect(stdout).toMatch(/⋯ \d+ ⋯/);
});

test("shadowed builtins break no other cell's machinery", () => {
  run("list = len = print = isinstance = type = str = 5\nsum = max = 3");
  const { shown, error } = run("torch.randn(3, 4).mean(0).shape");
  expect(error).toBeNull();
  expect(shown).toEqual(["torch.Size([4])"]);
  run("del list, len, print, isinstance, type, str, sum, max");
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
