import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import words from "../../src/i18n/es/chapters/kaiming.json";
import golden from "../golden/vectors/kaiming.json";
import { openChapter, reveal } from "./harness/chapter";
import { reading } from "./harness/lab";
import { es } from "./harness/words";

const exhibit = (page: Page, name: string) => page.locator(`[data-exhibit=${name}]`);
const press = (page: Page, name: string, action: "break" | "reset") =>
  exhibit(page, name).locator(`[data-action=${action}]`).click();
const choose = (page: Page, name: string, option: string) =>
  exhibit(page, name).getByText(option, { exact: true }).first().click();
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();

async function type(page: Page, name: string, field: string, value: string) {
  const input = exhibit(page, name).getByRole("textbox", { name: field });
  await input.fill(value);
  await input.press("Enter");
}

test("sums of fan_in products spread by its root, until the weights are divided by it", async () => {
  const { page } = await openChapter("kaiming", { anchor: "sum" });
  const sums = golden.weightedSums;
  const std = (fanIn: number) => sums.find((sum) => sum.fanIn === fanIn)!.sumStd;
  const prediction = page.locator("[data-predict=kaiming-sum-std]");
  await prediction.getByRole("textbox").fill("100");
  await prediction.getByRole("textbox").press("Enter");
  expect(await exhibit(page, "weighted-sums").count()).toBe(0);
  await prediction.getByRole("button").first().click();
  await prediction.getByText("se cancela").waitFor();
  await prediction.locator(".predict-reply").getByText("10,08").waitFor();
  await exhibit(page, "weighted-sums").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "weighted-sums", "sum-std")).toBeCloseTo(std(100), 4);
  await expect.poll(() => reading(page, "sum-walks", "points")).toBe(9);
  await type(page, "weighted-sums", "fan_in", "30");
  await expect.poll(() => reading(page, "weighted-sums", "sum-std")).toBeCloseTo(std(30), 4);
  await press(page, "weighted-sums", "break");
  await expect.poll(() => reading(page, "weighted-sums", "sum-std")).toBeCloseTo(std(1000), 3);
  await press(page, "weighted-sums", "break");
  await expect
    .poll(() => reading(page, "weighted-sums", "sum-std"))
    .toBeCloseTo(std(1000) / Math.sqrt(1000), 5);
  await isTicked(page, "kaiming-std-20");
  await isTicked(page, "kaiming-divide");
});

test("the gains of PyTorch's table are found again by simulation, and those that aren't are told apart", async () => {
  const { page } = await openChapter("kaiming", { anchor: "gains" });
  await reveal(page, "kaiming-relu-gain");
  await exhibit(page, "gains").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "gains", "samples")).toBe(2 ** 20);
  expect(Math.abs((await reading(page, "gains", "linear")) - 1)).toBeLessThan(0.01);
  expect(Math.abs((await reading(page, "gains", "relu")) / Math.SQRT2 - 1)).toBeLessThan(0.01);
  expect(await reading(page, "gains", "tanh")).toBeCloseTo(1.59, 2);
  const tanh = exhibit(page, "gains").locator("[data-nonlinearity=tanh] td");
  expect(await tanh.last().textContent()).toBe("1,6667");
  await press(page, "gains", "break");
  await expect.poll(() => reading(page, "gains", "tanh")).toBeGreaterThan(3.4);
  await expect.poll(() => reading(page, "gains", "relu")).toBeCloseTo(Math.SQRT2, 2);
  await press(page, "gains", "break");
  await expect.poll(() => reading(page, "gains", "tanh")).toBeCloseTo(1.59, 2);

  await exhibit(page, "weight-draws").scrollIntoViewIfNeeded();
  const [w1] = golden.weightDraws;
  const kaiming = w1!.draws.find(({ draw }) => draw === "fan-in")!;
  await expect.poll(() => reading(page, "forward-backward", "measured")).toBe(7);
  expect(await reading(page, "forward-backward", "forward")).toBeCloseTo(kaiming.forward, 4);
  expect(await reading(page, "forward-backward", "backward")).toBeCloseTo(kaiming.backward, 4);
  await choose(page, "weight-draws", words.knob.shapes["256-256"]);
  await expect.poll(() => reading(page, "forward-backward", "backward")).toBeLessThan(1.05);
});

