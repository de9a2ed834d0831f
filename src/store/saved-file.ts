import * as z from "zod/mini";
import { editSchema } from "./cells";
import { type KeptRun, keptRunSchema } from "./kept-runs";
import { ownNamesSchema } from "./own-names";
import { progressSchema } from "./progress";
import { runReportSchema } from "./run-report";
import { settingsSchema } from "./settings";

/** Everything that this browser keeps of the reader's, as one file. */
const fileSchema = z.object({
  format: z.literal("activa-saved"),
  version: z.literal(1),
  /** ISO 8601. */
  date: z.iso.datetime(),
  progress: progressSchema,
  cells: z.record(z.string(), editSchema),
  settings: settingsSchema,
  /** Each is read by itself: one that can't be costs no other. */
  runs: z.array(z.unknown()),
  names: z.nullable(ownNamesSchema),
});

export type Saved = Omit<z.infer<typeof fileSchema>, "format" | "version" | "runs"> & { runs: KeptRun[] };

export type SavedFailure =
  | { kind: "not-ours" }
  | { kind: "newer"; received: number }
  /** Where in the file, and nothing of it is used. */
  | { kind: "damaged"; where: string };

/** What a file brings. */
export type ReadSaved =
  | { kind: "saved"; saved: Saved /** Runs that this page can't read. */; unread: number }
  | { kind: "run"; run: KeptRun }
  | { kind: "refused"; failure: SavedFailure };

export function writeSaved(saved: Saved): string {
  return JSON.stringify({ format: "activa-saved", version: 1, ...saved } satisfies z.infer<
    typeof fileSchema
  >);
}

/** Reads everything that was saved, or one run. */
export function readSaved(text: string): ReadSaved {
  const refuse = (failure: SavedFailure): ReadSaved => ({ kind: "refused", failure });
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    // What begins as one of ours and can't be read to its end was cut off.
    return refuse(
      /^\s*\{\s*"format":\s*"activa-/.test(text) ? { kind: "damaged", where: "…" } : { kind: "not-ours" },
    );
  }
  const head = z
    .object({ format: z.enum(["activa-saved", "activa-run"]), version: z.int() })
    .safeParse(input);
  if (!head.success) return refuse({ kind: "not-ours" });
  const { format, version } = head.data;
  if (version > 1) return refuse({ kind: "newer", received: version });
  if (format === "activa-run") {
    const { data, error } = runReportSchema.safeParse(input);
    return data ? { kind: "run", run: data.run } : refuse(damage(error));
  }
  const { data, error } = fileSchema.safeParse(input);
  if (!data) return refuse(damage(error));
  const { format: _format, version: _version, ...rest } = data;
  const runs = data.runs.flatMap((run) => keptRunSchema.safeParse(run).data ?? []);
  return { kind: "saved", saved: { ...rest, runs }, unread: data.runs.length - runs.length };
}

function damage(error: z.core.$ZodError | undefined): SavedFailure {
  return { kind: "damaged", where: error?.issues[0]?.path.join(".") || "…" };
}
