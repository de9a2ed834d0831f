import { type ComponentProps, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import type { ShortRun } from "../../experiment/studies/robustness";
import { computedWith } from "../../figures/computed";
import { Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { PredictCurve } from "../../notebook/predict-curve";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useOnScreen } from "../../notebook/use-on-screen";
import { find, sweptSteps, useFindings, useGainSweep } from "./findings";
import { atFirst, gains, turn, turnBack, useKnobs } from "./knobs";
import { deepNormalized } from "./scenes";
import "./side.css";

const xTicks = [0.2, 0.5, 1, 2, 3, 5];
const lossRange = [2.6, 3.4] as const;
const noRuns: ShortRun[] = [];

/** The runs of one kind. */
export function runsOf(runs: readonly ShortRun[], normalization: ShortRun["normalization"]): ShortRun[] {
  return runs.filter((run) => run.normalization === normalization);
}

/** Their losses at each of the values, NaN where there is none yet. */
export function lossesAt(runs: readonly ShortRun[], values: readonly number[]): number[] {
  return values.map((value) => runs.find((run) => run.value === value)?.loss ?? Number.NaN);
}

/** Lowest and highest loss of a kind; what diverged has none. */
export function spreadOf(runs: readonly ShortRun[]): { lowest: number; highest: number } {
  const losses = runs.map(({ loss }) => loss).filter((loss) => loss !== null);
  return { lowest: Math.min(...losses), highest: Math.max(...losses) };
}

/** How much the gain matters to a deep network, with BatchNorm1d and without. */
export function GainExhibit() {
  const { t } = useTranslation(["batch-norm-1d", "fields"]);
  const { layers, gain } = useKnobs();
  const { sweeps, isPredicted } = useFindings();
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root, false);
  const failure = useGainSweep(layers, isOnScreen || isPredicted);
  const runs = sweeps[layers] ?? noRuns;
  const tick = useTick();
  useEffect(() => {
    if (layers === 12) tick("batch-norm-1d-deeper");
  }, [layers, tick]);
  return (
    <div ref={root}>
      <Exhibit
        name="gain-robustness"
        onReset={() => turnBack("gain", "layers")}
        onBreak={() => turn({ gain: gains[0] })}
        isBroken={gain === gains[0]}
        lab={{ ...deepNormalized.config, hiddenLayers: layers, gain }}
        knobs={
          <>
            <div data-symbol="gain">
              <SliderField
                name={t("fields:gain.name")}
                term="gain"
                explanation={t("knob.gainReadOff")}
                value={gain}
                defaultValue={atFirst.gain}
                range={{ min: 0.2, max: 5, integer: false }}
                stops={gains}
                commitOn="drag"
                onChange={(value) => turn({ gain: nearest(value) })}
              />
            </div>
            <ChoiceField
              name={t("knob.layers")}
              term="hidden-layers"
              value={String(layers)}
              layout="row"
              options={[
                { value: "5", label: "5" },
                { value: "12", label: "12" },
              ]}
              onChange={(value) => turn({ layers: value === "5" ? 5 : 12 })}
            />
          </>
        }
      >
        <div className="exhibit-pair">
          <LossByGain runs={runs} gain={gain} />
          <SaturationByLayer runs={runs} gain={gain} layers={layers} />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

function LossByGain({ runs, gain }: { runs: ShortRun[]; gain: number }) {
  const { t, i18n } = useTranslation("batch-norm-1d");
  const format = numberFormat(i18n.language);
  const [plain, normalized] = [runsOf(runs, "none"), runsOf(runs, "batch-norm-1d")];

  function reading(): Reading {
    if (plain.length === 0) return { text: t("computing"), numbers: {} };
    const [without, with_] = [spreadOf(plain), spreadOf(normalized)];
    const isWhole = runs.length === 2 * gains.length;
    return {
      text: t(isWhole ? "gain.reading" : "gain.partly", {
        done: runs.length,
        all: 2 * gains.length,
        plain: format.fixed(without.highest - without.lowest, 2),
        normalized: format.fixed(with_.highest - with_.lowest, 2),
        best: format.fixed(without.lowest, 2),
        bestNormalized: format.fixed(with_.lowest, 2),
      }),
      numbers: {
        plainSpread: without.highest - without.lowest,
        normalizedSpread: with_.highest - with_.lowest,
        runs: runs.length,
      },
    };
  }

  return (
    <Curves
      name="gain-robustness"
      title={t("gain.title")}
      reading={reading}
      provenance={computedWith(defaultConfig.seed)}
      x={gains}
      xScale="log"
      xRange={[-0.73, 0.73]}
      xTicks={xTicks}
      yRange={lossRange}
      yScale="linear"
      marked={gain}
      label={t("gain.label")}
      xLabel={{ id: "gain", text: "gain" }}
      yLabel={t("gain.loss", { steps: sweptSteps })}
      curves={[
        {
          id: "plain",
          name: t("side.plain"),
          color: "warning",
          mode: "lines+markers",
          y: lossesAt(plain, gains),
        },
        {
          id: "batch_norm",
          name: t("side.normalized"),
          color: "train",
          mode: "lines+markers",
          y: lossesAt(normalized, gains),
        },
      ]}
    />
  );
}

interface SaturationByLayerProps {
  runs: ShortRun[];
  gain: number;
  layers: number;
}

function SaturationByLayer({ runs, gain, layers }: SaturationByLayerProps) {
  const { t, i18n } = useTranslation("batch-norm-1d");
  const format = numberFormat(i18n.language);
  const at = (normalization: ShortRun["normalization"]) =>
    runsOf(runs, normalization).find(({ value }) => value === gain)?.saturatedLast ?? [];
  const [plain, normalized] = [at("none"), at("batch-norm-1d")];
  const mean = (shares: number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;

  function reading(): Reading {
    if (plain.length === 0 || normalized.length === 0) return { text: t("computing"), numbers: {} };
    return {
      text: t("layers.reading", {
        gain: format.tick(gain),
        plain: format.percent(mean(plain), 1),
        normalized: format.percent(mean(normalized), 1),
      }),
      numbers: { plain: mean(plain), normalized: mean(normalized), gain },
    };
  }

  return (
    <Curves
      name="saturation-by-layer"
      title={t("layers.title")}
      reading={reading}
      provenance={computedWith(defaultConfig.seed)}
      x={Array.from({ length: layers }, (_, i) => i + 1)}
      xRange={[0.7, layers + 0.3]}
      xTicks={Array.from({ length: layers }, (_, i) => i + 1)}
      yRange={[0, 80]}
      yScale="linear"
      label={t("layers.label")}
      xLabel={{ id: "layer", text: t("layers.layer") }}
      yLabel={t("layers.saturated")}
      curves={[
        {
          id: "plain",
          name: t("side.plain"),
          color: "warning",
          mode: "lines+markers",
          y: plain.map((share) => 100 * share),
        },
        {
          id: "batch_norm",
          name: t("side.normalized"),
          color: "train",
          mode: "lines+markers",
          y: normalized.map((share) => 100 * share),
        },
      ]}
    />
  );
}

/** Only gains that are measured can be chosen, also by typing. */
function nearest(value: number): number {
  return gains.reduce((best, gain) => (Math.abs(gain - value) < Math.abs(best - value) ? gain : best));
}

type PredictGainProps = Omit<ComponentProps<typeof PredictCurve>, "actual">;

/** A prediction of the loss over the gains, with BatchNorm1d. */
export function PredictGain(props: PredictGainProps) {
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root, false);
  useEffect(() => find({ isPredicted: isOnScreen }), [isOnScreen]);
  const { sweeps } = useFindings();
  const runs = runsOf(sweeps[5] ?? noRuns, "batch-norm-1d");
  const losses = lossesAt(runs, gains);
  const actual = runs.length === gains.length ? gains.map((gain, i) => [gain, losses[i]] as const) : null;
  return (
    <div ref={root}>
      <PredictCurve {...props} actual={actual} />
    </div>
  );
}
