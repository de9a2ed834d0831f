import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Transport } from "../controls/transport";
import { canBeRewound } from "../store/run";
import { useRunState } from "../store/run-context";
import { RunProgress } from "./run-progress";
import { RunScrubber } from "./run-scrubber";

/** The transport of the run, always in reach, with what it has to tell about itself. */
export function TransportBar({ children }: { children?: ReactNode }) {
  const { t } = useTranslation("lab");
  const status = useRunState((state) => state.status);
  const playing = useRunState((state) => state.playing);
  const pace = useRunState((state) => state.pace);
  const play = useRunState((state) => state.play);
  const pause = useRunState((state) => state.pause);
  const step = useRunState((state) => state.step);
  const back = useRunState((state) => state.back);
  const canGoBack = useRunState((state) => canBeRewound(state) && state.checkpoints.length > 1);
  const restart = useRunState((state) => state.restart);
  const setPace = useRunState((state) => state.setPace);
  return (
    <section className="transport-bar" aria-label={t("transport.label")}>
      <Transport
        playing={playing}
        canStep={status === "paused" || status === "playing"}
        canGoBack={canGoBack}
        pace={pace}
        onPlay={play}
        onPause={pause}
        onStep={step}
        onBack={back}
        onRestart={restart}
        onPace={setPace}
        progress={<RunProgress />}
        scrubber={<RunScrubber />}
      >
        {children}
      </Transport>
    </section>
  );
}
