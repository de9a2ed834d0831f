import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openLab, openReadyLab, reach } from "./harness/lab";
import { openPage } from "./harness/open-page";
import { es } from "./harness/words";

/** Quick to prepare; addresses are the same for all lists. */
const names = "dataset=first-names&encoding=plain&drawn=0";

/** Fields that cannot be used, each with what its message must say: its name in the address, and what it could be. */
const refused: Record<"es" | "en", [field: string, ...said: string[]][]> = {
  es: [
    ["hiddenSizes=512", "hiddenSizes", "no es un campo"],
    ["contextSize=", "contextSize", "no es un número", "entre 1 y 16"],
    ["gain=-1", "gain", "-1", "entre 0 y 10"],
    ["hiddenSize=1e99", "hiddenSize", "1e+99", "entre 1 y 2.048"],
    ["outputScale=NaN", "outputScale", "no es un número", "entre 0 y 10"],
    ["learningRate=Infinity", "learningRate", "entre 0 y 10"],
    ["batchSize=16.5", "batchSize", "16,5", "no es entero", "entre 1 y 1.024"],
    ["normalization=sometimes", "normalization", "sometimes", "none, batch-norm-1d, batch-norm-by-hand"],
    ["version=2", "2", "versión 1"],
  ],
  en: [
    ["hiddenSizes=512", "hiddenSizes", "not a field"],
    ["contextSize=", "contextSize", "not a number", "from 1 to 16"],
    ["gain=-1", "gain", "-1", "from 0 to 10"],
    ["hiddenSize=1e99", "hiddenSize", "1e+99", "from 1 to 2,048"],
    ["outputScale=NaN", "outputScale", "not a number", "from 0 to 10"],
    ["learningRate=Infinity", "learningRate", "from 0 to 10"],
    ["batchSize=16.5", "batchSize", "16.5", "not a whole number", "from 1 to 1,024"],
    ["normalization=sometimes", "normalization", "sometimes", "none, batch-norm-1d, batch-norm-by-hand"],
    ["version=2", "2", "version 1"],
  ],
};

const messages = (page: Page) => page.locator(".notice[role=alert] li");

/** The value that a field's control shows. */
function shown(page: Page, field: "hiddenLayers" | "seed" | "gain" | "hiddenSize") {
  return page
    .getByRole("textbox", { name: es.fields[field].name, exact: true, includeHidden: true })
    .inputValue();
}

test.each(["es", "en"] as const)(
  "in %s, each field of an address that cannot be used is named with its range, and the others are in force",
  async (language) => {
    const bad = refused[language].map(([field]) => field).join("&");
    const { page } = await openReadyLab(`${names}&${bad}&seed=7&hiddenLayers=2`, { language });
    const said = await messages(page).allTextContents();
    expect(said).toHaveLength(refused[language].length);
    for (const [field, ...parts] of refused[language]) {
      expect(
        said.some((message) => parts.every((part) => message.includes(part))),
        field,
      ).toBe(true);
    }
    // The address now says what really runs.
    expect(new URL(page.url()).hash).toBe(
      `#/lab?dataset=first-names&encoding=plain&drawn=0&hiddenLayers=2&seed=7&lang=${language}`,
    );
    expect(await page.locator(".shapes dt").allTextContents()).toContain("W3");
  },
);

test("an address without fields is the notebook's run, and complains of nothing", async () => {
  const { page } = await openLab("");
  await page.locator(".run-progress").waitFor();
  expect(await messages(page).count()).toBe(0);
});

test("a language that the page does not speak is named, and the browser's stays", async () => {
  const { page } = await openReadyLab(`${names}&lang=fr`);
  expect(await messages(page).allTextContents()).toEqual([expect.stringContaining("fr")]);
  expect(await page.locator("html").getAttribute("lang")).toBe("es");
});

test("what an address could not have is dismissed with a button", async () => {
  const { page } = await openReadyLab(`${names}&gain=-1`);
  await page.getByRole("button", { name: es.problems.dismiss }).click();
  expect(await messages(page).count()).toBe(0);
});

test("a field changed by its control is in the address, and that address brings it back", async () => {
  const { page } = await openReadyLab(names);
  const layers = page.getByRole("slider", { name: es.fields.hiddenLayers.name });
  await layers.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => new URL(page.url()).hash).toContain("hiddenLayers=3");
  await reach(page, "paused");

  const again = await openPage({ path: new URL(page.url()).hash });
  await reach(again.page, "paused");
  expect(await shown(again.page, "hiddenLayers")).toBe("3");
  expect(await again.page.locator(".shapes dt").allTextContents()).toContain("W4");
});

test("another address in the same tab is another run, without a reload", async () => {
  const { page } = await openReadyLab(names);
  await page.evaluate(() => {
    document.body.dataset.kept = "yes";
    location.hash = "#/lab?dataset=first-names&encoding=plain&drawn=0&hiddenSize=64&gain=11&lang=en";
  });
  await page.locator(".shapes dd", { hasText: "[30, 64]" }).waitFor();
  expect(await messages(page).allTextContents()).toEqual([expect.stringContaining("from 0 to 10")]);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("body").getAttribute("data-kept")).toBe("yes");
});

test("a number typed out of its range is refused with the range, and the run stays as it was", async () => {
  const { page } = await openReadyLab(names);
  const size = page.getByRole("textbox", { name: es.fields.hiddenSize.name });
  await size.fill("9999");
  await size.press("Enter");
  await page.getByText("Entre 1 y 2.048.").waitFor();
  await reach(page, "paused");
  expect(new URL(page.url()).hash).not.toContain("hiddenSize");
});
