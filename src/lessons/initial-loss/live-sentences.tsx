import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunConfig } from "../../experiment/config";
import { presets } from "../../experiment/presets";
import type { InitialLossResult } from "../../experiment/studies/initial-loss";
import type { NumberFormat } from "../../figures/number-format";
import { numberFormat } from "../../figures/number-format";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";

const sizes = Array.from({ length: 99 }, (_, i) => i + 2);

/** "with V = ‹40› characters … ln 40 = 3.6889": V can be dragged. */
export function UniformLoss() {
  const { t, i18n } = useTranslation("initial-loss");
  const [size, setSize] = useState(40);
  const loss = numberFormat(i18n.language).fixed(Math.log(size), 4);
  return (
    <p>
      {t("uniform.before")}{" "}
      <DragNumber
        label={t("uniform.label")}
        value={size}
        stops={sizes}
        write={({ count }, value) => count(value)}
        onChange={setSize}
      />{" "}
      {t("uniform.after")} <output className="live-number">{loss}</output> {t("uniform.unit")}
    </p>
  );
}

interface FirstStepProps {
  fields: Partial<RunConfig>;
  pick(result: InitialLossResult): number;
  write(format: NumberFormat, value: number): string;
  symbol?: string;
}

/** A number of a network's step 0, computed when the sentence comes into view. */
function FirstStep({ fields, pick, ...number }: FirstStepProps) {
  const place = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("initial-loss", { fields }, useWasSeen(place));
  return (
    <span ref={place}>
      <NumberText value={result && pick(result)} {...number} />
    </span>
  );
}

const small = presets["small-output"];
const toFour = ({ fixed }: NumberFormat, value: number) => fixed(value, 4);
const loss = ({ loss }: InitialLossResult) => loss;

export function NaiveLoss() {
  return <FirstStep fields={{}} pick={loss} write={toFour} symbol="loss" />;
}

export function SmallLoss() {
  return <FirstStep fields={small} pick={loss} write={toFour} symbol="loss" />;
}

export function NaiveConfidence() {
  return (
    <FirstStep
      fields={{}}
      pick={({ confidence }) => confidence}
      write={({ percent }, value) => percent(value, 0)}
    />
  );
}

export function NaiveRight() {
  return <FirstStep fields={{}} pick={({ right }) => right} write={({ count }, value) => count(value)} />;
}

export function NaiveLogitsStd() {
  return (
    <FirstStep
      fields={{}}
      pick={({ logitsStd }) => logitsStd}
      write={({ fixed }, value) => fixed(value, 2)}
      symbol="logits"
    />
  );
}

export function SmallLogitsStd() {
  return (
    <FirstStep
      fields={small}
      pick={({ logitsStd }) => logitsStd}
      write={({ fixed }, value) => fixed(value, 3)}
      symbol="logits"
    />
  );
}

export function NoBiasLoss() {
  return <FirstStep fields={{ outputBiasScale: 0 }} pick={loss} write={toFour} symbol="loss" />;
}
