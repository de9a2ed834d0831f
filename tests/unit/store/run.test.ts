import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { type Frame, lossesOnly } from "../../../src/experiment/frame";
import { createRun, restartDelay } from "../../../src/store/run";
import type { Command, Event } from "../../../src/worker/protocol";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Body = Event extends infer E ? (E extends Event ? Omit<E, "run"> : never) : never;

const ready: Body = {
  kind: "ready",
  network: { parameters: 1, tensors: [] },
  dataset: {
    source: 1,
    dropped: { shortWord: 0, notEncodable: 0, punycode: 0 },
    names: 1,
    longest: 1,
    vocabulary: ["*"],
    windows: { train: 1, validation: 1, test: 1 },
    firstNames: [],
  },
};

const inUse: Body = {
  kind: "backend",
  backend: {
    name: "webgl",
    isHalfPrecision: false,
    choice: "webgl",
    tooSmallForGpu: false,
    trials: [],
    left: [],
    resumedAt: null,
  },
};

function frameAt(step: number): Frame {
  return {
    step,
    losses: Float32Array.of(3),
    firstLoss: step,
    minibatches: Uint32Array.of(0),
    learningRate: 0.1,
    threshold: 0.97,
    layers: [],
    saturation: null,
    parameters: [],
    updates: null,
    neuron: null,
  };
}

/** A run whose worker is the test. */
function setUp(config: RunConfig = defaultConfig) {
  const sent: Command[] = [];
  const client = { send: (command: Command) => void sent.push(command), restart: vi.fn(), end: vi.fn() };
  let tell: (event: Event) => void = () => {};
  const run = createRun((onEvent) => {
    tell = onEvent;
    return client;
  }, config);
  const state = () => run.store.getState();
  const say = (body: Body, id = state().run) => tell({ ...body, run: id } as Event);
  const starts = () => sent.filter((command) => command.kind === "start");
  const begin = () => {
    run.start();
    say(ready);
    say({ kind: "status", status: "paused", step: 0 });
    sent.length = 0;
  };
  return { run, state, say, sent, starts, begin, client };
}

test("the page's run is prepared, shows its step 0 and waits", () => {
  const { run, state, say, sent, starts } = setUp();
  run.start();
  expect(starts()).toMatchObject([{ config: defaultConfig, file: null }]);
  say({ kind: "preparing", stage: "encoding", done: 0.5 });
  expect(state()).toMatchObject({ status: "preparing", preparing: { stage: "encoding", done: 0.5 } });
  say(ready);
  say({ kind: "status", status: "paused", step: 0 });
  say({ kind: "frame", frame: frameAt(0), stepsPerSecond: 0, memory: { tensors: 1, bytes: 2 } });
  expect(state()).toMatchObject({ status: "paused", preparing: null });
  expect(run.frame.current()?.step).toBe(0);
  expect(sent.some(({ kind }) => kind === "play")).toBe(false);
});

test("play pressed while the run is being prepared plays it as soon as it is ready", () => {
  const { run, state, say, sent } = setUp();
  run.start();
  state().play();
  expect(state().playing).toBe(true);
  say(ready);
  say({ kind: "status", status: "paused", step: 0 });
  expect(sent.at(-1)).toEqual({ kind: "play", until: null });
  expect(state().playing).toBe(true);
});

test.each([
  ["learningRate", 0.5],
  ["decayStep", 10],
  ["decayFactor", 0.5],
  ["steps", 500],
] as const)("%s acts on the live run", (field, value) => {
  const { state, sent, begin } = setUp();
  begin();
  state().setField(field, value);
  vi.advanceTimersByTime(restartDelay);
  expect(sent).toEqual([{ kind: "tune", [field]: value }]);
  expect(state()).toMatchObject({ restartedBy: null, status: "paused", config: { [field]: value } });
});

test("a change of shape restarts the run and says so, and the run plays on if it played", () => {
  const { state, say, starts, sent, begin } = setUp();
  begin();
  say({ kind: "status", status: "playing", step: 0 });
  state().setField("hiddenSize", 512);
  expect(state()).toMatchObject({ status: "preparing", restartedBy: "hiddenSize", playing: true });
  vi.advanceTimersByTime(restartDelay);
  expect(starts()).toMatchObject([{ config: { hiddenSize: 512 } }]);
  say(ready);
  say({ kind: "status", status: "paused", step: 0 });
  expect(sent.at(-1)).toEqual({ kind: "play", until: null });
});

test("changes in quick succession make one run, of the last of them", () => {
  const { state, starts, begin } = setUp();
  begin();
  for (const size of [300, 310, 320]) {
    state().setField("hiddenSize", size);
    vi.advanceTimersByTime(restartDelay / 2);
  }
  state().applyPreset("kaiming");
  vi.advanceTimersByTime(restartDelay);
  expect(starts()).toHaveLength(1);
  expect(starts()).toMatchObject([{ config: { hiddenSize: 320, hiddenInit: "kaiming" } }]);
});

