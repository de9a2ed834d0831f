import { type ComponentProps, useRef } from "react";
import { PredictNumber } from "../../notebook/predict-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { depths, smallGains } from "./depth";

/** A millionth: an update of that size moves nothing. */
const negligible = 1e-6;

type PredictVanishingProps = Pick<
  ComponentProps<typeof PredictNumber>,
  "id" | "low" | "near" | "high" | "children"
> & {
  unit: string;
};

/** How many layers it takes, with the small gain, until less than a millionth of the gradient comes back. */
export function PredictVanishing(props: PredictVanishingProps) {
  const root = useRef<HTMLDivElement>(null);
  const { result, done } = useStudy("gain-depth-map", smallGains, useWasSeen(root));
  const first = done === null && result ? result.gradientRatio.findIndex((ratio) => ratio < negligible) : -1;
  return (
    <div ref={root} data-answer={first < 0 ? undefined : depths[first]}>
      <PredictNumber
        {...props}
        min={2}
        max={50}
        step={1}
        start={40}
        answer={first < 0 ? null : depths[first]}
        tolerance={0.1}
      />
    </div>
  );
}
