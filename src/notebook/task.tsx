import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { useProgress } from "../store/progress-context";
import "./apparatus.css";

const InTasks = createContext(false);

/** Things for the reader to cause, one under another. */
export function Tasks({ children }: { children: ReactNode }) {
  return (
    <ul className="tasks">
      <InTasks value={true}>{children}</InTasks>
    </ul>
  );
}

interface TaskProps {
  /** What `useTick` ticks: of its own in the whole lesson, the same in both languages. */
  id: string;
  children: ReactNode;
}

/** Something for the reader to cause. It ticks itself when he has, and says so to those who can't see the mark. */
export function Task({ id, children }: TaskProps) {
  const { t } = useTranslation("reader");
  const isDone = useProgress(({ ticks }) => ticks.includes(id));
  const Row = useContext(InTasks) ? "li" : "div";
  return (
    <Row className="task" data-task={id} data-done={isDone || undefined}>
      <TaskMark />
      <div aria-live="polite" aria-atomic="true">
        {isDone && <span className="visually-hidden">{t("task.done")} </span>}
        {children}
      </div>
    </Row>
  );
}

/** For what watches the reader's run: ticks a task, once and for good. */
export function useTick(): (id: string) => void {
  return useProgress(({ tick }) => tick);
}

/** An empty circle, or one with a tick. */
export function TaskMark() {
  return (
    <svg className="task-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.25" />
      <path d="M6 10.4l2.8 2.8L14.2 7" />
    </svg>
  );
}
