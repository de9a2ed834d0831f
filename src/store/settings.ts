import * as z from "zod/mini";
import { createJSONStorage, persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import { backendNames } from "../engine/kernels/backend";
import { type Language, languages } from "../i18n/languages";
import type { BackendChoice } from "../worker/protocol";
import { forgiving } from "./forgiving-storage";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The Lab's figures, each of which the reader can put away. */
export const panels = ["loss", "saturation", "histograms", "statistics", "samples", "parameters"] as const;
export type Panel = (typeof panels)[number];

/** What the reader prefers, whatever the run. */
export interface Settings {
  language: Language;
  theme: Theme;
  hidden: Panel[];
  /** What computes: a matter of the machine, not of the run, so it is not in links. */
  backend: BackendChoice;
}

export const backendChoices = ["auto", ...backendNames] as const satisfies BackendChoice[];

export const settingsSchema = z.object({
  language: z.exactOptional(z.enum(languages)),
  theme: z.exactOptional(z.enum(themes)),
  hidden: z.exactOptional(z.array(z.enum(panels))),
  backend: z.exactOptional(z.enum(backendChoices)),
});

export interface SettingsState extends Settings {
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  /** Puts away every other panel. */
  show(shown: Panel[]): void;
  setBackend(backend: BackendChoice): void;
}

/** @param language the one in force until the reader chooses another. */
export function createSettings(storage: () => Storage, language: Language) {
  return createStore<SettingsState>()(
    persist(
      (set) => ({
        language,
        theme: "system",
        hidden: [],
        backend: "auto",
        setLanguage: (language) => set({ language }),
        setTheme: (theme) => set({ theme }),
        setBackend: (backend) => set({ backend }),
        show: (shown) => set({ hidden: panels.filter((panel) => !shown.includes(panel)) }),
      }),
      {
        name: "activa.settings",
        storage: createJSONStorage(() => forgiving(storage)),
        partialize: ({ language, theme, hidden, backend }): Settings => ({
          language,
          theme,
          hidden,
          backend,
        }),
        // What an older or a broken page saved counts as nothing saved.
        merge: (saved, initial) => ({ ...initial, ...settingsSchema.safeParse(saved).data }),
      },
    ),
  );
}

export type SettingsStore = ReturnType<typeof createSettings>;
