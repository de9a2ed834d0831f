import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { readConfig } from "../../scripts/train-input";
import { defaultConfig } from "../../src/experiment/config";

test("a config that says nothing is the notebook's, and each field that it leaves out is named with what it may be", async () => {
  const folder = mkdtempSync(join(tmpdir(), "activa-config-"));
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    said.mockRestore();
  });
  const path = join(folder, "config.json");
  writeFileSync(path, '{"version": 1}');
  expect(await readConfig(path, undefined, false)).toMatchObject(defaultConfig);
  const lines = said.mock.calls.map(([line]) => String(line));
  expect(lines.length).toBe(Object.keys(defaultConfig).length - 1);
  expect(lines.find((line) => line.startsWith("layers "))).toContain("linear:256,tanh");
});
