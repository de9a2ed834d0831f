import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { timeLeft } from "../../controls/time-left";
import { useRedraw } from "../../figures/live";
import { numberFormat } from "../../figures/number-format";
import { useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";
import "./run-line.css";

const drawsPerSecond = 8;

/** How far a scene's run has come on its way to where it rests, how fast, and how long it will take. */
export function RunLine({ scene }: { scene: Scene }) {
  const { t, i18n } = useTranslation("data");
  const { run } = scene;
  const status = useSceneState(scene, (state) => state.status);
  const preparing = useSceneState(scene, (state) => state.preparing);
  const steps = useSceneState(scene, ({ config, until }) => until ?? config.steps);
  const failure = useSceneState(scene, (state) => state.failure);
  const root = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const bar = useRef<HTMLProgressElement>(null);
  const { count, percent } = numberFormat(i18n.language);

  function text(): string {
    const { step, stepsPerSecond: speed, evaluated } = run.progress.current();
    if (failure) return t("run.failed");
    if (status === "preparing") return t("run.preparing", { done: percent(preparing?.done ?? 0, 0) });
    const at = t("run.step", { step: count(step), steps: count(steps) });
    if (status !== "playing") return at;
    if (evaluated !== null) return `${at} · ${t("run.evaluating", { done: percent(evaluated, 0) })}`;
    if (speed === 0) return at;
    const left = timeLeft(Math.max(0, steps - step) / speed, i18n.language);
    return `${at} · ${t("run.speed", { speed: count(Math.round(speed)), left })}`;
  }

  useRedraw(
    root,
    run.progress,
    () => {
      const { step } = run.progress.current();
      root.current!.dataset.step = String(step);
      line.current!.textContent = text();
      bar.current!.value = status === "preparing" ? 0 : Math.min(1, step / steps);
    },
    drawsPerSecond,
  );

  return (
    <div ref={root} className="run-line" data-status={status}>
      <progress ref={bar} max={1} aria-label={t("run.progress")} />
      <span ref={line} />
    </div>
  );
}
