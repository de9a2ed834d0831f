import { beforeAll, expect, test } from "vitest";
import { nodeBackend } from "../../../scripts/node-backend";
import { fansOf } from "../../../src/engine/nn/fans";
import { constant_, kaimingNormal_, ones_, zeros_ } from "../../../src/engine/nn/init";
import { Generator } from "../../../src/engine/random/torch-generator";
import { scoped } from "../../../src/engine/scope";
import { empty, useBackend } from "../../../src/engine/tensor";

beforeAll(async () => useBackend(await nodeBackend()));

test("fan_in and fan_out change places with the layout of the weight", () => {
  expect(fansOf([256, 30], "out-in")).toEqual({ fanIn: 30, fanOut: 256 });
  expect(fansOf([30, 256], "in-out")).toEqual({ fanIn: 30, fanOut: 256 });
});

test("a convolution's fans count its receptive field", () => {
  expect(fansOf([64, 3, 7, 7], "out-in")).toEqual({ fanIn: 3 * 49, fanOut: 64 * 49 });
});

test("the lesson's [in, out] weight gets PyTorch's numbers for the fan_in that it has", () =>
  scoped(() => {
    const options = { nonlinearity: "tanh" } as const;
    const lessons = kaimingNormal_(empty([30, 256]), new Generator(42), { ...options, layout: "in-out" });
    const torchs = kaimingNormal_(empty([256, 30]), new Generator(42), options);
    expect(lessons.toFloat32Array()).toEqual(torchs.toFloat32Array());
  }));

test("ones, zeros and constants fill every element", () =>
  scoped(() => {
    expect([...ones_(empty([5])).toFloat32Array()]).toEqual([1, 1, 1, 1, 1]);
    expect([...zeros_(empty([5])).toFloat32Array()]).toEqual([0, 0, 0, 0, 0]);
    expect([...constant_(empty([5]), 0.3).toFloat32Array()]).toEqual(Array(5).fill(Math.fround(0.3)));
  }));
