import { type ComparedRun, runMark, runTitle } from "./compared-run";
import "./compared.css";

/** The items of a figure's key: each run's line, with its letter and its name. */
export function RunKey({ runs }: { runs: readonly ComparedRun[] }) {
  return runs.map((run) => (
    <li key={run.letter} data-mark="run" {...runMark(run)}>
      {runTitle(run)}
    </li>
  ));
}
