import { availableParallelism, cpus } from "node:os";
import type { Browser } from "playwright-core";
import type { BenchPage } from "./bench-page";
import type { Installation } from "./pytorch";

/** What the numbers depend on, and nothing that tells one machine from another of its kind. */
export interface Machine {
  date: string;
  processor: string;
  cores: number;
  system: string;
  chromium: string;
  node: string;
  /** Who draws WebGL and computes WebGPU; a name with "SwiftShader" is the processor itself. */
  webgl: string | null;
  webgpu: string | null;
  pytorch: { version: string; blas: string } | null;
}

export async function describeMachine(
  browser: Browser,
  page: BenchPage,
  pytorch: Installation | null,
): Promise<Machine> {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0].model,
    cores: availableParallelism(),
    system: `${process.platform} ${process.arch}`,
    chromium: browser.version(),
    node: process.version,
    ...(await page.graphics()),
    pytorch: pytorch && { version: pytorch.version, blas: pytorch.blas },
  };
}

/** One line a fact. */
export function factsOf({ pytorch, ...machine }: Machine): string[] {
  return [
    `${machine.date}, ${machine.processor}, ${machine.cores} cores, ${machine.system}`,
    `Chromium ${machine.chromium}, Node ${machine.node}`,
    `WebGL: ${machine.webgl ?? "none"}`,
    `WebGPU: ${machine.webgpu ?? "no adapter"}`,
    `PyTorch: ${pytorch ? `${pytorch.version}, matrices by ${pytorch.blas || "a BLAS that it doesn't name"}` : "none"}`,
  ];
}
