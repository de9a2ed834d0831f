import { expect, test } from "vitest";
import golden from "../golden/vectors/statistics.json";
import { allFigures, openReadyLab, playButton, reach, reading } from "./harness/lab";
import { es } from "./harness/words";

const wanted = golden.networks["gain 5/3"];
const fields = Object.entries(wanted.config).map(([name, value]) => `${name}=${value}`);

test("the Lab shows PyTorch's gradients of every matrix, and how far the first updates move them", async () => {
  const { page } = await openReadyLab([...fields, "steps=10"].join("&"), { viewport: allFigures });
  const ratios = wanted.parameters
    .filter(({ shape }) => shape.length === 2)
    .map(({ gradientStd, std }) => gradientStd / std);
  await expect.poll(() => reading(page, "weight-gradients", "largest")).toBeCloseTo(Math.max(...ratios), 4);
  expect(await reading(page, "weight-gradients", "smallest")).toBeCloseTo(Math.min(...ratios), 6);

  await playButton(page).click();
  await reach(page, "finished");
  await expect.poll(() => reading(page, "update-ratio", "step")).toBe(9);
  const last = wanted.updates.at(-1)!;
  expect(await reading(page, "update-ratio", "highest")).toBeCloseTo(Math.max(...last), 3);
  expect(await reading(page, "update-ratio", "lowest")).toBeCloseTo(Math.min(...last), 3);
  const rows = page.locator("[data-figure=update-ratio] tbody tr");
  expect(await rows.count()).toBe(last.length);

  await page.getByRole("button", { name: es.lab.panels.label, exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: es.lab.panels.parameters, exact: true }).click();
  await expect.poll(() => page.locator("[data-figure=weight-gradients]").count()).toBe(0);
});
