import { createStore, promisifyRequest, type UseStore } from "idb-keyval";
import * as z from "zod/mini";
import { backendNames } from "../engine/kernels/backend";
import { parseConfig } from "../experiment/config";

/** More would take long to look through, and tens of megabytes. */
export const mostKept = 50;
export const longestName = 120;
/** A LossHistory has 512 buckets, a network 50 layers. */
const mostPoints = 4096;

const count = z.int().check(z.nonnegative());
const points = z.array(z.number()).check(z.maxLength(mostPoints));
/** null stands for what is no number, as the standard deviation of one value: JSON has no NaN. */
const measured = z.nullable(z.number());

const histogramSchema = z.object({
  min: z.number(),
  max: z.number(),
  counts: z.array(count).check(z.maxLength(mostPoints)),
});

/** LayerStatistics of the run's last frame that had them. */
const layerSchema = z.object({
  mean: measured,
  std: measured,
  preactivationStd: measured,
  saturated: measured,
  dead: count,
  gradientMean: measured,
  gradientStd: measured,
  gradientNorm: measured,
  preactivations: histogramSchema,
  activations: histogramSchema,
  gradients: histogramSchema,
});

/** LossBuckets as plain numbers: as many of each. */
const lossesSchema = z
  .object({ steps: points, mean: points, min: points, max: points, smoothed: points })
  .check(z.refine((losses) => new Set(Object.values(losses).map(({ length }) => length)).size === 1));

/** A run of an older page lacks the fields that came later, and had what are their defaults now. */
const configSchema = z.pipe(
  z.unknown(),
  z.transform((input, context) => {
    const { config, problems } = parseConfig(input);
    for (const { kind } of problems) context.issues.push({ code: "custom", input, message: kind });
    return config;
  }),
);

/** What a run has told, without its weights: enough to be compared with another. */
export const keptRunSchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(longestName)),
  /** When it was kept, ISO 8601. */
  date: z.iso.datetime(),
  config: configSchema,
  /** Names of the reader's own files of names and of weights, if it had any. */
  file: z.nullable(z.string()),
  weights: z.nullable(z.string()),
  backend: z.nullable(z.enum(backendNames)),
  /** The last step that it told. */
  step: count,
  stepsPerSecond: z.number().check(z.nonnegative()),
  vocabularySize: z.int().check(z.positive()),
  losses: lossesSchema,
  /** Mean of its last thousand minibatches. */
  train: measured,
  evaluations: z
    .array(
      z.object({
        step: count,
        validation: z.number(),
        train: z.exactOptional(z.number()),
        test: z.exactOptional(z.number()),
      }),
    )
    .check(z.maxLength(mostPoints)),
  /** Above which activations counted as saturated. */
  threshold: z.number(),
  layers: z.array(layerSchema).check(z.maxLength(mostPoints)),
  /** log10 of the last update-to-data ratio of each matrix. */
  updates: z.array(z.object({ name: z.string(), ratio: measured })).check(z.maxLength(mostPoints)),
  /** hashMinibatch up to some steps, the last one among them. */
  minibatches: z.array(z.object({ step: count, hash: count })).check(z.maxLength(mostPoints)),
});

export type KeptRun = z.infer<typeof keptRunSchema>;

/** Why a run could not be kept, or what was kept not be changed; everything is as it was before. */
export type KeepFailure =
  | { kind: "too-many"; maximum: number }
  /** The browser gives the site no more room. */
  | { kind: "no-room" }
  /** A private window, or a browser that is told to keep nothing. */
  | { kind: "unavailable"; detail: string };

/** The runs that the reader kept in this browser. */
export class KeptRuns {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly database: UseStore) {}

  /** Calls `listener` after every change that this page makes; returns the function that stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The last one kept first. What this page can't read stays where it is, untold. @throws where nothing can be kept */
  async all(): Promise<KeptRun[]> {
    const saved = await this.database("readonly", (store) => promisifyRequest<unknown[]>(store.getAll()));
    const runs = saved.flatMap((run) => keptRunSchema.safeParse(run).data ?? []);
    return runs.sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
  }

  /** Keeps a run, or keeps it anew under another name. */
  async put(run: KeptRun): Promise<KeepFailure | null> {
    return this.change(async (store) => {
      const isKnown = (await promisifyRequest(store.getKey(run.id))) !== undefined;
      if (!isKnown && (await promisifyRequest(store.count())) >= mostKept)
        return { kind: "too-many", maximum: mostKept };
      store.put(keptRunSchema.parse(run), run.id);
      await promisifyRequest(store.transaction);
      return null;
    });
  }

  async remove(id: string): Promise<KeepFailure | null> {
    return this.change(async (store) => {
      store.delete(id);
      await promisifyRequest(store.transaction);
      return null;
    });
  }

  private async change(
    work: (store: IDBObjectStore) => Promise<KeepFailure | null>,
  ): Promise<KeepFailure | null> {
    try {
      const failure = await this.database("readwrite", work);
      if (failure === null) for (const listener of this.listeners) listener();
      return failure;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return error.name === "QuotaExceededError"
        ? { kind: "no-room" }
        : { kind: "unavailable", detail: error.message };
    }
  }
}

export const keptRuns = new KeptRuns(createStore("activa-runs", "runs"));
