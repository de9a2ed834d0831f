import { expect, test } from "vitest";
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
