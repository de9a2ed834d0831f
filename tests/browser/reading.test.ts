import { expect, inject, test } from "vitest";
import { openChapter } from "./harness/chapter";
import { openPage } from "./harness/open-page";
import { es } from "./harness/words";

test("contents lead to every chapter, and previous and next from one to another", async () => {
  const { page } = await openChapter("saturation");
  await page.locator(".chapter-next").click();
  await page.locator("[data-chapter=kaiming]").waitFor();
  expect(new URL(page.url()).hash).toBe("#/kaiming?lang=es");
  await page.locator(".contents-column a", { hasText: /^10/ }).click();
  await page.locator("[data-chapter=conclusions]").waitFor();
  await page.goBack();
  await page.locator("[data-chapter=kaiming]").waitFor();
  expect(await page.title()).toContain("Activa");
});

test("an address with a section opens the chapter there, and scrolling tells the address where one is", async () => {
  const { page } = await openChapter("kaiming");
  const headings = page.locator(".chapter h2[id]");
  const ids = await headings.evaluateAll((all) => all.map(({ id }) => id));
  const anchor = ids[2]!;
  const opened = await openChapter("kaiming", { anchor });
  await expect
    .poll(async () => Math.abs((await opened.page.locator(`#${anchor}`).boundingBox())!.y))
    .toBeLessThan(200);
  await opened.page.locator(`#${ids[3]}`).evaluate((heading) => heading.scrollIntoView());
  await expect.poll(() => new URL(opened.page.url()).hash).toContain(`#/kaiming/${ids[3]}`);
});

test("sections that were read are marked, and are so when the page is opened again", async () => {
  const { page } = await openChapter("layers");
  const read = page.locator(".contents-read");
  expect(await read.count()).toBe(0);
  const headings = page.locator(".chapter h2[id]");
  await headings.nth(1).evaluate((heading) => heading.scrollIntoView());
  await expect.poll(() => read.count()).toBeGreaterThan(0);
  await page.goto("about:blank");
  await page.goto(`${inject("site")}#/layers`);
  await page.locator("[data-chapter=layers]").waitFor();
  expect(await read.count()).toBeGreaterThan(0);
});

test("search finds a word of the lesson without its accent and leads to its section", async () => {
  const { page } = await openPage({});
  await page.getByRole("button", { name: es.site.search }).waitFor();
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.type("saturacion");
  await dialog.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("[data-chapter]").waitFor();
  expect(await dialog.count()).toBe(0);
});

test("an address of a page that is not there opens the first page and says so", async () => {
  const { page } = await openPage({ path: "#/wavenet" });
  expect(await page.locator(".notice[role=alert]").textContent()).toContain("wavenet");
  await page.getByRole("link", { name: es.site.lab }).first().waitFor();
});

test("pointing at a symbol of a formula lights up the same symbol in the code", async () => {
  const { page } = await openChapter("kaiming");
  const inFormula = page.locator(".katex-html [data-symbol=W1]").first();
  await inFormula.hover();
  const lit = page.locator("pre [data-symbol=W1][data-lit]");
  await expect.poll(() => lit.count()).toBeGreaterThan(0);
});

test("a term explains itself by keyboard and by pointer, and Escape closes it", async () => {
  const { page } = await openChapter("kaiming");
  const term = page.locator(".chapter .term").first();
  await term.focus();
  await page.keyboard.press("Enter");
  const popover = page.locator(".term-popover, [role=dialog], [role=tooltip]").first();
  await popover.waitFor();
  await page.keyboard.press("Escape");
  await popover.waitFor({ state: "hidden" });
});

test("a chapter on paper has its figures and formulas, and nothing to press", async () => {
  const { page } = await openChapter("saturation");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".figure").first().isVisible()).toBe(true);
  expect(await page.locator(".katex-display").first().isVisible()).toBe(true);
  for (const pressed of [
    ".exhibit-actions",
    ".exhibit-knobs",
    ".figure-actions",
    ".contents-column",
    ".chapter-end",
  ]) {
    expect(await page.locator(pressed).first().isVisible(), pressed).toBe(false);
  }
});

test("a whole chapter can be gone through with Tab, and all that stops it has a name", async () => {
  const { page } = await openChapter("kaiming");
  await page.locator(".skip").focus();
  const focused = page.locator(":focus");
  const stops: string[] = [];
  while ((await focused.count()) > 0 && stops.length < 400) {
    stops.push((await focused.ariaSnapshot()).split("\n")[0]!);
    await page.keyboard.press("Tab");
  }
  expect(stops.length).toBeGreaterThan(60);
  expect(stops.length).toBeLessThan(400);
  for (const stop of stops) expect(stop).toMatch(/^- '?[\w-]+ \\?"./);
  const all = stops.join("\n");
  for (const name of [es.site.search, es.site.reset, es.site.openInLab, es.reader.predict.skip]) {
    expect(all).toContain(name);
  }
});
