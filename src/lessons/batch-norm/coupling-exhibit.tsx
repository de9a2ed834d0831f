import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { defaultConfig } from "../../experiment/config";
import { presets } from "../../experiment/presets";
import { BatchCouplingMap } from "../../figures/batch-coupling";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { turn, turnBack, useKnobs } from "./knobs";
import { careful } from "./scenes";

const sizes = [2, 4, 8, 16, 32];

/** Who moves whom in the first minibatch. */
export function CouplingExhibit() {
  const { t } = useTranslation("batch-norm");
  const { coupledBatch: batchSize } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const isSeen = useWasSeen(root);
  const plain = useStudy("batch-coupling", { fields: { ...presets.kaiming, batchSize } }, isSeen);
  const normalized = useStudy("batch-coupling", { fields: { ...careful, batchSize } }, isSeen);
  const tick = useTick();
  useEffect(() => {
    if (batchSize === 2) tick("batch-norm-batch-of-two");
  }, [batchSize, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="batch-coupling"
        onReset={() => turnBack("coupledBatch")}
        onBreak={() => turn({ coupledBatch: 2 })}
        isBroken={batchSize === 2}
        lab={{ ...careful, batchSize }}
        knobs={
          <ChoiceField
            name={t("knob.batch")}
            term="batch-size"
            explanation={t("knob.batchExplained")}
            value={String(batchSize)}
            layout="row"
            options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
            onChange={(size) => turn({ coupledBatch: Number(size) })}
          />
        }
      >
        <BatchCouplingMap plain={plain.result} normalized={normalized.result} seed={defaultConfig.seed} />
        <StudyFailure failure={plain.failure ?? normalized.failure} />
      </Exhibit>
    </div>
  );
}
