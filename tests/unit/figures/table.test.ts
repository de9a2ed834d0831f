import { expect, test } from "vitest";
import { numberFormat, separators } from "../../../src/figures/number-format";
import { tablePicture, withCaption } from "../../../src/figures/picture";
import { shortestFloat32, thinRows, toCsv } from "../../../src/figures/table";

test("a CSV quotes what would break it and keeps the decimal point", () => {
  const csv = toCsv({
    header: ["name", "loss"],
    rows: [
      ['san "x", y', 2.5],
      ["", -1e-7],
    ],
  });
  expect(csv).toBe('name,loss\r\n"san ""x"", y",2.5\r\n,-1e-7\r\n');
});

test("a float32 is exported with the fewest digits that read back as itself", () => {
  expect(shortestFloat32(Math.fround(0.97))).toBe(0.97);
  for (const value of [Math.fround(Math.PI), Math.fround(-1 / 3), Math.fround(0.99999994), 0, -1]) {
    expect(Math.fround(shortestFloat32(value))).toBe(value);
  }
});

test("a long table is thinned evenly, its first and last rows kept", () => {
  expect(thinRows([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([0, 4, 8]);
  expect(thinRows([1, 2], 3)).toEqual([1, 2]);
});

test("numbers are written as the reader's language writes them", () => {
  const spanish = numberFormat("es");
  expect(spanish.percent(0.7211)).toBe("72,11\u00a0%");
  expect(spanish.count(12300)).toBe("12.300");
  expect(spanish.magnitude(-0.000321)).toBe("−3,21e−4");
  expect(numberFormat("en").percent(0.7211)).toBe("72.11%");
  expect(numberFormat("en").magnitude(0.25)).toBe("0.250");
  expect(separators("es")).toBe(",.");
  expect(separators("en")).toBe(".,");
});

test("an exported picture carries its question, its answer and its origin, with its text escaped", () => {
  const theme = { paper: "#fff", ink: "#000", inkSoft: "#333", sans: '"Source Sans 3"', serif: "serif" };
  const picture = tablePicture({ header: ["name"], rows: [["a<b & c"]] }, theme as never);
  const { svg } = withCaption(
    picture,
    { title: "¿Qué?", reading: "38 %", provenance: "live" },
    theme as never,
  );
  for (const text of ["¿Qué?", "38 %", "live", "a&lt;b &amp; c", "&quot;Source Sans 3&quot;"]) {
    expect(svg).toContain(text);
  }
  expect(svg).not.toContain("a<b");
});
