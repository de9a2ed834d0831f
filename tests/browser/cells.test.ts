import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { openChapter } from "./harness/chapter";
import { es } from "./harness/words";

const statusOf = (cell: Locator) => cell.locator(".code-cell-status").getAttribute("data-status");

/** Opens the chapter whose cells begin the notebook, at its first. */
async function openCell() {
  const { page } = await openChapter("data");
  const cell = page.locator('[data-cell="data/imports"]');
  await cell.scrollIntoViewIfNeeded();
  return { page, cell, editor: cell.locator(".cm-content") };
}

/** Writes code into a cell and runs it. */
async function run(cell: Locator, code: string): Promise<void> {
  const editor = cell.locator(".cm-content");
  if ((await editor.count()) === 0) await cell.locator("pre").first().click();
  await editor.press("Control+a");
  await cell.page().keyboard.insertText(code);
  await editor.press("Control+Enter");
}

/** A figure is drawn when it is looked at. */
async function seeDrawn(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  await figure.locator(".scatterlayer path").first().waitFor();
}

test("a chapter of code is text until a cell runs: then Python is fetched from the site, and prints", async () => {
  const { page, cell } = await openCell();
  const fetched: string[] = [];
  page.context().on("request", (request) => fetched.push(request.url()));
  const before = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(before.filter((name) => /pyodide|interpreter|code-editor|code-cell-panel/.test(name))).toEqual([]);
  await cell.getByRole("button", { name: es.cells.run }).click();
  await expect.poll(() => statusOf(cell)).toBe("ok");
  expect(fetched.some((url) => url.endsWith("assets/pyodide/pyodide.asm.wasm"))).toBe(true);
  expect(await cell.locator(".code-cell-bar .code-cell-number").innerText()).toBe("In [1]");
  await run(cell, "for i in range(3):\n    print(f'epoch {i}')");
  await expect.poll(() => cell.locator(".cell-text").innerText()).toBe("epoch 0\nepoch 1\nepoch 2");
});

test("a cell's tensor is PyTorch's, and its histogram is drawn; a plot is a figure of the page", async () => {
  const { cell } = await openCell();
  await run(cell, "import torch\ntorch.manual_seed(42)\ntorch.randn(2, 3)");
  const tensor = cell.locator("[data-shape='2,3']");
  await expect
    .poll(() => tensor.locator("pre").innerText())
    .toContain("tensor([[ 0.3367,  0.1288,  0.2345],");
  await tensor.getByRole("button", { name: es.cells.tensor.histogram }).click();
  await seeDrawn(tensor.locator("[data-figure=tensor-histogram]"));
  await run(
    cell,
    "import matplotlib.pyplot as plt\nplt.plot([3, 1, 2], label='loss')\nplt.legend()\nplt.show()",
  );
  const plot = cell.locator("[data-figure=python-plot]");
  await seeDrawn(plot);
  expect(await plot.locator(".python-key").innerText()).toBe("loss");
});

test("an error leads to its line, an endless loop is stopped, and the page goes on with what was written", async () => {
  const { cell, editor } = await openCell();
  await run(cell, "x = 1\n\n1 / 0");
  await cell.locator("[data-error=ZeroDivisionError]").waitFor();
  await cell.locator("[data-action=line]").click();
  await expect.poll(() => cell.locator(".code-marked").innerText()).toBe("1 / 0");
  await run(cell, "while True:\n    pass");
  await expect.poll(() => statusOf(cell)).toBe("running");
  await cell.locator("[data-action=stop]").click();
  await cell.locator("[data-loss=stopped]").waitFor();
  expect(await editor.innerText()).toBe("while True:\n    pass");
  await run(cell, "print(2 + 2)");
  await expect.poll(() => cell.locator(".cell-text").innerText()).toBe("4");
});

test("a name that no cell has defined says where it may be", async () => {
  const { cell } = await openCell();
  await run(cell, "model.sample(10)");
  await cell.locator("[data-error=NameError]", { hasText: es.cells.output.missingName }).waitFor();
});

test("an edit outlives a reload and a change of language, and the lesson's own comes back", async () => {
  const { page, cell, editor } = await openCell();
  const own = await cell.locator("pre").innerText();
  await cell.locator("pre").click();
  await editor.press("Control+a");
  await page.keyboard.insertText("import torch # mío");
  await page.reload();
  await expect.poll(() => editor.innerText()).toBe("import torch # mío");
  await page.getByRole("radiogroup", { name: es.lab.header.language }).getByText("EN").click();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
  await expect.poll(() => editor.innerText()).toBe("import torch # mío");
  await cell.locator("[data-action=reset]").click();
  await expect.poll(() => editor.innerText()).toBe(own);
});
