import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { ranges } from "../../experiment/config";
import { type Curve, Curves } from "../../figures/curves";
import { still } from "../../figures/live";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { deep, depths, startingChoice, tooLarge, tooSmall, useDepthChoice } from "./depth";

/** Far below this the first layer stands still; far above, one update throws it out of reach. */
const vanished = 1e-6;
const exploded = 1e3;

/** What comes out of a deep network and what comes back to its first layer, against depth, for three gains. */
export function DepthSignal() {
  const { t, i18n } = useTranslation("introduction");
  const format = numberFormat(i18n.language);
  const root = useRef<HTMLDivElement>(null);
  const { depth, gain, set } = useDepthChoice();
  const gains = [tooSmall, tooLarge, gain];
  const { result, failure } = useStudy(
    "gain-depth-map",
    { config: deep, gains, depths: [...depths] },
    useWasSeen(root),
  );
  const provenance = useMemo(() => still({ source: "computed", seed: deep.seed } as const), []);
  const tick = useTick();

  const curves = (values: Float32Array | undefined): Curve[] =>
    (["small", "large", "yours"] as const).map((id, row) => ({
      id,
      name: t(`depth.curves.${id}`, { gain: format.tick(gains[row]) }),
      color: id === "yours" ? "train" : "warning",
      dash: id === "small" ? "dash" : "solid",
      y: values ? [...values.subarray(row * depths.length, (row + 1) * depths.length)] : [],
    }));
  const stds = curves(result?.std);
  const ratios = curves(result?.gradientRatio);
  const at = depths.indexOf(depth);
  const yours = result?.gains[2] === gain ? ratios[2].y[at] : Number.NaN;
  useEffect(() => {
    if (yours < vanished) tick("introduction-vanish");
    if (yours > exploded) tick("introduction-explode");
  }, [yours, tick]);

  function reading(quantity: "std" | "gradient", of: readonly Curve[]): Reading {
    const [small, large, yours] = of.map(({ y }) => y[at] ?? Number.NaN);
    if (Number.isNaN(small)) return { text: t("depth.waiting"), numbers: {} };
    return {
      text: t(`depth.${quantity}.reading`, {
        count: depth,
        depth: format.count(depth),
        small: format.magnitude(small),
        large: format.magnitude(large),
        yours: format.magnitude(yours),
        gain: format.tick(gain),
      }),
      numbers: { depth, gain, small, large, yours },
    };
  }

  const shared = {
    x: depths,
    marked: depth,
    xRange: [0, 50.5],
    yScale: "log",
    xLabel: { id: "hidden_layers", text: t("depth.axis") },
    provenance,
  } as const;
  return (
    <div ref={root}>
      <Exhibit
        name="depth-signal"
        knobs={
          <>
            <SliderField
              name={t("depth.depth")}
              term="hidden-layers"
              explanation={t("depth.depthExplanation")}
              value={depth}
              defaultValue={startingChoice.depth}
              range={ranges.hiddenLayers}
              stops={depths}
              commitOn="drag"
              onChange={(depth) => set({ depth })}
            />
            <SliderField
              name={t("depth.gain")}
              term="gain"
              explanation={t("depth.gainExplanation")}
              value={gain}
              defaultValue={startingChoice.gain}
              range={ranges.gain}
              stops={stopsOf("gain")!}
              commitOn="release"
              onChange={(gain) => set({ gain })}
            />
          </>
        }
        onReset={() => set(startingChoice)}
        onBreak={() => set({ depth: 50, gain: tooSmall })}
        isBroken={gain === tooSmall}
        lab={{ ...deep, hiddenLayers: depth, gain }}
      >
        <div className="exhibit-pair">
          <Curves
            name="depth-std"
            title={t("depth.std.title")}
            reading={() => reading("std", stds)}
            curves={stds}
            yRange={[-15, 1]}
            label={t("depth.std.label")}
            yLabel={t("depth.std.unit")}
            {...shared}
          />
          <Curves
            name="depth-gradient"
            title={t("depth.gradient.title")}
            reading={() => reading("gradient", ratios)}
            curves={ratios}
            yRange={[-15, 9]}
            label={t("depth.gradient.label")}
            yLabel={t("depth.gradient.unit")}
            {...shared}
          />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
