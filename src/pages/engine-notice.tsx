import { useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../controls/icons";
import { numberFormat } from "../figures/number-format";
import { useRunState } from "../store/run-context";
import type { BackendInUse } from "../worker/protocol";
import { useEngineWording } from "./engine-wording";

/** That the run computes elsewhere than it was to, and that nothing was lost by it. */
export function EngineNotice() {
  const { t, i18n } = useTranslation(["lab", "problems"]);
  const backend = useRunState((state) => state.backend);
  const [dismissed, setDismissed] = useState<BackendInUse | null>(null);
  const wording = useEngineWording();
  if (!backend || backend === dismissed || backend.left.length === 0) return null;
  return (
    <section className="notice" role="status" data-engine-notice={backend.name}>
      <div>
        {backend.left.map((left) => (
          <p key={left.name}>{wording.leaving(left)}</p>
        ))}
        {backend.resumedAt !== null && (
          <p>
            {t("lab:backend.left.resumed", { step: numberFormat(i18n.language).count(backend.resumedAt) })}
          </p>
        )}
        <p>{wording.why(backend)}</p>
      </div>
      <Button
        className="button quiet"
        aria-label={t("problems:dismiss")}
        onPress={() => setDismissed(backend)}
      >
        <CloseIcon />
      </Button>
    </section>
  );
}