test("fifty layers of tanh: what was drawn is judged, the std holds with 5/3 and the gradient doesn't", async () => {
  const { page } = await openChapter("kaiming", { anchor: "tanh-gain" });
  const prediction = page.locator("[data-predict=kaiming-fifty-layers]");
  await prediction.getByRole("slider").last().press("ArrowUp");
  await prediction.getByRole("button").first().click();
  await prediction.getByText("si no hubiera tanh").waitFor();

  await exhibit(page, "tanh-gain").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "gain-by-layer", "last")).toBeCloseTo(0.65, 1);
  expect(await reading(page, "variance-map", "end")).toBeCloseTo(0.6513, 4);
  await choose(page, "tanh-gain", words.byLayer.backward);
  await expect.poll(() => reading(page, "gain-by-layer", "ratio")).toBeGreaterThan(30);
  await type(page, "tanh-gain", "gain", "1");
  await expect.poll(() => reading(page, "gain-by-layer", "ratio")).toBeLessThan(0.5);
  await isTicked(page, "kaiming-gradient-gain-1");
  await press(page, "tanh-gain", "break");
  await expect.poll(() => reading(page, "gain-by-layer", "ratio")).toBeGreaterThan(1e4);
});

test("the map's cells open their networks, by pointer and by keyboard", async () => {
  const { page } = await openChapter("kaiming", { anchor: "depth-map" });
  const map = page.locator("[data-figure=gain-depth-map] .gain-depth-map");
  await exhibit(page, "gain-depth").scrollIntoViewIfNeeded();
  await choose(page, "gain-depth", es.fields.nonlinearity.options.relu);
  await expect.poll(() => reading(page, "gain-depth-map", "measured")).toBe(26 * 25);
  const box = (await map.boundingBox())!;
  await map.click({ position: { x: box.width * (9.5 / 26), y: box.height * (24.5 / 25) } });
  await expect.poll(() => reading(page, "gain-depth-map", "gain")).toBe(1.4);
  expect(await reading(page, "gain-depth-map", "depth")).toBe(50);
  await expect.poll(() => reading(page, "depth-profile", "last-std")).toBeLessThan(1);
  const level = await reading(page, "depth-profile", "last-std");
  expect(level).toBeCloseTo(await reading(page, "gain-depth-map", "std"), 4);
  await isTicked(page, "kaiming-open-cell");
  await isTicked(page, "kaiming-level-gradient");

  await map.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await expect.poll(() => reading(page, "gain-depth-map", "gain")).toBe(1.6);
  expect(await reading(page, "gain-depth-map", "depth")).toBe(48);
  await expect.poll(() => reading(page, "depth-profile", "layers")).toBe(48);
  expect(await reading(page, "depth-profile", "last-std")).toBeGreaterThan(10 * level);
});

test("the magic number applied: PyTorch's loss, saturation and spread at step 0, and a run that learns", async () => {
  const { page } = await openChapter("kaiming", { anchor: "applied" });
  await exhibit(page, "applied").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "starting-points", "loss")).toBeCloseTo(3.71619, 5);
  expect(await reading(page, "starting-points", "saturated")).toBeCloseTo(0.2405, 4);
  expect(await reading(page, "starting-points", "std")).toBeCloseTo(1.7981, 4);
  expect(await reading(page, "starting-points", "naive-saturated")).toBeCloseTo(0.7211, 4);
  expect(await reading(page, "starting-points", "naive-loss")).toBeCloseTo(39.1317, 4);
  await page.locator("[data-figure=saturation]").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "saturation", "saturated")).toBeLessThan(0.3);
  await press(page, "applied", "break");
  await expect.poll(() => reading(page, "saturation", "saturated")).toBeGreaterThan(0.5);
  await isTicked(page, "kaiming-naive-again");
  await press(page, "applied", "break");
  await expect.poll(() => reading(page, "saturation", "saturated")).toBeLessThan(0.3);
});
