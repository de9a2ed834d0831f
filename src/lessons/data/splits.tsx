import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import type { SplitOverlapParams } from "../../experiment/studies/split-overlap";
import { SplitShares } from "../../figures/split-shares";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { BrokenNote } from "./broken-note";
import { usePublished } from "./findings";

const notebook: SplitOverlapParams = { order: "shuffled", distinct: false };

/** 80/10/10, and the names of validation that training has already shown. */
export function Splits() {
  const { t } = useTranslation("data");
  const root = useRef<HTMLDivElement>(null);
  const [params, setParams] = useState(notebook);
  const { order, distinct } = params;
  const { result, done, failure } = useStudy("split-overlap", params, useWasSeen(root));
  const isNotebook = order === notebook.order && distinct === notebook.distinct;
  usePublished("overlap", done === null && isNotebook ? result : null);
  const provenance = useMemo(
    () => ({ source: "computed", seed: order === "shuffled" ? 42 : null }) as const,
    [order],
  );

  return (
    <Exhibit
      name="splits"
      onReset={() => setParams(notebook)}
      onBreak={() => setParams({ ...params, order: "file" })}
      isBroken={order === "file"}
      lab={{}}
      knobs={
        <ChoiceField
          name={t("splits.repeated")}
          term="split"
          explanation={t("splits.repeatedExplanation")}
          value={distinct ? "once" : "kept"}
          layout="row"
          options={[
            { value: "kept", label: t("splits.kept") },
            { value: "once", label: t("splits.once") },
          ]}
          onChange={(chosen) => setParams({ ...params, distinct: chosen === "once" })}
        />
      }
    >
      <div ref={root} data-order={order} data-distinct={distinct}>
        {order === "file" && <BrokenNote>{t("splits.broken")}</BrokenNote>}
        <SplitShares splits={result?.splits ?? null} provenance={provenance} />
        <StudyFailure failure={failure} />
      </div>
    </Exhibit>
  );
}
