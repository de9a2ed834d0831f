import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { loadExerciseWords } from "../i18n/exercise-words";
import type { CellId } from "../python/protocol";
import { useCodeCells, useKernel } from "../store/code-cells-context";
import { useProgress } from "../store/progress-context";
import "./exercise.css";
import { exercisePartsOf } from "./exercise-parts";
import { ExerciseReply } from "./exercise-reply";
import { usePageCells } from "./page-cells";
import { useRunCell } from "./run-cell";
import { TaskMark } from "./task";

export interface ExerciseProps {
  /** Of its cell as well: "initial-loss/bound". */
  id: CellId;
  title: string;
  /** The Python that judges an answer. */
  loadCheck(): Promise<string>;
  /** What to do, the cell to do it in, `Hint`s and a `Solution`. */
  children: ReactNode;
}

/** Something to write: run and checked in the page, with help in stages. */
export function Exercise({ id, title, loadCheck, children }: ExerciseProps) {
  const { t, i18n } = useTranslation("reader");
  const { cells } = useCodeCells();
  const page = usePageCells();
  const runCell = useRunCell();
  const isSolved = useProgress(({ exercises }) => exercises.includes(id));
  const [isUnreachable, setUnreachable] = useState(false);
  const [hintsShown, setHintsShown] = useState(0);
  const [isSolutionShown, setSolutionShown] = useState(false);
  const titleId = useId();
  const { task, hints, solution } = exercisePartsOf(children);
  const lesson = () => page.find(id)!.lesson;
  useSolved(id);

  async function check() {
    setUnreachable(false);
    try {
      const [source] = await Promise.all([loadCheck(), loadExerciseWords(i18n.language)]);
      runCell({ cell: id, code: cells.getState().edits[id]?.code ?? lesson(), check: source });
    } catch {
      setUnreachable(true);
    }
  }

  function takeSolution() {
    cells.getState().edit(id, lesson(), solution.code);
    page.find(id)!.show(null);
  }

  return (
    <section
      className="exercise"
      data-exercise={id}
      data-done={isSolved || undefined}
      aria-labelledby={titleId}
    >
      <div className="exercise-head">
        <TaskMark />
        <p id={titleId}>
          <span className="exercise-kicker">{t(isSolved ? "exercise.solved" : "exercise.label")}</span>{" "}
          <span className="exercise-title">{title}</span>
        </p>
      </div>
      {task}
      <div className="exercise-actions">
        <Button className="button primary" data-action="check" onPress={check}>
          {t("exercise.check")}
        </Button>
        {hintsShown < hints.length && (
          <Button
            className="button quiet"
            data-action="hint"
            onPress={() => setHintsShown((shown) => shown + 1)}
          >
            {t("exercise.hint", { number: hintsShown + 1, all: hints.length })}
          </Button>
        )}
        <Button
          className="button quiet"
          data-action="solution"
          aria-expanded={isSolutionShown}
          onPress={() => setSolutionShown((isShown) => !isShown)}
        >
          {t(isSolutionShown ? "exercise.hideSolution" : "exercise.showSolution")}
        </Button>
      </div>
      <div className="exercise-reply" role="status">
        {isUnreachable ? <p>{t("exercise.unreachable")}</p> : <Reply id={id} />}
      </div>
      {hints.slice(0, hintsShown).map((hint, i) => (
        <ShownHint
          // biome-ignore lint/suspicious/noArrayIndexKey: a hint is known by its place
          key={i}
          label={t("exercise.hintLabel", { number: i + 1 })}
        >
          {hint}
        </ShownHint>
      ))}
      {isSolutionShown && (
        <div className="exercise-solution">
          {!isSolved && <p className="exercise-advice">{t("exercise.advice")}</p>}
          {solution.children}
          <Button className="button quiet" data-action="use" onPress={takeSolution}>
            {t("exercise.useSolution")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Keeps that the exercise was solved, once its check has passed. */
function useSolved(id: CellId): void {
  const hasPassed = useKernel(({ runs }) => {
    const verdict = runs[id]?.verdict;
    return typeof verdict === "object" && verdict?.kind === "passed";
  });
  const solve = useProgress((state) => state.solve);
  useEffect(() => {
    if (hasPassed) solve(id);
  }, [hasPassed, solve, id]);
}

/** Where the check stands, and what it found. */
function Reply({ id }: { id: CellId }) {
  const { t } = useTranslation("reader");
  const verdict = useKernel(({ runs }) => runs[id]?.verdict ?? null);
  const status = useKernel(({ runs }) => runs[id]?.status);
  const hasRaised = useKernel(({ runs }) => (runs[id]?.error ?? null) !== null && status === "error");
  const isWaiting = useKernel(({ waiting }) =>
    waiting.some(({ cell, check }) => cell === id && check !== undefined),
  );
  if (isWaiting || (verdict === "awaited" && status === "running")) return <p>{t("exercise.checking")}</p>;
  if (verdict === null) return null;
  if (verdict === "awaited") {
    return <p>{t(hasRaised ? "exercise.failed" : "exercise.interrupted")}</p>;
  }
  return (
    <Suspense>
      <div data-verdict={verdict.kind}>
        <ExerciseReply id={id} verdict={verdict} />
      </div>
    </Suspense>
  );
}

/** Read next by those who asked for it with the keyboard or listen: the button may be gone. */
function ShownHint({ label, children }: { label: string; children: ReactNode }) {
  const hint = useRef<HTMLDivElement>(null);
  useEffect(() => hint.current!.focus(), []);
  return (
    <div className="exercise-hint" tabIndex={-1} ref={hint}>
      <p className="exercise-hint-label">{label}</p>
      {children}
    </div>
  );
}
