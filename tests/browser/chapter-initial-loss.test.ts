import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import enWords from "../../src/i18n/en/chapters/initial-loss.json";
import words from "../../src/i18n/es/chapters/initial-loss.json";
import { openChapter, reveal } from "./harness/chapter";
import { reading } from "./harness/lab";
import { es } from "./harness/words";

const exhibit = (page: Page, name: string) => page.locator(`[data-exhibit=${name}]`);
const press = (page: Page, name: string, action: "break" | "reset") =>
  exhibit(page, name).locator(`[data-action=${action}]`).click();
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();
const loss = async (page: Page, figure: string, number = "loss") =>
  (await reading(page, figure, number)).toFixed(4);

async function type(page: Page, name: string, field: string, value: string) {
  const input = exhibit(page, name).getByRole("textbox", { name: field });
  await input.fill(value);
  await input.press("Enter");
}

test("the network's first loss, its logits and the curve of both are PyTorch's", async () => {
  const { page } = await openChapter("initial-loss");
  await exhibit(page, "initial-logits").scrollIntoViewIfNeeded();
  await expect.poll(() => loss(page, "logits-histogram")).toBe("39.1317");
  expect(await reading(page, "logits-histogram", "std")).toBeCloseTo(15.3513, 3);
  expect(await reading(page, "softmax-bars", "loss")).toBeCloseTo(22.81, 2);

  await type(page, "initial-logits", es.fields.outputBiasScale.name, "0");
  await expect.poll(() => loss(page, "logits-histogram")).toBe("38.6101");
  await type(page, "initial-logits", es.fields.outputScale.name, "0,01");
  await expect.poll(() => loss(page, "logits-histogram")).toBe("3.7326");
  await isTicked(page, "initial-loss-near-uniform");
  await press(page, "initial-logits", "break");
  await expect.poll(() => reading(page, "logits-histogram", "loss")).toBeGreaterThan(150);
  await press(page, "initial-logits", "reset");
  await expect.poll(() => loss(page, "logits-histogram")).toBe("39.1317");

  await reveal(page, "initial-loss-scale-curve");
  await exhibit(page, "loss-by-scale").scrollIntoViewIfNeeded();
  await expect.poll(() => loss(page, "loss-by-scale", "bare")).toBe("38.6101");
  expect(await loss(page, "loss-by-scale", "drawn")).toBe("39.1317");
  expect(await loss(page, "loss-by-scale", "expected")).toBe("3.6889");
  await press(page, "loss-by-scale", "break");
  await expect.poll(() => reading(page, "loss-by-scale", "bare")).toBeCloseTo(385.524, 2);
});

test("four logits by hand: the loss follows, and multiplying them makes it sure and wrong", async () => {
  const { page } = await openChapter("initial-loss", { language: "en" });
  await exhibit(page, "toy-softmax").scrollIntoViewIfNeeded();
  await expect.poll(() => loss(page, "toy-softmax")).toBe("2.9608");
  await press(page, "toy-softmax", "break");
  await expect.poll(() => reading(page, "toy-softmax", "loss")).toBeCloseTo(25, 3);
  await isTicked(page, "initial-loss-sure-and-wrong");
  await exhibit(page, "toy-softmax").getByText("a", { exact: true }).first().click();
  await expect.poll(() => reading(page, "toy-softmax", "loss")).toBeLessThan(0.01);
  await isTicked(page, "initial-loss-sure-and-right");
  await type(page, "toy-softmax", enWords.toy.scale, "0");
  await expect.poll(() => loss(page, "toy-softmax")).toBe(Math.log(4).toFixed(4));
});

test("the careless start wastes its first steps, and the other one has none to waste", async () => {
  const { page } = await openChapter("initial-loss");
  await exhibit(page, "loss-race").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "loss-race", "step")).toBe(5_000);
  const wasted = await reading(page, "loss-race", "wasted");
  expect(wasted).toBeGreaterThan(1_000);
  expect(wasted).toBeLessThan(4_000);
  expect(await reading(page, "loss-race", "small")).toBeLessThan(
    await reading(page, "loss-race", "careless"),
  );
  await press(page, "loss-race", "break");
  await expect.poll(() => reading(page, "loss-race", "small")).toBeGreaterThan(2.9);
});

test("zeros: W2 alone wakes up after a step, W1 and W2 together never do, equal neurons stay one", async () => {
  const { page } = await openChapter("initial-loss");
  await reveal(page, "initial-loss-which-dies");
  await exhibit(page, "zero-starts").scrollIntoViewIfNeeded();
  const choose = (start: string) =>
    exhibit(page, "zero-starts").getByText(start, { exact: true }).first().click();
  await expect.poll(() => reading(page, "zero-gradients", "zero-at-start")).toBe(3);
  expect(await reading(page, "zero-gradients", "zero-forever")).toBe(0);
  const first = page.locator("[data-parameter=W2] td").first();
  expect(Number(await first.getAttribute("data-std"))).toBeCloseTo(0.0254, 3);

  await press(page, "zero-starts", "break");
  await expect.poll(() => reading(page, "zero-gradients", "zero-forever")).toBe(4);
  expect(await reading(page, "zero-losses", "frequencies")).toBeCloseTo(3.036864, 5);
  await isTicked(page, "initial-loss-kill");
  await choose(words.starts.equal);
  await expect.poll(() => reading(page, "zero-gradients", "different")).toBe(1);
  await choose(words.starts.hidden);
  await expect.poll(() => reading(page, "zero-gradients", "zero-at-start")).toBe(2);
});

test("a prediction of the first loss is answered by the reader's own network", async () => {
  const { page } = await openChapter("initial-loss");
  const predict = page.locator("[data-predict=initial-loss-first]");
  await predict.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await predict.getByText(words.predictions.first.low).waitFor();
  await expect.poll(() => predict.locator(".live-number").getAttribute("data-value")).toMatch(/^39\.13/);
  const uniform = page.getByRole("slider", { name: words.uniform.label });
  await uniform.press("Home");
  expect(await uniform.getAttribute("aria-valuenow")).toBe("2");
});
