import { expect, test } from "vitest";
import { violations } from "./harness/axe";
import { openReadyLab, reach } from "./harness/lab";
import { es } from "./harness/words";

const words = es.fields.layers;
const data = "dataset=first-names&encoding=plain&drawn=0&hiddenInit=kaiming&steps=200";

test("layers are edited as a list, with PyTorch's error where they don't fit, and the run has them once applied", async () => {
  const { page } = await openReadyLab(`${data}&hiddenSize=64`);
  const open = page.locator(".layer-editor-open");
  const rows = page.locator(".layer-row");
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await open.click();
  await rows.first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await rows.count()).toBe(1);

  await button(words.add).click();
  await rows.nth(1).getByRole("button", { name: "Linear 64 · Tanh" }).click();
  const form = page.locator(".layer-form");
  await form.getByRole("textbox").fill("32");
  await form.getByRole("textbox").press("Enter");
  await form
    .getByRole("radiogroup", { name: es.fields.connections.options.residual })
    .getByText(words.yes, { exact: true })
    .click();
  expect(await rows.nth(1).textContent()).toContain(
    "The size of tensor a (64) must match the size of tensor b (32) at non-singleton dimension 1",
  );
  expect(await button(words.apply).isDisabled()).toBe(true);
  await page.keyboard.press("Escape"); // what isn't applied is not lost by a slip
  expect(await rows.count()).toBe(2);

  await button(words.undo).click();
  await form.getByText("ReLU", { exact: true }).click();
  await button(words.apply).click();
  await expect.poll(() => page.url()).toContain("layers=linear:64,tanh,linear:32,relu");
  await reach(page, "paused");
  expect(await page.locator(".shapes").textContent()).toContain("W2[64, 32]");

  await open.click();
  await rows.nth(1).getByRole("button", { name: "Linear 32 · ReLU" }).click();
  await expect.poll(() => rows.nth(1).locator("b").first().textContent()).toMatch(/%$/);
  await button(words.statistics).click();
  const shown = page.locator("[data-panel=saturation] .panel-layer [data-selected]");
  await expect.poll(() => shown.textContent()).toBe("2");

  await button(words.regular).click();
  await expect.poll(() => page.url()).not.toContain("layers=");
});
