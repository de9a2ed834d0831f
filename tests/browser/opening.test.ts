import { expect, inject, test } from "vitest";
import { openPage } from "./harness/open-page";

test.each([
  ["es", { width: 1280, height: 800 }],
  ["en", { width: 390, height: 844 }],
] as const)(
  "the site opens in %s without an error or a request to another host",
  async (language, viewport) => {
    const { page } = await openPage({ language, viewport });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("[data-panel=loss] .js-plotly-plot").waitFor(); // names, kernels and plotly have been loaded
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
  },
);

test("all that the site asks for, its workers included, lies below its own address", async () => {
  const asked: string[] = [];
  const { page } = await openPage({
    serviceWorkers: "block",
    before: async (context) => void context.on("request", (request) => asked.push(request.url())),
  });
  await page.locator("[data-panel=loss] .js-plotly-plot").waitFor();
  const outside = asked.filter((url) => !url.startsWith(inject("site")) && !url.startsWith("data:"));
  expect(outside).toEqual([]);
  for (const kind of [".html", ".js", ".css", ".wasm", ".woff2", "notebook-names.txt"]) {
    expect(
      asked.some((url) => url.endsWith(kind) || (kind === ".html" && url.endsWith("/"))),
      kind,
    ).toBe(true);
  }
});
