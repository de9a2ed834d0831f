import { useContext, useState } from "react";
import type { RunNamesParams } from "../experiment/studies/run-names";
import { download } from "../figures/download";
import { loadNotebookWords } from "../i18n/ipynb-words";
import { writeLink } from "../store/link";
import { useRun } from "../store/run-context";
import type { RunRecord } from "../store/run-record";
import { useSettings } from "../store/settings-context";
import { StudyContext } from "../store/study";
import type { Failure } from "../worker/protocol";
import type { StudyClient } from "../worker/study-client";
import { ipynbType } from "./ipynb-type";

export interface RunDownload {
  start(): void;
  state: "idle" | "preparing" | "failed";
}

/** Makes a notebook of the Lab's run as it stands: its network and its names in PyTorch, beside the losses it told. */
export function useRunDownload(record: () => RunRecord): RunDownload {
  const { store } = useRun();
  const studies = useContext(StudyContext)!;
  const language = useSettings((state) => state.language);
  const [state, setState] = useState<RunDownload["state"]>("idle");

  async function start() {
    if (state === "preparing") return;
    setState("preparing");
    // The run may go on while its names are brought: the notebook is of this moment.
    const { config, file } = store.getState();
    const { step, losses, tunedAt } = record();
    const { dataset, encoding, drawn, shuffle } = config;
    try {
      const [{ runNotebook }, names, say] = await Promise.all([
        import("../export/run-notebook"),
        namesOf(studies, { dataset, encoding, drawn, shuffle, file: file?.text ?? null }),
        loadNotebookWords(language),
      ]);
      const link = new URL(writeLink({ page: "lab", config }, language), location.href).href;
      const text = await runNotebook({ config, names, step, losses, tunedAt }, link, language, say);
      download(
        `activa-seed-${config.seed}-step-${step}.${language}.ipynb`,
        new Blob([text], { type: ipynbType }),
      );
      setState("idle");
    } catch {
      setState("failed"); // what fails is a fetch: the run has learnt these names
    }
  }

  return { start, state };
}

/** As the run learns them; rejects where they can't be brought. */
function namesOf(studies: StudyClient, params: RunNamesParams): Promise<string[]> {
  return new Promise((resolve, reject) =>
    studies.ask("run-names", params, {
      progress: () => {},
      answer: resolve,
      failed: (failure: Failure) => reject(new Error(failure.kind)),
    }),
  );
}
