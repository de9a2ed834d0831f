import { afterEach, beforeAll, expect, test } from "vitest";
import { nodeBackend } from "../../../scripts/node-backend";
import { Adam } from "../../../src/engine/nn/adam";
import type { Optimizer } from "../../../src/engine/nn/optimizer";
import { cosineDecay } from "../../../src/engine/nn/schedules";
import { SGD } from "../../../src/engine/nn/sgd";
import { Generator } from "../../../src/engine/random/torch-generator";
import { Scope, scoped } from "../../../src/engine/scope";
import { currentBackend, ones, type Tensor, tensor, useBackend } from "../../../src/engine/tensor";

beforeAll(async () => useBackend(await nodeBackend()));
afterEach(() => expect(currentBackend().memory().blocks).toBe(0));

const blocks = () => currentBackend().memory().blocks;

const kinds: { name: string; make: (parameters: Tensor[]) => Optimizer; buffers: number }[] = [
  { name: "plain SGD", make: (parameters) => new SGD(parameters), buffers: 0 },
  {
    name: "SGD with momentum",
    make: (parameters) => new SGD(parameters, { momentum: 0.9, dampening: 0.5 }),
    buffers: 1,
  },
  { name: "Adam", make: (parameters) => new Adam(parameters), buffers: 2 },
  { name: "Adam with amsgrad", make: (parameters) => new Adam(parameters, { amsgrad: true }), buffers: 3 },
];

/** Gives the parameter a new gradient and steps, some times. */
function train(optimizer: Optimizer, parameter: Tensor, random: Generator, steps: number): void {
  for (let step = 0; step < steps; step++) {
    scoped(() => {
      parameter.grad = tensor(random.randn(parameter.size), parameter.shape);
      optimizer.step(0.1);
      optimizer.zeroGrad();
    });
  }
}

test.each(kinds)("$name goes on from its checkpoint to the same numbers", ({ make }) =>
  scoped(() => {
    const random = new Generator(1);
    const [whole, first] = [ones([9]), ones([9])];
    const trainer = make([whole]);
    train(trainer, whole, random, 3);
    const checkpoint = structuredClone({ parameter: whole.toFloat32Array(), state: trainer.state() });
    const rest = random.state();
    train(trainer, whole, random, 3);

    const resumed = make([first.set(checkpoint.parameter)]);
    resumed.restore(checkpoint.state);
    random.restore(rest);
    train(resumed, first, random, 3);
    expect(first.toFloat32Array()).toEqual(whole.toFloat32Array());
    expect(resumed.state()).toEqual(trainer.state());
  }),
);

test.each(kinds)("$name keeps $buffers buffers a parameter, and gives them back", ({ make, buffers }) => {
  const parameters = [ones([3]), ones([2, 2])];
  const before = blocks();
  const optimizer = make(parameters);
  expect(blocks() - before).toBe(2 * buffers);
  train(optimizer, parameters[0]!, new Generator(1), 5);
  expect(blocks() - before).toBe(2 * buffers);
  optimizer.dispose();
  expect(blocks()).toBe(before);
  for (const parameter of parameters) parameter.dispose();
});

test("an optimiser made in a scope leaves its buffers to it", () => {
  const scope = new Scope();
  scope.run(() => new Adam([ones([3])]));
  scope.free();
  expect(blocks()).toBe(0);
});

test("a parameter without a gradient stays as it is, decay or not", () =>
  scoped(() => {
    const parameter = ones([3]);
    new SGD([parameter], { weightDecay: 0.5, momentum: 0.9 }).step(0.1);
    new Adam([parameter], { weightDecay: 0.5 }).step(0.1);
    expect([...parameter.toFloat32Array()]).toEqual([1, 1, 1]);
  }));

test("a checkpoint of other parameters is refused, and nothing is changed", () =>
  scoped(() => {
    const optimizer = new Adam([ones([3])]);
    const before = optimizer.state();
    const { steps, buffers } = new Adam([ones([4])]).state();
    expect(() => optimizer.restore({ steps, buffers })).toThrow(
      "doesn't match the size of optimizer's group",
    );
    expect(optimizer.state()).toEqual(before);
  }));

test("past its end the cosine stays at the minimum", () => {
  expect(cosineDecay(1000, { rate: 0.1, minimum: 0.001, steps: 20 })).toBe(0.001);
});
