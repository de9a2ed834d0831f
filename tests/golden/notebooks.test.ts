import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { nodeBackend } from "../../scripts/node-backend";
import { useBackend } from "../../src/engine/tensor";
import { vocabularyOf } from "../../src/experiment/names/prepare";
import { sampleNames } from "../../src/experiment/sampler";
import { Trainer } from "../../src/experiment/trainer";
import { buildSplits } from "../../src/experiment/windows";
import { languages } from "../../src/i18n/languages";
import { chapterSlugs } from "../../src/store/chapters";
import { evaluate } from "../evaluate";
import { startPython } from "../unit/python/python";
import { configOf, exportedChapter, exportedRun, exportedRuns, namesOf } from "./exported-notebooks";
import golden from "./vectors/notebooks.json";

/** Relative, of every loss of sixty steps. (Measured: 2e-6 at most.) */
const CLOSE = 1e-5;
/** The notebook's careless network is chaotic: see runs.test.ts. */
const CHAOTIC_STEPS = 10;

interface Executed {
  code: string;
  losses: number[];
  validation: [step: number, loss: number][];
  samples: string;
}
const executed = golden.notebooks as unknown as Record<string, Executed>;

interface Cell {
  cell_type: "code" | "markdown";
  id: string;
  source: string[];
}
const codeOf = (notebook: string) =>
  (JSON.parse(notebook).cells as Cell[])
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ id, source }) => ({ id, code: source.join("") }));

/** As make_notebooks.py has it: without comments, which are in the reader's language. */
function hashOf(notebook: string): string {
  const code = codeOf(notebook).filter(({ id }) => id !== "data");
  const text = code.map(({ code }) => code).join("\n");
  return createHash("sha256")
    .update(text.replace(/[ \t]*#.*$/gm, ""))
    .digest("hex");
}

let started: ReturnType<typeof startPython> | undefined;
function python() {
  started ??= startPython();
  return started;
}

/** What nbformat 4.5's schema asks of a notebook whose cells have not run. */
function expectValid(notebook: string): void {
  const { cells, metadata, nbformat, nbformat_minor, ...rest } = JSON.parse(notebook);
  expect({ nbformat, nbformat_minor, rest }).toEqual({ nbformat: 4, nbformat_minor: 5, rest: {} });
  expect(metadata).toMatchObject({
    title: expect.any(String),
    kernelspec: { name: "python3", display_name: expect.any(String) },
    language_info: { name: "python" },
  });
  expect(new Set(cells.map(({ id }: Cell) => id)).size).toBe(cells.length);
  for (const { cell_type, id, source, metadata, ...own } of cells) {
    expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    expect(source.every((line: unknown) => typeof line === "string")).toBe(true);
    expect(metadata).toBeTypeOf("object");
    expect(own).toEqual(cell_type === "code" ? { execution_count: null, outputs: [] } : {});
    if (cell_type === "code") continue;
    expect(cell_type).toBe("markdown");
    // Nothing of the page's own is left in the prose.
    expect(source.join("")).not.toMatch(/\\sym|\\fanin|\(lesson:|<[A-Z]|\[#/);
  }
}

const said = "not the code that PyTorch ran: run make_notebooks.py again";
const everyChapter = chapterSlugs.flatMap((slug) => languages.map((language) => [slug, language] as const));

test.each(everyChapter)(
  "%s in %s is a notebook of nbformat 4.5, its code what PyTorch ran",
  async (slug, language) => {
    const notebook = await exportedChapter(slug, language);
    expectValid(notebook);
    expect(hashOf(notebook), said).toBe(executed[`chapter ${slug}`]?.code);
  },
);

test("what the reader wrote into a cell, or into what a chapter begins with, is in its notebook", async () => {
  const edits: Record<string, string> = {
    "initial-loss/prelude": "print('mine')",
    "initial-loss/first-loss": "x = 1",
  };
  const codes = codeOf(await exportedChapter("initial-loss", "es", (cell) => edits[cell] ?? null));
  const codeBy = new Map(codes.map(({ id, code }) => [id, code]));
  expect(codeBy.get("initial-loss-prelude")).toBe("print('mine')");
  expect(codeBy.get("initial-loss-first-loss")).toBe("x = 1");
  expect(codeBy.get("initial-loss-softmax")).toContain("counts = ");
  expect(codeBy.has("data")).toBe(false); // nothing opens the cities any more
});

describe.each(Object.keys(exportedRuns))("the exported run: %s", (name) => {
  const config = configOf(name);
  const wanted = executed[`run ${name}`]!;
  const comparable = name === "first names, as the notebook" ? CHAOTIC_STEPS : config.steps;

  function expectPytorchs(losses: readonly number[], validation: ReadonlyMap<number, number>): void {
    for (const [step, loss] of wanted.losses.slice(0, comparable).entries()) {
      expect(Math.abs(losses[step]! - loss) / loss, `step ${step}`).toBeLessThan(CLOSE);
    }
    for (const [step, loss] of wanted.validation.filter(([step]) => step <= comparable)) {
      expect(Math.abs(validation.get(step)! - loss) / loss, `validation, ${step}`).toBeLessThan(CLOSE);
    }
  }

  test("the page's trainer gives the losses that its notebook gave in PyTorch", async () => {
    expect(hashOf(await exportedRun(config, "es")), said).toBe(wanted.code);
    useBackend(await nodeBackend());
    const names = namesOf(config);
    const vocabulary = vocabularyOf(names);
    const splits = buildSplits({ names, vocabulary }, config.contextSize, () => {});
    const trainer = new Trainer(config, splits, vocabulary.length);
    try {
      const validation = new Map([[0, await evaluate(trainer, "validation")]]);
      const losses: number[] = [];
      while (trainer.step < config.steps) {
        await trainer.settle();
        losses.push(trainer.loss);
        trainer.advance();
      }
      validation.set(trainer.step, await evaluate(trainer, "validation"));
      expectPytorchs(losses, validation);
      if (comparable < config.steps) return;
      const samples = await sampleNames(10, config.contextSize, vocabulary, (context) =>
        trainer.logits(context),
      );
      expect(samples).toEqual(wanted.samples.split("\n").slice(0, -1));
    } finally {
      trainer.dispose();
    }
  });

  test("the interpreter gives them too, from the code of the notebook alone", async () => {
    const { run } = await python();
    const notebook = await exportedRun(config, "es");
    expectValid(notebook);
    for (const { code } of codeOf(notebook)) {
      expect(run(code).error?.traceback).toBeUndefined();
    }
    expectPytorchs(
      JSON.parse(run("losses").shown[0]!),
      new Map(JSON.parse(run("[list(each) for each in validation.items()]").shown[0]!)),
    );
  });
});
