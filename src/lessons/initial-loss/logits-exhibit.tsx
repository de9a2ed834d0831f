import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { termOf } from "../../controls/control-term";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { defaultConfig, ranges } from "../../experiment/config";
import type { InitialLossResult } from "../../experiment/studies/initial-loss";
import { LogitsHistogram } from "../../figures/logits-histogram";
import { type Said, SoftmaxBars } from "../../figures/softmax-bars";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";

const { seed, batchSize, contextSize, outputScale, outputBiasScale } = defaultConfig;
const start = { outputScale, outputBiasScale };
/** "ele", and the network is sure of a digit. */
const START_EXAMPLE = 2;
const BROKEN_SCALE = 5;
/** A loss that knowing nothing would cost, or hardly more. */
const NEAR_UNIFORM = 3.75;
const examples = Array.from({ length: batchSize }, (_, i) => i);

/** The real network's logits on its first minibatch, as the scales of its output layer are moved. */
export function LogitsExhibit() {
  const { t } = useTranslation(["initial-loss", "fields"]);
  const tick = useTick();
  const root = useRef<HTMLDivElement>(null);
  const [fields, setFields] = useState(start);
  const [example, setExample] = useState(START_EXAMPLE);
  const { result, params, failure } = useStudy("initial-loss", { fields }, useWasSeen(root));
  const isNear = result !== null && result.loss < NEAR_UNIFORM && params!.fields.outputScale! > 0;
  useEffect(() => {
    if (isNear) tick("initial-loss-near-uniform");
  }, [isNear, tick]);

  function reset() {
    setFields(start);
    setExample(START_EXAMPLE);
  }

  return (
    <div ref={root}>
      <Exhibit
        name="initial-logits"
        onReset={reset}
        onBreak={() => setFields({ ...fields, outputScale: BROKEN_SCALE })}
        isBroken={fields.outputScale >= BROKEN_SCALE}
        lab={fields}
        knobs={(["outputScale", "outputBiasScale"] as const).map((field) => (
          <SliderField
            key={field}
            name={t(`fields:${field}.name`)}
            term={termOf(field)}
            explanation={t(`fields:${field}.explanation`)}
            value={fields[field]}
            defaultValue={defaultConfig[field]}
            range={ranges[field]}
            stops={stopsOf(field)}
            commitOn="drag"
            onChange={(value) => setFields({ ...fields, [field]: value })}
          />
        ))}
      >
        <div className="exhibit-pair">
          <LogitsHistogram
            data={
              result && {
                logits: result.logits,
                std: result.logitsStd,
                loss: result.loss,
                batch: batchSize,
                seed,
              }
            }
          />
          <SoftmaxBars
            said={result && saidOf(result, example)}
            controls={
              <SliderField
                name={t("bars.example")}
                term="minibatch"
                explanation={t("bars.exampleExplanation")}
                layout="row"
                value={example}
                defaultValue={START_EXAMPLE}
                range={{ min: 0, max: batchSize - 1, integer: true }}
                stops={examples}
                commitOn="drag"
                onChange={setExample}
              />
            }
          />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

function saidOf({ contexts, targets, logits, vocabulary }: InitialLossResult, example: number): Said {
  const context = contexts.subarray(example * contextSize, (example + 1) * contextSize);
  return {
    context: Array.from(context, (index) => vocabulary[index]).join(""),
    target: targets[example],
    vocabulary,
    logits: logits.subarray(example * vocabulary.length, (example + 1) * vocabulary.length),
    seed,
  };
}
