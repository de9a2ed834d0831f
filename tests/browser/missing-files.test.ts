import type { Route } from "playwright-core";
import { expect, test } from "vitest";
import { openLab, playButton, reach, stepShown } from "./harness/lab";
import { es } from "./harness/words";

const notFound = (route: Route) => route.fulfill({ status: 404, body: "" });
const unreachable = (route: Route) => route.abort("connectionreset");
const cutShort = async (route: Route) => {
  const whole = await (await route.fetch()).body();
  await route.fulfill({ status: 200, body: whole.subarray(0, whole.length / 2) });
};

/** The cities of the world, and those among them that the notebook's run learns, prepared. */
const lists = /\/(city|notebook)-names\.txt$/;

test.each([
  ["the lists of names are not there", lists, notFound, "dataset-missing", "cities"],
  ["the lists of names do not arrive", lists, unreachable, "dataset-missing", "cities"],
  ["the lists of names come cut short", lists, cutShort, "dataset-truncated", "952.060"],
  ["no compute kernels are there", /\.wasm$|tfjs-backend/, notFound, "kernels-unavailable", "404"],
  ["the training thread is not there", "**/training-worker-*.js", notFound, "crashed", "training-worker"],
] as const)(
  "when %s the page says so, and starts again once it is",
  async (_, file, answer, failure, said) => {
    const { page, problems } = await openLab("", { before: (context) => context.route(file, answer) });
    const message = page.locator(`[data-failure=${failure}]`);
    await message.waitFor();
    expect(await message.textContent()).toContain(said);
    await reach(page, "failed");

    await page.context().unroute(file);
    await message.getByRole("button", { name: es.problems.failure.retry }).click();
    await reach(page, "paused");
    expect(await message.count()).toBe(0);
    await playButton(page).click();
    await expect.poll(() => stepShown(page)).toBeGreaterThan(100);
    problems.length = 0; // the files that were not there
  },
);

test.each([
  ["are not there", notFound],
  ["do not arrive", unreachable],
  ["come cut short", cutShort],
] as const)("when the prepared names %s they are prepared in the browser", async (_, answer) => {
  const { page, problems } = await openLab("", {
    before: (context) => context.route("**/notebook-names.txt", answer),
  });
  await reach(page, "paused");
  expect(await page.locator("[data-failure]").count()).toBe(0);
  await playButton(page).click();
  await expect.poll(() => stepShown(page)).toBeGreaterThan(100);
  problems.length = 0;
});

test("without its charts the page says so where they would be, and the run goes on with its numbers", async () => {
  const { page, problems } = await openLab("dataset=first-names", {
    before: (context) => context.route("**/core-*.js", notFound),
  });
  await page.locator("[data-figure=loss-curve]", { hasText: es.figures.plot.unavailable }).waitFor();
  await reach(page, "paused");
  await playButton(page).click();
  await expect.poll(() => stepShown(page)).toBeGreaterThan(100);
  problems.length = 0;
});
