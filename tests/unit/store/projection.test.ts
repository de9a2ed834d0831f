import { expect, test, vi } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { type Frame, lossesOnly } from "../../../src/experiment/frame";
import { createFeeds } from "../../../src/notebook/feeds";
import { createMarks } from "../../../src/store/marks";
import { type Channel, showRun, watchRun } from "../../../src/store/projection";
import { createRun } from "../../../src/store/run";
import type { Command, Event } from "../../../src/worker/protocol";

function frameAt(step: number, losses: number[] = [step]): Frame {
  return {
    step,
    losses: Float32Array.from(losses),
    firstLoss: step + 1 - losses.length,
    minibatches: Uint32Array.from(losses),
    learningRate: 0.1,
    threshold: 0.97,
    layers: [],
    saturation: null,
    parameters: [],
    updates: { steps: Int32Array.of(step), names: ["C"], ratios: Float32Array.of(-3) },
    neuron: null,
  };
}

/** Windows that hear each other at once, and only what can be cloned. */
function createAir() {
  const ends = new Set<Channel>();
  return (): Channel => {
    const end: Channel = {
      onmessage: null,
      postMessage(message) {
        const data = structuredClone(message);
        for (const other of ends) if (other !== end) other.onmessage?.call(other as never, { data } as never);
      },
      close: () => void ends.delete(end),
    };
    ends.add(end);
    return end;
  };
}

function setUp() {
  const sent: Command[] = [];
  let tell: (event: Event) => void = () => {};
  const run = createRun((onEvent) => {
    tell = onEvent;
    return { send: (command) => void sent.push(command), restart: vi.fn(), end: vi.fn() };
  }, defaultConfig);
  const marks = createMarks();
  const show = showRun(run, marks);
  run.start();
  const memory = { tensors: 1, bytes: 1 };
  const frame = (frame: Frame) =>
    tell({ kind: "frame", run: run.store.getState().run, frame, stepsPerSecond: 7, memory });
  const status = (status: "playing" | "paused", step: number) =>
    tell({ kind: "status", run: run.store.getState().run, status, step });
  const air = createAir();
  const open = () => {
    const theirs = createMarks();
    const watched = watchRun(air(), { ...defaultConfig, seed: 1 }, theirs);
    const feeds = createFeeds(watched.run);
    watched.listen();
    return { ...watched, marks: theirs, feeds };
  };
  return { run, marks, show, sent, frame, status, air, open };
}

const lossesOf = ({ feeds }: ReturnType<ReturnType<typeof setUp>["open"]>) => [
  ...feeds.loss.current().buckets.mean,
];

test("another window shows the run as it goes: state, step, losses, and computes none of it", () => {
  const { run, show, frame, status, air, open } = setUp();
  show.open(air());
  const room = open();
  frame(frameAt(0));
  status("paused", 0);
  run.store.getState().play();
  status("playing", 0);
  frame(frameAt(2, [1, 2]));
  expect(room.run.store.getState()).toMatchObject({
    status: "playing",
    playing: true,
    config: defaultConfig,
  });
  expect(room.run.progress.current()).toEqual(run.progress.current());
  expect(room.run.frame.current()).toEqual(run.frame.current());
  expect(lossesOf(room)).toEqual([0, 1, 2]);
});

test("a window that comes late has the losses and the update ratios from the first step on", () => {
  const { show, frame, air, open } = setUp();
  for (const step of [0, 1, 2, 3]) frame(frameAt(step));
  show.open(air());
  const room = open();
  expect(lossesOf(room)).toEqual([0, 1, 2, 3]);
  expect([...room.feeds.updates.current().steps]).toEqual([0, 1, 2]); // the update of step 3 leads to step 4
  frame(frameAt(4));
  expect(lossesOf(room)).toEqual([0, 1, 2, 3, 4]);
});

test("a window that was there first hears of the presenter as soon as that one opens", () => {
  const { show, frame, air, open } = setUp();
  const room = open();
  expect(room.presenter.getState().status).toBe("waiting");
  frame(frameAt(0));
  show.show({ view: { scene: "white-map" }, language: "en" });
  show.open(air());
  expect(room.presenter.getState()).toEqual({
    status: "here",
    showing: { view: { scene: "white-map" }, language: "en" },
  });
  expect(lossesOf(room)).toEqual([0]);
  expect(show.projector.getState().isConnected).toBe(true);
});

test("another run begins anew in both windows", () => {
  const { run, show, frame, air, open } = setUp();
  show.open(air());
  const room = open();
  frame(frameAt(0));
  frame(frameAt(1));
  run.store.getState().setConfig({ ...defaultConfig, seed: 7 });
  frame(frameAt(0, [9]));
  expect(room.run.store.getState().config.seed).toBe(7);
  expect(lossesOf(room)).toEqual([9]);
  expect(lossesOf(open())).toEqual([9]);
});

test("what the room's figures need is asked of the run, until its window is closed", () => {
  const { show, air, open } = setUp();
  show.open(air());
  const room = open();
  const watch = { ...lossesOnly, saturationLayer: 2 };
  room.run.store.getState().setWatch(watch);
  expect(show.projector.getState().watch).toEqual(watch);
  room.close();
  expect(show.projector.getState()).toMatchObject({ isConnected: false, watch: lossesOnly });
});

test("nothing that is asked in the room reaches the run", () => {
  const { run, show, sent, frame, air, open } = setUp();
  show.open(air());
  const room = open();
  frame(frameAt(0));
  const before = sent.length;
  room.run.store.getState().play();
  room.run.store.getState().step();
  expect(sent.length).toBe(before);
  expect(run.store.getState().playing).toBe(false);
});

test("laser and strokes are the same in both windows", () => {
  const { marks, show, air, open } = setUp();
  show.open(air());
  const room = open();
  marks.getState().take("draw");
  marks.getState().begin({ figure: "loss-curve", x: 0.25, y: 0.5 });
  marks.getState().draw({ figure: "loss-curve", x: 0.5, y: 0.5 });
  marks.getState().point({ figure: null, x: 0.1, y: 0.9 });
  expect(room.marks.getState().strokes).toEqual(marks.getState().strokes);
  expect(room.marks.getState().laser).toEqual({ figure: null, x: 0.1, y: 0.9 });
  expect(open().marks.getState().strokes).toEqual(marks.getState().strokes);
  marks.getState().clear();
  expect(room.marks.getState().strokes).toEqual([]);
});

test("when the presenter's window closes the room keeps its picture and is told", () => {
  const { show, frame, air, open } = setUp();
  show.open(air());
  const room = open();
  frame(frameAt(0));
  show.close();
  frame(frameAt(1));
  expect(room.presenter.getState().status).toBe("gone");
  expect(lossesOf(room)).toEqual([0]);
});
