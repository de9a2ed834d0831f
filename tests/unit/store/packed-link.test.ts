import { expect, test } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { isUnreadable, type Place, writeLink } from "../../../src/store/link";
import { packLink, readAddress } from "../../../src/store/packed-link";

const run = (fields: Partial<RunConfig>): RunConfig => ({ ...defaultConfig, ...fields });

const long: Place = {
  page: "compare",
  configs: [
    run({ dataset: "first-names", encoding: "plain", drawn: 0, hiddenSize: 321, seed: 987_654_321 }),
    run({ dataset: "first-names", encoding: "plain", drawn: 0, hiddenSize: 321, seed: 1, gain: 0.123_456_7 }),
    run({ nonlinearity: "leaky-relu", hiddenLayers: 7, normalization: "batch-norm-by-hand", steps: 12_345 }),
    run({ connections: "residual", learningRate: 0.012_345, decayStep: 4_321, biases: "none" }),
  ],
};

test("a long address is passed on packed, a short one as it is, and both come back", async () => {
  const whole = writeLink(long, "en");
  const link = await packLink(whole);
  expect(link).toMatch(/^#\/compare\?z=1\.[\w.-]+$/);
  expect(link.length).toBeLessThan(whole.length / 2);
  expect(await readAddress(link)).toEqual({ place: long, language: "en", problems: [] });

  const short = writeLink({ page: "lab", config: run({ hiddenSize: 512 }) }, "es");
  expect(await packLink(short)).toBe(short);
  expect(await readAddress(short)).toMatchObject({ language: "es", problems: [] });
});

test("a packed address that was cut off says so, opens its page, and counts as not read", async () => {
  const cut = (await packLink(writeLink(long, "en"))).slice(0, -4);
  const link = await readAddress(cut);
  expect(link).toMatchObject({
    place: { page: "compare", configs: [defaultConfig] },
    problems: [{ kind: "packed-truncated" }],
  });
  expect(isUnreadable(link)).toBe(true);
});

test("what follows a packed part is read too", async () => {
  const link = await packLink(writeLink(long, "en"));
  expect(await readAddress(`${link}&lang=fr`)).toMatchObject({ place: long });
});
