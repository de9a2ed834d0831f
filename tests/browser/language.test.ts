import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { allFigures, openReadyLab, playButton, reach } from "./harness/lab";
import { en, es } from "./harness/words";

/** Every sentence of a language by its key, nested keys joined. */
function sentences(words: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[prefix + key, value]] : [...sentences(value, `${prefix}${key}.`)],
    ),
  );
}

/** What cannot be taken for the other language: whole sentences, without blanks, that differ between the two. */
function tellingWords(words: object, others: object): Set<string> {
  const other = new Set(sentences(others).values());
  return new Set([...sentences(words).values()].filter((text) => !text.includes("{{") && !other.has(text)));
}

/** Everything that a reader sees or hears: texts and names, piece by piece. */
function pieces(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.textContent!.trim());
    for (const element of document.querySelectorAll("[aria-label]")) texts.push(element.ariaLabel!);
    return texts.filter((text) => text !== "");
  });
}

test("flipping the language changes every word and the way numbers are written, and back", async () => {
  const { page } = await openReadyLab("hiddenLayers=2", { viewport: allFigures });
  await playButton(page).click();
  await page.locator("[data-figure=samples] li").first().waitFor();
  await playButton(page).click();
  await reach(page, "paused");
  const spanish = tellingWords(es, en);
  const english = tellingWords(en, es);
  const foreign = async (words: Set<string>) => (await pieces(page)).filter((piece) => words.has(piece));
  const reading = page.locator("[data-figure=saturation] .figure-reading");
  const names = page.locator(".lead h1");
  await expect.poll(() => foreign(english)).toEqual([]);
  expect(await reading.textContent()).toMatch(/\d,\d\d/);
  expect(await names.textContent()).toContain("100.000");

  await page.getByRole("radiogroup", { name: es.lab.header.language }).getByText("EN").click();
  await expect.poll(() => foreign(spanish)).toEqual([]);
  expect((await foreign(english)).length).toBeGreaterThan(50);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.title()).toBe(`${en.lab.name} · Activa`);
  expect(await reading.textContent()).toMatch(/\d\.\d\d/);
  expect(await names.textContent()).toContain("100,000");
  expect(await page.locator("[data-figure] h3").allTextContents()).toContain(en.figures.saturation.title);
  await expect.poll(() => new URL(page.url()).hash).toContain("lang=en");

  await page.getByRole("radiogroup", { name: en.lab.header.language }).getByText("ES").click();
  await expect.poll(() => foreign(english)).toEqual([]);
  expect(await page.locator("html").getAttribute("lang")).toBe("es");
});
