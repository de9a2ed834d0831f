import { expect, inject, test } from "vitest";
import { openPage } from "./harness/open-page";

/** The Lab draws: names, kernels and plotly have been loaded. */
const labDraws = "[data-panel=loss] .js-plotly-plot";

test.each([
  ["es", { width: 1280, height: 800 }],
  ["en", { width: 390, height: 844 }],
] as const)(
  "the Lab opens in %s without an error or a request to another host",
  async (language, viewport) => {
    const { page } = await openPage({ path: "#/lab", language, viewport });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator(labDraws).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
  },
);

test("all that the Lab asks for, its workers included, lies below the site's own address", async () => {
  const asked: string[] = [];
  const { page } = await openPage({
    path: "#/lab",
    serviceWorkers: "block",
    before: async (context) => void context.on("request", (request) => asked.push(request.url())),
  });
  await page.locator(labDraws).waitFor();
  const outside = asked.filter((url) => !url.startsWith(inject("site")) && !url.startsWith("data:"));
  expect(outside).toEqual([]);
  const files = asked.map((url) => url.split("#")[0]);
  for (const kind of [".html", ".js", ".css", ".wasm", ".woff2", "notebook-names.txt"]) {
    expect(
      files.some((url) => url.endsWith(kind) || (kind === ".html" && url.endsWith("/"))),
      kind,
    ).toBe(true);
  }
});
