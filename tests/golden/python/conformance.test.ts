import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startPython } from "../../unit/python/python";

const here = new URL("./", import.meta.url);
const golden: { stdout: Record<string, string> } = JSON.parse(
  readFileSync(new URL("conformance.json", here), "utf8"),
);
const { run } = await startPython();

/** What is printed, and the numbers in it: sums may add up in another order. */
const number = /-?\d+\.\d*(?:e[+-]\d+)?/g;

function disagreement(line: string, expected: string): boolean {
  if (line.replace(number, "#") !== expected.replace(number, "#")) return true;
  const [ours, theirs] = [line.match(number) ?? [], expected.match(number) ?? []];
  return ours.some((each, i) => {
    const [a, b] = [Number(each), Number(theirs[i])];
    return Math.abs(a - b) > 1.01e-4 + 1e-4 * Math.abs(b);
  });
}

test.each(Object.keys(golden.stdout))("%s prints what it prints under PyTorch", (name) => {
  const code = readFileSync(new URL(name, here), "utf8");
  const prelude = "import torch, warnings; warnings.simplefilter('ignore'); torch.manual_seed(0)\n";
  run(`${prelude}torch.set_printoptions(profile="default")`);
  const { stdout, error } = run(code);
  const [ours, theirs] = [stdout.split("\n"), golden.stdout[name].split("\n")];
  const wrong = ours.findIndex((line, i) => disagreement(line, theirs[i] ?? ""));
  expect(error?.traceback).toBeUndefined();
  if (wrong >= 0) expect(ours.slice(wrong, wrong + 3)).toEqual(theirs.slice(wrong, wrong + 3));
  expect(ours.length).toBe(theirs.length);
});
