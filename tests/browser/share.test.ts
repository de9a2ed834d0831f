import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import keep from "../../src/i18n/es/keep.json";
import { allFigures, finalLoss, openReadyLab, playToTheEnd, reach } from "./harness/lab";
import { openPage } from "./harness/open-page";
import { en, es } from "./harness/words";

/** Far from the notebook's run in enough fields that its address is packed to be passed on. */
const fields =
  "dataset=first-names&encoding=plain&drawn=0&hiddenInit=kaiming&gain=1.234567&biases=zeros&hiddenSize=64" +
  "&batchSize=16&steps=400&learningRate=0.0123&decayStep=300&decayFactor=0.25&seed=987654321&contextSize=4" +
  "&panels=loss,samples";

/** Of all names that were held back: it tells any difference in any of the steps. */
async function lastLoss(page: Page): Promise<number> {
  await playToTheEnd(page);
  return finalLoss(page, "validation");
}

test("a link opened by someone else brings the run, the language and the figures, and gives the same losses", async () => {
  const { page } = await openReadyLab(`${fields}&lang=es`, { viewport: allFigures });
  const loss = await lastLoss(page);
  await page.getByRole("button", { name: es.lab.header.share, exact: true }).click();
  const field = page.getByRole("textbox", { name: keep.share.link });
  await expect.poll(() => field.inputValue()).toContain("#/lab?z=1.");
  await page.getByRole("img", { name: keep.share.qr }).waitFor();
  const link = await field.inputValue();

  // A reader whose browser prefers another language, with nothing stored.
  const other = await openPage({ path: new URL(link).hash, language: "en", viewport: allFigures });
  await reach(other.page, "paused");
  expect(new URL(other.page.url()).hash).toBe(new URL(page.url()).hash);
  expect(await other.page.locator("html").getAttribute("lang")).toBe("es");
  const shown = (page: Page) =>
    page
      .locator("[data-figure]")
      .evaluateAll((all) => all.map((figure) => figure.getAttribute("data-figure")));
  expect(await shown(other.page)).toEqual(await shown(page));
  expect(await lastLoss(other.page)).toBe(loss);

  // A link that was cut off on its way takes nothing from the page.
  await other.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    new URL(link).hash.slice(0, -6),
  );
  await other.page.locator(".notice[role=alert] li").waitFor();
  await reach(other.page, "finished");
  expect(await finalLoss(other.page, "validation")).toBe(loss);
});

test("a run exported as JSON is brought back among the runs kept, and its losses are a table", async () => {
  const { page } = await openReadyLab("dataset=first-names&encoding=plain&drawn=0&gain=0.2&steps=60", {
    language: "en",
  });
  await playToTheEnd(page);
  await page.getByRole("button", { name: en.lab.export.label, exact: true }).click();
  const [report] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: en.lab.export.json }).click(),
  ]);
  const [losses] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: en.lab.export.csv }).click(),
  ]);
  const lines = readFileSync(await losses.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines[0]).toMatch(/^step,minibatch_mean,/);
  // A minibatch at each of steps 0 to 60.
  expect(lines.filter((line) => /^\d+,\d/.test(line))).toHaveLength(61);
  expect(lines.at(-1)).toMatch(/^60,,,,,/);
  const { run, dataset } = JSON.parse(readFileSync(await report.path(), "utf8"));
  expect(run).toMatchObject({ step: 60, config: { seed: 42, gain: 0.2 } });
  expect(dataset.names).toBe(8_403);

  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: en.site.contents, exact: true }).click();
  await page.getByRole("button", { name: en.site.yourData }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles(await report.path());
  await dialog.getByText(run.name).waitFor();
  await dialog.getByRole("button", { name: "Add it" }).click();
  await dialog.locator("[data-outcome=done]").waitFor();
});
