import type { Browser } from "playwright-core";
import { type BenchNetwork, flopsPerStep, lessonNetwork } from "./contender";
import { flopsPerFmaStep } from "./contenders/fma-peak";
import { median } from "./median";
import type { ContenderName } from "./page/worker";

/** Every contender has its turn in each round, so that a busy moment of the machine is not one contender's alone. */
const ROUNDS = 5;

interface Entry {
  contender: ContenderName;
  network: BenchNetwork;
  flops: number;
}

const peak: Entry = { contender: "fma-peak", network: lessonNetwork, flops: flopsPerFmaStep };
const webgl = entry("tfjs-webgl", lessonNetwork);
const entries: Entry[] = [
  peak,
  entry("activa", lessonNetwork),
  entry("activa", { ...lessonNetwork, hiddenSize: 1024 }),
  webgl,
  entry("tfjs-cpu", lessonNetwork),
];

function entry(contender: ContenderName, network: BenchNetwork): Entry {
  return { contender, network, flops: flopsPerStep(network) };
}

/** The medians of the rounds; a ratio is the median of the ratios within each round. */
export interface Speed {
  name: string;
  /** null for the peak, which trains nothing; so are the next and the last. */
  hiddenSize: number | null;
  stepsPerSecond: number | null;
  gigaflops: number;
  /** Of the core's 128-bit fused multiply-adds, 0 to 1. */
  shareOfPeak: number;
  /** As many times as fast as TensorFlow.js with WebGL on the same network; null on another. */
  timesWebgl: number | null;
}

/** Measures every contender in Chromium; `bench` is the address of the built bench page. */
export async function measureEngines(browser: Browser, bench: string): Promise<Speed[]> {
  const page = await browser.newPage();
  await page.goto(bench);
  const names = new Map<Entry, string>();
  const rounds: Map<Entry, number>[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const stepsPerSecond = new Map<Entry, number>();
    for (const entry of entries) {
      const measured = await page.evaluate(([contender, network]) => window.measure(contender, network), [
        entry.contender,
        entry.network,
      ] as const);
      if (!Number.isFinite(measured.loss)) throw new Error(`${measured.name}: the loss is ${measured.loss}`);
      names.set(entry, measured.name);
      stepsPerSecond.set(entry, measured.stepsPerSecond);
    }
    rounds.push(stepsPerSecond);
    console.error(`round ${round} of ${ROUNDS}`);
  }
  await page.close();
  return entries.map((entry) => {
    const { network, flops } = entry;
    const over = (reference: Entry) =>
      median(rounds.map((speeds) => speeds.get(entry)! / speeds.get(reference)!));
    const stepsPerSecond = median(rounds.map((speeds) => speeds.get(entry)!));
    return {
      name: names.get(entry)!,
      hiddenSize: entry === peak ? null : network.hiddenSize,
      stepsPerSecond: entry === peak ? null : stepsPerSecond,
      gigaflops: (stepsPerSecond * flops) / 1e9,
      shareOfPeak: (over(peak) * flops) / peak.flops,
      timesWebgl: entry !== peak && network === webgl.network ? over(webgl) : null,
    };
  });
}
