import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./harness/axe";
import { playButton } from "./harness/lab";
import { openPage } from "./harness/open-page";

const kaiming =
  "with=hiddenInit:kaiming,gain:1.6666666666666667,hiddenBiasScale:0.01,outputScale:0.01,outputBiasScale:0";

/** Resolves when every run has ended, and so shows its last step. */
async function allEnd(page: Page, runs: number): Promise<void> {
  await expect
    .poll(() => page.locator(".run-card-state[data-phase=finished]").count(), { timeout: 90_000 })
    .toBe(runs);
}

async function number(page: Page, figure: string, name: string): Promise<number> {
  const line = page.locator(`[data-figure=${figure}] .figure-reading`);
  return Number((await line.getAttribute(`data-${name}`)) ?? Number.NaN);
}

test("naive and Kaiming come to step 5,000 together, on the same minibatches, and it shows what came of it", async () => {
  const { page } = await openPage({
    path: `#/compare?hiddenSize=64&steps=5000&${kaiming}&lang=en`,
    viewport: { width: 1600, height: 1900 },
  });
  await page.locator(".run-card-state[data-phase=going]").nth(1).waitFor({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  await playButton(page).click();
  await allEnd(page, 2);
  const proof = page.locator(".compare-proof");
  await expect.poll(() => proof.getAttribute("data-steps")).toBe("5001");
  expect(await proof.getAttribute("data-same")).toBe("true");
  await expect.poll(() => number(page, "compared-losses", "parted-b")).toBe(0);
  await expect.poll(() => number(page, "compared-outcomes", "train-b")).toBeGreaterThan(0);
  const losses = [
    await number(page, "compared-outcomes", "train-a"),
    await number(page, "compared-outcomes", "train-b"),
  ];
  expect(losses[1]).toBeLessThan(losses[0]);
  const saturated = [
    await number(page, "compared-maps", "saturated-a"),
    await number(page, "compared-maps", "saturated-b"),
  ];
  expect(saturated[1]).toBeLessThan(saturated[0]);
});

test("a run that is kept is there after a reload, stands beside a live one, and its deletion can be undone", async () => {
  const { page } = await openPage({ path: "#/compare?hiddenSize=16&steps=300&with=seed:7&lang=en" });
  await page.locator(".run-card-state[data-phase=going]").nth(1).waitFor({ timeout: 60_000 });
  await playButton(page).click();
  await allEnd(page, 2);
  await expect.poll(() => page.locator(".compare-proof").getAttribute("data-same")).toBe("false");
  expect(await page.locator(".compare-proof").textContent()).toContain("the seed is another");
  await page.getByRole("button", { name: "Actions for run B" }).click();
  await page.getByRole("menuitem", { name: "Keep" }).click();
  await page.locator(".compare-kept[data-outcome=saved]").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Kept runs" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("another seed");
  await dialog.getByRole("textbox").press("Enter");
  await dialog.getByRole("button", { name: "Delete: another seed" }).click();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await dialog.getByRole("button", { name: "Compare" }).click();
  const card = page.locator(".run-card").nth(2);
  await card.getByText("another seed").waitFor();
  expect(await card.textContent()).toContain("kept at step 300");
  await card.getByRole("button", { name: "Actions for run C" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  expect(await page.locator(".run-card").count()).toBe(2);
});
