import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { PauseIcon, PlayIcon } from "../controls/icons";
import { timeLeft } from "../controls/time-left";
import type { SweepState } from "../store/sweep";

/** Starts and stops the sweep, and says how far it has come. */
export function SweepBar({ state }: { state: SweepState }) {
  const { t, i18n } = useTranslation("sweep");
  const { cells, isRunning, done, secondsLeft, start, stop } = state;
  const finished = cells.filter(({ stage }) => stage === "done").length;
  const missing = cells.length - finished;

  function standing(): string {
    if (isRunning)
      return secondsLeft === null ? "" : t("bar.left", { time: timeLeft(secondsLeft, i18n.language) });
    if (missing === 0) return t("bar.finished");
    return t(finished === 0 ? "bar.idle" : "bar.stopped");
  }

  return (
    <section className="transport-bar sweep-bar" aria-label={t("bar.label")}>
      <Button className="button primary" isDisabled={missing === 0} onPress={isRunning ? stop : start}>
        {isRunning ? <PauseIcon /> : <PlayIcon />}
        <span>
          {isRunning
            ? t("bar.stop")
            : t(finished === 0 || missing === 0 ? "bar.start" : "bar.continue", {
                count: missing === 0 ? cells.length : missing,
              })}
        </span>
      </Button>
      <div
        className="run-progress"
        data-status={isRunning ? "running" : missing === 0 ? "finished" : "idle"}
        data-done={finished}
      >
        <p className="run-progress-text">
          <span role="status">{t("bar.done", { done: finished, count: cells.length })}</span>
          <span>{standing()}</span>
        </p>
        <progress className="run-progress-bar" max={1} value={done} aria-label={t("bar.progress")} />
      </div>
    </section>
  );
}
