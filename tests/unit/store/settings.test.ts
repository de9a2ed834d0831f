import { expect, test } from "vitest";
import { createSettings, type SettingsStore } from "../../../src/store/settings";

function memoryStorage(content: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(content));
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as Storage;
}

const settingsOf = (store: SettingsStore) => {
  const { language, theme, hidden, backend } = store.getState();
  return { language, theme, hidden, backend };
};
const initial = { language: "es", theme: "system", hidden: [], backend: "auto" };

test("what the reader chose is there when the page opens again", () => {
  const storage = memoryStorage();
  const first = createSettings(() => storage, "es");
  first.getState().setLanguage("en");
  first.getState().setTheme("dark");
  first.getState().setBackend("webgl");
  first.getState().show(["loss", "saturation"]);
  const again = createSettings(() => storage, "es");
  expect(settingsOf(again)).toEqual({
    language: "en",
    theme: "dark",
    hidden: ["histograms", "statistics", "samples", "parameters"],
    backend: "webgl",
  });
});

test.each([
  ["no JSON", "}{"],
  ["another shape", '{"state":{"language":7,"theme":{},"hidden":"loss"},"version":0}'],
  ["unknown values", '{"state":{"language":"fr","theme":"sepia","backend":"tpu"},"version":0}'],
  ["nothing", "null"],
  ["a list", "[]"],
])("a storage that holds %s counts as empty", (_, saved) => {
  const storage = memoryStorage({ "activa.settings": saved });
  expect(settingsOf(createSettings(() => storage, "es"))).toEqual(initial);
});

test("settings are in force also where the browser refuses its storage", () => {
  const blocked = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const settings = createSettings(blocked, "es");
  settings.getState().setTheme("light");
  expect(settingsOf(settings)).toEqual({ ...initial, theme: "light" });
});

test("settings are in force also where the browser's storage is full", () => {
  const full = memoryStorage();
  full.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const settings = createSettings(() => full, "es");
  settings.getState().setTheme("light");
  expect(settingsOf(settings)).toEqual({ ...initial, theme: "light" });
});
