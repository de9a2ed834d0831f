// Runs before every npm script, on a machine that may have nothing but Node: brings in what is missing and is
// silent when nothing is. All it says goes to stderr, because some scripts' stdout is for other programs.
//
//   node scripts/setup.mjs [--browser]     --browser: a Chromium too, for tests and benchmarks
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { buildKernels, kernelsAreStale } from "./build-kernels.mjs";
import { findChromium } from "./chromium.mjs";

const root = new URL("../", import.meta.url);

try {
  checkNode();
  if (!dependenciesAreInstalled()) installDependencies();
  if (kernelsAreStale()) {
    const done = announce("Building the WebAssembly kernels");
    await buildKernels();
    done();
  }
  if (process.argv.includes("--browser") && !findChromium()) installChromium();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Activa needs Node 20.19 or later and this is ${process.versions.node}. Install it from https://nodejs.org.`,
  );
}

/** Whether node_modules holds the lock file's versions; packages for other platforms may be missing. */
function dependenciesAreInstalled() {
  const installedLock = new URL("node_modules/.package-lock.json", root);
  if (!existsSync(installedLock)) return false;
  const installed = packages(installedLock);
  return Object.entries(packages(new URL("package-lock.json", root))).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

/**
 * @param {URL} lock
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packages(lock) {
  return JSON.parse(readFileSync(lock, "utf8")).packages;
}

function installDependencies() {
  const done = announce("Installing dependencies (a minute or two)");
  // `npm run -s` passes its silence on; errors must be seen all the same.
  if (!run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"])) {
    throw new Error(
      "The dependencies could not be installed: see npm's message above. Check the network connection and run the command again.",
    );
  }
  done();
}

function installChromium() {
  const override = process.env.ACTIVA_CHROMIUM;
  if (override) throw new Error(`ACTIVA_CHROMIUM names ${override}, and there is no such file.`);
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(
      "The browser tests need Chromium or Chrome and found none. Install one (Debian: `sudo apt-get install chromium`), or set ACTIVA_CHROMIUM to the path of its program.",
    );
  }
  const done = announce("Installing Chromium with apt-get (a few minutes)");
  const installed =
    run("apt-get", ["update", "-q"]) &&
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"]);
  if (!installed || !findChromium()) {
    throw new Error(
      "apt-get could not install Chromium: see its message above. Install Chromium or Chrome by hand, or set ACTIVA_CHROMIUM to the path of its program.",
    );
  }
  done();
}

/**
 * Runs a program in the repository, its output on our stderr; true when it succeeds.
 * @param {string} program
 * @param {string[]} parameters
 */
function run(program, parameters) {
  const { status } = spawnSync(program, parameters, {
    cwd: root,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32", // npm is a .cmd there
    stdio: ["ignore", 2, 2],
  });
  return status === 0;
}

/**
 * Says what begins; the function returned says how long it took.
 * @param {string} what
 */
function announce(what) {
  const start = performance.now();
  console.error(`${what} …`);
  return () => console.error(`${what}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
