import { expect, test } from "vitest";
import type { Command, Event, PythonError } from "../../../src/python/protocol";
import { createKernel } from "../../../src/store/kernel";

/** A kernel whose interpreters do what the test says. */
function openKernel({ isIsolated = false } = {}) {
  let now = 0;
  const interpreters: { sent: Command[]; isEnded: boolean; say(event: Event): void }[] = [];
  const kernel = createKernel({
    isIsolated,
    clock: () => now,
    connect(say) {
      const one = { sent: [] as Command[], isEnded: false, say };
      interpreters.push(one);
      return { send: (command) => one.sent.push(command), end: () => (one.isEnded = true) };
    },
  });
  const current = () => interpreters.at(-1)!;
  return {
    ...kernel,
    interpreters,
    current,
    wait: (milliseconds: number) => (now += milliseconds),
    say: (event: Event) => current().say(event),
    runsSent: () => current().sent.filter(({ kind }) => kind === "run"),
    buffer: () => new Uint8Array((current().sent[0] as { buffer: SharedArrayBuffer }).buffer),
  };
}

const code = (...cells: string[]) => cells.map((cell) => ({ cell, code: `# ${cell}` }));
const done = (cell: string, status: "ok" | "error" | "interrupted" = "ok"): Event => ({
  kind: "done",
  cell,
  execution: 0,
  status,
  error: status === "ok" ? null : error,
  milliseconds: 12,
});
const error: PythonError = {
  type: "NameError",
  message: "name 'model' is not defined",
  traceback: "",
  cell: "b",
  line: 1,
};

test("no interpreter before the first run; cells run one after another, numbered in the order in which they ran", () => {
  const kernel = openKernel();
  expect(kernel.interpreters).toHaveLength(0);
  kernel.getState().run(code("a", "b"));
  expect(kernel.runsSent()).toEqual([{ kind: "run", cell: "a", code: "# a", fileName: "In [1]" }]);
  kernel.say({ kind: "ready" });
  kernel.say(done("a"));
  kernel.say(done("b"));
  kernel.getState().run(code("a"));
  expect(kernel.runsSent().map((run) => run.kind === "run" && run.fileName)).toEqual([
    "In [1]",
    "In [2]",
    "In [3]",
  ]);
  expect(kernel.getState().runs.b!.execution).toBe(2);
});

test("a cell's time begins when the interpreter is ready, not while it loads", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a"));
  kernel.say({ kind: "loading", stage: "interpreter", done: 0.5 });
  expect(kernel.getState()).toMatchObject({ interpreter: "loading", loading: { done: 0.5 } });
  expect(kernel.getState().runs.a!.startedAt).toBeNull();
  kernel.wait(1600);
  kernel.say({ kind: "ready" });
  expect(kernel.getState().loading).toBeNull();
  expect(kernel.getState().runs.a!.startedAt).toBe(1600);
});

test("what a cell prints and shows stands in the order in which it came", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a"));
  kernel.say({ kind: "stream", cell: "a", stream: "stdout", text: "one\n" });
  kernel.say({ kind: "stream", cell: "a", stream: "stdout", text: "two\n" });
  kernel.say({ kind: "display", cell: "a", output: { kind: "text", text: "18616" } });
  kernel.say({ kind: "stream", cell: "a", stream: "stderr", text: "careful\n" });
  expect(kernel.getState().runs.a!.items).toEqual([
    { kind: "stream", stream: "stdout", text: { head: "one\ntwo\n", omitted: 0, tail: "" } },
    { kind: "output", output: { kind: "text", text: "18616" } },
    { kind: "stream", stream: "stderr", text: { head: "careful\n", omitted: 0, tail: "" } },
  ]);
  kernel.say(done("a"));
  kernel.getState().run(code("a"));
  expect(kernel.getState().runs.a!.items).toEqual([]);
});

test("a loop that shows without end fills no page", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a"));
  for (let i = 0; i < 1000; i++) {
    kernel.say({ kind: "display", cell: "a", output: { kind: "text", text: String(i) } });
    kernel.say({ kind: "stream", cell: "a", stream: "stdout", text: "." });
  }
  const { items, omitted } = kernel.getState().runs.a!;
  expect(items).toHaveLength(200);
  expect(omitted).toBe(900);
});

test("cells that wait don't run after one that failed", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a", "b", "c"));
  kernel.say({ kind: "ready" });
  kernel.say(done("a"));
  kernel.say(done("b", "error"));
  expect(kernel.getState()).toMatchObject({
    running: null,
    waiting: [],
    runs: { b: { status: "error", error } },
  });
  expect(kernel.getState().runs.c).toBeUndefined();
  expect(kernel.runsSent()).toHaveLength(2);
});

