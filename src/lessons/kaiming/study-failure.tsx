import { useTranslation } from "react-i18next";
import type { Failure } from "../../worker/protocol";

/** Why a figure of the chapter stays empty. */
export function StudyFailure({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation("kaiming");
  if (!failure) return null;
  return (
    <p className="figure-hint" role="alert">
      {t("failure", { detail: "detail" in failure ? failure.detail : failure.kind })}
    </p>
  );
}
