import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import type { Frame } from "../../../src/experiment/frame";
import { restartDelay } from "../../../src/store/run";
import { createTwins, type LiveTwin } from "../../../src/store/twins";
import type { Command, Event, RunId, RunStatus } from "../../../src/worker/protocol";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker of the test's: it takes `speed` steps a tick, as far as it was told to go, and diverges where it is told to. */
class FakeWorker {
  isEnded = false;
  starts = 0;
  step = 0;
  config: RunConfig = defaultConfig;
  divergesAt = Number.POSITIVE_INFINITY;
  private until = 0;
  private isPlaying = false;
  private run: RunId = 0;

  constructor(
    private readonly tell: (event: Event) => void,
    readonly speed: number,
  ) {}

  send = (command: Command): void => {
    switch (command.kind) {
      case "start":
        this.starts++;
        this.run = command.run;
        this.config = command.config;
        this.step = 0;
        this.isPlaying = false;
        setTimeout(() => {
          if (this.run !== command.run) return;
          this.tell({ kind: "ready", run: this.run } as Event);
          this.say("paused");
          this.show(0);
        }, 1);
        break;
      case "play":
        this.until = command.until ?? Number.POSITIVE_INFINITY;
        if (!this.isPlaying) this.say("playing");
        this.isPlaying = true;
        break;
      case "pause":
        this.isPlaying = false;
        this.say("paused");
        break;
      case "step":
        this.step++;
        this.show(this.step);
        break;
    }
  };

  end = (): void => {
    this.isEnded = true;
  };

  tick(): void {
    if (!this.isPlaying) return;
    const from = this.step;
    this.step = Math.max(from, Math.min(from + this.speed, this.until, this.config.steps));
    if (this.step >= this.divergesAt) {
      this.isPlaying = false;
      const failure = { kind: "diverged", step: this.step, loss: Number.NaN, learningRate: 1 } as const;
      this.tell({ kind: "failed", run: this.run, failure });
    } else if (this.step >= this.config.steps || this.step >= this.until) {
      this.isPlaying = false;
      this.say(this.step >= this.config.steps ? "finished" : "paused");
      this.show(from + 1);
    } else this.show(from + 1);
  }

  private say(status: RunStatus): void {
    this.tell({ kind: "status", run: this.run, status, step: this.step });
  }

  private show(firstLoss: number): void {
    const losses = new Float32Array(Math.max(0, this.step - firstLoss + 1)).fill(3);
    const minibatches = new Uint32Array(losses.length);
    const frame = { step: this.step, losses, firstLoss, minibatches } as unknown as Frame;
    const memory = { tensors: 0, bytes: 0 };
    this.tell({ kind: "frame", run: this.run, frame, stepsPerSecond: 0, memory });
  }
}

function setUp(...speeds: number[]) {
  const workers: FakeWorker[] = [];
  const connect = (tell: (event: Event) => void) => {
    const worker = new FakeWorker(tell, speeds[workers.length] ?? 1);
    workers.push(worker);
    return { send: worker.send, restart: () => {}, end: worker.end };
  };
  let time = 0;
  const configs = speeds.map((_, i): RunConfig => ({ ...defaultConfig, gain: i }));
  const twins = createTwins(connect, configs, "auto", null, () => time);
  vi.advanceTimersByTime(1);
  const state = () => twins.store.getState();
  const steps = () => workers.map(({ step }) => step);
  /** Each tick is 10 ms: a slowest run of 1 step a tick has strides of 5. */
  function tick(ticks: number, look: () => void = () => {}): void {
    for (let i = 0; i < ticks; i++) {
      time += 10;
      for (const worker of workers) if (!worker.isEnded) worker.tick();
      look();
    }
  }
  const runOf = (i: number) => (state().twins[i] as LiveTwin).run.store.getState();
  return { twins, workers, state, steps, tick, runOf };
}

test("in lock-step nobody gets further ahead than a tenth of a second of the slowest, which never waits", () => {
  const { state, steps, tick } = setUp(1, 7, 50, 3);
  state().play();
  tick(500, () => expect(Math.max(...steps()) - Math.min(...steps())).toBeLessThanOrEqual(10));
  expect(steps()[0]).toBe(500);
});

test("a pause brings them to rest at one step, and each step is one of all", () => {
  const { twins, state, steps, tick } = setUp(1, 7, 3);
  state().play();
  tick(100);
  state().pause();
  tick(20);
  const [step] = steps();
  expect(steps()).toEqual([step, step, step]);
  expect(twins.progress.current().step).toBe(step);
  state().step();
  expect(steps()).toEqual([step + 1, step + 1, step + 1]);
  tick(20);
  expect(steps()).toEqual([step + 1, step + 1, step + 1]);
  state().play();
  tick(100);
  expect(Math.min(...steps())).toBeGreaterThan(step + 90);
});

