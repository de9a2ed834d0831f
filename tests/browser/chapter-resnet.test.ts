import { expect, test } from "vitest";
import { openChapter, reveal } from "./harness/chapter";

test("fifty plain layers train worse than eight, and with the shortcut nearly as well; without BatchNorm they don't", async () => {
  const { page } = await openChapter("resnet", { anchor: "degradation" });
  await reveal(page, "resnet-degradation");
  const loss = page.locator("[data-figure=degradation-loss] .figure-reading[data-over]");
  await loss.waitFor({ timeout: 60_000 });
  const ends = () => loss.evaluate(({ dataset }) => ({ ...dataset }) as Record<string, string>);
  const { shallow, plain, residual } = await ends();
  expect(Number(plain) - Number(shallow)).toBeGreaterThan(0.15);
  expect(Number(residual) - Number(shallow)).toBeLessThan(0.13);
  expect(Number(plain) - Number(residual)).toBeGreaterThan(0.1);

  const flow = page.locator("[data-figure=gradient-flow] .figure-reading");
  expect(Number(await flow.getAttribute("data-plain"))).toBeGreaterThan(100);
  expect(Number(await flow.getAttribute("data-residual"))).toBeLessThan(20);
});

test("a block whose last γ is zero lets x pass exactly, and ticks its task; without the shortcut nothing comes back", async () => {
  const { page } = await openChapter("resnet", { anchor: "run-block" });
  await reveal(page, "resnet-zero-gamma");
  const exhibit = page.locator("[data-exhibit=residual-block]");
  await exhibit.getByText("γ = 0").click();
  const trace = exhibit.locator("[data-figure=block-trace] .figure-reading");
  await expect.poll(() => trace.getAttribute("data-change")).toBe("0");
  await page.locator("[data-task=resnet-identity][data-done]").waitFor();
  await exhibit.locator("[data-action=break]").click();
  await expect.poll(() => trace.getAttribute("data-last")).toBe("0");
});

test("the table's parameters are torchvision's, and its block changes with the size", async () => {
  const { page } = await openChapter("resnet", { anchor: "sizes" });
  await reveal(page, "resnet-parameters");
  const counts = page.locator("[data-figure=resnet-sizes] td[data-parameters]");
  expect(
    await counts.evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-parameters"))),
  ).toEqual(["11689512", "21797672", "25557032", "44549160", "60192808"]);
  const block = page.locator("[data-figure=resnet-block] .figure-reading");
  await expect.poll(() => block.getAttribute("data-outputs")).toBe("512");
  await page.getByRole("radiogroup", { name: "ResNet" }).getByText("34", { exact: true }).click();
  await expect.poll(() => block.getAttribute("data-outputs")).toBe("128");
});
