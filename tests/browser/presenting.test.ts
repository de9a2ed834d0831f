import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import esScenes from "../../src/i18n/es/scene-list.json";
import { openReadyLab, reach, reading, stepShown } from "./harness/lab";
import { es } from "./harness/words";

const projector = { width: 1920, height: 1080 };
const names = "dataset=first-names";

/** Every text on the screen that is smaller than so many pixels, with its size. */
function textsBelow(page: Page, pixels: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement!;
      const text = texts.currentNode.textContent!.trim();
      const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (text && isSeen && element.getBoundingClientRect().width > 1 && size < pixels)
        small.push(`${size}px ${text}`);
    }
    return small;
  }, pixels);
}

const title = (page: Page) => page.locator(".stage h1").textContent();

test("the keyboard alone drives a demonstration that can be read from the back of the room", async () => {
  const { page } = await openReadyLab("scene=white-map", { viewport: projector, colorScheme: "light" });
  await page.keyboard.press("p");
  await page.getByRole("heading", { level: 1, name: esScenes["white-map"].title }).waitFor();
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");

  await page.keyboard.press("2"); // of the chapter
  await expect.poll(() => title(page)).toBe(esScenes["still-white"].title);
  await reach(page, "paused");
  await page.keyboard.press("Space");
  await expect.poll(() => stepShown(page)).toBeGreaterThan(10);
  await page.keyboard.press("Space");
  await reach(page, "paused");
  await expect.poll(() => reading(page, "saturation", "saturated")).toBeGreaterThan(0.5);
  await page.keyboard.press("b");
  await expect.poll(() => page.url()).toContain("normalization=batch-norm-1d");
  expect(page.url()).toContain("scene=still-white");
  await reach(page, "paused");

  await expect.poll(() => page.locator("[data-figure=loss-curve] .xtick").count()).toBeGreaterThan(1);
  expect(await textsBelow(page, 24)).toEqual([]);
  const overflow = await page.evaluate(() => [
    document.documentElement.scrollHeight - innerHeight,
    document.documentElement.scrollWidth - innerWidth,
  ]);
  expect(overflow).toEqual([0, 0]);

  await page.keyboard.press("PageDown");
  await expect.poll(() => title(page)).toBe(esScenes["other-nonlinearities"].title);
  await page.keyboard.press("0");
  await page.getByRole("menuitem", { name: esScenes["hockey-stick"].title }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await page.locator(".stage").waitFor({ state: "hidden" });
  expect(await page.locator("html").getAttribute("data-theme")).toBe("light");
  await expect.poll(() => page.url()).not.toContain("present");
});

test("the projector's window shows the run of the presenter's, from its first step, with the same marks", async () => {
  const { page } = await openReadyLab(`scene=still-white&${names}`, {
    viewport: { width: 1600, height: 1400 },
  });
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepShown(page)).toBe(1);
  await page.getByRole("button", { name: es.scenes.show, exact: true }).click();
  const opening = page.context().waitForEvent("page");
  await page.getByRole("menuitem", { name: es.scenes.desk.open }).click();
  const room = await opening;
  await page.getByText(es.scenes.desk.connected).waitFor();
  await page.getByText(esScenes["still-white"].notes).waitFor();

  await expect.poll(() => stepShown(room)).toBe(1);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepShown(room)).toBe(2);
  const same = (figure: string, number: string) =>
    expect
      .poll(async () => (await reading(room, figure, number)) - (await reading(page, figure, number)))
      .toBe(0);
  await same("loss-curve", "loss");
  await same("saturation", "saturated");

  await page.keyboard.press("d");
  const map = (await page.locator("[data-figure=loss-curve] .figure-body").boundingBox())!;
  await page.mouse.move(map.x + map.width / 4, map.y + map.height / 2);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  await page.mouse.up();
  await room.locator(".ink-strokes polyline").waitFor({ state: "attached" });
  await page.keyboard.press("c");
  await room.locator(".ink-strokes polyline").waitFor({ state: "detached" });

  await page.close({ runBeforeUnload: false });
  await room.getByText(es.scenes.projector.gone).waitFor();
  expect(await stepShown(room)).toBe(2);
});
