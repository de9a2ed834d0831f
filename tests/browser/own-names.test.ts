import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import keep from "../../src/i18n/es/keep.json";
import { openLab, openReadyLab, playToTheEnd, reach, reading } from "./harness/lab";
import { es } from "./harness/words";

const syllables = ["ñan", "cú", "ra", "lin", "co", "que", "pai", "mar"];
const names = syllables.flatMap((first) => syllables.map((second) => first + second));

/** Of the dialog that sums a list up. */
const dialog = (page: Page) => page.getByRole("dialog");

async function use(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: keep.names.use }).click();
  await dialog(page).waitFor({ state: "detached" });
}

const open = (page: Page, contents: string | Uint8Array) =>
  page.locator("input[type=file]").setInputFiles({
    name: "mis-nombres.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(contents),
  });

test("a file of one's own is summed up, and its names are learnt as they are written", async () => {
  const { page } = await openReadyLab("dataset=first-names&steps=2000");
  await open(page, `${names.join("\n")}\n`);
  await dialog(page).locator(`[data-names="${names.length}"]`).waitFor();
  await use(page);
  await page.getByText("Abierto: mis-nombres.txt").waitFor();
  await page.locator(".facts", { hasText: `${names.length} nombres` }).waitFor();
  await reach(page, "paused");
  // V = the end mark and the letters of the syllables.
  const letters = new Set(["*", ...names.join("")]);
  await expect.poll(() => reading(page, "loss-curve", "expected")).toBeCloseTo(Math.log(letters.size), 6);

  await playToTheEnd(page);
  await expect.poll(() => reading(page, "samples", "step")).toBe(2000);
  const invented = await page.locator("[data-figure=samples] .sample-name").allTextContents();
  for (const character of invented.join("")) expect(letters).toContain(character);
});

const unusable = [
  ["too few names", "uno\ndos\ntres\n", "dataset-too-few-names", "10"],
  ["nothing in it", "", "dataset-empty", "un nombre por línea"],
  ["blank lines", "\n  \n\n", "dataset-empty", "un nombre por línea"],
  ["a NUL", Uint8Array.of(0x61, 0, 0x62), "dataset-not-text", "UTF-8"],
  ["bytes that no text has", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x1a), "dataset-not-text", "UTF-8"],
  ["a line as long as a book", "a".repeat(5_000), "dataset-name-too-long", "1.000"],
] as const;

test("a file that is no list of names is refused with the reason, and the next one is learnt", async () => {
  const { page } = await openReadyLab("dataset=first-names&steps=100");
  for (const [what, contents, failure, said] of unusable) {
    await open(page, contents);
    const message = page.locator(`[data-failure=${failure}]`);
    await message.waitFor();
    expect(await message.textContent(), what).toContain(said);
    await page.keyboard.press("Escape");

    await open(page, names.join("\r\n"));
    await use(page);
    await reach(page, "paused");
    await expect.poll(() => page.locator("[data-failure]").count(), { message: what }).toBe(0);
  }
  await page.locator(".facts", { hasText: `${names.length} nombres` }).waitFor();
  await playToTheEnd(page);
});

test("a list that is pasted is summed up, learnt, offered again the next time, and can be deleted", async () => {
  const { page } = await openReadyLab("dataset=first-names&steps=200");
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    },
    `${names.join("\n")}\n${"a".repeat(500)}`,
  );
  await dialog(page).getByText("500").first().waitFor();
  await use(page);
  await reach(page, "paused");
  await page.locator(".facts", { hasText: `${names.length + 1} nombres` }).waitFor();
  await playToTheEnd(page);

  await expect.poll(() => page.url()).toContain("dataset=file"); // written a moment later
  await page.reload();
  await page.locator("[data-failure=file-not-opened]").waitFor();
  await page.getByRole("button", { name: es.lab.file.useKept }).click();
  await reach(page, "paused");
  await page.getByRole("button", { name: es.lab.file.forget }).click();
  await page.locator(".file-kept").waitFor({ state: "detached" });
});

test("an address that asks for a file that only its author has says so", async () => {
  const { page } = await openLab("dataset=file");
  await page.locator("[data-failure=file-not-opened]").waitFor();
  await open(page, names.join("\n"));
  await use(page);
  await reach(page, "paused");
  expect(await page.locator("[data-failure]").count()).toBe(0);
});

test.each([
  ["spanish-towns", "20.274 nombres"],
  ["first-names", "8.403 nombres"],
])("the names of %s are learnt as they are written", async (dataset, names) => {
  const { page } = await openReadyLab(`dataset=${dataset}&encoding=plain&drawn=0&steps=2000`);
  await page.locator(".facts", { hasText: names }).waitFor();
  // Careless weights cost above 20 nats at the start, whatever the names.
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeGreaterThan(20);
  await playToTheEnd(page);
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeLessThan(5);
});
