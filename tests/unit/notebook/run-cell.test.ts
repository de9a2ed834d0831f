import { expect, test } from "vitest";
import { isInForce } from "../../../src/notebook/run-cell";

const ok = (execution: number | null) => ({ status: "ok", execution }) as const;

test("a prelude is in force from its run on, as long as Python and the chapter stay the same", () => {
  expect(isInForce("kaiming/prelude", {})).toBe(false);
  expect(isInForce("kaiming/prelude", { "kaiming/prelude": { status: "error", execution: 1 } })).toBe(false);
  expect(isInForce("kaiming/prelude", { "kaiming/prelude": ok(1), "kaiming/spread": ok(2) })).toBe(true);
  expect(isInForce("kaiming/prelude", { "kaiming/prelude": ok(null) })).toBe(false); // its Python is gone
});

test("a cell of another chapter that ran after a prelude may have given its names other meanings", () => {
  const runs = { "kaiming/prelude": ok(2), "layers/model": ok(1) };
  expect(isInForce("kaiming/prelude", runs)).toBe(true);
  expect(isInForce("kaiming/prelude", { ...runs, "layers/model": ok(3) })).toBe(false);
  expect(isInForce("kaiming/prelude", { ...runs, "layers/model": ok(null) })).toBe(true);
});
