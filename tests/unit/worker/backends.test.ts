import { beforeEach, describe, expect, test } from "vitest";
import { currentBackend } from "../../../src/engine/tensor";
import { lossesOnly } from "../../../src/experiment/frame";
import type { BackendChoice } from "../../../src/worker/protocol";
import { Bench, names, small } from "./bench";
import { StandIns } from "./stand-ins";

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const startOn = (backend: BackendChoice, run = 1) => bench.start({}, run, names, backend);

/** The loss of every step that was told, as the page would have them: what is told again takes the place of the first. */
function losses(run = 1): number[] {
  const told: number[] = [];
  for (const { frame } of bench.of("frame", run)) {
    frame.losses.forEach((loss, i) => {
      told[frame.firstLoss + i] = loss;
    });
  }
  return told;
}

async function undisturbed(): Promise<number[]> {
  await startOn("wasm-simd", 9);
  bench.send({ kind: "play", until: null });
  await bench.playToTheEnd(5, 9);
  await bench.rest();
  return losses(9);
}

describe("auto", () => {
  test("takes WebAssembly without asking a GPU when a step takes less than a GPU's orders", async () => {
    bench.loadBackend = new StandIns(["webgpu", "webgl"]).load;
    bench.lookAtClock = () => 0.2;
    await startOn("auto");
    expect(bench.last("backend").backend).toMatchObject({
      name: "wasm-simd",
      choice: "auto",
      tooSmallForGpu: true,
    });
    const timed = bench.last("backend").backend.trials.map(({ name }) => name);
    expect(timed).toEqual(["wasm-relaxed-simd", "wasm-simd"]);
  });

  test.each([
    ["the GPU", 5, 0.5, "webgl"],
    ["WebAssembly", 5, 20, "wasm-simd"],
  ] as const)(
    "times the run's own network on each where steps are long, and takes %s when it is faster",
    async (_, wasm, webgl, wanted) => {
      bench.loadBackend = new StandIns(["webgl"]).load;
      bench.lookAtClock = () => (currentBackend().name === "webgl" ? webgl : wasm);
      await startOn("auto");
      const { name, trials, tooSmallForGpu } = bench.last("backend").backend;
      expect(name).toBe(wanted);
      expect(tooSmallForGpu).toBe(false);
      expect(trials.find((trial) => trial.name === "webgl")!.stepsPerSecond).toBeGreaterThan(0);
      expect(trials.find((trial) => trial.name === "webgpu")).toMatchObject({
        stepsPerSecond: null,
        problem: expect.stringContaining("no adapter"),
      });
    },
  );

  test("stays with WebAssembly when the machine is busy for a moment while it is timed", async () => {
    bench.loadBackend = new StandIns(["webgl"]).load;
    let looks = 0;
    bench.lookAtClock = () => (++looks % 200 === 150 ? 400 : 0.2);
    await startOn("auto");
    expect(bench.last("backend").backend).toMatchObject({ name: "wasm-simd", tooSmallForGpu: true });
  });

  test("never takes plain SIMD where there is fused multiply-add, whatever a busy moment measured", async () => {
    bench.loadBackend = new StandIns(["wasm-relaxed-simd"]).load;
    bench.lookAtClock = () => (currentBackend().name === "wasm-simd" ? 0.5 : 5);
    await startOn("auto");
    bench.send({ kind: "backend", choice: "auto", timeAll: true });
    await bench.play(5, () => bench.of("backend").length === 2);
    expect(bench.last("backend").backend.name).toBe("wasm-relaxed-simd");
  });

  test("never takes a GPU that computes with 16 bits", async () => {
    const load = new StandIns(["webgl"]).load;
    bench.loadBackend = async (name) =>
      Object.assign(await load(name), name === "webgl" && { isHalfPrecision: true });
    bench.lookAtClock = () => (currentBackend().name === "webgl" ? 0.5 : 5);
    await startOn("auto");
    expect(bench.last("backend").backend.name).toBe("wasm-simd");
  });

  test("times a network once, however often it is started again", async () => {
    await startOn("auto");
    const { time } = bench;
    await startOn("auto", 2);
    expect(bench.time - time).toBeLessThan(25);
    expect(bench.of("backend", 2)[0]!.backend.trials).toEqual(bench.of("backend", 1)[0]!.backend.trials);
  });
});

test("a backend that is not there is left for the next, which is said with the reason", async () => {
  await startOn("webgpu");
  expect(bench.last("backend").backend).toMatchObject({
    name: "wasm-simd",
    choice: "webgpu",
    left: [
      { name: "webgpu", why: "missing", detail: expect.stringContaining("no adapter") },
      { name: "wasm-relaxed-simd", why: "missing" },
    ],
  });
  expect(bench.last("status")).toMatchObject({ status: "paused", step: 0 });
});