test("asking twice for a cell runs it once", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a", "b"));
  kernel.getState().run(code("a", "b"));
  expect(kernel.getState().waiting.map(({ cell }) => cell)).toEqual(["b"]);
});

test("where the page is isolated, stop interrupts Python and its variables stay", () => {
  const kernel = openKernel({ isIsolated: true });
  kernel.getState().run(code("a", "b"));
  kernel.say({ kind: "ready" });
  kernel.getState().stop();
  expect(kernel.buffer()[0]).toBe(2);
  expect(kernel.getState()).toMatchObject({ isStopping: true, running: "a", waiting: [] });
  kernel.say(done("a", "interrupted"));
  expect(kernel.getState()).toMatchObject({
    running: null,
    isStopping: false,
    loss: null,
    interpreter: "ready",
  });
  expect(kernel.buffer()[0]).toBe(0);
});

test("an interpreter that doesn't answer to an interrupt is ended when stop is asked for again", () => {
  const kernel = openKernel({ isIsolated: true });
  kernel.getState().run(code("a"));
  kernel.say({ kind: "ready" });
  kernel.getState().stop();
  kernel.getState().stop();
  expect(kernel.current().isEnded).toBe(true);
  expect(kernel.getState().loss).toEqual({ why: "stopped", cell: "a", detail: null });
});

test("elsewhere stop ends the interpreter: the variables are gone, no cell counts as run, and the next run begins anew", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a"));
  kernel.say({ kind: "ready" });
  kernel.say(done("a"));
  kernel.getState().run(code("b", "c"));
  kernel.wait(3000);
  kernel.getState().stop();
  const [first] = kernel.interpreters;
  expect(first!.isEnded).toBe(true);
  expect(kernel.getState()).toMatchObject({
    interpreter: "none",
    running: null,
    waiting: [],
    loss: { why: "stopped", cell: "b" },
    runs: { a: { status: "ok", execution: null }, b: { status: "interrupted", milliseconds: 3000 } },
  });
  first!.say({ kind: "stream", cell: "b", stream: "stdout", text: "late" });
  expect(kernel.getState().runs.b!.items).toEqual([]);
  kernel.getState().run(code("a"));
  expect(kernel.interpreters).toHaveLength(2);
  expect(kernel.runsSent()).toMatchObject([{ fileName: "In [1]" }]);
  expect(kernel.getState().loss).toBeNull();
});

test("stopping while the interpreter loads loses no variables, for there were none", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a"));
  kernel.getState().stop();
  expect(kernel.current().isEnded).toBe(true);
  expect(kernel.getState()).toMatchObject({
    loss: null,
    running: null,
    runs: { a: { status: "interrupted" } },
  });
});

test("a crash says so where the cell ran, and the page goes on", () => {
  const kernel = openKernel();
  kernel.getState().run(code("a", "b"));
  kernel.say({ kind: "ready" });
  kernel.say({ kind: "crashed", detail: "memory access out of bounds" });
  expect(kernel.getState()).toMatchObject({
    loss: { why: "crashed", cell: "a", detail: "memory access out of bounds" },
    runs: { a: { status: "error", error: null } },
    waiting: [],
  });
  kernel.getState().run(code("a"));
  expect(kernel.interpreters).toHaveLength(2);
});

test("names are completed by the interpreter when it is free, and by nobody otherwise", async () => {
  const kernel = openKernel();
  expect(await kernel.getState().complete("mod", 3)).toBeNull();
  kernel.getState().run(code("a"));
  kernel.say({ kind: "ready" });
  expect(await kernel.getState().complete("mod", 3)).toBeNull();
  kernel.say(done("a"));
  const answer = kernel.getState().complete("mod", 3);
  const asked = kernel.current().sent.at(-1) as { id: number };
  const options = [{ label: "model", type: "variable", detail: "Model" }];
  kernel.say({ kind: "completions", id: asked.id, from: 0, options });
  expect(await answer).toEqual({ from: 0, options });
  const lost = kernel.getState().complete("mod", 3);
  kernel.getState().restart();
  expect(await lost).toBeNull();
});

test("an exercise's check goes with its code, and its verdict stays until the cell runs again", () => {
  const kernel = openKernel();
  kernel.getState().run([{ cell: "a", code: "# a", check: "# c" }]);
  expect(kernel.runsSent()).toEqual([
    { kind: "run", cell: "a", code: "# a", check: "# c", fileName: "In [1]" },
  ]);
  expect(kernel.getState().runs.a!.verdict).toBe("awaited");
  const verdict = { kind: "mistake", finding: "shape", numbers: { got: 3 } } as const;
  kernel.say({ kind: "checked", cell: "a", verdict });
  kernel.say(done("a"));
  expect(kernel.getState().runs.a).toMatchObject({ status: "ok", verdict });
  kernel.getState().run(code("a"));
  expect(kernel.getState().runs.a!.verdict).toBeNull();
});
