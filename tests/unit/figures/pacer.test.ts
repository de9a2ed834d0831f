import { expect, test } from "vitest";
import { type Clock, Pacer } from "../../../src/figures/pacer";

/** A clock that moves when told to; frames come when the test says that the browser has one. */
function createClock() {
  let time = 0;
  let timers: { at: number; call: () => void }[] = [];
  let frames: (() => void)[] = [];
  const clock: Clock = {
    now: () => time,
    after(milliseconds, call) {
      const timer = { at: time + milliseconds, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    nextFrame(call) {
      frames.push(call);
      return () => {
        frames = frames.filter((other) => other !== call);
      };
    },
  };
  function frame() {
    const due = frames;
    frames = [];
    for (const call of due) call();
  }
  function advance(milliseconds: number) {
    time += milliseconds;
    const due = timers.filter(({ at }) => at <= time);
    timers = timers.filter(({ at }) => at > time);
    for (const { call } of due) call();
    frame();
  }
  return { clock, advance, frame };
}

function createPacer(perSecond: number) {
  const { clock, ...time } = createClock();
  let draws = 0;
  const pacer = new Pacer(() => draws++, perSecond, clock);
  return { pacer, drawn: () => draws, ...time };
}

test("thirty requests in a second become at most five draws", () => {
  const { pacer, drawn, advance } = createPacer(5);
  for (let i = 0; i < 30; i++) {
    pacer.request();
    advance(1000 / 30);
  }
  expect(drawn()).toBeGreaterThanOrEqual(4);
  expect(drawn()).toBeLessThanOrEqual(5);
});

test("the last request is drawn even when none follows", () => {
  const { pacer, drawn, advance } = createPacer(5);
  pacer.request();
  advance(0);
  pacer.request();
  advance(10);
  expect(drawn()).toBe(1);
  advance(200);
  expect(drawn()).toBe(2);
  advance(1000);
  expect(drawn()).toBe(2);
});

test("a figure off screen draws nothing, and its last value when it comes into view", () => {
  const { pacer, drawn, advance } = createPacer(5);
  pacer.show(false);
  pacer.request();
  pacer.request();
  advance(1000);
  expect(drawn()).toBe(0);
  pacer.show(true);
  advance(0);
  expect(drawn()).toBe(1);
});

test("a figure that leaves the screen between request and frame waits too", () => {
  const { pacer, drawn, frame } = createPacer(5);
  pacer.request();
  pacer.show(false);
  frame();
  expect(drawn()).toBe(0);
  pacer.show(true);
  frame();
  expect(drawn()).toBe(1);
});

test("a figure that is gone draws no more", () => {
  const { pacer, drawn, advance } = createPacer(5);
  pacer.request();
  pacer.stop();
  advance(1000);
  expect(drawn()).toBe(0);
});
