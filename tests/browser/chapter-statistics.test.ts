import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import words from "../../src/i18n/es/chapters/statistics.json";
import { choicesOf, type Diagnosis, sequence } from "../../src/lessons/statistics/diagnoses";
import golden from "../golden/vectors/statistics.json";
import { openChapter, reveal } from "./harness/chapter";
import { es } from "./harness/words";

const exhibit = (page: Page, name: string) => page.locator(`[data-exhibit=${name}]`);
const figure = (page: Page, name: string, figure: string) =>
  exhibit(page, name).locator(`[data-figure=${figure}]`);
const press = (page: Page, name: string, action: string) =>
  exhibit(page, name).locator(`[data-action=${action}]`).click();
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();

/** A number that a figure of an exhibit says; NaN as long as it says none of that name. */
async function reading(page: Page, name: string, figureName: string, number: string): Promise<number> {
  const line = figure(page, name, figureName).locator(".figure-reading");
  return Number((await line.getAttribute(`data-${number}`)) ?? Number.NaN);
}

async function type(page: Page, name: string, field: string, value: string) {
  const input = exhibit(page, name).getByRole("textbox", { name: field });
  await input.fill(value);
  await input.press("Enter");
}

/** The run of an exhibit has come to rest past a step. */
const arrives = (page: Page, name: string, step: number) =>
  expect.poll(() => reading(page, name, "update-ratio", "step"), { timeout: 30_000 }).toBeGreaterThan(step);

/** Where a table says that the updates of W1 begin. */
const firstUpdate = async (page: Page, name: string) => {
  const table = figure(page, name, "update-ratio").locator("table");
  await table.scrollIntoViewIfNeeded();
  const cell = table.getByRole("row", { name: /^W1 / }).locator("td").first();
  return Number((await cell.textContent())!.replace(",", ".").replace("−", "-"));
};

test("the four plots: a run that begins as PyTorch's does, fades with a small gain and saturates with a large one", async () => {
  const { page } = await openChapter("statistics", { anchor: "four-plots" });
  await figure(page, "four-plots", "update-ratio").scrollIntoViewIfNeeded();
  await arrives(page, "four-plots", 900);
  const [first] = golden.networks["gain 5/3"].updates;
  expect(await firstUpdate(page, "four-plots")).toBeCloseTo(first![1]!, 1);
  for (const name of ["activations-histogram", "gradients-histogram"]) {
    expect(await figure(page, "four-plots", name).locator("tbody tr").count()).toBe(5);
    const [start, end] = [
      await reading(page, "four-plots", name, "first-std"),
      await reading(page, "four-plots", name, "last-std"),
    ];
    expect(Math.abs(Math.log(start / end))).toBeLessThan(Math.log(2));
  }
  expect(await reading(page, "four-plots", "weight-gradients", "largest")).toBeGreaterThan(0.1);

  await press(page, "four-plots", "break");
  await expect
    .poll(() => firstUpdate(page, "four-plots"))
    .toBeCloseTo(golden.networks["gain 0.5"].updates[0]![1]!, 1);
  await press(page, "four-plots", "reset");
  await type(page, "four-plots", es.fields.gain.name, "3");
  await isTicked(page, "statistics-hot");
});

test("layer by layer, the gain decides what is left: PyTorch's numbers at 0.5, drawn before they are seen", async () => {
  const { page } = await openChapter("statistics", { anchor: "gain-sweep" });
  expect(await exhibit(page, "gain-profile").count()).toBe(0);
  const prediction = page.locator("[data-predict=statistics-gain-half]");
  await prediction.getByRole("slider").last().press("ArrowUp");
  await prediction.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await prediction.getByText("el efecto se multiplica capa a capa").waitFor();
  await exhibit(page, "gain-profile").scrollIntoViewIfNeeded();
  await press(page, "gain-profile", "break");
  const cold = golden.networks["gain 0.5"].layers;
  await expect
    .poll(() => reading(page, "gain-profile", "layer-profile", "first"))
    .toBeCloseTo(cold[0]!.std, 5);
  expect(await reading(page, "gain-profile", "layer-profile", "last")).toBeCloseTo(cold[4]!.std, 5);
  await type(page, "gain-profile", es.fields.gain.name, "3");
  const hot = golden.networks["gain 3"].layers;
  await expect.poll(() => reading(page, "gain-profile", "layer-profile", "last")).toBeCloseTo(hot[4]!.std, 5);
  await isTicked(page, "statistics-keep");
});

