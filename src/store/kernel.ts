import { createStore } from "zustand/vanilla";
import type {
  CellId,
  CellOutput,
  Command,
  CompletionOption,
  Event,
  PythonError,
  RequestId,
  Verdict,
} from "../python/protocol";
import { appendText, noText, type OutputText, skipLines } from "./output-text";

/** The page's end of an interpreter. */
export interface Interpreter {
  send(command: Command): void;
  /** Ends it, whatever it is doing. */
  end(): void;
}

/** What a cell shows, in the order in which it came. */
export type CellItem =
  | { kind: "stream"; stream: "stdout" | "stderr"; text: OutputText }
  | { kind: "output"; output: CellOutput };

export interface CellProgress {
  label: string;
  done: number;
  total: number | null;
  secondsLeft: number | null;
}

/** The last run of a cell. */
export interface CellRun {
  status: "running" | "ok" | "error" | "interrupted";
  /** The n of In [n]; null once its interpreter is gone. */
  execution: number | null;
  /** By the clock of the kernel; null as long as the interpreter is loading. */
  startedAt: number | null;
  milliseconds: number | null;
  items: CellItem[];
  /** Items that are too many to keep. */
  omitted: number;
  progress: CellProgress | null;
  error: PythonError | null;
  /** What the check said of it, where it is an exercise that was to be checked: awaited in vain where it didn't end well. */
  verdict: Verdict | "awaited" | null;
}

export interface Loading {
  stage: "interpreter" | "library" | "data";
  /** A part of 1. */
  done: number;
}

/** Why the variables are gone, and the cell that was running. */
export interface Loss {
  why: "stopped" | "crashed";
  cell: CellId | null;
  detail: string | null;
}

export interface Completions {
  /** Where in the code what is completed begins. */
  from: number;
  options: CompletionOption[];
}

export interface CellCode {
  cell: CellId;
  code: string;
  /** Python that judges what the cell leaves, where it is an exercise that is to be checked. */
  check?: string;
}

export interface KernelState {
  interpreter: "none" | "loading" | "ready";
  loading: Loading | null;
  running: CellId | null;
  /** Asked to run, not yet begun. */
  waiting: CellCode[];
  runs: Record<CellId, CellRun>;
  /** The running cell was asked to stop and has not yet answered. */
  isStopping: boolean;
  loss: Loss | null;
  /** Runs cells one after another, after those that wait already. */
  run(cells: readonly CellCode[]): void;
  /**
   * Interrupts the running cell and forgets those that wait. Where Python can't be interrupted, or doesn't answer a
   * second time, its interpreter is ended.
   */
  stop(): void;
  /** A new interpreter, with no variables. */
  restart(): void;
  /** What could stand at a place in a cell's code; null when the interpreter can't say now. */
  complete(code: string, cursor: number): Promise<Completions | null>;
}

interface KernelOptions {
  connect(onEvent: (event: Event) => void): Interpreter;
  /** Milliseconds. */
  clock(): number;
  /** Whether the page may share memory with its workers, without which Python can't be interrupted. */
  isIsolated: boolean;
}

/** More outputs than a page can show. */
const mostItems = 200;
/** What CPython's signal module calls SIGINT: pyodide looks for it in the interrupt buffer. */
const SIGINT = 2;

