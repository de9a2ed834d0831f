import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Transport } from "../controls/transport";
import { useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import { useTwins, useTwinsState } from "../store/twins-context";

/** Time for all runs at once. */
export function CompareTransport({ children }: { children?: ReactNode }) {
  const { t } = useTranslation("lab");
  const playing = useTwinsState((state) => state.playing);
  const pace = useTwinsState((state) => state.pace);
  const hasLive = useTwinsState((state) => state.twins.some(({ kind }) => kind === "live"));
  const { play, pause, step, back, restart, setPace } = useTwins().store.getState();
  return (
    <section className="transport-bar" aria-label={t("transport.label")}>
      <Transport
        playing={playing}
        canStep={!playing && hasLive}
        canGoBack={!playing && hasLive}
        pace={pace}
        onPlay={play}
        onPause={pause}
        onStep={step}
        onBack={back}
        onRestart={restart}
        onPace={setPace}
        progress={<CommonProgress />}
        scrubber={null}
      >
        {children}
      </Transport>
    </section>
  );
}

const drawsPerSecond = 15;

/** The step that all have reached. Written without rendering. */
function CommonProgress() {
  const { t, i18n } = useTranslation(["lab", "compare"]);
  const { progress } = useTwins();
  const gait = useTwinsState((state) => state.gait);
  const playing = useTwinsState((state) => state.playing);
  const steps = useTwinsState(({ configs }) => Math.min(...configs.map(({ steps }) => steps)));
  const root = useRef<HTMLDivElement>(null);
  const stepText = useRef<HTMLElement>(null);
  const bar = useRef<HTMLProgressElement>(null);
  const { count } = numberFormat(i18n.language);

  function write() {
    const { step } = progress.current();
    root.current!.dataset.step = String(step);
    stepText.current!.textContent = count(step);
    bar.current!.value = Math.min(1, step / steps);
  }
  useRedraw(root, progress, write, drawsPerSecond);
  // Runs that have paused show the step at which they stopped in the same frame.
  useLayoutEffect(write);

  return (
    <div ref={root} className="run-progress" data-playing={playing}>
      <p className="run-progress-text">
        <span>
          {t(`compare:common.${gait}`)} <strong ref={stepText} className="run-progress-step" />{" "}
          <span className="run-progress-total">{t("lab:transport.of", { steps: count(steps) })}</span>
        </span>
      </p>
      <progress ref={bar} className="run-progress-bar" max={1} aria-label={t("lab:transport.progress")} />
    </div>
  );
}
