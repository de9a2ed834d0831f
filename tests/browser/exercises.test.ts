import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import words from "../../src/i18n/es/exercises.json";
import { violations } from "./harness/axe";
import { openChapter } from "./harness/chapter";
import { sideways } from "./harness/layout";
import { es } from "./harness/words";

const wrong = readFileSync(
  "tests/golden/exercises/conclusions/running-statistics/population_variance.py",
  "utf8",
);

test("an exercise says what is wrong with an answer, helps in stages, and stays solved", async () => {
  const { page } = await openChapter("conclusions", {
    anchor: "exercise-running-statistics",
    viewport: { width: 390, height: 844 },
  });
  const exercise = page.locator('[data-exercise="conclusions/running-statistics"]');
  const press = (action: string) => exercise.locator(`[data-action=${action}]`).click();
  const reply = exercise.getByRole("status").filter({ has: page.locator("[data-verdict]") });

  await exercise.locator(".code-cell-code pre").click();
  await exercise.locator(".cm-content").press("Control+a");
  await page.keyboard.insertText(wrong);
  await press("check");
  await reply.locator("[data-verdict=mistake]").waitFor();
  const [told] = words.conclusions["running-statistics"].population_variance.split("{{got}}");
  expect(await reply.innerText()).toMatch(new RegExp(`^${told}\\d,\\d+ `));

  await press("hint");
  await press("hint");
  expect(await exercise.locator(".exercise-hint").count()).toBe(2);
  expect(await exercise.locator("[data-action=hint]").count()).toBe(0);
  await press("solution");
  expect(await sideways(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await violations(page)).toEqual([]);

  await press("use");
  await press("check");
  await reply.locator("[data-verdict=passed]").waitFor();
  await page.reload();
  await exercise.getByText(es.reader.exercise.solved).waitFor();
  expect(await reply.count()).toBe(0);
  const solved = page.locator(".contents-chapter[data-open] .contents-exercises .said");
  expect(await solved.textContent()).toBe("1 de 2 ejercicios resueltos");
});
