import { expect, test } from "vitest";
import { readNumberList, writeNumberList } from "../../../src/controls/number-list";

test.each([
  ["0.5, 1, 1.5", "en-US", [0.5, 1, 1.5]],
  ["0.5,1,1.5", "es-AR", [0.5, 1, 1.5]],
  ["0,5; 1; 1,5", "es-AR", [0.5, 1, 1.5]],
  ["0,5, 1, 1,5", "es-AR", [0.5, 1, 1.5]],
  ["0,5 1\t3", "es-AR", [0.5, 1, 3]],
  ["1,2", "en-US", [1, 2]],
  ["1,2", "es-AR", [1.2]],
  ["1,2,3", "es-AR", [1, 2, 3]],
  ["  ", "es-AR", []],
  ["1e-3 −2", "en-US", [0.001, -2]],
  ["1 two 3..4", "en-US", [1, "two", "3..4"]],
])("“%s” is read in %s as people mean it", (text, language, numbers) => {
  expect(readNumberList(text, language)).toEqual(numbers);
});

test("what is written reads back to the last bit", () => {
  const numbers = [1 / 3, 5 / 3, 0.001, 12_345, 1_000_000, 42];
  for (const language of ["es-AR", "en-US"])
    expect(readNumberList(writeNumberList(numbers, language), language)).toEqual(numbers);
});
