import * as z from "zod/mini";
import type { DatasetSummary } from "../experiment/dataset";
import { type KeptRun, keptRunSchema } from "./kept-runs";

const count = z.int().check(z.nonnegative());

/** What one run was and what it told, for programs and for this page. */
export const runReportSchema = z.object({
  format: z.literal("activa-run"),
  version: z.literal(1),
  run: keptRunSchema,
  /** What it learns. */
  dataset: z.object({
    source: count,
    dropped: z.object({ shortWord: count, notEncodable: count, punycode: count }),
    names: count,
    longest: count,
    vocabulary: z.array(z.string()),
    windows: z.object({ train: count, validation: count, test: count }),
  }),
});

export type RunReport = z.infer<typeof runReportSchema>;

export function writeRunReport(run: KeptRun, { firstNames: _, ...dataset }: DatasetSummary): string {
  return JSON.stringify({ format: "activa-run", version: 1, run, dataset } satisfies RunReport, null, 1);
}
