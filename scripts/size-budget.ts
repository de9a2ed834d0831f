import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Compressed script that a first view of a page may move before its figures fetch anything, in bytes. */
const BUDGET = 300_000;
/** What no page may bring with it: each is fetched when it is first needed. */
const lazy = /plotly|tfjs|tensorflow|pyodide|minisearch/;

interface Chunk {
  fileName: string;
  code: string;
  imports: string[];
  facadeModuleId: string | null;
  moduleIds: string[];
  isEntry: boolean;
}

/** Fails the build when the first view of a page of the lesson, or of the Lab, has grown too heavy. */
export function sizeBudget(): Plugin {
  return {
    name: "size-budget",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk") as Chunk[];
      const entry = chunks.find(
        ({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith("index.html"),
      );
      if (!entry) return; // a worker's bundle, or a test's
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const holding = (name: RegExp) =>
        chunks.filter(({ moduleIds }) => moduleIds.some((id) => name.test(id)));
      const frame = holding(/\/pages\/chapter-page\.tsx$/);
      const views = [
        ...holding(/\/pages\/(home|lab)-page\.tsx$/).map((page) => [page]),
        ...holding(/\.mdx$/).map((page) => [page, ...frame]),
      ];
      for (const [page, ...around] of views) {
        const moved = reachedFrom([entry, page, ...around], byName);
        const heavy = moved
          .flatMap(({ moduleIds }) => moduleIds)
          .find((id) => lazy.test(id) && !id.includes("/src/"));
        if (heavy)
          this.error(`${page.fileName} brings ${heavy} with it, which is to be fetched when needed.`);
        const bytes = moved.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
        if (bytes > BUDGET) {
          const parts = moved.map(({ fileName, code }) => `${fileName} ${gzipSync(code).length}`).join(", ");
          this.error(
            `The first view of ${page.fileName} moves ${bytes} bytes of script, over ${BUDGET}: ${parts}`,
          );
        }
      }
    },
  };
}

/** The chunks that a browser fetches for some, without being asked again. */
function reachedFrom(starts: Chunk[], byName: ReadonlyMap<string, Chunk>): Chunk[] {
  const reached = new Set<Chunk>();
  const visit = (chunk: Chunk) => {
    if (reached.has(chunk)) return;
    reached.add(chunk);
    for (const name of chunk.imports) visit(byName.get(name)!);
  };
  for (const start of starts) visit(start);
  return [...reached];
}
