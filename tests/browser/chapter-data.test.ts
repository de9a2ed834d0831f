import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readLesson } from "../../scripts/mdx/outline";
import words from "../../src/i18n/es/chapters/data.json";
import { openChapter, reveal } from "./harness/chapter";
import { reading } from "./harness/lab";
import { en } from "./harness/words";

const exhibit = (page: Page, name: string) => page.locator(`[data-exhibit=${name}]`);
const press = (page: Page, name: string, action: string) =>
  exhibit(page, name).locator(`[data-action=${action}]`).click();
const see = (page: Page, name: string) => exhibit(page, name).scrollIntoViewIfNeeded();
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();

test("a name is encoded as the notebook's process_name does, or dropped for one of its two reasons", async () => {
  const { page } = await openChapter("data");
  const encoder = page.locator(".encoder");
  const name = exhibit(page, "type-a-name").getByRole("textbox");
  await see(page, "type-a-name");
  expect(await encoder.getAttribute("data-encoded")).toBe("sant xn--juli-3na de xn--lria-lqa");
  await name.fill("Buenos Aires");
  await page.locator('.encoder[data-fate="kept"][data-encoded="buenos aires"]').waitFor();
  await name.fill("Khalifah A City");
  await page.locator('.encoder[data-fate="shortWord"]').waitFor();
  await isTicked(page, "data-short-word");
  await press(page, "type-a-name", "break");
  await page.locator('.encoder[data-fate="notEncodable"]').waitFor();
  await isTicked(page, "data-not-encodable");
  await press(page, "type-a-name", "break");
  await page.locator('.encoder[data-fate="punycode"]').waitFor();
});

test("the pipeline on the real file loses and keeps as many names as the notebook, and says so in its sentences", async () => {
  const { page } = await openChapter("data");
  await reveal(page, "data-usable");
  await see(page, "pipeline");
  await expect.poll(() => reading(page, "name-funnel", "drawn"), { timeout: 20_000 }).toBe(100_000);
  const stages = {
    lines: 171_075,
    "lost-short-word": 717,
    "lost-not-encodable": 3_019,
    "lost-punycode": 33_924,
  };
  for (const [stage, names] of Object.entries(stages)) {
    expect(await reading(page, "name-funnel", stage), stage).toBe(names);
  }
  expect(await reading(page, "name-funnel", "punycode")).toBe(133_416);
  expect(await reading(page, "name-funnel", "distinct")).toBe(88_306);
  expect(await page.locator("[data-stage=drawn]").innerText()).toContain("valdilecha");
  await page.locator('.live-number[data-value="133416"]').first().waitFor();

  const seed = exhibit(page, "pipeline").getByRole("textbox", { name: words.funnel.seedKnob });
  await seed.fill("1");
  await seed.press("Enter");
  await expect.poll(() => reading(page, "name-funnel", "distinct")).not.toBe(88_306);
  await press(page, "pipeline", "reset");
  await press(page, "pipeline", "break");
  await expect
    .poll(() => reading(page, "name-funnel", "lost-not-encodable"), { timeout: 20_000 })
    .toBe(36_918);
  await press(page, "pipeline", "break");
  await expect.poll(() => reading(page, "name-funnel", "characters")).toBe(40);
});

test("forty characters, one row of X a character whatever the context, and 1,561 names of validation seen before", async () => {
  const { page } = await openChapter("data");
  await reveal(page, "data-vocabulary");
  await see(page, "vocabulary");
  await expect.poll(() => reading(page, "character-counts", "size")).toBe(40);
  expect(await reading(page, "character-counts", "names")).toBe(100_000);
  expect(await reading(page, "name-lengths", "longest")).toBe(79);
  await press(page, "vocabulary", "break");
  await expect.poll(() => reading(page, "character-counts", "size"), { timeout: 20_000 }).toBe(227);

  await see(page, "windows");
  await expect.poll(() => reading(page, "context-windows", "rows")).toBe("kingersheim*".length);
  const rows = exhibit(page, "windows").locator("tbody tr");
  expect(await rows.nth(2).locator("td").allTextContents()).toEqual(["*ki", "[0, 24, 22]", "n", "27"]);
  await press(page, "windows", "break");
  await expect.poll(() => reading(page, "context-windows", "rows")).toBe("kingersheim".length);
  await page.locator("[data-predict=data-context-rows]").getByRole("radio").nth(1).check({ force: true });
  await page.locator("[data-predict=data-context-rows] .button.primary").click();
  await page.locator("[data-predict=data-context-rows] .predict-reveal").waitFor();
  await page.locator('.live-number[data-value="841366"]').first().waitFor();
  await page.getByRole("slider").and(page.locator(".drag-number")).first().press("End");
  await page.locator('.live-number[data-value="8"]').first().waitFor();
  await page.locator('.live-number[data-value="841366"]').first().waitFor();

  await see(page, "splits");
  await expect.poll(() => reading(page, "split-shares", "validation-known"), { timeout: 20_000 }).toBe(1_561);
  expect(await reading(page, "split-shares", "train-rows")).toBe(841_366);
  await exhibit(page, "splits").getByText(words.splits.once, { exact: true }).click();
  await expect.poll(() => reading(page, "split-shares", "validation-known")).toBe(0);
});