test("without any backend the run fails, and starts once there is one", async () => {
  const { loadBackend } = bench;
  bench.loadBackend = () => Promise.reject(new Error("404"));
  await startOn("auto");
  expect(bench.last("failed").failure).toEqual({
    kind: "kernels-unavailable",
    detail: expect.stringContaining("404"),
  });
  bench.loadBackend = loadBackend;
  await startOn("auto", 2);
  expect(bench.of("backend", 2)[0]!.backend.name).toBe("wasm-simd");
});

describe("a run whose backend is lost", () => {
  test("goes on by itself from its last checkpoint and ends with the losses of one that was not disturbed", async () => {
    const machine = new StandIns(["webgl"]);
    bench.loadBackend = machine.load;
    await startOn("webgl");
    expect(bench.last("backend").backend.name).toBe("webgl");
    bench.send({ kind: "play", until: null });
    await bench.play(1500, () => bench.last("frame").frame.step > 20);
    machine.dead.add("webgl");
    await bench.playToTheEnd(5);
    const { name, left, resumedAt } = bench.last("backend").backend;
    expect(name).toBe("wasm-simd");
    expect(left[0]).toMatchObject({
      name: "webgl",
      why: "lost",
      detail: expect.stringContaining("the device is gone"),
    });
    expect(resumedAt).toBeGreaterThan(0);
    expect(bench.of("failed")).toEqual([]);
    expect(bench.last("status")).toMatchObject({ status: "finished", step: 50 });
    expect(losses()).toEqual(await undisturbed());
  });

  test("before its first checkpoint starts again from step 0", async () => {
    const machine = new StandIns(["webgl"]);
    bench.loadBackend = machine.load;
    await startOn("webgl");
    machine.dead.add("webgl");
    bench.send({ kind: "step" });
    await bench.play(5, () => bench.of("backend").length === 2 && bench.last("frame").frame.step === 0);
    expect(bench.last("backend").backend).toMatchObject({ name: "wasm-simd", resumedAt: 0 });
  });

  test("is not given that backend again before the reader asks for it", async () => {
    const machine = new StandIns(["webgl"]);
    bench.loadBackend = machine.load;
    bench.lookAtClock = () => (currentBackend().name === "webgl" ? 0.5 : 5);
    await startOn("auto");
    machine.dead.add("webgl");
    bench.send({ kind: "step" });
    await bench.play(5, () => bench.of("backend").length === 2);
    machine.dead.clear();
    await startOn("auto", 2);
    expect(bench.of("backend", 2)[0]!.backend).toMatchObject({
      name: "wasm-simd",
      left: [],
      resumedAt: null,
    });
    await startOn("webgl", 3);
    expect(bench.of("backend", 3)[0]!.backend.name).toBe("webgl");
  });

  test("is not taken for lost when it diverges", async () => {
    bench.loadBackend = new StandIns(["webgl"]).load;
    await startOn("webgl");
    bench.send({ kind: "tune", learningRate: 1e38 });
    bench.send({ kind: "play", until: null });
    await bench.playToTheEnd(5);
    expect(bench.last("failed").failure.kind).toBe("diverged");
  });
});

describe("the reader changes the backend of a run", () => {
  test("which goes on from where it stands, to the same losses", async () => {
    bench.loadBackend = new StandIns(["webgl"]).load;
    await startOn("wasm-simd");
    bench.send({ kind: "play", until: null });
    await bench.play(5, () => bench.last("frame").frame.step > 20);
    bench.send({ kind: "backend", choice: "webgl", timeAll: false });
    await bench.playToTheEnd(5);
    await bench.rest();
    expect(bench.last("backend").backend).toMatchObject({ name: "webgl", left: [], resumedAt: null });
    expect(bench.last("status")).toMatchObject({ status: "finished", step: 50 });
    expect(losses()).toEqual(await undisturbed());
  });

  test("even while the run is being prepared", async () => {
    bench.loadBackend = new StandIns(["webgl"]).load;
    const watch = { ...lossesOnly, statistics: true, saturationLayer: 0 };
    bench.send({ kind: "start", run: 1, config: small, file: names, watch, backend: "wasm-simd" });
    await bench.play(5, () => bench.of("preparing").length > 0);
    bench.send({ kind: "backend", choice: "webgl", timeAll: false });
    await bench.play(5, () => bench.of("sampled").length > 0);
    await bench.rest();
    expect(bench.last("backend").backend).toMatchObject({ name: "webgl", choice: "webgl" });
  });

  test("and can have all of them timed", async () => {
    bench.loadBackend = new StandIns(["webgl", "cpu"]).load;
    await startOn("auto");
    bench.send({ kind: "backend", choice: "auto", timeAll: true });
    await bench.play(5, () => bench.of("backend").length === 2);
    const { trials } = bench.last("backend").backend;
    expect(trials.map(({ name, stepsPerSecond }) => [name, stepsPerSecond !== null])).toEqual([
      ["wasm-relaxed-simd", false],
      ["wasm-simd", true],
      ["webgpu", false],
      ["webgl", true],
      ["cpu", true],
    ]);
    expect(bench.last("status")).toMatchObject({ status: "paused", step: 0 });
  });
});
