import { type BenchNetwork, type Contender, examplesFor } from "../contender";

export type Request =
  | { kind: "prepare"; contender: ContenderName; network: BenchNetwork; home: string }
  | { kind: "measure" };
export type Reply =
  | { kind: "prepared" }
  | { kind: "measured"; name: string; stepsPerSecond: number; loss: number }
  | { kind: "failed"; reason: string };
export type ContenderName = keyof typeof contenders;

const contenders = {
  activa: async () => new (await import("../contenders/activa")).Activa(),
  "tfjs-webgl": async () => new (await import("../contenders/tfjs")).TensorFlow("webgl"),
  "tfjs-cpu": async () => new (await import("../contenders/tfjs")).TensorFlow("cpu"),
  "fma-peak": async (home: string) =>
    new (await import("../contenders/fma-peak")).FmaPeak(new URL("fma-peak.wasm", home).href),
} satisfies Record<string, (home: string) => Promise<Contender>>;

let contender: Contender;
/** Steps of a round: about a second's worth. */
let round = 1;

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    self.postMessage(await reply(data));
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    self.postMessage({ kind: "failed", reason } satisfies Reply);
  }
};

async function reply(request: Request): Promise<Reply> {
  if (request.kind === "prepare") {
    contender = await contenders[request.contender](request.home);
    await contender.prepare(request.network, examplesFor(request.network));
    await warmUp();
    return { kind: "prepared" };
  }
  const { seconds, loss } = await timed(round);
  return { kind: "measured", name: contender.name, stepsPerSecond: round / seconds, loss };
}

/** Until the browser has compiled and optimised all it will; finds the length of a round on the way. */
async function warmUp(): Promise<void> {
  for (;;) {
    const { seconds } = await timed(round);
    if (seconds > 0.5) return;
    round *= 2;
  }
}

async function timed(steps: number): Promise<{ seconds: number; loss: number }> {
  const start = performance.now();
  const loss = await contender.step(steps);
  return { seconds: (performance.now() - start) / 1000, loss };
}
