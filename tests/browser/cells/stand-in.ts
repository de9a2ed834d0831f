import type { CellOutput, Event, PlotAxes, PythonError } from "../../../src/python/protocol";
import type { Interpreter } from "../../../src/store/kernel";
import { blankAxes } from "../../blank-axes";

type Say = (event: Event) => void;

/**
 * In the place of Python: it does what the cell's first word says, "plot", "loop", "crash", and for any other code
 * prints it. What it says arrives as from a worker, after the page has gone on.
 */
export class StandIn implements Interpreter {
  private isReady = false;
  private isEnded = false;

  constructor(private readonly onEvent: Say) {}

  end(): void {
    this.isEnded = true;
  }

  send(command: Parameters<Interpreter["send"]>[0]): void {
    setTimeout(() => {
      if (command.kind === "complete") {
        const from = command.cursor - /\w*$/.exec(command.code.slice(0, command.cursor))![0].length;
        const options = [{ label: "model", type: "variable", detail: "Model" }];
        this.say({ kind: "completions", id: command.id, from, options });
      }
      if (command.kind === "run") this.run(command.cell, command.code);
    });
  }

  private run(cell: string, code: string): void {
    if (!this.isReady) this.say({ kind: "loading", stage: "interpreter", done: 0.5 });
    if (code.startsWith("load")) return;
    this.isReady = true;
    this.say({ kind: "ready" });
    const done = (error: PythonError | null) =>
      this.say({
        kind: "done",
        cell,
        execution: 0,
        status: error ? "error" : "ok",
        error,
        milliseconds: 1234,
      });
    switch (code.split(/\W/, 1)[0]) {
      case "loop":
        return;
      case "crash":
        this.say({ kind: "crashed", detail: "memory access out of bounds" });
        break;
      case "progress":
        this.say({ kind: "progress", cell, label: "train", done: 500, total: 2000, secondsLeft: 12 });
        break;
      case "fail":
        done({
          type: "NameError",
          message: "name 'boom' is not defined",
          traceback: 'Traceback (most recent call last):\n  File "In [1]", line 2, in <module>\n    boom',
          cell,
          line: 2,
        });
        break;
      case "lines":
        for (let i = 0; i < 100_000; i += 1000) {
          const text = Array.from({ length: 1000 }, (_, k) => `line ${i + k}\n`).join("");
          this.say({ kind: "stream", cell, stream: "stdout", text, skipped: 0 });
        }
        done(null);
        break;
      case "tensor":
        this.say({ kind: "display", cell, output: tensor });
        done(null);
        break;
      case "plot":
        for (const output of plots) this.say({ kind: "display", cell, output });
        done(null);
        break;
      default:
        this.say({ kind: "stream", cell, stream: "stdout", text: `${code}\n`, skipped: 0 });
        done(null);
    }
  }

  private say(event: Event): void {
    if (!this.isEnded) this.onEvent(event);
  }
}

const tensor: CellOutput = {
  kind: "tensor",
  text: "tensor([[ 1.9269,  1.4873],\n        [ 0.9007, -2.1055]])",
  shape: [2, 2],
  dtype: "torch.float32",
  numel: 4,
  min: -2.1055,
  max: 1.9269,
  mean: 0.5523,
  std: 1.83,
  histogram: { min: -2.2, max: 2, counts: Uint32Array.of(1, 0, 1, 2) },
};

const axes = (differences: Partial<PlotAxes>): PlotAxes => ({
  ...blankAxes,
  place: { ...blankAxes.place, column: differences.cell ?? 0 },
  ...differences,
});

const curve = (label: string, color: string) => ({
  kind: "line" as const,
  x: [0, 1, 2],
  y: [3, 1, 2],
  label,
  color,
  width: 1.5,
  dash: "-",
  marker: "",
  size: 6,
  step: "",
  alpha: 1,
});

const plots: CellOutput[] = [
  {
    kind: "plot",
    figure: {
      width: 1200,
      height: 400,
      rows: 1,
      columns: 2,
      title: "",
      axes: [
        axes({ title: "losses", legend: true, series: [curve("train", "C0"), curve("validation", "C1")] }),
        axes({
          cell: 1,
          title: "counts",
          series: [
            {
              kind: "bars",
              x: [0, 1],
              heights: [4, 6],
              widths: [0.8, 0.8],
              bottoms: [0, 0],
              label: null,
              color: "C1",
              colors: null,
              edge: null,
              alpha: 1,
              horizontal: false,
            },
          ],
        }),
      ],
    },
  },
  {
    kind: "plot",
    figure: {
      width: 800,
      height: 400,
      rows: 1,
      columns: 1,
      title: "",
      axes: [
        axes({
          title: "saturated",
          aspect: 1,
          series: [
            {
              kind: "image",
              rows: 2,
              columns: 3,
              values: Float32Array.of(0, 0.5, 1, 1, 0.25, 0),
              vmin: 0,
              vmax: 1,
              map: "gray",
              extent: [-0.5, 2.5, 1.5, -0.5],
              lower: false,
              smooth: false,
              alpha: 1,
            },
          ],
        }),
      ],
    },
  },
];
