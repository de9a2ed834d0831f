import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useRunState } from "../store/run-context";
import { wordFailure } from "./failure-wording";
import type { NamesIntake as Intake } from "./use-names-intake";

const NamesDialog = lazy(() => import("./names-dialog"));

/** What comes of a list that was taken in: its summary, or why it could not be read. */
export function NamesIntake({ intake }: { intake: Intake }) {
  const { t, i18n } = useTranslation("lab");
  const problems = useTranslation("problems");
  const config = useRunState((state) => state.config);
  const { source, refused, close } = intake;
  return (
    <>
      {refused && (
        <p className="file-refused" role="alert" data-failure={refused.failure.kind}>
          <strong>{t("file.refused", { name: refused.name })}</strong>{" "}
          {wordFailure(refused.failure, config, problems.t, i18n.language)} {t("file.unchanged")}
        </p>
      )}
      {source && (
        <Suspense>
          <NamesDialog source={source} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