test("a field set to the value that it has changes nothing", () => {
  const { state, sent, begin } = setUp();
  begin();
  state().setField("hiddenSize", defaultConfig.hiddenSize);
  vi.advanceTimersByTime(restartDelay);
  expect(sent).toEqual([]);
  expect(state().status).toBe("paused");
});

test("what arrives late from the run before is ignored", () => {
  const { run, state, say, begin } = setUp();
  begin();
  const old = state().run;
  state().setField("seed", 7);
  say({ kind: "frame", frame: frameAt(99), stepsPerSecond: 1, memory: { tensors: 1, bytes: 1 } }, old);
  say({ kind: "failed", failure: { kind: "crashed", detail: "" } }, old);
  say({ kind: "status", status: "finished", step: 99 }, old);
  expect(run.frame.current()).toBeNull();
  expect(state().status).toBe("preparing");
});

test("the worker hears again what was moved while it prepared the run", () => {
  const { run, state, say, sent } = setUp();
  run.start();
  state().setField("learningRate", 0.3);
  state().setThreshold(0.9);
  state().setWatch(lossesOnly);
  sent.length = 0;
  say(ready);
  expect(sent).toContainEqual({ kind: "watch", watch: lossesOnly });
  expect(sent).toContainEqual(expect.objectContaining({ kind: "tune", learningRate: 0.3, threshold: 0.9 }));
});

test("a run that diverged keeps its last frame and its reason, and any change starts anew", () => {
  const { run, state, say, starts, begin } = setUp({ ...defaultConfig, learningRate: 10 });
  begin();
  say({ kind: "frame", frame: frameAt(12), stepsPerSecond: 1, memory: { tensors: 1, bytes: 1 } });
  const failure = { kind: "diverged", step: 13, loss: Number.NaN, learningRate: 10 } as const;
  say({ kind: "failed", failure });
  expect(state()).toMatchObject({ status: "failed", failure, playing: false });
  expect(run.frame.current()?.step).toBe(12);
  state().setField("learningRate", 0.1);
  vi.advanceTimersByTime(restartDelay);
  expect(starts()).toMatchObject([{ config: { learningRate: 0.1 } }]);
  expect(state()).toMatchObject({ status: "preparing", failure: null });
});

test.each([
  ["crashed", { kind: "crashed", detail: "unreachable" }, 1],
  ["out of memory", { kind: "out-of-memory", bytes: 1e9 }, 1],
  ["diverged", { kind: "diverged", step: 1, loss: Number.NaN, learningRate: 1 }, 0],
] as const)(
  "after a run that %s, a new thread is taken only where the old one is lost",
  (_, failure, times) => {
    const { state, say, begin, client } = setUp();
    begin();
    say({ kind: "failed", failure });
    state().restart();
    expect(client.restart).toHaveBeenCalledTimes(times);
  },
);

test("a link to a file that is not open asks for it, and opening one learns its names", () => {
  const { run, state, starts } = setUp({ ...defaultConfig, dataset: "file" });
  run.start();
  expect(state()).toMatchObject({ status: "failed", failure: { kind: "file-not-opened" } });
  expect(starts()).toEqual([]);
  state().openFile({ name: "names.txt", text: "emma\nolivia\n" });
  expect(starts()).toMatchObject([{ file: "emma\nolivia\n", config: { dataset: "file" } }]);
});

test("choosing a list brings the spelling that fits it, which the reader can change afterwards", () => {
  const { state, starts } = setUp();
  state().setField("dataset", "spanish-towns");
  expect(state().config).toMatchObject({ dataset: "spanish-towns", encoding: "plain" });
  state().setField("encoding", "punycode");
  vi.advanceTimersByTime(restartDelay);
  expect(starts()).toMatchObject([{ config: { dataset: "spanish-towns", encoding: "punycode" } }]);
  state().setField("dataset", "cities");
  expect(state().config).toMatchObject({ dataset: "cities", encoding: "punycode" });
  state().openFile({ name: "names.txt", text: "emma\nolivia\n" });
  expect(state().config).toMatchObject({ dataset: "file", encoding: "plain" });
});

test("an address keeps the spelling that it asks for", () => {
  const { state } = setUp();
  state().setConfig({ ...defaultConfig, dataset: "spanish-towns", encoding: "punycode" });
  expect(state().config.encoding).toBe("punycode");
});

test("play at the end of a finished run plays it again from its step 0; with more steps it goes on", () => {
  const { state, say, starts, sent, begin } = setUp({ ...defaultConfig, steps: 12 });
  begin();
  say({ kind: "frame", frame: frameAt(12), stepsPerSecond: 1, memory: { tensors: 1, bytes: 1 } });
  say({ kind: "status", status: "finished", step: 12 });
  state().setField("steps", 20);
  state().play();
  expect(starts()).toEqual([]);
  expect(sent.at(-1)).toEqual({ kind: "play", until: null });
  state().setField("steps", 12);
  state().play();
  expect(starts()).toHaveLength(1);
});

