import { expect, test } from "vitest";
import { timeLeft } from "../../../src/controls/time-left";

test("the time left is as coarse as a guess deserves, in the reader's language", () => {
  expect(timeLeft(0.2, "en-US")).toBe("1 sec");
  expect(timeLeft(89, "en-US")).toBe("89 sec");
  expect(timeLeft(150, "en-US")).toBe("3 min");
  expect(timeLeft(5400, "es-AR")).toBe("1,5 h");
});
