import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { dataCell } from "../../../src/export/data-cell";

test("a data cell holds the bytes that it writes, in lines that a person can scroll past", async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) % 251);
  const code = await dataCell("data/names.txt", bytes, "What they are");
  expect(code).toMatch(/^# What they are\n/);
  expect(code).toContain('open("data/names.txt", "wb")');
  expect(Math.max(...code.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  const packed = /"""\n([^"]*)"""/.exec(code)![1]!;
  expect(new Uint8Array(inflateSync(Buffer.from(packed, "base64")))).toEqual(bytes);
});
