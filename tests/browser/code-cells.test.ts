import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useCellsPage } from "./cells/open-page";
import { violations } from "./harness/axe";
import { sideways } from "./harness/layout";
import { en } from "./harness/words";

const openCells = useCellsPage();

const cellOf = (page: Page, place: number) => page.locator(`[data-cell="trial/${place}"]`);
const editorOf = (cell: Locator) => cell.locator(".cm-content");
const numberOf = (cell: Locator) => cell.locator(".code-cell-bar .code-cell-number");
const statusOf = (cell: Locator) => cell.locator(".code-cell-status").getAttribute("data-status");

/** Opens a cell's editor and writes into it. */
async function write(cell: Locator, code: string): Promise<void> {
  if ((await editorOf(cell).count()) === 0) await cell.locator("pre").first().click();
  const editor = editorOf(cell);
  await editor.press("Control+a");
  await cell.page().keyboard.insertText(code);
}

async function run(cell: Locator, code: string): Promise<void> {
  await write(cell, code);
  await editorOf(cell).press("Control+Enter");
}

test("a cell runs where it stands: no editor is fetched for that, and its number says when it ran", async () => {
  const { page } = await openCells();
  await cellOf(page, 0).getByRole("button", { name: en.cells.run }).click();
  await expect.poll(() => cellOf(page, 0).locator(".cell-text").innerText()).toBe("x = 1");
  expect(await numberOf(cellOf(page, 0)).innerText()).toBe("In [1]");
  expect(await page.locator(".cm-editor").count()).toBe(0);
});

test("the editor opens where the code stood, in its place and size, with the caret where the reader clicked", async () => {
  const { page } = await openCells();
  const cell = cellOf(page, 0);
  const before = await cell.locator("pre").boundingBox();
  await cell.locator("pre").click({ position: { x: 300, y: 20 } });
  await editorOf(cell).waitFor();
  expect(await cell.locator(".cm-editor").boundingBox()).toEqual(before);
  await page.keyboard.type("0");
  expect(await editorOf(cell).innerText()).toBe("x = 10");
});

test("everything by keyboard: Enter opens, Shift+Enter runs and goes on, Escape leaves and Tab goes on from there", async () => {
  const { page } = await openCells();
  await cellOf(page, 0).locator("pre").focus();
  await page.keyboard.press("Enter");
  await editorOf(cellOf(page, 0)).waitFor();
  await page.keyboard.press("Shift+Enter");
  await expect
    .poll(() => editorOf(cellOf(page, 1)).evaluate((one) => one === document.activeElement))
    .toBe(true);
  await page.keyboard.press("Shift+Enter");
  await expect
    .poll(() => editorOf(cellOf(page, 2)).evaluate((one) => one === document.activeElement))
    .toBe(true);
  expect(await numberOf(cellOf(page, 1)).innerText()).toBe("In [2]");
  await page.keyboard.press("Tab"); // indents
  expect(await editorOf(cellOf(page, 2)).innerText()).toContain("    print(x)");
  await page.keyboard.press("Escape");
  await expect.poll(() => cellOf(page, 2).evaluate((one) => one === document.activeElement)).toBe(true);
});

test("names of the interpreter are offered while the reader types", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "x = 1");
  await expect.poll(() => statusOf(cellOf(page, 0))).toBe("ok");
  await editorOf(cellOf(page, 0)).press("Control+End");
  await page.keyboard.type("\nmo");
  await page.locator(".cm-tooltip-autocomplete", { hasText: "model" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".cm-tooltip-autocomplete").count()).toBe(0);
  expect(await editorOf(cellOf(page, 0)).evaluate((one) => one === document.activeElement)).toBe(true);
});

test("an edit is there after a reload, marked as such, until the cell is reset", async () => {
  const { page } = await openCells();
  await write(cellOf(page, 1), "x = 20");
  await page.reload();
  await expect.poll(() => editorOf(cellOf(page, 1)).innerText()).toBe("x = 20");
  await cellOf(page, 1).getByText(en.cells.edited, { exact: true }).waitFor();
  await cellOf(page, 1).locator("[data-action=reset]").click();
  await expect.poll(() => editorOf(cellOf(page, 1)).innerText()).toBe("x = 2");
  await page.reload();
  expect(await cellOf(page, 1).locator("pre").innerText()).toBe("x = 2");
});

test("a lesson that changed under an edit says so, and the reader chooses", async () => {
  const { page, url } = await openCells();
  await write(cellOf(page, 1), "x = 20");
  await page.goto(`${url}?lesson=2`);
  const notice = cellOf(page, 1).getByText(en.cells.changed);
  await notice.waitFor();
  expect(await editorOf(cellOf(page, 1)).innerText()).toBe("x = 20");
  await cellOf(page, 1).getByRole("button", { name: en.cells.keep }).click();
  await expect.poll(() => notice.count()).toBe(0);
  await page.reload();
  await expect.poll(() => editorOf(cellOf(page, 1)).innerText()).toBe("x = 20");
  expect(await notice.count()).toBe(0);
});

test("while Python is on its way the cell that asked says how far it is, and can still be stopped", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "load");
  const bar = cellOf(page, 0).locator(".cell-progress progress");
  await expect.poll(() => bar.getAttribute("value")).toBe("0.5");
  await cellOf(page, 0).getByText(en.cells.loading.interpreter).waitFor();
  await cellOf(page, 0).locator("[data-action=stop]").click();
  await expect.poll(() => statusOf(cellOf(page, 0))).toBe("interrupted");
  expect(await cellOf(page, 0).locator("[data-loss]").count()).toBe(0);
});

