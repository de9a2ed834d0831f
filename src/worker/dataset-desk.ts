import type { RunConfig } from "../experiment/config";
import { DatasetError, type OnProgress } from "../experiment/dataset";
import { learnsNotebookNames, notebookNames, readNotebookNames } from "../experiment/names/notebook-names";
import { type PreparedNames, prepareNames } from "../experiment/names/prepare";
import { type BuiltIn, checkSource, sources } from "../experiment/names/sources";
import type { StudyData } from "../experiment/studies/study";
import { buildSplits, splitNames, summarize } from "../experiment/windows";

export type Dataset = StudyData;

/** The last value that was computed, and from what. */
class Last<T> {
  private kept: { key: unknown[]; value: T } | null = null;

  for(key: unknown[], compute: () => T): T {
    if (!this.kept?.key.every((part, i) => part === key[i])) this.kept = { key, value: compute() };
    return this.kept!.value;
  }
}

/** Prepares the names of a run and keeps those of the last one: another network on the same data starts at once. */
export class DatasetDesk {
  private readonly texts = new Map<string, string>();
  private notebooks: PreparedNames | null = null;
  private readonly prepared = new Last<PreparedNames>();
  private readonly datasets = new Last<Dataset>();

  /** `fetchNames` gets the bytes of a built-in list. */
  constructor(private readonly fetchNames: (file: string) => Promise<Uint8Array>) {}

  /** `file`: the text that the reader opened, for dataset `file`. Throws DatasetError. */
  async prepare(config: RunConfig, file: string | null, onProgress: OnProgress): Promise<Dataset> {
    const ready = learnsNotebookNames(config) ? await this.notebookNames(onProgress) : null;
    const prepared = ready ?? (await this.prepareNames(config, file, onProgress));
    return this.datasets.for([prepared, config.contextSize], () => {
      const splits = buildSplits(prepared, config.contextSize, onProgress);
      const trainingNames = new Set(splitNames(prepared.names).train);
      return { summary: summarize(prepared, splits), splits, trainingNames };
    });
  }

  /** The notebook's names, prepared beforehand; null where they don't arrive whole: then they are prepared here. */
  private async notebookNames(onProgress: OnProgress): Promise<PreparedNames | null> {
    if (this.notebooks) return this.notebooks;
    onProgress("fetching", 0);
    const bytes = await this.fetchNames(notebookNames.file).catch(() => null);
    this.notebooks = bytes && readNotebookNames(bytes);
    onProgress("fetching", 1);
    return this.notebooks;
  }

  private async prepareNames(
    config: RunConfig,
    file: string | null,
    onProgress: OnProgress,
  ): Promise<PreparedNames> {
    const text = config.dataset === "file" ? (file ?? "") : await this.textOf(config.dataset, onProgress);
    const { encoding, drawn, shuffle } = config;
    return this.prepared.for([text, encoding, drawn, shuffle], () => prepareNames(text, config, onProgress));
  }

  /** A built-in list as it was received, whole. Throws DatasetError. */
  async textOf(name: BuiltIn, onProgress: OnProgress): Promise<string> {
    const { file } = sources[name];
    const kept = this.texts.get(file);
    if (kept !== undefined) return kept;
    onProgress("fetching", 0);
    const bytes = await this.fetchNames(file).catch((error) => {
      throw new DatasetError({ kind: "dataset-missing", name, detail: error.message });
    });
    const text = checkSource(name, bytes);
    this.texts.set(file, text);
    onProgress("fetching", 1);
    return text;
  }
}
