import { expect, test } from "vitest";
import { checkStack } from "../../../src/experiment/layer-stack";
import { edited, type KeyedLayer, keyed, type StackEdit } from "../../../src/lessons/layers/stack-edit";
import { deepStack, input, notebookStack, vocabularySize } from "../../../src/lessons/layers/stacks";

const edit = (stack: KeyedLayer[], change: StackEdit) => edited(stack, change, vocabularySize);
const kinds = (stack: KeyedLayer[]) => stack.map(({ layer }) => layer.kind);
const start = keyed(notebookStack);

test("a layer that moves keeps its key", () => {
  const moved = edit(start, { kind: "move", index: 3, by: -1 });
  expect(moved.map(({ key }) => key)).toEqual([0, 1, 3, 2, 4]);
  expect(kinds(moved)).toEqual(["Embedding", "Flatten", "Tanh", "Linear", "Linear"]);
});

test("a layer that is added takes what comes in, and a key that none has", () => {
  const { out } = checkStack(notebookStack, input, vocabularySize).layers[3];
  const added = edit(start, { kind: "add", place: 4, layer: "Linear", given: out });
  expect(added[4]).toEqual({ key: 5, layer: { kind: "Linear", fanIn: 256, fanOut: 100 } });
  expect(edit([], { kind: "add", place: 0, layer: "Embedding", given: null })[0].layer).toEqual({
    kind: "Embedding",
    rows: 40,
    width: 10,
  });
});

test("without its Flatten the stack doesn't fit, and says where", () => {
  const broken = edit(start, { kind: "remove", index: 1 });
  const { layers, misfit } = checkStack(
    broken.map(({ layer }) => layer),
    input,
    vocabularySize,
  );
  expect(misfit?.kind).toBe("fan-in");
  expect(layers.findIndex((layer) => layer.misfit)).toBe(1);
});

test("a size is typed into the layer that has it", () => {
  const wider = edit(start, { kind: "resize", index: 2, size: 1, value: 100 });
  expect(wider[2].layer).toEqual({ kind: "Linear", fanIn: 30, fanOut: 100 });
  expect(wider[3]).toBe(start[3]);
});

test("deep stacks fit, and count as the formula does", () => {
  const { misfit, parameters } = checkStack(deepStack(5, 100), input, vocabularySize);
  expect(misfit).toBeNull();
  expect(parameters).toBe(400 + 3_100 + 4 * 10_100 + 4_040);
});
