import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ComparedRun } from "../figures/compared-run";
import type { Provenance } from "../figures/figure";
import { type Live, still } from "../figures/live";
import type { TwinViews } from "../notebook/twin-views";
import { letters, type Twins } from "../store/twins";
import { useTwins, useTwinsState } from "../store/twins-context";
import { useDifferenceWording } from "./use-difference-wording";

/** The runs side by side as their figures take them, named by what sets them apart. */
export function useComparedRuns(views: TwinViews): ComparedRun[] {
  const twins = useTwinsState((state) => state.twins);
  const configs = useTwinsState((state) => state.configs);
  const names = useDifferenceWording().namesOf(configs);
  const spelled = JSON.stringify(names);
  // The same list as long as it says the same: figures listen to it.
  return useMemo(() => {
    const spelt: string[] = JSON.parse(spelled);
    return twins.map((twin, i) => ({
      mark: letters.indexOf(twin.letter),
      letter: twin.letter,
      name: twin.kind === "still" ? twin.kept.name : spelt[i],
      ...views.of(twin),
    }));
  }, [twins, spelled, views]);
}

/** Where figures of several runs say that their data come from: what the first live one computes with. */
export function useComparedProvenance(): Live<Provenance> {
  const { t } = useTranslation("lab");
  const twins = useTwins();
  const seated = useTwinsState((state) => state.twins);
  return useMemo(() => {
    const first = seated.find((twin) => twin.kind === "live");
    if (!first) return still(keptProvenance(twins, (backend) => t(`backend.name.${backend}`)));
    return {
      subscribe(listener) {
        const stops = [twins.progress.subscribe(listener), first.run.store.subscribe(listener)];
        return () => {
          for (const stop of stops) stop();
        };
      },
      current() {
        const { backend, config } = first.run.store.getState();
        const { step } = twins.progress.current();
        return {
          source: "live",
          backend: backend ? t(`backend.name.${backend.name}`) : "",
          seed: config.seed,
          step,
        };
      },
    };
  }, [twins, seated, t]);
}

function keptProvenance({ store }: Twins, name: (backend: string) => string): Provenance {
  const [first] = store.getState().twins;
  const kept = first.kind === "still" ? first.kept : null;
  return {
    source: "recorded",
    backend: kept?.backend ? name(kept.backend) : "",
    seed: kept?.config.seed ?? 0,
    step: kept?.step ?? 0,
  };
}
