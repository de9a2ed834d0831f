import type { CellsStore } from "./cells";
import type { KeepFailure, KeptRuns } from "./kept-runs";
import type { OwnNamesShelf } from "./own-names";
import type { Progress, ProgressStore } from "./progress";
import type { Saved } from "./saved-file";
import type { SettingsStore } from "./settings";

/** Where this browser keeps what is the reader's. */
export interface Shelves {
  progress: ProgressStore;
  cells: CellsStore;
  settings: SettingsStore;
  runs: KeptRuns;
  names: OwnNamesShelf;
}

export async function collectSaved({ progress, cells, settings, runs, names }: Shelves): Promise<Saved> {
  const { sections, answers, ticks, exercises, last, resets } = progress.getState();
  const { language, theme, hidden, backend } = settings.getState();
  const [kept, own] = await Promise.all([runs.all().catch(noneOf), names.get()]);
  return {
    date: new Date().toISOString(),
    progress: { sections, answers, ticks, exercises, last, resets },
    cells: cells.getState().edits,
    settings: { language, theme, hidden, backend },
    runs: kept,
    names: own,
  };
}

/**
 * Adds what a file brings to what is here, where on a difference what is here stays; or puts it in its place. What can
 * fail, the runs and the names, comes first: if it does, everything is as it was.
 */
export async function applySaved(
  saved: Saved,
  how: "merge" | "replace",
  shelves: Shelves,
): Promise<KeepFailure | null> {
  const { progress, cells, settings, runs, names } = shelves;
  const before = await collectSaved(shelves);
  const isThere = new Set(before.runs.map(({ id }) => id));
  const added = saved.runs.filter(({ id }) => how === "replace" || !isThere.has(id));
  const failed =
    (how === "replace" ? await removeAll(before.runs, runs) : null) ??
    (await putAll(added, runs)) ??
    (saved.names && (how === "replace" || !before.names) ? await names.put(saved.names) : null);
  if (failed) {
    await removeAll(added, runs);
    await putAll(before.runs, runs);
    return failed;
  }
  if (how === "replace" && !saved.names) await names.remove();

  if (how === "replace") {
    const { language, theme, hidden, backend } = { ...before.settings, ...saved.settings };
    settings.setState({ ...(language && { language }), ...(theme && { theme }), ...(hidden && { hidden }) });
    if (backend) settings.setState({ backend });
    cells.getState().reset(Object.keys(before.cells));
    // Other tabs forget what they know from before.
    progress.setState({ ...saved.progress, resets: before.progress.resets + 1 });
  } else progress.setState(joined(before.progress, saved.progress));
  cells.getState().take(saved.cells);
  return null;
}

/** A browser that keeps no database, as in private windows, has no runs kept. */
function noneOf(error: unknown): Saved["runs"] {
  if (error instanceof DOMException) return [];
  throw error;
}

async function putAll(all: Saved["runs"], runs: KeptRuns): Promise<KeepFailure | null> {
  for (const run of all) {
    const failed = await runs.put(run);
    if (failed) return failed;
  }
  return null;
}

async function removeAll(all: Saved["runs"], runs: KeptRuns): Promise<KeepFailure | null> {
  for (const { id } of all) {
    const failed = await runs.remove(id);
    if (failed) return failed;
  }
  return null;
}

function joined(here: Progress, brought: Progress): Progress {
  const slugs = new Set([...Object.keys(here.sections), ...Object.keys(brought.sections)]);
  const union = (one: string[] = [], other: string[] = []) => [...new Set([...one, ...other])];
  return {
    sections: Object.fromEntries(
      [...slugs].map((slug) => [slug, union(here.sections[slug], brought.sections[slug])]),
    ),
    answers: { ...brought.answers, ...here.answers },
    ticks: union(here.ticks, brought.ticks),
    exercises: union(here.exercises, brought.exercises),
    last: here.last ?? brought.last,
    resets: here.resets,
  };
}
