import { expect, test } from "vitest";
import { notebookTensors, parameterCount } from "../../../src/figures/notebook-tensors";

test("the notebook's network has 18,616 parameters in five tensors", () => {
  const sizes = { vocabularySize: 40, contextSize: 3, embeddingSize: 10, hiddenSize: 256 };
  expect(notebookTensors(sizes).map(({ name, shape }) => [name, shape])).toEqual([
    ["C", [40, 10]],
    ["W1", [30, 256]],
    ["b1", [256]],
    ["W2", [256, 40]],
    ["b2", [40]],
  ]);
  expect(parameterCount(sizes)).toBe(18_616);
});
