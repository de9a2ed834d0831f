import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { serveDirectory } from "./static-server";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built site, ending in a slash. */
    site: string;
  }
}

/** Builds the site once for all browser tests and serves it from a sub-path, as a static host may. */
export default async function serveSite(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), "activa-site-"));
  // What readers get: Vitest's own NODE_ENV would bring in React's development build.
  process.env.NODE_ENV = "production";
  try {
    await build({ build: { outDir: directory, emptyOutDir: true }, logLevel: "warn" });
  } catch (error) {
    rmSync(directory, { recursive: true });
    throw error;
  }
  const server = await serveDirectory(directory, "/a/sub-path/");
  project.provide("site", server.url);
  return () => {
    server.close();
    rmSync(directory, { recursive: true });
  };
}
