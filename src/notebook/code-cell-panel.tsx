import { useContext, useEffect, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { PlayIcon, StopIcon } from "../controls/icons";
import { MoreIcon } from "../figures/icons";
import type { CellId } from "../python/protocol";
import { versionOf } from "../store/cells";
import { useCells, useCodeCells, useKernel } from "../store/code-cells-context";
import { CellOutputs } from "./cell-outputs";
import { elapsed } from "./elapsed";
import { NotebookDownloadContext } from "./notebook-download";
import { usePageCells } from "./page-cells";

interface CodeCellPanelProps {
  id: CellId;
  /** The lesson's own code. */
  lesson: string;
  onRun(): void;
}

/** What stands below a code cell once somebody has touched it: its number, what can be done, what came out. */
export function CodeCellPanel({ id, lesson, onRun }: CodeCellPanelProps) {
  const { t } = useTranslation(["cells", "site"]);
  const notebook = useContext(NotebookDownloadContext);
  const [hasAsked, setHasAsked] = useState(false);
  const { kernel, cells } = useCodeCells();
  const page = usePageCells();
  const run = useKernel(({ runs }) => runs[id]);
  const isRunning = useKernel(({ running }) => running === id);
  const isWaiting = useKernel(({ waiting }) => waiting.some(({ cell }) => cell === id));
  const isPreparing = useKernel(({ running }) => isWaiting && running === page.prelude()?.id);
  const isStopping = useKernel((state) => state.isStopping);
  const edit = useCells(({ edits }) => edits[id]);
  const hasChanged = edit !== undefined && edit.base !== versionOf(lesson);
  const number = isRunning || isWaiting ? "*" : (run?.execution ?? " ");

  function runAbove(): void {
    const { edits } = cells.getState();
    const above = page.above(id);
    kernel.getState().run(above.map((one) => ({ cell: one.id, code: edits[one.id]?.code ?? one.lesson })));
  }

  function takeHome(): void {
    setHasAsked(true);
    notebook!.start();
  }

  const resetAll = () => cells.getState().reset(page.all().map((one) => one.id));
  return (
    <div className="code-cell-panel">
      <div className="code-cell-bar">
        <span className="code-cell-number">In [{number}]</span>
        {isRunning ? (
          <Button
            className="button code-cell-button"
            data-action="stop"
            onPress={() => kernel.getState().stop()}
          >
            <StopIcon />
            {t(isStopping ? "stopNow" : "stop")}
          </Button>
        ) : (
          <Button
            className="button code-cell-button"
            data-action="run"
            isDisabled={isWaiting}
            onPress={onRun}
          >
            <PlayIcon />
            {t("run")}
          </Button>
        )}
        {page.above(id).length > 0 && <RunAboveButton onPress={runAbove} />}
        {edit && (
          <Button
            className="button quiet code-cell-button"
            data-action="reset"
            onPress={() => cells.getState().reset([id])}
          >
            {t("reset")}
          </Button>
        )}
        <MenuTrigger>
          <Button className="button quiet icon-button code-cell-button" aria-label={t("more")}>
            <MoreIcon />
          </Button>
          <Popover className="figure-popover" placement="bottom end">
            <Menu className="figure-menu">
              <MenuItem className="figure-menu-item" onAction={() => kernel.getState().restart()}>
                {t("restart")}
              </MenuItem>
              {notebook && (
                <MenuItem className="figure-menu-item" onAction={takeHome}>
                  {t("site:notebook.download")}
                </MenuItem>
              )}
              <MenuItem className="figure-menu-item" onAction={resetAll}>
                {t("resetAll")}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
        <CellStatus id={id} isEdited={edit !== undefined} isPreparing={isPreparing} />
      </div>
      {hasAsked && notebook?.state === "failed" && (
        <div className="code-cell-notice" role="alert">
          <p>{t("site:notebook.failed")}</p>
        </div>
      )}
      {hasChanged && (
        <div className="code-cell-notice" role="status">
          <p>{t("changed")}</p>
          <Button className="button code-cell-button" onPress={() => cells.getState().keep(id, lesson)}>
            {t("keep")}
          </Button>
          <Button className="button code-cell-button" onPress={() => cells.getState().reset([id])}>
            {t("takeLesson")}
          </Button>
        </div>
      )}
      <LoadingBar id={isPreparing ? page.prelude()!.id : id} />
      <LossNotice id={id} onRunAbove={runAbove} />
      {run && <CellOutputs run={run} />}
    </div>
  );
}

function RunAboveButton({ onPress }: { onPress(): void }) {
  const { t } = useTranslation("cells");
  return (
    <Button className="button quiet code-cell-button" data-action="run-above" onPress={onPress}>
      {t("runAbove")}
    </Button>
  );
}

interface CellStatusProps {
  id: CellId;
  isEdited: boolean;
  /** What the chapter uses of earlier ones runs, and the cell waits for it. */
  isPreparing: boolean;
}

/** How it stands, in a word. Only what is final is said aloud: a clock would never be silent. */
function CellStatus({ id, isEdited, isPreparing }: CellStatusProps) {
  const { t, i18n } = useTranslation("cells");
  const run = useKernel(({ runs }) => runs[id]);
  const isWaiting = useKernel(({ waiting }) => waiting.some(({ cell }) => cell === id));
  const isStopping = useKernel((state) => state.isStopping);
  const time = (milliseconds: number) => elapsed(milliseconds, i18n.language);
  function status() {
    if (isPreparing) return t("preparing");
    if (isWaiting) return t("waiting");
    if (!run) return t("notRun");
    if (run.status === "running") {
      if (isStopping) return t("stopping");
      return run.startedAt === null ? null : <Clock startedAt={run.startedAt} />;
    }
    if (run.status === "ok")
      return run.milliseconds === null ? null : t("ok", { time: time(run.milliseconds) });
    return t(run.status);
  }
  return (
    <p className="code-cell-status" data-status={run?.status}>
      <span aria-live={run?.status === "running" ? "off" : "polite"}>{status()}</span>
      {isEdited && <span className="code-cell-edited">{t("edited")}</span>}
    </p>
  );
}

const ticksPerSecond = 10;

function Clock({ startedAt }: { startedAt: number }) {
  const { t, i18n } = useTranslation("cells");
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000 / ticksPerSecond);
    return () => clearInterval(timer);
  }, []);
  return t("running", { time: elapsed(Math.max(0, now - startedAt), i18n.language) });
}

/** The interpreter and the data on their way, in the cell that asked for them. */
function LoadingBar({ id }: { id: CellId }) {
  const { t } = useTranslation("cells");
  const loading = useKernel((state) => (state.running === id ? state.loading : null));
  if (!loading) return null;
  const label = t(`loading.${loading.stage}`);
  return (
    <div className="cell-progress">
      <span role="status">{label}…</span>
      <progress aria-label={label} value={loading.done} />
    </div>
  );
}

/** The variables are gone: why, and the way back. */
function LossNotice({ id, onRunAbove }: { id: CellId; onRunAbove(): void }) {
  const { t } = useTranslation("cells");
  const loss = useKernel((state) => (state.loss?.cell === id ? state.loss : null));
  if (!loss) return null;
  return (
    <div className="code-cell-notice" role="alert" data-loss={loss.why}>
      <p>{t(`loss.${loss.why}`)}</p>
      {loss.detail && <p className="code-cell-detail">{t("loss.detail", { detail: loss.detail })}</p>}
      <RunAboveButton onPress={onRunAbove} />
    </div>
  );
}