test("a loop without end is stopped; the variables are gone, and one button runs the cells above again", async () => {
  const { page } = await openCells();
  await cellOf(page, 0).getByRole("button", { name: en.cells.run }).click();
  await run(cellOf(page, 1), "loop");
  await cellOf(page, 1)
    .getByText(/so far$/)
    .waitFor();
  await cellOf(page, 1).locator("[data-action=stop]").click();
  const notice = cellOf(page, 1).locator("[data-loss=stopped]");
  await notice.waitFor();
  expect(await numberOf(cellOf(page, 0)).innerText()).toMatch(/^In \[\s\]$/);
  await notice.getByRole("button", { name: en.cells.runAbove }).click();
  await expect.poll(() => numberOf(cellOf(page, 0)).innerText()).toBe("In [1]");
  expect(await editorOf(cellOf(page, 1)).innerText()).toBe("loop");
});

test("a crash says what happened, and the next run works", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "crash");
  await cellOf(page, 0).locator("[data-loss=crashed]", { hasText: "memory access out of bounds" }).waitFor();
  await run(cellOf(page, 0), "x = 1");
  await expect.poll(() => statusOf(cellOf(page, 0))).toBe("ok");
  expect(await cellOf(page, 0).locator("[data-loss]").count()).toBe(0);
});

test("an error is told as a notebook tells it, and leads to its line", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "fail\nboom");
  const error = cellOf(page, 0).locator("[data-error=NameError]");
  await error.getByText("name 'boom' is not defined").waitFor();
  await error.locator("[data-action=line]").click();
  await expect.poll(() => cellOf(page, 0).locator(".code-marked").innerText()).toBe("boom");
  await page.keyboard.type("x");
  await expect.poll(() => cellOf(page, 0).locator(".code-marked").count()).toBe(0);
});

test("of 100,000 lines the page keeps the first and the last, the last in sight", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "lines");
  await expect.poll(() => statusOf(cellOf(page, 0))).toBe("ok");
  const text = cellOf(page, 0).locator(".cell-scroll");
  await expect.poll(() => text.locator("pre").last().innerText()).toMatch(/line 99999$/);
  expect(await text.locator("pre").first().innerText()).toMatch(/^line 0\n/);
  const box = await text.evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
    left: scrollHeight - clientHeight - scrollTop,
    clientHeight,
  }));
  expect(box.left).toBeLessThan(2);
  expect(box.clientHeight).toBeLessThan(500);
  await cellOf(page, 0).getByRole("button", { name: en.cells.output.showAll }).click();
  await expect.poll(() => text.evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(10_000);
});

test("a loop's progress has its count and the time that is left", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "progress");
  await cellOf(page, 0).getByText("train: 500 of 2,000 · 12 sec left").waitFor();
});

test("a tensor is shown with its shape and type, and its histogram when the reader asks", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "tensor");
  const shown = cellOf(page, 0).locator("[data-shape='2,2']");
  await expect.poll(() => shown.locator("pre").innerText()).toContain("tensor([[ 1.9269,  1.4873],");
  expect(await cellOf(page, 0).locator(".cell-result .code-cell-number").innerText()).toBe("Out [1]");
  await shown.getByRole("button", { name: en.cells.tensor.histogram }).click();
  await shown.locator("[data-figure=tensor-histogram] .plot-host .scatterlayer path").first().waitFor();
  expect(await shown.locator("[data-numel]").getAttribute("data-mean")).toBe("0.5523");
});

test("plots are the page's figures: axes in their grid, keys, bars, and images whose values can be read", async () => {
  const { page } = await openCells();
  await run(cellOf(page, 0), "plot");
  const figures = cellOf(page, 0).locator("[data-figure=python-plot]");
  await expect.poll(() => figures.count()).toBe(2);
  const curves = figures.first();
  await curves.scrollIntoViewIfNeeded();
  await expect.poll(() => curves.locator(".plot-host .trace").count()).toBe(3);
  expect(await curves.locator(".python-key li").allInnerTexts()).toEqual(["train", "validation"]);
  expect(await curves.locator(".figure-reading").getAttribute("data-values")).toBe("8");
  const image = figures.nth(1);
  expect(await image.locator(".figure-title").innerText()).toBe("saturated");
  await image.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => image.locator(".python-image-said").innerText()).toBe("row 0, column 1: 0.5");
});

test.each(["light", "dark"] as const)(
  "cells in use meet WCAG 2.2 AA as far as axe can tell, %s",
  async (theme) => {
    const { page } = await openCells();
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    expect(await violations(page)).toEqual([]);
    await run(cellOf(page, 0), "plot");
    await run(cellOf(page, 1), "fail\nboom");
    await run(cellOf(page, 2), "tensor");
    await cellOf(page, 2).getByRole("button", { name: en.cells.tensor.histogram }).click();
    await cellOf(page, 2).locator("[data-figure=tensor-histogram] .scatterlayer path").first().waitFor();
    expect(await violations(page)).toEqual([]);
  },
);

test("a phone has nothing to scroll sideways", async () => {
  const { page } = await openCells({ viewport: { width: 320, height: 700 } });
  await run(cellOf(page, 0), "plot");
  await run(cellOf(page, 1), "fail\nboom");
  await run(cellOf(page, 2), "tensor");
  await cellOf(page, 2).locator("[data-shape]").waitFor();
  expect(await sideways(page)).toBe(0);
});
