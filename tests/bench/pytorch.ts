import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { EXAMPLES, ROUND_SECONDS, type Round } from "./contender";
import type { Entrant } from "./entrant";
import type { BenchNetwork } from "./network";

const script = fileURLToPath(new URL("contenders/pytorch.py", import.meta.url));

/** The PyTorch of this machine. */
export interface Installation {
  python: string;
  version: string;
  /** The library that multiplies its matrices; empty if unknown. */
  blas: string;
}

/** Of the first `python3` that has torch; null if none has. */
export function findPyTorch(): Installation | null {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(python, [script, "--facts"], { encoding: "utf8" });
    if (status === 0) return { python, ...(JSON.parse(stdout) as { version: string; blas: string }) };
  }
  return null;
}

/** Trains in a Python process of its own, which sleeps between rounds. */
export class PyTorch implements Entrant {
  readonly label = "PyTorch, one thread";
  private process: ChildProcessWithoutNullStreams | null = null;
  private answers!: AsyncIterator<string>;
  private errors = "";

  constructor(
    readonly network: BenchNetwork,
    private readonly installation: Installation | null,
  ) {}

  async prepare(): Promise<void> {
    if (!this.installation) throw new Error("no python3 with torch here");
    this.process = spawn(this.installation.python, [script]);
    this.process.stderr.on("data", (text) => {
      this.errors += text;
    });
    this.answers = createInterface(this.process.stdout)[Symbol.asyncIterator]();
    await this.ask({ network: this.network, examples: EXAMPLES, roundSeconds: ROUND_SECONDS });
  }

  async round(): Promise<Round> {
    return (await this.ask({})) as Round;
  }

  async close(): Promise<void> {
    this.process?.stdin.end();
  }

  private async ask(message: object): Promise<unknown> {
    this.process!.stdin.write(`${JSON.stringify(message)}\n`);
    const { done, value } = await this.answers.next();
    if (done) throw new Error(`PyTorch stopped: ${this.errors.trim().split("\n").at(-1)}`);
    return JSON.parse(value);
  }
}
