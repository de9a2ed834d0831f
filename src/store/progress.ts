import * as z from "zod/mini";
import { createJSONStorage, persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import { forgiving } from "./forgiving-storage";

/** What the reader said before seeing. `skipped`: he asked to see without saying. */
const answerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("skipped") }),
  /** The place of the choice among its question's, from 0. */
  z.object({ kind: z.literal("choice"), choice: z.int().check(z.nonnegative()) }),
  z.object({ kind: z.literal("number"), value: z.number() }),
  /** Heights of the drawn curve, left to right, in the units of its axis. */
  z.object({ kind: z.literal("curve"), heights: z.array(z.number()) }),
]);

export type Answer = z.infer<typeof answerSchema>;

/** A place in the lesson; a null anchor is the chapter's beginning. */
const bookmarkSchema = z.object({ slug: z.string(), anchor: z.nullable(z.string()) });
export type Bookmark = z.infer<typeof bookmarkSchema>;

/** What the reader has done, whatever the language he reads in. */
export interface Progress {
  /** Anchors of the sections read, by chapter. */
  sections: Record<string, string[]>;
  /** By the id of the prediction. */
  answers: Record<string, Answer>;
  /** Ids of the tasks done. */
  ticks: string[];
  /** Ids of the exercises solved. */
  exercises: string[];
  /** Where the reader was. */
  last: Bookmark | null;
  /** How often the reader began anew: what a tab knows from before a reset is forgotten in all of them. */
  resets: number;
}

const nothing: Progress = { sections: {}, answers: {}, ticks: [], exercises: [], last: null, resets: 0 };

export const progressSchema = z.object({
  sections: z.record(z.string(), z.array(z.string())),
  answers: z.record(z.string(), answerSchema),
  ticks: z.array(z.string()),
  exercises: z.array(z.string()),
  last: z.nullable(bookmarkSchema),
  resets: z.int().check(z.nonnegative()),
});

const { shape } = progressSchema;
// What an older or a broken page saved counts as nothing saved, field by field.
const savedSchema = z.catch(
  z.object({
    sections: z.catch(shape.sections, {}),
    answers: z.catch(shape.answers, {}),
    ticks: z.catch(shape.ticks, []),
    exercises: z.catch(shape.exercises, []),
    last: z.catch(shape.last, null),
    resets: z.catch(shape.resets, 0),
  }),
  nothing,
);

export interface ProgressState extends Progress {
  readSection(slug: string, anchor: string): void;
  /** null takes the answer back. */
  answer(id: string, answer: Answer | null): void;
  tick(id: string): void;
  solve(exercise: string): void;
  visit(slug: string, anchor: string | null): void;
  reset(): void;
}

export function createProgress(storage: () => Storage) {
  return createStore<ProgressState>()(
    persist(
      (set) => ({
        ...nothing,
        readSection: (slug, anchor) =>
          set(({ sections }) =>
            sections[slug]?.includes(anchor)
              ? {}
              : { sections: { ...sections, [slug]: [...(sections[slug] ?? []), anchor] } },
          ),
        answer: (id, answer) =>
          set(({ answers: { [id]: _, ...others } }) => ({
            answers: answer === null ? others : { ...others, [id]: answer },
          })),
        tick: (id) => set(({ ticks }) => (ticks.includes(id) ? {} : { ticks: [...ticks, id] })),
        solve: (id) =>
          set(({ exercises }) => (exercises.includes(id) ? {} : { exercises: [...exercises, id] })),
        visit: (slug, anchor) => set({ last: { slug, anchor } }),
        reset: () => set(({ resets }) => ({ ...nothing, resets: resets + 1 })),
      }),
      {
        name: progressKey,
        storage: createJSONStorage(() => forgiving(storage)),
        partialize: ({ sections, answers, ticks, exercises, last, resets }): Progress => ({
          sections,
          answers,
          ticks,
          exercises,
          last,
          resets,
        }),
        merge: (saved, current) => ({ ...current, ...united(savedSchema.parse(saved), current) }),
      },
    ),
  );
}

export type ProgressStore = ReturnType<typeof createProgress>;

const progressKey = "activa.progress";

/** Takes over what other tabs of the lesson save. Returns what ends it. */
export function followOtherTabs(progress: ProgressStore, page: Window): () => void {
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === progressKey && newValue !== null) progress.persist.rehydrate();
  };
  page.addEventListener("storage", onStorage);
  return () => page.removeEventListener("storage", onStorage);
}

/** What was saved last and what this page knows. An answer can be taken back, so of answers the saved ones stand. */
function united(saved: Progress, current: Progress): Progress {
  if (saved.resets !== current.resets) return saved.resets > current.resets ? saved : current;
  const slugs = new Set([...Object.keys(saved.sections), ...Object.keys(current.sections)]);
  return {
    sections: Object.fromEntries(
      [...slugs].map((slug) => [slug, union(saved.sections[slug], current.sections[slug])]),
    ),
    answers: saved.answers,
    ticks: union(saved.ticks, current.ticks),
    exercises: union(saved.exercises, current.exercises),
    last: current.last ?? saved.last,
    resets: saved.resets,
  };
}

function union(one: string[] = [], other: string[] = []): string[] {
  return [...new Set([...one, ...other])];
}
