import { useTranslation } from "react-i18next";
import type { Failure } from "../../worker/protocol";

/** Why a figure of the chapter stays empty. */
export function StudyFailure({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation("data");
  if (!failure) return null;
  return (
    <p className="figure-hint" role="alert">
      {t(failure.kind === "dataset-missing" ? "failure.names" : "failure.other", {
        detail: "detail" in failure ? failure.detail : failure.kind,
      })}
    </p>
  );
}
