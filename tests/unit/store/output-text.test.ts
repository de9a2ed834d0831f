import { expect, test } from "vitest";
import { appendText, noText, type OutputText, skipLines } from "../../../src/store/output-text";

const printed = (...chunks: string[]): OutputText => chunks.reduce(appendText, noText);
const whole = ({ head, omitted, tail }: OutputText) => ({ text: head + tail, omitted });

test("what is printed in pieces reads as if printed at once", () => {
  expect(printed("epo", "ch 0\nep", "och 1\n")).toEqual({ head: "epoch 0\nepoch 1\n", omitted: 0, tail: "" });
});

test("of 100,000 lines the first and the last thousand are kept, and those between counted", () => {
  let text = noText;
  for (let i = 0; i < 100_000; i += 10) {
    text = appendText(text, Array.from({ length: 10 }, (_, k) => `${i + k}\n`).join(""));
  }
  const head = text.head.split("\n").slice(0, -1);
  const tail = text.tail.split("\n").slice(0, -1);
  expect(head).toEqual(Array.from({ length: 1000 }, (_, i) => String(i)));
  expect(tail.length).toBeGreaterThanOrEqual(1000);
  expect(tail.length).toBeLessThanOrEqual(2000);
  expect(tail.at(-1)).toBe("99999");
  expect(head.length + text.omitted + tail.length).toBe(100_000);
});

test("100,000 lines in one piece end as they do in many", () => {
  const text = printed(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(""));
  expect(text.head.split("\n").length - 1).toBe(1000);
  expect(text.tail.split("\n").slice(0, -1)).toHaveLength(1000);
  expect(text.omitted).toBe(98_000);
});

test("a line that never ends is cut too", () => {
  const { text, omitted } = whole(printed("x".repeat(5_000_000)));
  expect(text.length).toBe(200_000);
  expect(omitted).toBe(1);
});

test("a carriage return writes over its line, also when the piece ends there", () => {
  expect(printed("step 1\rstep 2\n").head).toBe("step 2\n");
  expect(printed("before\n10 %\r", "20 %\r", "30 %\n", "after").head).toBe("before\n30 %\nafter");
  expect(printed("a\r\nb\r\n").head).toBe("a\nb\n");
  expect(printed("a\r", "\nb").head).toBe("a\nb");
});

test("lines that were never sent are counted with those that are not kept", () => {
  const text = appendText(skipLines(printed("a\n"), 7), "z\n");
  expect(text).toEqual({ head: "a\n", omitted: 7, tail: "z\n" });
  expect(appendText(skipLines(text, 2), "end\n")).toEqual({ head: "a\n", omitted: 10, tail: "end\n" });
});
