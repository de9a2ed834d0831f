import { expect, test } from "vitest";
import { violations } from "./harness/axe";
import { openLab, openReadyLab } from "./harness/lab";
import { en, es } from "./harness/words";

const names = "dataset=first-names&hiddenLayers=2&hiddenSize=64";

test.each(["light", "dark"] as const)(
  "the Lab meets WCAG 2.2 AA as far as axe can tell, in %s",
  async (colorScheme) => {
    const { page } = await openReadyLab(`${names}&gain=-1`, { colorScheme });
    await page.locator("[data-panel=loss] .js-plotly-plot").waitFor();
    expect(await violations(page)).toEqual([]);
  },
);

test("so do the controls on a phone, the dialog of keys and a failure", async () => {
  const { page } = await openReadyLab(names, { viewport: { width: 390, height: 844 }, language: "en" });
  await page.getByRole("button", { name: en.lab.controls.label }).click();
  await page.getByRole("dialog").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: en.lab.keys.title }).waitFor();
  expect(await violations(page)).toEqual([]);

  const failed = await openLab("dataset=file");
  await failed.page.locator("[data-failure]").waitFor();
  expect(await violations(failed.page)).toEqual([]);
});

test("the whole Lab can be gone through with Tab, and all that stops it has a name", async () => {
  const { page } = await openReadyLab(names);
  const closed = page.locator(".control-panel :is(h2, h3) button[aria-expanded=false]");
  while ((await closed.count()) > 0) await closed.first().click();
  await page.locator(".skip").focus();
  const focused = page.locator(":focus");
  const stops: string[] = [];
  while ((await focused.count()) > 0 && stops.length < 200) {
    stops.push((await focused.ariaSnapshot()).split("\n")[0]!);
    await page.keyboard.press("Tab");
  }
  expect(stops.length).toBeGreaterThan(30);
  expect(stops.length).toBeLessThan(200);
  for (const stop of stops) expect(stop).toMatch(/^- '?[\w-]+ \\?"./);
  const all = stops.join("\n");
  for (const name of [
    es.lab.transport.play,
    es.lab.transport.step,
    es.fields.gain.name,
    es.fields.steps.name,
  ]) {
    expect(all).toContain(name);
  }
});

test("no two elements have the same id", async () => {
  const { page } = await openReadyLab(names);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});
