import { expect, test } from "vitest";
import { layerColor } from "../../../src/figures/layer-color";
import { hiddenLayersOf, parameterSwatch } from "../../../src/figures/parameter-color";

test("a hidden layer's parameters have the layer's colour; C and the output's have their own", () => {
  const names = ["C", "W1", "b1", "γ1", "β1", "W2", "b2", "W3", "b3"];
  const layers = hiddenLayersOf(names);
  expect(layers).toBe(2);
  for (const name of ["W1", "b1", "γ1", "β1"]) expect(parameterSwatch(name, layers)).toBe(layerColor(0, 2));
  expect(parameterSwatch("W2", layers)).toBe(layerColor(1, 2));
  expect(parameterSwatch("C", layers)).toBe("var(--ink-faint)");
  for (const name of ["W3", "b3"]) expect(parameterSwatch(name, layers)).toBe("var(--ink)");
});

test("networks of ten layers and more are told by the whole number", () => {
  expect(parameterSwatch("W12", 50)).toBe(layerColor(11, 50));
});
