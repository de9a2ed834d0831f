import { currentBackend, useBackend } from "../../../src/engine/tensor";
import { Interpreter } from "../../../src/python/interpreter";
import { library } from "../../../src/python/library";
import { loadKernels } from "../../../src/worker/files";
import type { Contender, Examples } from "../contender";
import type { BenchNetwork } from "../network";
import training from "./training.py?raw";

/** What PyTorch's contender runs, word for word, in the interpreter of the page's code cells. */
export class Cells implements Contender {
  private interpreter!: Interpreter;
  private printed = "";
  /** Blocks of memory in use after the first step. */
  private held: number | null = null;

  constructor(private readonly home: string) {}

  async prepare(network: BenchNetwork, { rows }: Examples): Promise<void> {
    useBackend(await loadKernels("wasm-relaxed-simd"));
    const files = new URL("assets/pyodide/", this.home).href;
    const { loadPyodide } = await import(/* @vite-ignore */ `${files}pyodide.js`);
    this.interpreter = new Interpreter(await loadPyodide({ indexURL: files }), library, {
      post: (event) => {
        if (event.kind === "stream") this.printed += event.text;
        if (event.kind === "done" && event.error) throw new Error(event.error.traceback);
      },
      now: () => performance.now(),
      readData: () => null,
    });
    this.run(training);
    this.run(
      `import json; training = Training(json.loads(${JSON.stringify(JSON.stringify(network))}), ${rows})`,
    );
  }

  async step(n: number): Promise<number> {
    this.printed = "";
    this.run(`print(training.take(${n})[1])`);
    this.checkMemory(n);
    return Number(this.printed);
  }

  /** Some 20,000 steps of a bench later, Python holds what it held after one. */
  private checkMemory(steps: number): void {
    const { blocks } = currentBackend().memory();
    this.held ??= blocks;
    if (blocks > this.held)
      throw new Error(`${blocks - this.held} blocks more are held after ${steps} steps`);
  }

  private run(code: string): void {
    this.interpreter.run("bench/0", code, "In [1]");
  }
}
