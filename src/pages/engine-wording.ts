import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import type { BackendInUse, LeftBackend } from "../worker/protocol";

/** Says in the reader's language which backend computes and how it came to that. */
export function useEngineWording() {
  const { t, i18n } = useTranslation("lab");
  const { fixed } = numberFormat(i18n.language);

  function why(inUse: BackendInUse): string {
    return inUse.isHalfPrecision ? `${reason(inUse)} ${t("backend.halfPrecision")}` : reason(inUse);
  }

  function reason({ name, choice, trials, tooSmallForGpu, left }: BackendInUse): string {
    const backend = t(`backend.name.${name}`);
    if (choice !== "auto") {
      return t(left.length > 0 ? "backend.why.fallback" : "backend.why.chosen", { backend });
    }
    const speed = trials.find((trial) => trial.name === name)?.stepsPerSecond;
    if (!tooSmallForGpu || !speed) return t("backend.why.fastest", { backend });
    return t("backend.why.tooSmall", { backend, milliseconds: fixed(1000 / speed, 2) });
  }

  const leaving = ({ name, why, detail }: LeftBackend) =>
    t(`backend.left.${why}`, { backend: t(`backend.name.${name}`), detail });

  return { why, leaving };
}