test("a stack without tanh is one matrix to a millionth, and with tanh it isn't", async () => {
  const { page } = await openChapter("statistics", { anchor: "linear-stack" });
  await exhibit(page, "linear-stack").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "linear-stack", "logits-scatter", "relative")).toBeLessThan(1e-6);
  await press(page, "linear-stack", "break");
  await expect.poll(() => reading(page, "linear-stack", "logits-scatter", "relative")).toBeGreaterThan(0.1);
  await press(page, "linear-stack", "break");
  await expect.poll(() => reading(page, "linear-stack", "logits-scatter", "relative")).toBeLessThan(1e-6);
});

test("a hundredth of the learning rate takes two off the logarithm, and a tenth of the last layer adds one", async () => {
  const { page } = await openChapter("statistics", { anchor: "learning-rate" });
  await reveal(page, "statistics-update-ratio");
  await exhibit(page, "update-rates").scrollIntoViewIfNeeded();
  await arrives(page, "update-rates", 900);
  const start = await firstUpdate(page, "update-rates");
  expect(start).toBeCloseTo(-3.35, 2);
  await type(page, "update-rates", es.fields.learningRate.name, "0,001");
  await expect.poll(() => firstUpdate(page, "update-rates")).toBeCloseTo(start - 2, 2);
  await isTicked(page, "statistics-slow");
  await press(page, "update-rates", "reset");
  await exhibit(page, "update-rates").getByText(words.lastLayerWhole, { exact: true }).click();
  await expect.poll(() => firstUpdate(page, "update-rates")).toBeCloseTo(start + 1, 2);
});

/** The case on screen: a wrong diagnosis, then the right one, then its repair. */
async function diagnose(page: Page, diagnosis: Diagnosis): Promise<void> {
  const one = sequence.find((one) => one.diagnosis === diagnosis)!;
  const current = page.locator(`[data-exhibit=diagnosis][data-case=${diagnosis}]`);
  await current.locator(".diagnosis-case[data-done]").waitFor({ timeout: 30_000 });
  expect(await current.locator("[data-figure]").count()).toBe(6);
  const choices = current.locator(".predict-choice");
  const answer = async (choice: Diagnosis) => {
    await choices.nth(choicesOf(one).indexOf(choice)).click();
    await current.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  };
  const wrong = one.others[0]!;
  await answer(wrong);
  const reply = current.locator(".predict-reply");
  await expect.poll(() => reply.textContent()).toContain(words.diagnoses[wrong].would);
  expect(await reply.textContent()).toContain(words.diagnoses[diagnosis].hint);
  await current.getByRole("button", { name: es.reader.predict.answered, exact: true }).click();
  await answer(diagnosis);
  await expect.poll(() => reply.textContent()).toBe(words.diagnosis.right);
  expect(await current.locator(".predict-reveal").textContent()).not.toMatch(/\{\{|NaN|undefined/);
  await current.locator("[data-action=repair]").click();
  await current.locator(".diagnosis-case[data-repaired]").waitFor({ timeout: 30_000 });
  await current.getByText(words.diagnoses[diagnosis].recovered).waitFor();
}

test("each network to diagnose refuses a wrong name with its reply, takes the right one and shows the repair", async () => {
  const { page } = await openChapter("statistics", { anchor: "diagnose" });
  for (const { diagnosis } of sequence) {
    await diagnose(page, diagnosis);
    await press(page, "diagnosis", "next-case");
  }
  await isTicked(page, "statistics-three-right");
  await isTicked(page, "statistics-all-cases");
  const score = page.locator(".diagnosis-score");
  expect(await score.getAttribute("data-right")).toBe(String(sequence.length));
}, 90_000);