test("let free, each goes as fast as it goes; taken back into step, those ahead wait for the others", () => {
  const { state, steps, tick } = setUp(1, 5);
  state().setGait("free");
  state().play();
  tick(100);
  expect(steps()).toEqual([100, 500]);
  state().setGait("lock-step");
  tick(100);
  expect(steps()).toEqual([200, 500]);
  tick(500);
  expect(steps()[1] - steps()[0]).toBeLessThanOrEqual(10);
  expect(steps()[0]).toBe(700);
});

test("a run that diverges stops alone, and the others go on; so does one that has finished", () => {
  const { state, steps, tick, workers, runOf } = setUp(2, 2, 2);
  workers[1].divergesAt = 50;
  runOf(2).setField("steps", 100);
  workers[2].config = { ...workers[2].config, steps: 100 };
  state().play();
  tick(200);
  expect(steps()).toEqual([400, 50, 100]);
  expect(runOf(1).failure).toMatchObject({ kind: "diverged", step: 50 });
  expect(runOf(2).status).toBe("finished");
  expect(state().playing).toBe(true);
});

test("a run that is changed begins anew and catches up while the others wait", () => {
  const { state, steps, tick, runOf, workers } = setUp(5, 5);
  state().play();
  tick(100);
  expect(steps()).toEqual([500, 500]);
  runOf(1).setField("hiddenSize", 64);
  vi.advanceTimersByTime(restartDelay + 1);
  const [waiting] = steps();
  expect(steps()[1]).toBe(0);
  tick(50);
  expect(steps()).toEqual([waiting, 250]);
  tick(100);
  expect(steps()[0]).toBeGreaterThan(waiting);
  expect(workers[1].starts).toBe(2);
  expect(state().configs[1].hiddenSize).toBe(64);
});

test("another learning rate makes another run, from step 0 on; more steps do not", () => {
  const { state, steps, tick, runOf, workers } = setUp(5, 5);
  state().play();
  tick(10);
  state().pause();
  tick(5);
  runOf(1).setField("learningRate", 0.5);
  runOf(1).setField("learningRate", 1);
  vi.advanceTimersByTime(restartDelay + 1);
  expect(steps()[1]).toBe(0);
  expect(workers.map(({ starts }) => starts)).toEqual([1, 2]);
  runOf(0).setField("steps", 1000);
  vi.advanceTimersByTime(restartDelay + 1);
  expect(workers[0].starts).toBe(1);
});

test("runs come and go, up to four, and change places; a letter is free again when its run has gone", () => {
  const { state, workers } = setUp(1, 1);
  state().add({ ...defaultConfig, gain: 5 });
  state().add({ ...defaultConfig, gain: 6 });
  state().add({ ...defaultConfig, gain: 7 });
  expect(state().configs.map(({ gain }) => gain)).toEqual([0, 1, 5, 6]);
  state().remove("B");
  expect(workers[1].isEnded).toBe(true);
  expect(state().twins.map(({ letter }) => letter)).toEqual(["A", "C", "D"]);
  state().swap("A", "D");
  expect(state().configs.map(({ gain }) => gain)).toEqual([6, 5, 0]);
  state().add({ ...defaultConfig, gain: 8 });
  expect(state().configs.map(({ gain }) => gain)).toEqual([6, 8, 5, 0]);
});

test("an address with other runs leaves alone those that are there already", () => {
  const { state, workers } = setUp(1, 1, 1);
  const [a, b] = state().configs;
  state().setConfigs([a, { ...b, gain: 9 }]);
  vi.advanceTimersByTime(1);
  expect(state().configs).toEqual([a, { ...b, gain: 9 }]);
  expect(workers.map(({ starts }) => starts)).toEqual([1, 2, 1]);
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([false, false, true]);
});

test("when all have ended, play begins them all anew", () => {
  const { state, steps, tick, runOf, workers } = setUp(5, 5);
  for (const i of [0, 1]) {
    runOf(i).setField("steps", 20);
    workers[i].config = { ...workers[i].config, steps: 20 };
  }
  state().play();
  tick(10);
  expect(state().playing).toBe(false);
  state().play();
  vi.advanceTimersByTime(1);
  expect(steps()).toEqual([0, 0]);
  tick(10);
  expect(steps()).toEqual([20, 20]);
  expect(state().playing).toBe(false);
});

test("the speed of a run that is made to wait is told without the waiting", () => {
  const { state, tick } = setUp(1, 4);
  state().play();
  tick(300);
  const [slow, fast] = state().twins.map((twin) => (twin as LiveTwin).clock.stepsPerSecond);
  expect(slow).toBeCloseTo(100, -1);
  expect(fast).toBeGreaterThan(250);
});
