import type { PyodideAPI } from "pyodide";
import { createBridge } from "./bridge";
import { outputOf } from "./bridge/output";
import { CellStream } from "./cell-stream";
import type { CellId, CellOutput, CompletionOption, Event, PythonError, Verdict } from "./protocol";
import { limitStack } from "./stack-limit";

/** What the interpreter needs of where it runs. */
export interface Surroundings {
  post(event: Event): void;
  now(): number;
  /** A file of the site's, below data/, at once: Python waits for it. Null when there is none. */
  readData(name: string): Uint8Array | null;
}

/** What lib/cells tells of a cell that has run. */
interface Outcome {
  status: "ok" | "error" | "interrupted";
  error: Omit<PythonError, "cell"> | null;
  /** The file name of the cell that raised it. */
  file: string | null;
}

const HOME = "/lib/activa";

/** Python with our packages over the engine, whose backend is in use already: runs the cells one at a time. */
export class Interpreter {
  private executions = 0;
  private cell: CellId = "";
  /** Which cell each file name of a traceback is. */
  private readonly cells = new Map<string, CellId>();
  private readonly bridge;
  private readonly stream: CellStream;
  private readonly python: {
    run(code: string, fileName: string): string;
    complete(code: string, cursor: number): string;
    inspect(expression: string): void;
  };
  private inspected: CellOutput | null = null;
  private inspecting = false;
  private checking = false;

  constructor(
    private readonly pyodide: PyodideAPI,
    library: ReadonlyMap<string, string>,
    private readonly around: Surroundings,
  ) {
    const heap = (pyodide as unknown as { _module: { HEAPU8: Uint8Array } })._module;
    this.bridge = createBridge(() => heap.HEAPU8.buffer as ArrayBuffer);
    this.stream = new CellStream(around.now, (stream, text, skipped) =>
      around.post({ kind: "stream", cell: this.cell, stream, text, skipped }),
    );
    limitStack(pyodide);
    pyodide.registerJsModule("_activa", this.bridge.module);
    pyodide.registerJsModule("_activa_page", this.page());
    for (const [path, text] of library) {
      const folder = `${HOME}/${path}`.replace(/\/[^/]*$/, "");
      pyodide.FS.mkdirTree(folder);
      pyodide.FS.writeFile(`${HOME}/${path}`, text);
    }
    pyodide.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
    this.python = pyodide.pyimport("cells") as unknown as Interpreter["python"];
  }

  /** Imports what every chapter's cells import, so that the first of them needn't wait. */
  warm(): void {
    this.pyodide.runPython("import torch, torch.nn.functional, numpy, matplotlib.pyplot");
  }

  /** @param check an exercise's, which judges what the cell left */
  run(cell: CellId, code: string, fileName: string, check?: string): void {
    const began = this.around.now();
    this.cell = cell;
    this.cells.set(fileName, cell);
    const { status, error, file } = JSON.parse(this.python.run(code, fileName)) as Outcome;
    const milliseconds = this.around.now() - began;
    this.stream.end();
    const verdict = status === "ok" && check !== undefined ? this.check(check) : undefined;
    if (verdict) this.around.post({ kind: "checked", cell, verdict });
    this.around.post({
      kind: "done",
      cell,
      execution: ++this.executions,
      status: verdict === null ? "interrupted" : status,
      error: error && { ...error, cell: file === null ? null : (this.cells.get(file) ?? null) },
      milliseconds,
    });
    const { memory, module } = this.bridge;
    this.around.post({ kind: "memory", tensors: memory.count, bytes: module.bytes_held() });
  }

  /** What a check finds; null when it was interrupted. What the reader's functions say meanwhile is not heard. */
  private check(source: string): Verdict | null {
    this.checking = true;
    try {
      const checks = this.pyodide.pyimport("exercises.checking") as unknown as {
        run(source: string): string;
      };
      return JSON.parse(checks.run(source));
    } finally {
      this.checking = false;
    }
  }

  complete(code: string, cursor: number): { from: number; options: CompletionOption[] } {
    return JSON.parse(this.python.complete(code, cursor));
  }

  /** The output that an expression has now; null where it has none to show. */
  inspect(expression: string): CellOutput | null {
    this.inspected = null;
    this.inspecting = true;
    try {
      this.python.inspect(expression);
    } finally {
      this.inspecting = false;
    }
    return this.inspected;
  }

  interruptBy(buffer: SharedArrayBuffer): void {
    this.pyodide.setInterruptBuffer(new Uint8Array(buffer));
  }

  /** A file under data/. */
  addData(name: string, bytes: Uint8Array): void {
    this.pyodide.FS.mkdirTree("/home/pyodide/data");
    this.pyodide.FS.writeFile(`/home/pyodide/data/${name}`, bytes);
  }

  /** Python's module `_activa_page`: what a cell shows, and files. */
  private page() {
    const show = (output: CellOutput) => {
      if (this.checking) return;
      if (this.inspecting) this.inspected = output;
      else {
        this.stream.flush();
        this.around.post({ kind: "display", cell: this.cell, output });
      }
    };
    return {
      write: (isError: boolean, text: string) => {
        if (!this.checking) this.stream.write(isError ? "stderr" : "stdout", text);
      },
      show_text: (text: string) => show({ kind: "text", text }),
      show_tensor: (id: number, text: string, dtype: string) =>
        show(outputOf(this.bridge.memory.get(id), text, dtype)),
      show_plot: (figure: never) => show({ kind: "plot", figure }),
      show_file: (path: string) => {
        const bytes = new Uint8Array(this.pyodide.FS.readFile(path) as Uint8Array);
        show({ kind: "file", text: path.replace(/^.*\//, ""), bytes });
      },
      progress: (label: string, done: number, total: number, secondsLeft: number) => {
        if (this.checking) return;
        this.around.post({
          kind: "progress",
          cell: this.cell,
          label,
          done,
          total: total < 0 ? null : total,
          secondsLeft: secondsLeft < 0 ? null : secondsLeft,
        });
      },
      now: () => this.around.now(),
      /** Puts a file of the site's where Python looks for it; says whether there is one. */
      fetch_data: (name: string) => {
        const bytes = this.around.readData(name);
        if (bytes) this.addData(name, bytes);
        return bytes !== null;
      },
    };
  }
}
