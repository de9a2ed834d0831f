import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Nonlinearity } from "../../experiment/nonlinearity";
import type { SimulatedGain } from "../../experiment/studies/gain-simulation";
import { gradientsByLayer, rmsByLayer } from "../../experiment/variance-map";
import type { NumberFormat } from "../../figures/number-format";
import type { StartingPoint } from "../../figures/starting-points";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { debatedGains, deepest } from "./deep-network";
import { lessonSeed, useFindings } from "./findings";
import { turn, useKnobs } from "./knobs";
import { fanInStops } from "./sums-exhibit";
import { tanhGainStops } from "./tanh-exhibit";

const two = ({ fixed }: NumberFormat, value: number) => fixed(value, 2);
const three = ({ fixed }: NumberFormat, value: number) => fixed(value, 3);
const short = ({ magnitude }: NumberFormat, value: number) => magnitude(value);

/** fan_in of the chapter's sums: the same as the figure's. */
export function DragFanIn() {
  const fanIn = useKnobs((knobs) => knobs.fanIn);
  return (
    <DragNumber
      label="fan_in"
      value={fanIn}
      stops={fanInStops}
      write={({ count }, value) => count(value)}
      onChange={(value) => turn({ fanIn: value })}
      symbol="fan-in"
    />
  );
}

export function RootFanIn() {
  const fanIn = useKnobs((knobs) => knobs.fanIn);
  return <NumberText value={Math.sqrt(fanIn)} write={two} symbol="fan-in" />;
}

type SumQuantity =
  | "xStd"
  | "weightStd"
  | "sumStd"
  | "xVariance"
  | "weightVariance"
  | "product"
  | "sum"
  | "all";

/** What was measured of x, W and x @ W with the fan_in above; measured for the sentence where no figure has done it. */
export function Sums({ of }: { of: SumQuantity }) {
  const root = useRef<HTMLSpanElement>(null);
  const fanIn = useKnobs((knobs) => knobs.fanIn);
  const known = useFindings((findings) => findings.sums);
  const isKnown = known?.fanIn === fanIn;
  const { result } = useStudy("weighted-sums", { fanIn, seed: lessonSeed }, useWasSeen(root) && !isKnown);
  const sums = isKnown ? known : result;
  const value =
    sums &&
    {
      xStd: sums.xStd,
      weightStd: sums.weightStd,
      sumStd: sums.sumStd,
      xVariance: sums.xStd ** 2,
      weightVariance: sums.weightStd ** 2,
      product: sums.productVariance,
      all: sums.fanIn * sums.productVariance,
      sum: sums.sumStd ** 2,
    }[of];
  return (
    <span ref={root}>
      <NumberText value={value} write={of === "product" ? three : two} />
    </span>
  );
}

/** A simulated gain, or the mean square that it comes from. */
export function Gain({
  of,
  show = "gain",
}: {
  of: Nonlinearity;
  show?: keyof Pick<SimulatedGain, "gain" | "meanSquare">;
}) {
  const gains = useFindings((findings) => findings.gains?.gains);
  const simulated = gains?.find(({ nonlinearity }) => nonlinearity === of);
  return <NumberText value={simulated?.[show] ?? null} write={three} />;
}

/** The gain of the fifty layers of tanh. */
export function DragTanhGain() {
  const { t } = useTranslation("kaiming");
  const gain = useKnobs((knobs) => knobs.tanhGain);
  return (
    <DragNumber
      label={t("knob.tanhGain")}
      value={gain}
      stops={tanhGainStops}
      write={two}
      onChange={(value) => turn({ tanhGain: value })}
      symbol="gain"
    />
  );
}

/** Which of the fifty-layer networks: by its place among the debated gains, or the reader's own. */
type Which = "one" | "exact" | "five-thirds" | "own";
const places: Record<Which, number> = { one: 0, exact: 1, "five-thirds": 2, own: 3 };

/** std of h in the last layer of fifty, as measured. */
export function EndStd({ of }: { of: Which }) {
  const network = useFindings((findings) => findings.byLayer?.[places[of]]);
  return <NumberText value={network?.layers.at(-1)?.std ?? null} write={three} />;
}

/** By how much its gradient has grown from the last layer to the first, as measured. */
export function EndGradient({ of }: { of: Which }) {
  const network = useFindings((findings) => findings.byLayer?.[places[of]]);
  const ratio = network && network.layers[0].gradientStd / network.layers.at(-1)!.gradientStd;
  return <NumberText value={ratio ?? null} write={short} />;
}

/** What the theory of wide layers says of the same, with the reader's gain or one of the debated ones. */
export function Theory({ of, show }: { of: Which; show: "std" | "gradient" | "factor" }) {
  const own = useKnobs((knobs) => knobs.tanhGain);
  const gain = of === "own" ? own : debatedGains[places[of]].gain;
  const gradients = gradientsByLayer("tanh", gain, 1, deepest);
  const value = {
    std: rmsByLayer("tanh", gain, 1, deepest).at(-1)!,
    gradient: gradients[0],
    // Of the last layer but one: by then the stairs have come to rest.
    factor: gradients.at(-2)!,
  }[show];
  return <NumberText value={value} write={show === "gradient" ? short : show === "factor" ? two : three} />;
}

/** How one of the three starts measures at step 0. */
export function Start({ of, show }: { of: StartingPoint["id"]; show: "loss" | "saturated" | "std" }) {
  const point = useFindings((findings) => findings.starts?.find(({ id }) => id === of));
  if (show === "saturated") {
    return (
      <NumberText value={point?.layer.saturated ?? null} write={({ percent }, value) => percent(value)} />
    );
  }
  const value = show === "loss" ? point?.loss : point?.layer.preactivationStd;
  return <NumberText value={value ?? null} write={three} symbol={show === "std" ? "preact" : "loss"} />;
}
