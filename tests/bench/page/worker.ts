import { type Contender, type ContenderChoice, examplesFor, ROUND_SECONDS, type Round } from "../contender";
import type { BenchNetwork } from "../network";

export type Request =
  | { kind: "prepare"; choice: ContenderChoice; network: BenchNetwork; home: string }
  | { kind: "measure" };
export type Reply =
  | { kind: "prepared" }
  | { kind: "measured"; round: Round }
  | { kind: "failed"; reason: string };

let contender: Contender;
/** Steps of a round. */
let steps = 1;

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    self.postMessage(await reply(data));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    self.postMessage({ kind: "failed", reason } satisfies Reply);
  }
};

async function reply(request: Request): Promise<Reply> {
  if (request.kind === "measure") return { kind: "measured", round: await measure() };
  contender = await make(request.choice, request.home);
  await contender.prepare(request.network, examplesFor(request.network));
  await warmUp();
  return { kind: "prepared" };
}

async function make(choice: ContenderChoice, home: string): Promise<Contender> {
  switch (choice.engine) {
    case "activa":
      return new (await import("../contenders/activa")).Activa(choice.backend, choice.framesPerSecond ?? 0);
    case "cells":
      return new (await import("../contenders/cells")).Cells(home);
    case "tfjs":
      return new (await import("../contenders/tfjs")).TensorFlow(choice.backend);
    case "fma-peak":
      return new (await import("../contenders/fma-peak")).FmaPeak(new URL("fma-peak.wasm", home).href);
  }
}

/** Until the browser has compiled and optimised all it will; finds the length of a round on the way. */
async function warmUp(): Promise<void> {
  let { seconds } = await timed(steps);
  while (seconds < ROUND_SECONDS / 2) {
    steps *= 2;
    ({ seconds } = await timed(steps));
  }
  steps = Math.max(1, Math.round((steps * ROUND_SECONDS) / seconds));
}

async function measure(): Promise<Round> {
  const { seconds, loss } = await timed(steps);
  const networkBytes = contender.networkBytes?.();
  return { stepsPerSecond: steps / seconds, loss, ...(networkBytes !== undefined && { networkBytes }) };
}

async function timed(steps: number): Promise<{ seconds: number; loss: number }> {
  const start = performance.now();
  const loss = await contender.step(steps);
  return { seconds: (performance.now() - start) / 1000, loss };
}
