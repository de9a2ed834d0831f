import { expect, test } from "vitest";
import { references } from "../../../src/lessons/references";
import type { Source } from "../../../src/notebook/reference-context";
import { sourceFiles } from "../source-files";

const sources: [string, Source][] = Object.entries(references);

test.each([
  "https://arxiv.org/abs/1502.01852",
  "https://pytorch.org/docs/stable/nn.init.html",
  "https://arxiv.org/pdf/1502.03167",
  "https://arxiv.org/pdf/1512.03385",
  "https://github.com/pytorch/vision/blob/main/torchvision/models/resnet.py",
])("the notebook's link %s is among the references", (url) => {
  expect(sources.map(([, source]) => source.url)).toContain(url);
});

test("no source is listed twice", () => {
  for (const field of ["url", "title"] as const) {
    const values = sources.map(([, source]) => source[field]);
    expect(values).toEqual([...new Set(values)]);
  }
});

test("a source on arXiv is linked by its own number", () => {
  for (const [id, { url, arxiv }] of sources) {
    const linked = /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})$/.exec(url)?.[1];
    expect({ id, arxiv }).toEqual({ id, arxiv: linked });
  }
});

test("every source that a chapter cites is among the references", () => {
  const cited = sourceFiles("src/lessons", [".mdx", ".tsx"]).flatMap(({ path, source }) => [
    ...[...source.matchAll(/<Ref\s+id="([^"]*)"/g)].map(([, id]) => ({ path, id })),
    ...[...source.matchAll(/<References\s+ids=\{\[([^\]]*)\]/g)].flatMap(([, ids]) =>
      [...ids.matchAll(/"([^"]*)"/g)].map(([, id]) => ({ path, id })),
    ),
  ]);
  expect(cited.filter(({ id }) => !Object.hasOwn(references, id))).toEqual([]);
});
