import { expect } from "vitest";
import { preludeOf } from "../../../scripts/mdx/code-cells";
import { parseLesson, readLesson } from "../../../scripts/mdx/outline";
import { startPython } from "../../unit/python/python";

const codeOf = (cells: string) => preludeOf(parseLesson(`<Prelude cells="${cells}" />`), "es")!;

/** What takes its seconds in a prelude, the same in every chapter. */
const data = codeOf("data/imports data/pipeline data/vocabulary data/network data/windows");
/** Of the data's cells, the one that makes what a chapter may change: generators that its class keeps. */
const network = codeOf("data/network");

/**
 * An interpreter in which one chapter's code runs after another's, each as if it were the first. The names are loaded
 * once, when a chapter wants them.
 */
export async function startSessions() {
  const { run } = await startPython();
  let hasData = false;

  function passes(code: string): void {
    expect(run(code).error?.traceback).toBeUndefined();
  }

  passes(`
import builtins
def _begin(names):
    space = globals()
    space.clear()
    space.update(names)
builtins._begin, builtins._new = _begin, dict(globals())
`);

  /** A session in which the chapter's prelude has run, and nothing else. */
  function begin(chapter: string): void {
    const prelude = preludeOf(parseLesson(readLesson(chapter, "es")!), "es") ?? "";
    passes("_begin(_new)");
    if (!prelude.startsWith(data)) {
      if (prelude) passes(prelude);
      return;
    }
    if (!hasData) {
      passes(data);
      passes("import builtins; builtins._with_data = dict(globals())");
    }
    hasData = true;
    passes("_begin(_with_data)");
    passes(network + prelude.slice(data.length));
  }

  return { run, begin };
}
