import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { PauseIcon, PlayIcon } from "../../controls/icons";
import { SliderField } from "../../controls/slider-field";
import { mostTrembling } from "../../figures/trembling";
import { TremblingExample } from "../../figures/trembling-example";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useOnScreen } from "../../notebook/use-on-screen";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { find } from "./findings";
import { atFirst, contexts, turn, turnBack, useKnobs } from "./knobs";
import { careful } from "./scenes";

const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/** Batches in which the example is seen, and the updates before. */
const batches = 100;
const steps = 1000;
/** Between two batches, in milliseconds: slow enough to see each. */
const pause = 500;

/** The batch that is shown: the next one every half second, as long as somebody looks and wants it. */
function useNextBatch(isGoing: boolean): [batch: number, next: () => void] {
  const [batch, setBatch] = useState(0);
  const next = () => setBatch((before) => (before + 1) % batches);
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(() => setBatch((before) => (before + 1) % batches), pause);
    return () => clearInterval(timer);
  }, [isGoing]);
  return [batch, next];
}

/** One fixed example, and companions that come and go. */
export function JitterExhibit() {
  const { t } = useTranslation("batch-norm");
  const { context, batchSize, companions } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root, false);
  const [isGoing, setGoing] = useState(() => !matchMedia("(prefers-reduced-motion: reduce)").matches);
  const [batch, next] = useNextBatch(isGoing && isOnScreen);
  const { result, failure } = useStudy(
    "jitter",
    { fields: careful, steps, context, batchSize, batches, seed: companions },
    useWasSeen(root),
  );
  const tick = useTick();
  useEffect(() => {
    if (result) find({ tremble: mostTrembling(result).std });
  }, [result]);
  useEffect(() => {
    if (batchSize === 1) tick("batch-norm-alone");
    if (batchSize >= 256) tick("batch-norm-calm");
  }, [batchSize, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="jitter"
        onReset={() => turnBack("context", "batchSize", "companions")}
        onBreak={() => turn({ batchSize: 1 })}
        isBroken={batchSize === 1}
        lab={{ ...careful, batchSize }}
        actions={
          <>
            <Button className="button" onPress={() => setGoing(!isGoing)} data-action="play">
              {isGoing ? <PauseIcon /> : <PlayIcon />}
              {t(isGoing ? "jitter.stop" : "jitter.go")}
            </Button>
            <Button className="button quiet" onPress={next} data-action="next-batch">
              {t("jitter.next")}
            </Button>
          </>
        }
        knobs={
          <>
            <SliderField
              name={t("knob.batch")}
              term="batch-size"
              explanation={t("knob.companionsExplained")}
              value={batchSize}
              defaultValue={atFirst.batchSize}
              range={{ min: 1, max: 256, integer: true }}
              stops={batchSizes}
              commitOn="release"
              onChange={(value) => turn({ batchSize: value })}
            />
            <ChoiceField
              name={t("knob.context")}
              term="context"
              value={context}
              layout="row"
              options={contexts.map((value) => ({ value, label: value }))}
              onChange={(value) => turn({ context: value })}
            />
          </>
        }
      >
        <TremblingExample
          context={context}
          batchSize={batchSize}
          seen={result}
          batch={batch}
          seed={companions}
          controls={null}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
