import { useTranslation } from "react-i18next";
import type { Failure } from "../worker/protocol";

/** Why a figure that asks a study stays empty; nothing as long as none has failed. */
export function StudyFailure({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation("site");
  if (!failure) return null;
  return (
    <p className="figure-hint" role="alert">
      {t(failure.kind === "dataset-missing" ? "studyFailure.names" : "studyFailure.other", {
        detail: "detail" in failure ? failure.detail : failure.kind,
      })}
    </p>
  );
}
