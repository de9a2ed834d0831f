import { expect, test } from "vitest";
import { type Backend, BackendLost } from "../../../src/engine/kernels/backend";
import { withDeadline } from "../../../src/worker/deadline";

/** A backend whose reads come when the test says, and a clock that it turns second by second. */
function setUp() {
  const waiting: (() => void)[] = [];
  let answer: (values: Float32Array<ArrayBuffer>[]) => void = () => {};
  const silent = {
    name: "webgl",
    download: () =>
      new Promise<Float32Array<ArrayBuffer>[]>((resolve) => {
        answer = resolve;
      }),
  };
  const backend = withDeadline(silent as unknown as Backend, (callback) => waiting.push(callback));
  const seconds = (count: number) => {
    for (let i = 0; i < count; i++) waiting.shift()?.();
  };
  return { backend, seconds, waiting, answer: () => answer([Float32Array.of(1)]) };
}

test("a read that never comes is given up as a lost backend", async () => {
  const { backend, seconds } = setUp();
  const read = backend.download([]);
  seconds(100);
  await expect(read).rejects.toThrow(BackendLost);
});

test("a read that takes its time comes, and nothing is waited for after it", async () => {
  const { backend, seconds, waiting, answer } = setUp();
  const read = backend.download([]);
  seconds(10);
  answer();
  expect(await read).toEqual([Float32Array.of(1)]);
  seconds(100);
  expect(waiting).toEqual([]);
});
