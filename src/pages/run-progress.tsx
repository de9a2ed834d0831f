import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { timeLeft } from "../controls/time-left";
import { useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import type { Progress } from "../store/run";
import { useRun, useRunState } from "../store/run-context";

const drawsPerSecond = 15;

/** Where the run is: its step, its speed, the time left; or what is being prepared. Written without rendering. */
export function RunProgress() {
  const { t, i18n } = useTranslation("lab");
  const run = useRun();
  const status = useRunState((state) => state.status);
  const rewinding = useRunState((state) => state.rewinding);
  const preparing = useRunState((state) => state.preparing);
  const steps = useRunState((state) => state.config.steps);
  const backend = useRunState((state) => state.backend?.name);
  const root = useRef<HTMLDivElement>(null);
  const stepText = useRef<HTMLElement>(null);
  const stateText = useRef<HTMLSpanElement>(null);
  const bar = useRef<HTMLProgressElement>(null);
  const { count } = numberFormat(i18n.language);

  function stateOf({ step, stepsPerSecond: speed, evaluated, rewound }: Progress): string {
    if (status === "preparing") {
      if (!preparing) return t("preparing.starting");
      return `${t(`preparing.${preparing.stage}`)}: ${numberFormat(i18n.language).percent(preparing.done, 0)}`;
    }
    if (rewinding !== null && rewound !== null) {
      const done = numberFormat(i18n.language).percent(rewound, 0);
      return t("transport.rewinding", { step: count(rewinding), done });
    }
    if (status !== "playing")
      return t(step === 0 && status === "paused" ? "transport.waiting" : `transport.${status}`);
    if (evaluated !== null)
      return t("transport.evaluating", { done: numberFormat(i18n.language).percent(evaluated, 0) });
    if (speed === 0) return "";
    const left = t("transport.left", { time: timeLeft((steps - step) / speed, i18n.language) });
    return `${t("transport.speed", { speed: count(Math.round(speed)) })} · ${left}`;
  }

  function write() {
    const progress = run.progress.current();
    const { step, stepsPerSecond, memory } = progress;
    root.current!.dataset.step = String(step);
    root.current!.dataset.stepsPerSecond = String(Math.round(stepsPerSecond));
    root.current!.dataset.tensors = String(memory?.tensors ?? 0);
    root.current!.dataset.bytes = String(memory?.bytes ?? 0);
    stepText.current!.textContent = count(step);
    stateText.current!.textContent = stateOf(progress);
    bar.current!.value = status === "preparing" ? (preparing?.done ?? 0) : Math.min(1, step / steps);
  }

  useRedraw(root, run.progress, write, drawsPerSecond);
  // A paused run shows the step at which it stopped in the same frame, not at its next turn to draw.
  useLayoutEffect(write);

  return (
    <div ref={root} className="run-progress" data-status={status} data-backend={backend}>
      <p className="run-progress-text">
        <span>
          {t("transport.stepLabel")} <strong ref={stepText} className="run-progress-step" />{" "}
          <span className="run-progress-total">{t("transport.of", { steps: count(steps) })}</span>
        </span>
        {backend && <span className="run-progress-engine">{t(`backend.name.${backend}`)}</span>}
        <span ref={stateText} className="run-progress-state" />
      </p>
      <progress ref={bar} className="run-progress-bar" max={1} aria-label={t("transport.progress")} />
      <RestartNotice />
    </div>
  );
}

/** Why the run is at its start again. */
function RestartNotice() {
  const { t } = useTranslation(["lab", "fields"]);
  const field = useRunState((state) => state.restartedBy);
  const file = useRunState((state) => state.leftWeights);
  const name = field === "initialisation" ? t("fields:preset.name") : field && t(`fields:${field}.name`);
  return (
    <p className="restart-notice" role="status">
      {field && t(file === null ? "lab:restarted" : "lab:restartedWithoutWeights", { field: name, file })}
    </p>
  );
}
