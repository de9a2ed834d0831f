import { memory } from "@tensorflow/tfjs-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../../src/engine/autograd";
import { BackendMissing } from "../../../src/engine/kernels/backend";
import { TfjsBackend } from "../../../src/engine/kernels/tfjs/tfjs-backend";
import { BatchNorm1d } from "../../../src/engine/nn/batch-norm";
import { Linear } from "../../../src/engine/nn/linear";
import { Sequential } from "../../../src/engine/nn/sequential";
import { SGD } from "../../../src/engine/nn/sgd";
import { Tanh } from "../../../src/engine/nn/tanh";
import { crossEntropy } from "../../../src/engine/ops/cross-entropy";
import { Generator } from "../../../src/engine/random/torch-generator";
import { Scope, scoped } from "../../../src/engine/scope";
import { tensor, useBackend } from "../../../src/engine/tensor";
import { compareKernels } from "../../browser/kernels/compare";
import { kernelBuilds } from "../../kernel-builds";

let backend: TfjsBackend;
beforeEach(async () => {
  backend = await TfjsBackend.create("cpu");
  useBackend(backend);
});
afterEach(() => backend.dispose());

function written(values: Float32Array | Int32Array): number {
  const block = backend.allocate(values.length);
  backend.write(block, values);
  return block;
}

describe("TensorFlow.js on the CPU", () => {
  test("each kernel gives WebAssembly's numbers", async () => {
    // Relative to 1 + |b|: sums of up to 2,000 float32 numbers, here in float64 and there in float32. Measured: 3e-6.
    const [wasm] = await kernelBuilds();
    const differences = Object.entries(await compareKernels(backend, wasm!));
    expect(differences.filter(([, { largest }]) => !(largest <= 1e-5))).toEqual([]);
  });

  test("a trainer may be disposed of after the backend that it was on", async () => {
    const block = written(Float32Array.of(1));
    backend.dispose();
    backend.free(block);
    expect(backend.memory().blocks).toBe(0);
    backend = await TfjsBackend.create("cpu");
  });

  test("holds no tensor more after 200 training steps than after 20, and none at the end", () => {
    const [own, passing] = [new Scope(), new Scope()];
    const generator = new Generator(1);
    const network = own.run(
      () =>
        new Sequential(
          new Linear(6, 9, { generator }),
          new BatchNorm1d(9),
          new Tanh(),
          new Linear(9, 4, { generator }),
        ),
    );
    const optimizer = own.run(() => new SGD(network.parameters(), { momentum: 0.9 }));
    const tensors: number[] = [];
    for (let step = 1; step <= 200; step++) {
      passing.run(() => {
        optimizer.zeroGrad();
        const x = tensor(generator.randn(30), [5, 6]);
        backward(crossEntropy(network.forward(x), tensor(Int32Array.from(generator.randint(0, 4, 5)), [5])));
        optimizer.step(0.1);
      });
      passing.free();
      if (step % 20 === 0) tensors.push(memory().numTensors);
    }
    expect(new Set(tensors).size).toBe(1);
    own.free();
    expect(memory().numTensors).toBe(0);
    expect(backend.memory()).toMatchObject({ blocks: 0, bytes: 0 });
  });

  test("a download has the values of the call, whatever is computed or freed meanwhile", async () => {
    const [a, b] = [written(Float32Array.of(1, 2, 3)), written(Float32Array.of(4, 5))];
    backend.kernels.neg(3, a, a);
    const reading = backend.download([
      { handle: b, size: 2 },
      { handle: a, size: 3 },
    ]);
    backend.kernels.neg(3, a, a);
    backend.write(b, Float32Array.of(0, 0));
    backend.free(a);
    expect(await reading).toEqual([Float32Array.of(4, 5), Float32Array.of(-1, -2, -3)]);
  });

  test("integers keep all 32 bits, as indices and in arithmetic", () => {
    scoped(() => {
      const large = written(Int32Array.of(2 ** 24 + 1, -(2 ** 31), 7));
      const one = written(Int32Array.of(1));
      const out = backend.allocate(3);
      backend.kernels.binary("sub", true, [3], large, [1], one, [0], out);
      expect([...backend.readInt32(out, 3)]).toEqual([2 ** 24, 2 ** 31 - 1, 6]);
      backend.kernels.copy(3, large, out);
      expect([...backend.readInt32(out, 3)]).toEqual([2 ** 24 + 1, -(2 ** 31), 7]);
    });
  });

  test("a block that has not been written is read as zeros, and one that is filled as its number", () => {
    const block = backend.allocate(2);
    expect([...backend.readFloat32(block, 2)]).toEqual([0, 0]);
    backend.kernels.fill(2, 0.1, block);
    expect([...backend.readFloat32(block, 2)]).toEqual([Math.fround(0.1), Math.fround(0.1)]);
    backend.kernels.add(2, block, block, block);
    expect([...backend.readFloat32(block, 2)]).toEqual([Math.fround(0.2), Math.fround(0.2)]);
  });

  test("can be given back and had again", async () => {
    written(Float32Array.of(1));
    backend.dispose();
    expect(memory().numTensors).toBe(0);
    backend = await TfjsBackend.create("cpu");
    expect([...backend.readFloat32(written(Float32Array.of(2)), 1)]).toEqual([2]);
  });

  test("what this machine hasn't is missing by name, and leaves the next to be had", async () => {
    backend.dispose();
    await expect(TfjsBackend.create("webgl")).rejects.toThrow(BackendMissing);
    await expect(TfjsBackend.create("webgpu")).rejects.toThrow(BackendMissing);
    backend = await TfjsBackend.create("cpu");
  });
});
