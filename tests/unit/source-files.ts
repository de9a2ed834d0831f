import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file under `directory` whose name ends in one of `endings`, with its text. */
export function sourceFiles(directory: string, endings: string[]): { path: string; source: string }[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, source: readFileSync(join(directory, path), "utf8") }));
}
