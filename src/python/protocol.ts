import type { Histogram } from "../experiment/frame";

/** Which code cell of the lesson: "data/3". */
export type CellId = string;
/** What the page asked for, to know the answer by. */
export type RequestId = number;

export type Command =
  /** The page's address, before anything else: data and the interpreter's own files lie beside it. */
  | { kind: "home"; url: string }
  /**
   * `fileName` is what tracebacks call the cell: "In [3]". `check`, of an exercise, is the Python that judges what the
   * cell left, once it has run without error.
   */
  | { kind: "run"; cell: CellId; code: string; fileName: string; check?: string }
  /** What could stand at `cursor`, a place in `code`, given what has been run. */
  | { kind: "complete"; id: RequestId; code: string; cursor: number }
  /** One byte that the page sets to 2 to interrupt the running cell: only where the page is cross-origin isolated. */
  | { kind: "interrupt-buffer"; buffer: SharedArrayBuffer }
  /** The output that an expression has now, with its histogram. */
  | { kind: "inspect"; id: RequestId; expression: string }
  /** A file of names under data/; without `bytes`, one of the site's. */
  | { kind: "dataset"; name: string; bytes?: Uint8Array };

export type Event =
  | { kind: "loading"; stage: "interpreter" | "library" | "data" /** A part of 1. */; done: number }
  | { kind: "ready" }
  /** Batched: at most twenty a second. `skipped`: lines before the text that were too many to send. */
  | { kind: "stream"; cell: CellId; stream: "stdout" | "stderr"; text: string; skipped?: number }
  | {
      kind: "progress";
      cell: CellId;
      label: string;
      done: number;
      total: number | null;
      secondsLeft: number | null;
    }
  | { kind: "display"; cell: CellId; output: CellOutput }
  /** What an exercise's check found: before the cell is done. */
  | { kind: "checked"; cell: CellId; verdict: Verdict }
  | {
      kind: "done";
      cell: CellId;
      /** The n of In [n]. */
      execution: number;
      status: "ok" | "error" | "interrupted";
      error: PythonError | null;
      milliseconds: number;
    }
  /** `from`: where in the code what is completed begins. */
  | { kind: "completions"; id: RequestId; from: number; options: CompletionOption[] }
  | { kind: "inspected"; id: RequestId; output: CellOutput | null }
  | { kind: "memory"; tensors: number; bytes: number }
  /** The interpreter is gone, and every variable with it. */
  | { kind: "crashed"; detail: string };

/** What a check says of the reader's answer, by the names and with the numbers of i18n's exercises.json. */
export type Verdict =
  | { kind: "passed"; numbers: Record<string, number | string> }
  | { kind: "mistake"; finding: string; numbers: Record<string, number | string> };

export interface CompletionOption {
  label: string;
  /** "function", "class", "module", "variable", "keyword". */
  type: string;
  /** One line: a signature, a shape. */
  detail: string;
}

/** What a cell shows besides what it prints. */
export type CellOutput =
  | { kind: "text"; text: string }
  | {
      kind: "tensor";
      /** As Python prints it. */
      text: string;
      shape: number[];
      /** As PyTorch names it: "torch.float32". */
      dtype: string;
      numel: number;
      /** null where it is not defined: of no elements, of booleans. */
      min: number | null;
      max: number | null;
      mean: number | null;
      /** Unbiased, as torch.std. */
      std: number | null;
      histogram: Histogram | null;
    }
  | { kind: "plot"; figure: PlotFigure }
  /** A file that the cell has written, to be downloaded. `text`: its name. */
  | { kind: "file"; text: string; bytes: Uint8Array<ArrayBuffer> };

/** A figure of matplotlib's, as data. */
export interface PlotFigure {
  /** In inches × 100. */
  width: number;
  height: number;
  /** The grid of its axes. */
  rows: number;
  columns: number;
  /** Above them all; may be empty. */
  title: string;
  axes: PlotAxes[];
}

