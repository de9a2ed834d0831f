import { useTranslation } from "react-i18next";
import type { DatasetStage } from "../experiment/dataset";
import { useRunState } from "../store/run-context";

const stages: readonly DatasetStage[] = ["fetching", "encoding", "drawing", "windows"];

/** What happens to the names before there is anything to draw; the transport says how far it is. */
export function Stages() {
  const { t } = useTranslation("lab");
  const isPreparing = useRunState((state) => state.status === "preparing");
  const current = useRunState((state) => state.preparing?.stage);
  if (!isPreparing) return null;
  return (
    <ol className="stages">
      {stages.map((stage) => (
        <li key={stage} {...(stage === current && { "aria-current": "step" })}>
          {t(`preparing.${stage}`)}
        </li>
      ))}
    </ol>
  );
}