test("another backend is a matter of the worker: the run goes on, and the page learns which one computes", () => {
  const { state, say, sent, starts, begin } = setUp();
  begin();
  state().setBackend("webgl");
  state().setBackend("webgl");
  expect(sent).toEqual([{ kind: "backend", choice: "webgl", timeAll: false }]);
  say(inUse);
  expect(state()).toMatchObject({ backend: { name: "webgl" }, status: "paused" });
  state().restart();
  expect(starts()).toMatchObject([{ backend: "webgl" }]);
});

test("timing all backends lasts until the worker has chosen again, or the run starts anew", () => {
  const { state, say, sent, begin } = setUp();
  begin();
  state().timeBackends();
  expect(sent).toEqual([{ kind: "backend", choice: "auto", timeAll: true }]);
  expect(state().timing).toBe(true);
  say(inUse);
  expect(state().timing).toBe(false);
  state().timeBackends();
  state().restart();
  expect(state().timing).toBe(false);
});

test("an evaluation that is made again, after a backend was lost, takes the place of the first", () => {
  const { state, say, begin } = setUp();
  begin();
  for (const step of [0, 1000, 2000]) say({ kind: "evaluated", losses: { step, validation: 3 } });
  say({ kind: "evaluated", losses: { step: 1000, validation: 2 } });
  expect(state().evaluations).toEqual([
    { step: 0, validation: 3 },
    { step: 1000, validation: 2 },
  ]);
});

/** A run that has been to `step` and stands there. */
function setUpAt(step: number) {
  const run = setUp();
  run.begin();
  run.say({ kind: "checkpoints", steps: [0, 1, 2] });
  run.say({ kind: "frame", frame: frameAt(step), stepsPerSecond: 1, memory: { tensors: 1, bytes: 1 } });
  const arrive = (at: number) =>
    run.say({ kind: "frame", frame: frameAt(at), stepsPerSecond: 1, memory: { tensors: 1, bytes: 1 } });
  return { ...run, arrive };
}

test("a run is taken back to where it has been, and no further; the next wish counts from the last", () => {
  const { run, state, sent, arrive } = setUpAt(100);
  state().back();
  state().back();
  expect(sent).toEqual([
    { kind: "rewind", step: 99 },
    { kind: "rewind", step: 98 },
  ]);
  expect(state().rewinding).toBe(98);
  arrive(98);
  expect(state()).toMatchObject({ rewinding: null, isBehind: true });
  expect(run.progress.current()).toMatchObject({ step: 98, furthest: 100 });
  state().rewind(500);
  expect(sent.at(-1)).toEqual({ kind: "rewind", step: 100 });
  arrive(100);
  expect(state().isBehind).toBe(false);
  state().rewind(-1);
  expect(sent.at(-1)).toEqual({ kind: "rewind", step: 0 });
});

test("the learning rate of then is the one that the controls show, unless the reader has just moved it", () => {
  const { state, say } = setUpAt(100);
  const schedule = { learningRate: 0.3, decayStep: 7, decayFactor: 0.5 };
  state().setField("learningRate", 0.9);
  say({ kind: "tuned", schedule, heard: 1 });
  expect(state().config.learningRate).toBe(0.9);
  say({ kind: "tuned", schedule, heard: 2 });
  expect(state().config).toMatchObject(schedule);
});

test("a change at a step that the run was taken back to ends there what it had been further", () => {
  const { run, state, say, arrive } = setUpAt(100);
  say({ kind: "evaluated", losses: { step: 80, validation: 3 } });
  state().rewind(50);
  arrive(50);
  say({ kind: "branched", step: 50 });
  expect(state()).toMatchObject({ isBehind: false, branch: { step: 50 }, evaluations: [] });
  expect(run.progress.current().furthest).toBe(50);
});

test("an evaluation that is made again on the way keeps those that lie ahead, if it came out the same", () => {
  const { state, say } = setUpAt(100);
  for (const step of [10, 50, 100]) say({ kind: "evaluated", losses: { step, validation: 3 } });
  say({ kind: "evaluated", losses: { step: 50, validation: 3 } });
  expect(state().evaluations.map(({ step }) => step)).toEqual([10, 50, 100]);
  say({ kind: "evaluated", losses: { step: 50, validation: 2 } });
  expect(state().evaluations.map(({ step }) => step)).toEqual([10, 50]);
});

test("a run that diverged goes back to before, and what broke it is not done again", () => {
  const { state, say, sent, arrive } = setUpAt(100);
  say({ kind: "failed", failure: { kind: "diverged", step: 101, loss: Number.NaN, learningRate: 50 } });
  state().leaveBreak();
  expect(sent.at(-1)).toEqual({ kind: "rewind", step: 91 });
  say({ kind: "status", status: "paused", step: 100 });
  expect(state()).toMatchObject({ status: "paused", failure: null });
  say({ kind: "tuned", schedule: { learningRate: 0.2, decayStep: 7, decayFactor: 0.5 }, heard: 1 });
  arrive(91);
  expect(sent.at(-1)).toEqual({ kind: "tune", learningRate: 0.2, decayStep: 7, decayFactor: 0.5 });
});