export interface PlotAxes {
  /** Its first cell in the grid, row by row, from 0. */
  cell: number;
  /** Where it begins in the grid, from 0, and how many cells it takes. */
  place: { row: number; column: number; rows: number; columns: number };
  title: string;
  xLabel: string;
  yLabel: string;
  /** null: as the data need. */
  xRange: [number, number] | null;
  yRange: [number, number] | null;
  xScale: "linear" | "log";
  yScale: "linear" | "log";
  /** null: as the range needs. */
  xTicks: PlotTicks | null;
  yTicks: PlotTicks | null;
  /** "auto": nobody has said. */
  grid: "auto" | "none" | "x" | "y" | "both";
  /** false: neither axes nor ticks. */
  frame: boolean;
  /** How long a unit of y is in units of x; null: as there is room. */
  aspect: number | null;
  legend: boolean;
  legendTitle: string;
  colorBar: PlotColorBar | null;
  /** What shares its x and has a y of its own, at the right. */
  twin: PlotTwin | null;
  series: PlotSeries[];
}

export type PlotTwin = Pick<PlotAxes, "yLabel" | "yRange" | "yScale" | "yTicks" | "legend" | "series">;

export interface PlotTicks {
  /** null: as the range needs. */
  at: number[] | null;
  /** null: the numbers. */
  labels: string[] | null;
  /** Degrees against the clock. */
  angle: number;
}

export interface PlotColorBar {
  map: string;
  vmin: number;
  vmax: number;
  label: string;
}

type Numbers = Float64Array | number[];

/** Colours are "C0" … "C9" of matplotlib's cycle, a name, a hex, or "none". `alpha`: from 0 to 1. */
export type PlotSeries =
  | {
      kind: "line";
      x: Numbers;
      y: Numbers;
      label: string | null;
      color: string;
      width: number;
      /** matplotlib's: "-", "--", ":", "-.", "". */
      dash: string;
      /** matplotlib's: "o", "x", "" for none. */
      marker: string;
      /** Of the markers. */
      size: number;
      /** Where a step's value begins: "pre", "post", "mid"; "" for none. */
      step: string;
      alpha: number;
    }
  | {
      kind: "scatter";
      x: Numbers;
      y: Numbers;
      label: string | null;
      /** null where each point has its own, in `colors` or by its value. */
      color: string | null;
      colors: string[] | null;
      /** Across, one for all or one for each. */
      sizes: number[];
      values: Float64Array | null;
      vmin: number;
      vmax: number;
      map: string;
      marker: string;
      alpha: number;
    }
  | {
      kind: "bars";
      /** The middles of the bars. */
      x: number[];
      heights: number[];
      widths: number[];
      bottoms: number[];
      label: string | null;
      /** null where each bar has its own, in `colors`. */
      color: string | null;
      colors: string[] | null;
      edge: string | null;
      alpha: number;
      horizontal: boolean;
    }
  | {
      kind: "area";
      x: Numbers;
      /** Not a number where nothing is filled. */
      low: Numbers;
      high: Numbers;
      label: string | null;
      color: string;
      alpha: number;
    }
  | {
      kind: "segments";
      x0: number[];
      y0: number[];
      x1: number[];
      y1: number[];
      label: string | null;
      color: string;
      width: number;
      dash: string;
      alpha: number;
      /** Of the bars across its ends; 0 for none. */
      cap: number;
    }
  | {
      kind: "image";
      rows: number;
      columns: number;
      /** [rows, columns] row-major. */
      values: Float32Array;
      vmin: number;
      vmax: number;
      map: string;
      /** Left, right, bottom and top, of the whole image. */
      extent: number[];
      /** The first row is the lowest. */
      lower: boolean;
      smooth: boolean;
      alpha: number;
    }
  | {
      kind: "text";
      x: number;
      y: number;
      text: string;
      align: "left" | "center" | "right";
      /** Which part of it stands at y. */
      vertical: "top" | "middle" | "bottom";
      color: string | null;
      /** What an arrow points at. */
      arrow: number[] | null;
      /** To the right and up, in points. */
      offset: number[];
      /** x and y are parts of the axes, not numbers of theirs. */
      relative: boolean;
    }
  | {
      kind: "rule";
      axis: "x" | "y";
      at: number;
      /** From which part of the axes to which. */
      start: number;
      end: number;
      label: string | null;
      color: string;
      dash: string;
      width: number;
      alpha: number;
    }
  | {
      kind: "span";
      axis: "x" | "y";
      low: number;
      high: number;
      start: number;
      end: number;
      color: string;
      alpha: number;
    };

export interface PythonError {
  /** "ValueError". */
  type: string;
  message: string;
  /** As a notebook shows it: only the reader's frames, with the cell's own line numbers. */
  traceback: string;
  /** The cell that raised it, by its id; null where it is not known. */
  cell: CellId | null;
  /** In that cell, from 1. */
  line: number | null;
}
