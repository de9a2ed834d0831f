import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readSafetensors, writeSafetensors } from "../../src/experiment/weights/safetensors";
import { numbersOf } from "../../src/experiment/weights/stored-numbers";
import { openReadyLab, playButton, playToTheEnd, reach, stepShown } from "./harness/lab";
import { es } from "./harness/words";

const words = es.lab.weights;

const menu = (page: Page) => page.getByRole("button", { name: es.lab.export.label, exact: true }).click();

async function open(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await menu(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: words.open }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

async function save(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  await menu(page);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: words.save }).click(),
  ]);
  await page.keyboard.press("Escape");
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
}

const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );

test("a run's weights are saved, and a run from them goes on to the same end; what is no such file is refused", async () => {
  const fields = "dataset=first-names&encoding=plain&drawn=0&hiddenSize=32&steps=400&outputScale=0.1";
  const { page } = await openReadyLab(fields);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepShown(page)).toBe(1);
  const first = await save(page);
  expect(first.name).toBe("activa-seed-42-step-1.safetensors");
  await playToTheEnd(page);
  const end = await save(page);

  await drop(page, "nombres.safetensors", "esto no son pesos, ni nada que se les parezca");
  await page.locator("[data-failure=weights-not-safetensors]").waitFor();
  await reach(page, "finished");

  await open(page, first.name, first.bytes);
  const opened = page.locator(`[data-weights="${first.name}"]`);
  await opened.waitFor();
  await reach(page, "paused");
  expect(await stepShown(page)).toBe(1);
  expect(await page.locator("[data-failure]").count()).toBe(0);
  await playToTheEnd(page);
  expect(readSafetensors((await save(page)).bytes)).toEqual(readSafetensors(end.bytes));

  await page.keyboard.press("r");
  await reach(page, "paused");
  await expect.poll(() => stepShown(page)).toBe(1);
  await opened.getByRole("button").click();
  await expect.poll(() => stepShown(page)).toBe(0);
  expect(await opened.count()).toBe(0);
});

test("weights written elsewhere make the network: its sizes are the tensors'", async () => {
  const { page } = await openReadyLab("dataset=first-names&encoding=plain&drawn=0&hiddenSize=32&steps=50");
  const { bytes } = await save(page);
  const { tensors } = readSafetensors(bytes);
  const C = tensors.get("C")!;
  const [characters, size] = C.shape as [number, number];
  const zeros = (name: string, shape: number[]) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b)),
  });
  const file = writeSafetensors(
    [
      { name: "0.weight", shape: C.shape, values: numbersOf("C", C) },
      zeros("2.weight", [8, 2 * size]),
      zeros("2.bias", [8]),
      zeros("4.weight", [characters, 8]),
      zeros("4.bias", [characters]),
    ],
    {},
  );
  await open(page, "torch.safetensors", file);
  await page.locator('[data-weights="torch.safetensors"]').waitFor();
  await reach(page, "paused");
  await expect.poll(() => page.url()).toContain("hiddenSize=8");
  expect(page.url()).toContain("contextSize=2");
  await expect.poll(() => page.locator(".facts-network").textContent()).toContain(`W1[${2 * size}, 8]`);
  await playButton(page).click();
  await reach(page, "finished");
});
