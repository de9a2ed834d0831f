import { expect, test } from "vitest";
import { fittingEncoding } from "../../../src/experiment/spelling";

test("cities are spelt in punycode, as in the notebook; lists of one alphabet as they are", () => {
  expect(fittingEncoding("cities")).toBe("punycode");
  expect(fittingEncoding("spanish-towns")).toBe("plain");
  expect(fittingEncoding("first-names")).toBe("plain");
  expect(fittingEncoding("file")).toBe("plain");
});
