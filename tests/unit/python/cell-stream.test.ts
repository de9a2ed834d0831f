import { expect, test } from "vitest";
import { CellStream } from "../../../src/python/cell-stream";

test("however fast the lines come, the first thousand are sent and so are the last", () => {
  const sent: { text: string; skipped: number }[] = [];
  const stream = new CellStream(
    () => 0, // no time passes
    (_, text, skipped) => sent.push({ text, skipped }),
  );
  for (let line = 0; line < 10_000; line++) stream.write("stdout", `${line}\n`);
  stream.end();
  const lines = sent.flatMap(({ text }) => text.trimEnd().split("\n"));
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i));
  expect(lines.slice(0, 1000)).toEqual(numbers(0, 1000));
  expect(lines.slice(-1000)).toEqual(numbers(9000, 10_000));
  expect(lines.length + sent.reduce((sum, { skipped }) => sum + skipped, 0)).toBe(10_000);
});
