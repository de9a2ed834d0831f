import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const floors = [
  "engine",
  "experiment",
  "export",
  "worker",
  "python",
  "store",
  "figures",
  "controls",
  "notebook",
  "lessons",
  "pages",
];

/** Lints one-file-a-line sources under the repository's rules; the paths of those refused. */
function refused(sources: Record<string, string>): string[] {
  const directory = mkdtempSync(join(tmpdir(), "floors-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  copyFileSync("biome.json", join(directory, "biome.json"));
  for (const [path, source] of Object.entries(sources)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), source);
  }
  const biome = join(process.cwd(), "node_modules/@biomejs/biome/bin/biome");
  const rules = ["--only=style/noRestrictedImports", "--only=style/noRestrictedGlobals"];
  const output = ["--reporter=json", "--max-diagnostics=none", "--vcs-enabled=false"];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...rules, ...output], {
    cwd: directory,
    encoding: "utf8",
  });
  if (!stdout) throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
  return [...new Set(diagnostics.map(({ location }) => location.path.replaceAll("\\", "/")))].sort();
}

/** `import` of `specifier` in its own file of `floor`, by the name of the case. */
function files(cases: Record<string, [floor: string, source: string]>) {
  return Object.fromEntries(
    Object.entries(cases).map(([name, [floor, source]]) => [`src/${floor}/${name}.ts`, source]),
  );
}

test("no floor may import a floor above it, not even a type or lazily", () => {
  const sources: Record<string, string> = {};
  floors.forEach((floor, height) => {
    for (const above of floors.slice(height + 1)) {
      sources[`src/${floor}/${above}.ts`] = `export { x } from "../${above}/x";\n`;
    }
  });
  sources["src/engine/nn/deep.ts"] = 'import { x } from "../../worker/x";\nx();\n';
  sources["src/engine/type.ts"] = 'import type { X } from "../experiment/x";\nexport const x: X = 1;\n';
  sources["src/engine/lazy.ts"] = 'export const x = () => import("../pages/x");\n';
  sources["src/i18n/store.ts"] = 'export { x } from "../store/x";\n';
  sources["src/look/pages.ts"] = 'export { x } from "../pages/x";\n';
  expect(refused(sources)).toEqual(Object.keys(sources).sort());
});

test("a floor may import itself, the floors below it and, from the store up, look and i18n", () => {
  const sources: Record<string, string> = {};
  const plain = ["figures", "controls"]; // these take plain data: see the next test
  floors.forEach((floor, height) => {
    sources[`src/${floor}/own.ts`] = 'export { x } from "./part/x";\nexport { y } from "../y";\n';
    for (const below of floors.slice(0, height)) {
      if (plain.includes(floor) && !["engine", "experiment"].includes(below)) continue;
      sources[`src/${floor}/${below}.ts`] = `export { x } from "../${below}/x";\n`;
    }
    if (height >= floors.indexOf("store")) {
      sources[`src/${floor}/leaves.ts`] = 'export { x } from "../look/x";\nexport { y } from "../i18n/y";\n';
    }
  });
  expect(refused(sources)).toEqual([]);
});

test("figures and controls take plain data, never a store", () => {
  const sources = files({
    store: ["figures", 'export { x } from "../store/x";\n'],
    zustand: ["figures", 'export { x } from "zustand";\n'],
    worker: ["controls", 'export type { X } from "../worker/protocol";\n'],
    figures: ["controls", 'export { x } from "../figures/x";\n'],
  });
  expect(refused(sources)).toEqual(Object.keys(sources).sort());
});

test("engine and experiment import nothing of React, the page's packages or Node, and experiment only what it needs", () => {
  const refusedSources = files({
    react: ["engine", 'export { x } from "react";\n'],
    subpath: ["experiment", 'export { x } from "react-dom/client";\n'],
    zustand: ["experiment", 'export { x } from "zustand/vanilla";\n'],
    plotly: ["engine", 'export { x } from "plotly.js/lib/core";\n'],
    zod: ["engine", 'export { z } from "zod";\n'],
    tensorflow: ["engine", 'export { add } from "@tensorflow/tfjs-core";\n'],
    union: ["engine/kernels/tfjs", 'export { add } from "@tensorflow/tfjs";\n'],
    node: ["experiment", 'export { readFileSync } from "node:fs";\n'],
    look: ["experiment", 'export { x } from "../look/colours";\n'],
    words: ["experiment", 'export { x } from "../i18n/x";\n'],
    tags: ["worker", 'export { x } from "react";\n'],
  });
  const allowed = files({
    kernels: [
      "engine/kernels/tfjs",
      'export { add } from "@tensorflow/tfjs-core";\nimport("@tensorflow/tfjs-backend-webgl");\n',
    ],
    schema: ["experiment", 'export { z } from "zod";\n'],
    idna: ["experiment", 'export { encode } from "punycode/punycode.es6.js";\n'],
  });
  expect(refused({ ...refusedSources, ...allowed })).toEqual(Object.keys(refusedSources).sort());
});

test("engine and experiment use no DOM, worker, storage, network or clock", () => {
  const names = [
    "document",
    "window",
    "self",
    "navigator",
    "postMessage",
    "fetch",
    "localStorage",
    "performance",
  ];
  const sources: Record<string, string> = {};
  for (const name of names) {
    sources[`src/engine/${name}.ts`] = `export const x = () => ${name};\n`;
    sources[`src/experiment/${name}.ts`] = `export const x = () => ${name};\n`;
  }
  const worker = { "src/worker/entry.ts": "self.postMessage(performance.now());\n" };
  expect(refused({ ...sources, ...worker })).toEqual(Object.keys(sources).sort());
});
