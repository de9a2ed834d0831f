import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import golden from "../golden/vectors/runs.json";
import { openChapter, reveal } from "./harness/chapter";
import { reading } from "./harness/lab";
import { es } from "./harness/words";

const press = (page: Page, exhibit: string, action: string) =>
  page.locator(`[data-exhibit=${exhibit}] [data-action=${action}]`).click();
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();
const spanish = (value: number, digits: number) =>
  value.toLocaleString("es-AR", { minimumFractionDigits: digits, maximumFractionDigits: digits });

test("two networks run as the page opens, from PyTorch's first losses and saturations, and are one with one set of weights", async () => {
  const { page } = await openChapter("introduction");
  await expect.poll(() => reading(page, "twin-run", "careless-loss")).toBeGreaterThan(4);
  const text = page.locator(".chapter");
  await text.getByText("El mapa de arriba").scrollIntoViewIfNeeded(); // sentences count while they are on screen
  for (const { losses, layers } of [golden.runs.naive, golden.runs.kaiming]) {
    await text.getByText(spanish(losses[0]![1]!, 2)).first().waitFor();
    const [, [layer]] = layers[0] as [number, { saturated: number }[]];
    await text
      .getByText(`${spanish(100 * layer!.saturated, 2)}%`)
      .first()
      .waitFor();
  }

  const prediction = page.locator("[data-predict=introduction-same-weights]");
  await prediction.getByText("punto por punto").click();
  await prediction.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await prediction.locator(".predict-reveal").waitFor();
  await press(page, "twin-run", "break");
  await isTicked(page, "introduction-same-twins");
  await expect
    .poll(
      async () =>
        (await reading(page, "twin-run", "careless-loss")) -
        (await reading(page, "twin-run", "careful-loss")),
      { timeout: 30_000 },
    )
    .toBe(0);
  await press(page, "twin-run", "break");
  await expect.poll(() => reading(page, "twin-run", "careful-loss"), { timeout: 30_000 }).toBeLessThan(3.8);
});

test("gain 0.5 lets less than a millionth of the gradient through before fifty layers, gain 3 makes it grow", async () => {
  const { page } = await openChapter("introduction", { anchor: "hard-to-train" });
  expect(await page.locator("[data-exhibit=depth-signal]").count()).toBe(0);
  await reveal(page, "introduction-vanishing-depth");
  await page.locator("[data-exhibit=depth-signal]").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "depth-gradient", "large"), { timeout: 30_000 }).toBeGreaterThan(10);
  await expect
    .poll(async () => Number(await page.locator("[data-answer]").getAttribute("data-answer")))
    .toBeGreaterThan(10);
  await press(page, "depth-signal", "break");
  await expect.poll(() => reading(page, "depth-gradient", "yours"), { timeout: 30_000 }).toBeLessThan(1e-6);
  expect(await reading(page, "depth-gradient", "depth")).toBe(50);
  await isTicked(page, "introduction-vanish");
});

test("the diagram counts the lesson's parameters, and fewer with fewer neurons", async () => {
  const { page } = await openChapter("introduction", { anchor: "previous-class" });
  await page.locator("[data-figure=network-flow]").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "network-flow", "parameters")).toBe(18_616);
  const neurons = page.locator("[data-exhibit=network-shapes]").getByRole("textbox").last();
  await neurons.fill("100");
  await neurons.press("Enter");
  await expect.poll(() => reading(page, "network-flow", "parameters")).toBe(40 * 10 + 31 * 100 + 101 * 40);
});
