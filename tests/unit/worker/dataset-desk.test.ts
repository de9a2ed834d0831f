import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { DatasetDesk } from "../../../src/worker/dataset-desk";

/** A desk that finds the files of public/data, and which of them it asked for. */
function openDesk(change: Record<string, (whole: Uint8Array) => Uint8Array> = {}) {
  const asked: string[] = [];
  const desk = new DatasetDesk(async (file) => {
    asked.push(file);
    const whole = await readFile(`public/data/${file}`);
    return change[file]?.(whole) ?? whole;
  });
  const summaryOf = async (config: Partial<RunConfig>) =>
    (await desk.prepare({ ...defaultConfig, ...config }, null, () => {})).summary;
  return { asked, summaryOf };
}

test("the notebook's names come prepared, once, and are those that the list of cities gives", async () => {
  const ready = openDesk();
  const summary = await ready.summaryOf({});
  await ready.summaryOf({ contextSize: 4 });
  expect(ready.asked).toEqual(["notebook-names.txt"]);

  const list = openDesk({ "notebook-names.txt": () => new Uint8Array() });
  expect(await list.summaryOf({})).toEqual(summary);
  expect(list.asked).toEqual(["notebook-names.txt", "city-names.txt"]);
});

test.each([
  { drawn: 50_000 },
  { shuffle: "python" },
  { dataset: "spanish-towns", encoding: "plain", drawn: 0 },
] as const)("other names than the notebook's are prepared from their list: %o", async (config) => {
  const { asked, summaryOf } = openDesk();
  await summaryOf(config);
  expect(asked).not.toContain("notebook-names.txt");
});

test("where the prepared names are not to be had, and the list neither, it is the list that is missing", async () => {
  const missing = () => {
    throw new Error("404 Not Found");
  };
  const { summaryOf } = openDesk({ "notebook-names.txt": missing, "city-names.txt": missing });
  await expect(summaryOf({})).rejects.toMatchObject({ failure: { kind: "dataset-missing", name: "cities" } });
});
