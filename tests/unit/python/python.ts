import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";
import { nodeBackend } from "../../../scripts/node-backend";
import { useBackend } from "../../../src/engine/tensor";
import { Interpreter } from "../../../src/python/interpreter";
import { library } from "../../../src/python/library";
import type { Event, PlotFigure, PythonError, Verdict } from "../../../src/python/protocol";

/** What came of a cell. */
export interface Ran {
  stdout: string;
  stderr: string;
  shown: string[];
  plots: PlotFigure[];
  error: PythonError | null;
  status: string;
  /** What a check said of it, where it was checked. */
  verdict: Verdict | null;
  memory: { tensors: number; bytes: number };
}

/** The interpreter as the page's worker has it, with the site's files from disk. */
export async function startPython() {
  useBackend(await nodeBackend());
  const events: Event[] = [];
  const interpreter = new Interpreter(await loadPyodide(), library, {
    post: (event) => events.push(event),
    now: () => performance.now(),
    readData: (name) => readFileSync(new URL(`../../../public/data/${name}`, import.meta.url)),
  });
  let cells = 0;
  const run = (code: string, check?: string): Ran => {
    events.length = 0;
    interpreter.run("test/1", code, `In [${++cells}]`, check);
    const of = (stream: string) =>
      events.flatMap((e) => (e.kind === "stream" && e.stream === stream ? [e.text] : [])).join("");
    const outputs = events.flatMap((e) => (e.kind === "display" ? [e.output] : []));
    const done = events.find((e) => e.kind === "done")!;
    const memory = events.find((e) => e.kind === "memory")!;
    return {
      stdout: of("stdout"),
      stderr: of("stderr"),
      shown: outputs.flatMap((output) => (output.kind === "plot" ? [] : [output.text])),
      plots: outputs.flatMap((output) => (output.kind === "plot" ? [output.figure] : [])),
      error: done.error,
      status: done.status,
      verdict: events.find((e) => e.kind === "checked")?.verdict ?? null,
      memory,
    };
  };
  return { interpreter, run, events };
}
