import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { type ZeroStart, zeroStarts } from "../../experiment/studies/zero-starts";
import { ZeroGradients } from "../../figures/zero-gradients";
import { ZeroLosses } from "../../figures/zero-losses";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";

const question = { starts: zeroStarts, steps: 500, looks: [0, 1, 2, 10, 100, 500] };
const START: ZeroStart = "output";

/** Five starts of one network: which parameters get a gradient, and what each learns in 500 steps. */
export function ZeroExhibit() {
  const { t } = useTranslation("initial-loss");
  const tick = useTick();
  const root = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<ZeroStart>(START);
  const { result, failure } = useStudy("zero-starts", question, useWasSeen(root));
  const run = result?.runs.find((run) => run.start === start) ?? null;

  function choose(chosen: ZeroStart) {
    setStart(chosen);
    if (chosen === "both") tick("initial-loss-kill");
    if (chosen === "equal") tick("initial-loss-one-neuron");
  }

  return (
    <div ref={root}>
      <Exhibit
        name="zero-starts"
        onReset={() => setStart(START)}
        onBreak={() => choose("both")}
        isBroken={start === "both"}
        knobs={
          <ChoiceField
            name={t("zeros.start")}
            term="initialization"
            explanation={t(`startExplanations.${start}`)}
            layout="row"
            value={start}
            options={zeroStarts.map((value) => ({ value, label: t(`starts.${value}`) }))}
            onChange={choose}
          />
        }
      >
        <div className="exhibit-pair">
          <ZeroGradients run={run} />
          <ZeroLosses result={result} start={start} />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
