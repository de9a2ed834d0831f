import { expect, test } from "vitest";
import { measureCoupling } from "../../../src/figures/batch-coupling";
import { guesses, mostTrembling } from "../../../src/figures/trembling";

/** Two neurons and three characters in three batches. */
const example = {
  neurons: 2,
  vocabulary: ["*", "a", "b"],
  activations: Float32Array.of(0.5, -0.5, 0.5, 0, 0.5, 0.5),
  probabilities: Float32Array.of(0.1, 0.6, 0.3, 0.2, 0.5, 0.3, 0.3, 0.4, 0.3),
  companions: [],
  still: { activations: Float32Array.of(0.5, 0.1), probabilities: Float32Array.of(0.2, 0.5, 0.3) },
};

test("the neuron that trembles most is the one that is shown", () => {
  const { neuron, std, values, still } = mostTrembling(example);
  expect(neuron).toBe(1);
  expect(std).toBeCloseTo(0.5, 6);
  expect([...values]).toEqual([-0.5, 0, 0.5]);
  expect(still).toBeCloseTo(0.1, 6);
});

test("guesses stand in the order of the calibrated network, with what the batches make of them", () => {
  const [first, second] = guesses(example, 2);
  expect(first).toMatchObject({ character: "a", lowest: Math.fround(0.4), highest: Math.fround(0.6) });
  expect(second.character).toBe("b");
});

test("the coupling of a batch is what lands beside the diagonal", () => {
  const gradients = Float32Array.of(4, 1, 3, 2);
  expect(measureCoupling({ batch: 2, gradients })).toEqual({ own: 3, others: 2 });
});
