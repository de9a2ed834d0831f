import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openChapter } from "./harness/chapter";
import { finalLoss, openReadyLab, playToTheEnd } from "./harness/lab";
import { en, es } from "./harness/words";

/** Presses a button that hands over a notebook: its file's name, and the source of each cell by its id. */
async function downloaded(page: Page, button: string) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await download;
  const { cells } = JSON.parse(readFileSync(await file.path(), "utf8")) as {
    cells: { id: string; source: string[] }[];
  };
  const sources = Object.fromEntries(cells.map(({ id, source }) => [id, source.join("")]));
  return { name: file.suggestedFilename(), sources };
}

test("a chapter goes home with what the reader wrote into its cells, the cities, and links that lead back", async () => {
  const { page } = await openChapter("initial-loss", { language: "en" });
  await page.evaluate(() =>
    localStorage.setItem("activa.cell.initial-loss/softmax", '{"base":"","code":"print(1) # mine"}'),
  );
  await page.reload();
  const { name, sources } = await downloaded(page, en.site.notebook.download);
  expect(name).toBe("activa-initial-loss.en.ipynb");
  expect(sources["initial-loss-softmax"]).toBe("print(1) # mine");
  expect(sources.data).toContain("data/city_names_full.txt");
  expect(sources.title).toContain(`${page.url().split("#")[0]}#/initial-loss?lang=en`);
});

test("a chapter whose cities don't arrive says so, and is made at the next attempt", async () => {
  const { page, problems } = await openChapter("initial-loss");
  await page.route("**/data/city-names.txt", (route) => route.abort());
  await page.getByRole("button", { name: es.site.notebook.download }).click();
  await page.locator(".chapter-download-failed", { hasText: es.site.notebook.failed }).waitFor();
  problems.splice(0);
  await page.unroute("**/data/city-names.txt");
  const { name } = await downloaded(page, es.site.notebook.download);
  expect(name).toBe("activa-initial-loss.es.ipynb");
  expect(await page.locator(".chapter-download-failed").innerText()).toBe("");
});

test("the Lab's run goes home with the losses it told", async () => {
  const { page } = await openReadyLab("dataset=first-names&encoding=plain&drawn=0&gain=0.2&steps=150");
  await playToTheEnd(page);
  await page.getByRole("button", { name: es.lab.export.label, exact: true }).click();
  const { name, sources } = await downloaded(page, es.lab.notebook.download);
  expect(name).toBe("activa-seed-42-step-150.es.ipynb");
  expect(sources.training).toContain("steps = 150\n");
  expect(sources.comparison).toMatch(/ 100: \d\.\d+, 149: \d\.\d+,/);
  const validation = Number((await finalLoss(page, "validation")).toPrecision(8));
  expect(sources.comparison).toContain(`150: ${validation},`);
});