/** The site's one interpreter, kept from chapter to chapter, and what its cells said. It begins with the first run. */
export function createKernel({ connect, clock, isIsolated }: KernelOptions) {
  return createStore<KernelState>()((set, get) => {
    let interpreter: Interpreter | null = null;
    let interrupts: Uint8Array | null = null;
    let executions = 0;
    let requests: RequestId = 0;
    const completing = new Map<RequestId, (completions: Completions | null) => void>();

    function open(): Interpreter {
      // What an interpreter that was ended had still to say is not heard.
      const opened = connect((event) => opened === interpreter && hear(event));
      if (isIsolated) {
        const buffer = new SharedArrayBuffer(1);
        interrupts = new Uint8Array(buffer);
        opened.send({ kind: "interrupt-buffer", buffer });
      }
      set({ interpreter: "loading", loading: { stage: "interpreter", done: 0 }, loss: null });
      return opened;
    }

    function advance(): void {
      const { running, waiting } = get();
      if (running !== null || waiting.length === 0) return;
      const [asked, ...others] = waiting;
      const { cell } = asked;
      interpreter ??= open();
      interrupts?.fill(0);
      const execution = ++executions;
      set(({ runs, interpreter: state }) => ({
        running: cell,
        waiting: others,
        runs: {
          ...runs,
          [cell]: {
            status: "running",
            execution,
            startedAt: state === "ready" ? clock() : null,
            milliseconds: null,
            items: [],
            omitted: 0,
            progress: null,
            error: null,
            verdict: asked.check === undefined ? null : "awaited",
          },
        },
      }));
      interpreter.send({ kind: "run", ...asked, fileName: `In [${execution}]` });
    }

    function change(cell: CellId, next: (run: CellRun) => Partial<CellRun>): void {
      set(({ runs }) =>
        runs[cell] ? { runs: { ...runs, [cell]: { ...runs[cell], ...next(runs[cell]) } } } : {},
      );
    }

    function hear(event: Event): void {
      switch (event.kind) {
        case "loading":
          // Data are fetched by a cell that opens a file, long after the interpreter was ready.
          set({
            loading:
              event.stage === "data" && event.done >= 1 ? null : { stage: event.stage, done: event.done },
          });
          break;
        case "ready":
          set({ interpreter: "ready", loading: null });
          if (get().running !== null) change(get().running!, () => ({ startedAt: clock() }));
          break;
        case "stream":
          change(event.cell, (run) => printed(run, event.stream, event.text, event.skipped ?? 0));
          break;
        case "display":
          change(event.cell, (run) => added(run, { kind: "output", output: event.output }));
          break;
        case "progress":
          change(event.cell, () => ({ progress: event }));
          break;
        case "checked":
          change(event.cell, () => ({ verdict: event.verdict }));
          break;
        case "done":
          change(event.cell, () => ({
            status: event.status,
            milliseconds: event.milliseconds,
            progress: null,
            error: event.error,
          }));
          interrupts?.fill(0); // a stop that came too late is not for what Python does next
          // What follows a cell that failed would run on what it didn't leave behind.
          set(({ waiting }) => ({
            running: null,
            loading: null,
            isStopping: false,
            waiting: event.status === "ok" ? waiting : [],
          }));
          advance();
          break;
        case "completions":
          completing.get(event.id)?.({ from: event.from, options: event.options });
          completing.delete(event.id);
          break;
        case "crashed":
          leave({ why: "crashed", cell: get().running, detail: event.detail });
          break;
        case "inspected":
        case "memory":
          break; // nobody on the page asks
      }
    }

    /** The interpreter is gone: nothing runs, and no cell that was run counts as run. */
    function leave(loss: Loss | null): void {
      const { running } = get();
      if (running !== null) {
        change(running, ({ startedAt }) => ({
          status: loss?.why === "crashed" ? "error" : "interrupted",
          milliseconds: startedAt === null ? null : clock() - startedAt,
          progress: null,
        }));
      }
      interpreter?.end();
      interpreter = null;
      interrupts = null;
      executions = 0;
      for (const answer of completing.values()) answer(null);
      completing.clear();
      set(({ runs }) => ({
        interpreter: "none",
        loading: null,
        running: null,
        waiting: [],
        isStopping: false,
        loss,
        runs: Object.fromEntries(
          Object.entries(runs).map(([cell, run]) => [cell, { ...run, execution: null }]),
        ),
      }));
    }

    return {
      interpreter: "none",
      loading: null,
      running: null,
      waiting: [],
      runs: {},
      isStopping: false,
      loss: null,
      run(cells) {
        const { waiting, running } = get();
        const isAsked = ({ cell }: CellCode) => cell === running || waiting.some((one) => one.cell === cell);
        set({ waiting: [...waiting, ...cells.filter((one) => !isAsked(one))] });
        advance();
      },
      stop() {
        const { running, interpreter: state, isStopping } = get();
        if (running === null) return;
        set({ waiting: [] });
        if (state === "ready" && interrupts && !isStopping) {
          interrupts.fill(SIGINT);
          set({ isStopping: true });
        } else {
          // One that was still loading held no variables.
          leave(state === "ready" ? { why: "stopped", cell: running, detail: null } : null);
        }
      },
      restart: () => leave(null),
      complete(code, cursor) {
        const { interpreter: state, running } = get();
        if (!interpreter || state !== "ready" || running !== null) return Promise.resolve(null);
        const id = ++requests;
        const answer = new Promise<Completions | null>((resolve) => completing.set(id, resolve));
        interpreter.send({ kind: "complete", id, code, cursor });
        return answer;
      },
    };
  });
}

export type KernelStore = ReturnType<typeof createKernel>;

function printed(run: CellRun, stream: "stdout" | "stderr", text: string, skipped: number): Partial<CellRun> {
  const last = run.items.at(-1);
  const after = (before: OutputText) => appendText(skipped > 0 ? skipLines(before, skipped) : before, text);
  if (last?.kind === "stream" && (last.stream === stream || run.items.length >= mostItems)) {
    return { items: [...run.items.slice(0, -1), { ...last, text: after(last.text) }] };
  }
  return added(run, { kind: "stream", stream, text: after(noText) });
}

function added(run: CellRun, item: CellItem): Partial<CellRun> {
  return run.items.length < mostItems ? { items: [...run.items, item] } : { omitted: run.omitted + 1 };
}
