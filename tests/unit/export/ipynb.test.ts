import { expect, test } from "vitest";
import { ipynb } from "../../../src/export/ipynb";

test("a notebook's cells have the ids that the format wants, and their lines as Jupyter writes them", () => {
  const text = ipynb("A title", "en", [
    { kind: "markdown", id: "title", source: "# A title" },
    { kind: "code", id: "data/first", source: "x = 1\n\nx\n", isFolded: true },
  ]);
  expect(JSON.parse(text).cells).toEqual([
    { cell_type: "markdown", id: "title", source: ["# A title"], metadata: {} },
    {
      cell_type: "code",
      id: "data-first",
      source: ["x = 1\n", "\n", "x\n"],
      metadata: { jupyter: { source_hidden: true } },
      execution_count: null,
      outputs: [],
    },
  ]);
});

test("two cells of one id are refused", () => {
  const cell = { kind: "markdown", id: "same", source: "" } as const;
  expect(() => ipynb("A title", "en", [cell, cell])).toThrow("the same id");
});
