import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { tanhGain } from "../../experiment/presets";
import { LayerProfile } from "../../figures/layer-profile";
import { still } from "../../figures/live";
import { numberFormat } from "../../figures/number-format";
import { DragNumber } from "../../notebook/drag-number";
import { Exhibit } from "../../notebook/exhibit";
import { NumberText } from "../../notebook/live-number";
import { PredictCurve } from "../../notebook/predict-curve";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { gainStops, initialGain, useGainChoice } from "./gain-choice";
import { lecture } from "./scenes";

const { gain: _, ...network } = lecture;
/** The gains that the text speaks of. */
const spokenOf = [0.5, 1, tanhGain, 3];
const coldGain = 0.5;
const seed = 42;
/** A standard deviation that the layers keep: as good from the last as from the first, to this. */
const kept = 0.05;

/** What each layer has at step 0, from the first to the last, at the text's gains and at the reader's. */
export function GainProfile() {
  const { t, i18n } = useTranslation(["statistics", "fields"]);
  const root = useRef<HTMLDivElement>(null);
  const { gain, setGain } = useGainChoice();
  const gains = spokenOf.includes(gain) ? spokenOf : [...spokenOf, gain];
  const { result, failure } = useStudy("layer-profiles", { config: network, gains }, useWasSeen(root));
  const profiles = useMemo(() => still(result ?? []), [result]);
  const provenance = useMemo(() => still({ source: "computed", seed } as const), []);
  const tick = useTick();
  const mine = result?.find((profile) => profile.gain === gain);

  useEffect(() => {
    if (!mine || gain === initialGain) return;
    const [first, last] = [mine.layers[0].std, mine.layers.at(-1)!.std];
    if (Math.abs(last - first) < kept) tick("statistics-keep");
  }, [mine, gain, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="gain-profile"
        onReset={() => setGain(initialGain)}
        onBreak={() => setGain(coldGain)}
        isBroken={gain === coldGain}
        lab={{ ...network, gain }}
        knobs={
          <div data-symbol="gain">
            <SliderField
              name={t("fields:gain.name")}
              term="gain"
              explanation={t("gainProfileExplanation")}
              value={gain}
              defaultValue={initialGain}
              range={{ min: 0.5, max: 3, integer: false }}
              stops={gainStops}
              commitOn="drag"
              onChange={setGain}
            />
          </div>
        }
      >
        <LayerProfile
          profiles={profiles}
          nameOf={(value) => (value === tanhGain ? "5/3" : numberFormat(i18n.language).tick(value))}
          chosen={gain}
          provenance={provenance}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** The reader's gain, in a sentence. */
export function ChosenGain() {
  const { t } = useTranslation("fields");
  const { gain, setGain } = useGainChoice();
  return (
    <DragNumber
      label={t("gain.name")}
      value={gain}
      stops={gainStops}
      write={(format, value) => format.fixed(value, 2)}
      onChange={setGain}
      symbol="gain"
    />
  );
}

/** The standard deviation of what a layer gives at the reader's gain. */
export function StdAtChosenGain({ of }: { of: "first" | "last" }) {
  const { gain } = useGainChoice();
  const root = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("layer-profiles", { config: network, gains: [gain] }, useWasSeen(root));
  const layers = result?.find((profile) => profile.gain === gain)?.layers;
  const layer = of === "first" ? layers?.[0] : layers?.at(-1);
  return (
    <span ref={root}>
      <NumberText value={layer?.std ?? null} write={(format, value) => format.fixed(value, 3)} />
    </span>
  );
}

interface PredictColdProps {
  id: string;
  xLabel: string;
  yLabel: string;
  low: string;
  near: string;
  high: string;
  /** To a curve that ends about where it begins. */
  level: string;
  children: ReactNode;
}

const layers = [1, 5] as const;
const height = [0, 1] as const;

/** Draw the standard deviation of each layer at gain 0.5 before the figure does. */
export function PredictCold({ children, level, ...rest }: PredictColdProps) {
  const root = useRef<HTMLDivElement>(null);
  const { result } = useStudy("layer-profiles", { config: network, gains: [coldGain] }, useWasSeen(root));
  const actual = result?.[0]?.layers.map(({ std }, i) => [i + 1, std]) ?? null;
  return (
    <div ref={root}>
      <PredictCurve
        {...rest}
        xRange={layers}
        yRange={height}
        actual={actual}
        judge={judge}
        replies={{ level }}
      >
        {children}
      </PredictCurve>
    </div>
  );
}

/** A curve that doesn't fall has missed the point, however near its mean is. */
function judge(drawn: readonly number[], actual: readonly (readonly number[])[]): string {
  const [first, last] = [drawn[0], drawn.at(-1)!];
  if (last > first - 0.15) return "level";
  const end = actual.at(-1)![1];
  if (Math.abs(last - end) < 0.1) return "near";
  return last > end ? "high" : "low";
}
