// npm run bench [-- --quick | --write]: how fast the engine trains, beside TensorFlow.js and PyTorch, what share that is
// of what the core can do, and what watching a run costs: docs/speed.md. Tables go to stderr, one JSON object to stdout.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/harness/chromium";
import { serveDirectory } from "../browser/harness/static-server";
import { BenchPage } from "./bench-page";
import { buildPages } from "./build-pages";
import { measureChapterScroll } from "./chapter-scroll";
import { holdContest } from "./contest";
import { measureFirstDrawings } from "./first-drawings";
import { measureFirstRun } from "./first-run";
import { measureFourRuns } from "./four-runs";
import { measureFrames } from "./frame-cost";
import { measureLessonRun } from "./lesson-run";
import { describeMachine } from "./machine";
import { measurePanels } from "./panels";
import { full, type Plan, quick } from "./plan";
import { findPyTorch } from "./pytorch";
import { textReport } from "./report";
import type { Results } from "./results";
import { sweep } from "./sweep";
import { compareWithTargets } from "./targets";
import { writeDocs } from "./write-docs";

/** The machine's GPU where Chromium can use it, else one in software. */
const anyGpu = ["--enable-unsafe-swiftshader", "--enable-unsafe-webgpu"];

const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, write: { type: "boolean" } },
});
if (options.quick && options.write) throw new Error("the docs show the full bench: --write without --quick");

const directory = mkdtempSync(join(tmpdir(), "activa-bench-"));
await buildPages(directory);
const server = await serveDirectory(directory, "/");
try {
  const results = await measure(options.quick ? quick : full);
  console.error(`\n${textReport(results)}`);
  console.log(JSON.stringify(results, null, 2));
  if (options.write) writeDocs(results);
} finally {
  server.close();
  rmSync(directory, { recursive: true });
}

async function measure(plan: Plan): Promise<Results> {
  const engines = await inChromium(anyGpu, (browser) => measureEngines(browser, plan));
  const page = plan.page ? await inChromium([], measurePage) : null;
  const measured = { ...engines, page };
  return { targets: compareWithTargets(plan, measured), ...measured };
}

async function measureEngines(browser: Browser, plan: Plan) {
  const page = await BenchPage.open(browser, `${server.url}bench/`);
  const pytorch = findPyTorch();
  const machine = await describeMachine(browser, page, pytorch);
  const contests = [];
  for (const contest of plan.contests) contests.push(await holdContest(page, pytorch, contest, plan));
  const sweeps = [];
  for (const one of plan.sweeps) sweeps.push(await sweep(page, one, plan));
  const frames = await measureFrames(page, plan);
  return { machine, contests, sweeps, frames };
}

/** With no switches: a Chromium that may draw WebGL in software composes the page there too, which costs more. */
async function measurePage(browser: Browser): Promise<Results["page"]> {
  const site = `${server.url}site/`;
  return {
    firstRunSeconds: await measureFirstRun(browser, site),
    panels: await measurePanels(browser, site),
    lessonRun: await measureLessonRun(browser, site),
    fourRuns: await measureFourRuns(browser, site),
    chapters: await measureChapterScroll(browser, site),
    drawings: await measureFirstDrawings(browser, site),
  };
}

async function inChromium<T>(switches: string[], measure: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium(switches);
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}
