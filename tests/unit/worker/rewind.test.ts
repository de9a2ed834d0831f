import { beforeEach, expect, test } from "vitest";
import type { RunConfig } from "../../../src/experiment/config";
import type { Frame } from "../../../src/experiment/frame";
import { lossesOnly } from "../../../src/experiment/frame";
import { Bench } from "./bench";

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const everything = { ...lossesOnly, statistics: true, parameters: true, saturationLayer: 0 };
/** Long enough for gaps between its checkpoints, with running statistics to be brought back too. */
const long: Partial<RunConfig> = { steps: 600, decayStep: 450, normalization: "batch-norm-1d" };

async function start(config: Partial<RunConfig> = long): Promise<void> {
  await bench.start(config);
  bench.send({ kind: "watch", watch: everything });
  await bench.rest();
}

async function playTo(step: number): Promise<void> {
  bench.send({ kind: "play", until: step });
  await bench.play(5);
}

async function rewind(step: number): Promise<void> {
  bench.send({ kind: "rewind", step });
  await bench.play(5);
}

/** By step, as it was told since the event `from`. */
function lossesSince(from: number): Map<number, number> {
  return new Map(
    framesSince(from).flatMap(({ firstLoss, losses }) =>
      [...losses].map((loss, i): [number, number] => [firstLoss + i, loss]),
    ),
  );
}

function updatesSince(from: number): Map<number, number[]> {
  return new Map(
    framesSince(from).flatMap(({ updates }) =>
      [...(updates?.steps ?? [])].map((step, row): [number, number[]] => {
        const { names, ratios } = updates!;
        return [step, [...ratios.slice(row * names.length, (row + 1) * names.length)]];
      }),
    ),
  );
}

const framesSince = (from: number): Frame[] =>
  bench.events.slice(from).flatMap((event) => (event.kind === "frame" ? [event.frame] : []));

/** What a frame shows of its step, without the losses since the one before. */
function shown({ losses: _, firstLoss: _first, minibatches: _drawn, updates: _updates, ...frame }: Frame) {
  return frame;
}

test("a run taken back shows that step as it was, and playing on gives the same losses, updates and names", async () => {
  await start();
  await playTo(300);
  bench.send({ kind: "tune", learningRate: 0.03 });
  await bench.rest();
  const at300 = { frame: shown(bench.last("frame").frame), names: bench.last("sampled").names };
  await playTo(550);
  const at550 = { frame: shown(bench.last("frame").frame), names: bench.last("sampled").names };
  const losses = lossesSince(0);
  const updates = updatesSince(0);
  const evaluations = bench.of("evaluated").length;

  const taken = bench.events.length;
  await rewind(300);
  expect(bench.last("status")).toMatchObject({ status: "paused" });
  expect(shown(bench.last("frame").frame)).toEqual(at300.frame);
  expect(bench.last("sampled")).toMatchObject({ step: 300, names: at300.names });
  expect(bench.of("evaluated")).toHaveLength(evaluations);

  await rewind(120);
  expect(bench.last("frame").frame.step).toBe(120);
  expect(bench.last("tuned").schedule.learningRate).toBe(0.1);
  await playTo(550);
  expect(bench.last("tuned").schedule.learningRate).toBe(0.03);
  expect(shown(bench.last("frame").frame)).toEqual(at550.frame);
  expect(bench.last("sampled").names).toEqual(at550.names);
  const again = lossesSince(taken);
  expect(again.size).toBeGreaterThan(430);
  for (const [step, loss] of again) expect(loss).toBe(losses.get(step));
  const updatesAgain = updatesSince(taken);
  expect(updatesAgain.size).toBeGreaterThan(80);
  for (const [step, ratios] of updatesAgain) expect(ratios).toEqual(updates.get(step));
  expect(bench.of("branched")).toEqual([]);
});

test("step by step back, and on again, is the same way", async () => {
  await start();
  await playTo(200);
  const losses = lossesSince(0);
  for (let step = 199; step >= 180; step--) {
    await rewind(step);
    expect(bench.last("frame").frame.step).toBe(step);
    expect(bench.last("frame").frame.losses.at(-1)).toBe(losses.get(step));
  }
  bench.send({ kind: "step" });
  await bench.rest();
  expect(bench.last("frame").frame.step).toBe(181);
  expect(bench.last("frame").frame.losses.at(-1)).toBe(losses.get(181));
});

test("a change at a step that the run was taken back to ends what lay ahead there", async () => {
  await start();
  await playTo(500);
  const losses = lossesSince(0);
  await rewind(200);
  bench.send({ kind: "tune", learningRate: 0.5 });
  await bench.rest();
  expect(bench.last("branched").step).toBe(200);
  expect(Math.max(...bench.last("checkpoints").steps)).toBeLessThanOrEqual(200);
  await rewind(400);
  expect(bench.last("frame").frame.step).toBe(200);
  const changed = bench.events.length;
  await playTo(300);
  expect(lossesSince(changed).get(201)).not.toBe(losses.get(201));
});

test("another wish on the way takes the place of the first, and a pause ends it where it stands", async () => {
  await start();
  await playTo(600);
  const { steps } = bench.last("checkpoints");
  const gap = steps.findLastIndex((step, i) => step - steps[i - 1]! > 12 && step < 580);
  const far = steps[gap]! - 1;
  bench.lookAtClock = () => 3; // two steps a slice
  bench.send({ kind: "rewind", step: far });
  await bench.rest();
  bench.send({ kind: "rewind", step: 5 });
  await bench.play(0);
  expect(bench.last("frame").frame.step).toBe(5);
  expect(bench.of("frame").map(({ frame }) => frame.step)).not.toContain(far);
  bench.send({ kind: "rewind", step: far });
  await bench.rest();
  bench.send({ kind: "pause" });
  await bench.play(0);
  expect(bench.last("frame").frame.step).toBeLessThan(far);
});

test("a run that broke down is taken back to where its losses were numbers, and goes on with another rate", async () => {
  await start();
  await playTo(100);
  bench.send({ kind: "tune", learningRate: 1e38 });
  bench.send({ kind: "play", until: null });
  await bench.play(5);
  expect(bench.last("failed").failure).toMatchObject({ kind: "diverged" });
  bench.send({ kind: "pause" });
  bench.send({ kind: "step" });
  await bench.play(5);
  expect(bench.events.at(-1)!.kind).toBe("failed");
  await rewind(90);
  expect(bench.last("status")).toMatchObject({ status: "paused" });
  expect(bench.last("frame").frame).toMatchObject({ step: 90, learningRate: expect.closeTo(0.1) });
  bench.send({ kind: "tune", learningRate: 0.1 });
  await playTo(200);
  // The step at which it had been changed is played with the rate that took that change's place.
  expect(bench.of("branched")).toEqual([]);
  expect(bench.last("frame").frame.step).toBe(200);
});

test("a finished run can be taken back, and plays to its end again", async () => {
  await start();
  bench.send({ kind: "play", until: null });
  await bench.playToTheEnd(5);
  const final = bench.last("evaluated").losses;
  await rewind(500);
  expect(bench.last("status").status).toBe("paused");
  bench.send({ kind: "play", until: null });
  await bench.playToTheEnd(5);
  expect(bench.last("evaluated").losses).toEqual(final);
  expect(bench.last("status")).toMatchObject({ status: "finished", step: 600 });
});