test("18,616 parameters, fewer with fewer neurons; an untrained network is sure of what it can't know", async () => {
  const { page } = await openChapter("data", { language: "en" });
  await page
    .locator("[data-predict=data-parameters]")
    .getByRole("button", { name: en.reader.predict.skip })
    .click();
  await see(page, "network");
  await expect.poll(() => reading(page, "network-tensors", "parameters")).toBe(18_616);
  const width = exhibit(page, "network").getByRole("textbox").nth(1);
  await width.fill("64");
  await width.press("Enter");
  await expect
    .poll(() => reading(page, "network-tensors", "parameters"))
    .toBe(400 + 30 * 64 + 64 + 64 * 40 + 40);
  await isTicked(page, "data-few-parameters");
  await press(page, "network", "reset");
  await expect.poll(() => reading(page, "network-tensors", "parameters")).toBe(18_616);

  await see(page, "pass");
  await expect.poll(() => reading(page, "forward-pass", "probability")).toBeGreaterThan(0.99);
  const context = exhibit(page, "pass").getByRole("textbox");
  await context.fill("");
  await expect.poll(() => reading(page, "forward-pass", "best")).toBe(25); // PyTorch's argmax after ***: "l"
});

test("a drawn loss curve is answered once the run has drawn its own", async () => {
  const { page } = await openChapter("data", { anchor: "loss-curve" });
  const predict = page.locator("[data-predict=data-loss-curve]");
  const pad = predict.locator(".curve-pad");
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  await page.mouse.move(x + 2, y + 0.92 * height);
  await page.mouse.down();
  await page.mouse.move(x + width - 2, y + 0.94 * height, { steps: 10 });
  await page.mouse.up();
  expect(await predict.locator(".predict-reveal").count()).toBe(0);
  await predict.locator(".button.primary").click();
  await predict.locator(".predict-reveal").waitFor();
  const low = /low="([^"]+)" level/.exec(readLesson("data", "es")!)![1];
  await expect.poll(() => predict.locator(".predict-reply").innerText(), { timeout: 20_000 }).toBe(low);
  await predict.locator(".curve-pad-actual").waitFor({ state: "attached" });
});

test("the run's first losses are PyTorch's, and it invents ten names", async () => {
  const { page } = await openChapter("data");
  await reveal(page, "data-loss-curve");
  await see(page, "training");
  const check = page.locator(".loss-check tbody tr");
  const golden = { 0: 39.131664, 1: 36.268879, 2: 30.649628, 5: 27.245857, 10: 25.096512 };
  for (const [i, [step, loss]] of Object.entries(golden).entries()) {
    await expect.poll(() => check.nth(i).getAttribute("data-loss"), { timeout: 20_000 }).not.toBeNull();
    expect(await check.nth(i).getAttribute("data-step")).toBe(step);
    expect(Number(await check.nth(i).getAttribute("data-loss"))).toBeCloseTo(loss, 4);
  }
  await see(page, "ten-names");
  await expect.poll(() => reading(page, "samples", "step"), { timeout: 20_000 }).toBe(2_000);
  expect(await exhibit(page, "ten-names").locator(".sample").count()).toBe(10);
  await press(page, "ten-names", "break");
  await expect.poll(() => reading(page, "samples", "step")).toBe(0);
  await press(page, "ten-names", "break");
  await expect.poll(() => reading(page, "samples", "step"), { timeout: 20_000 }).toBe(2_000);
});
