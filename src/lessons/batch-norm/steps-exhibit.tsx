import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { column, moments } from "../../experiment/telemetry";
import { normalizeColumn, stages } from "../../figures/normalize-column";
import { NormalizeSteps } from "../../figures/normalize-steps";
import { Segmented } from "../../figures/segmented";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useFindings } from "./findings";
import { useFirstBatch } from "./first-batch";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";
import { naiveNormalized } from "./scenes";

const gammas = Array.from({ length: 61 }, (_, i) => Number((i * 0.1).toFixed(1)));
const betas = Array.from({ length: 101 }, (_, i) => Number((i * 0.1 - 5).toFixed(1)));
const neurons = Array.from({ length: defaultConfig.hiddenSize }, (_, i) => i);
const noContexts: string[] = [];

/** Batch normalisation of a real batch, a stage at a time. */
export function StepsExhibit() {
  const { t } = useTranslation("batch-norm");
  const { neuron, gamma, beta, stage, isConstant, eps } = useKnobs();
  const first = useFirstBatch();
  const { firstBatchFailure } = useFindings();
  const tick = useTick();

  const columns = useMemo(() => {
    if (!first) return null;
    const { preactivations } = first.plain;
    return neurons.map((index) => {
      const own = column(preactivations, index, first.neurons);
      // A neuron that says the same of everybody: its mean, for every example.
      const shown = isConstant && index === neuron ? own.map(() => moments(own).mean) : own;
      return normalizeColumn(shown, { gamma, beta, eps });
    });
  }, [first, neuron, gamma, beta, isConstant, eps]);

  useEffect(() => {
    if (gamma !== atFirst.gamma && beta !== atFirst.beta) tick("batch-norm-gamma-beta");
    if (isConstant && eps > 0) tick("batch-norm-eps");
  }, [gamma, beta, isConstant, eps, tick]);

  return (
    <Exhibit
      name="normalize-steps"
      onReset={() => turnBack("neuron", "gamma", "beta", "stage", "isConstant", "eps")}
      onBreak={() => turn({ isConstant: true, stage: "beta" })}
      isBroken={isConstant}
      lab={naiveNormalized.config}
      knobs={
        <>
          <SliderField
            name={t("knob.neuron")}
            term="neuron"
            explanation={t("knob.neuronExplained")}
            value={neuron}
            defaultValue={atFirst.neuron}
            range={{ min: 0, max: 255, integer: true }}
            stops={neurons}
            commitOn="drag"
            onChange={(value) => turn({ neuron: value })}
          />
          <div data-symbol="gamma">
            <SliderField
              name="γ"
              term="gamma"
              explanation={t("knob.gammaExplained")}
              value={gamma}
              defaultValue={atFirst.gamma}
              range={{ min: 0, max: 6, integer: false }}
              stops={gammas}
              commitOn="drag"
              onChange={(value) => turn({ gamma: value, stage: "beta" })}
            />
          </div>
          <div data-symbol="beta">
            <SliderField
              name="β"
              term="beta"
              explanation={t("knob.betaExplained")}
              value={beta}
              defaultValue={atFirst.beta}
              range={{ min: -5, max: 5, integer: false }}
              stops={betas}
              commitOn="drag"
              onChange={(value) => turn({ beta: value, stage: "beta" })}
            />
          </div>
        </>
      }
    >
      <NormalizeSteps
        columns={columns}
        neuron={neuron}
        stage={stage}
        contexts={first?.contexts ?? noContexts}
        seed={defaultConfig.seed}
        controls={
          <>
            <Segmented
              label={t("steps.stepper")}
              value={stage}
              options={stages.map((value) => ({ value, label: t(`steps.short.${value}`) }))}
              onChange={(value) => turn({ stage: value })}
            />
            <Segmented
              label="eps"
              value={eps === 0 ? "none" : "torch"}
              options={[
                { value: "none", label: t("steps.noEps") },
                { value: "torch", label: "eps = 1e−5" },
              ]}
              onChange={(value) => turn({ eps: value === "none" ? 0 : 1e-5 })}
            />
          </>
        }
      />
      <StudyFailure failure={firstBatchFailure} />
    </Exhibit>
  );
}
