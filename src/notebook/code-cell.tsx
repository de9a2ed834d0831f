import {
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { PlayIcon } from "../controls/icons";
import type { CellId } from "../python/protocol";
import { useCells, useCodeCells, useKernel } from "../store/code-cells-context";
import "./code-cell.css";
import { usePageCells } from "./page-cells";
import { useRunCell } from "./run-cell";
import { useWasSeen } from "./use-was-seen";

interface CodeCellProps {
  /** Of its own in the whole lesson, the same in both languages. */
  id: CellId;
  /** The lesson's own code. */
  code: string;
  /** Holds what the chapter uses of earlier ones. */
  isPrelude?: boolean;
  /** The reader's answer to an exercise: what comes after it does without. */
  isExercise?: boolean;
  /** The same, highlighted while building. */
  children: ReactNode;
}

const CodeEditor = lazy(() => import("./code-editor").then(({ CodeEditor }) => ({ default: CodeEditor })));
const CodeCellPanel = lazy(() =>
  import("./code-cell-panel").then(({ CodeCellPanel }) => ({ default: CodeCellPanel })),
);

/** Where the reader goes into a cell's code: at a point of the screen or at a line, or with the focus alone. */
export interface EditorEntry {
  point: { x: number; y: number } | null;
  line: number | null;
}

/**
 * A block of the lesson's code that the reader can run and edit. As long as nobody touches it, it is text: the editor
 * and what stands below it are fetched when they are first wanted.
 */
export function CodeCell({ id, code, isPrelude = false, isExercise = false, children }: CodeCellProps) {
  const { t } = useTranslation("cells");
  const { kernel, cells } = useCodeCells();
  const page = usePageCells();
  const runCell = useRunCell();
  const edit = useCells(({ edits }) => edits[id]);
  const execution = useKernel(({ runs }) => runs[id]?.execution ?? null);
  const isAsked = useKernel(({ runs, waiting }) => id in runs || waiting.some(({ cell }) => cell === id));
  const [entry, setEntry] = useState<EditorEntry | null>(null);
  const cell = useRef<HTMLElement>(null);
  const wasSeen = useWasSeen(cell);
  const hintId = useId();
  const isEdited = edit !== undefined;
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen && (entry !== null || (isEdited && wasSeen))) setIsOpen(true); // and it stays so
  const current = edit?.code ?? code;

  const show = useEffectEvent((line: number | null) => {
    setEntry({ point: null, line });
    if (line === null) cell.current!.scrollIntoView({ block: "nearest" });
  });
  useEffect(
    () =>
      page.add({
        id,
        element: cell.current!,
        lesson: code,
        isPrelude,
        isExercise,
        show: (line) => show(line),
      }),
    [page, id, code, isPrelude, isExercise],
  );

  function run(): void {
    runCell({ cell: id, code: current });
  }

  function runAndGoOn(): void {
    run();
    const next = page.after(id);
    if (next) next.show(null);
    else cell.current!.focus();
  }

  function openWithKeys(event: KeyboardEvent): void {
    if (isOpen || event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (event.shiftKey) runAndGoOn();
    else if (event.ctrlKey || event.metaKey) run();
    else setEntry({ point: null, line: null });
  }

  function openWithPointer(event: MouseEvent): void {
    if (isOpen || !getSelection()!.isCollapsed) return; // who selects wants to copy
    setEntry({ point: { x: event.clientX, y: event.clientY }, line: null });
  }

  const still = edit ? <EditedCode code={edit.code} /> : children;
  const isUsed = isAsked || isEdited || isOpen;
  return (
    <section
      ref={cell}
      className="code-cell"
      data-cell={id}
      aria-label={`${t("cell")} In [${execution ?? " "}]`}
      aria-describedby={hintId}
      tabIndex={-1}
    >
      <span id={hintId} hidden>
        {t(isOpen ? "editorHint" : "hint")}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the code inside it is what has the focus */}
      <div className="code-cell-code" onKeyDown={openWithKeys} onClick={openWithPointer}>
        {isOpen ? (
          <Suspense fallback={still}>
            <CodeEditor
              code={current}
              entry={entry}
              label={`${t("editor")} In [${execution ?? " "}]`}
              onChange={(written) => cells.getState().edit(id, code, written)}
              onRun={run}
              onRunAndGoOn={runAndGoOn}
              onLeave={() => cell.current!.focus()}
              complete={kernel.getState().complete}
            />
          </Suspense>
        ) : (
          still
        )}
        {!isUsed && (
          <Button
            className="button icon-button code-cell-start"
            aria-label={t("run")}
            onPress={() => {
              run();
              cell.current!.focus(); // the button goes away
            }}
          >
            <PlayIcon />
          </Button>
        )}
      </div>
      {isUsed && (
        <Suspense>
          <CodeCellPanel id={id} lesson={code} onRun={run} />
        </Suspense>
      )}
    </section>
  );
}

/** The reader's own code until its editor is there. */
function EditedCode({ code }: { code: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <pre tabIndex={0}>
      <code>{code}</code>
    </pre>
  );
}
