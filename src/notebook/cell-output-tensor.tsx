import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { numberFormat } from "../figures/number-format";
import type { CellOutput } from "../python/protocol";
import { TensorHistogram } from "./tensor-histogram";

export type TensorOutput = Extract<CellOutput, { kind: "tensor" }>;

/** A tensor as Python prints it, what it is made of, and its histogram if the reader asks. */
export function CellOutputTensor({ tensor, children }: { tensor: TensorOutput; children: ReactNode }) {
  const { t, i18n } = useTranslation("cells");
  const [isOpen, setIsOpen] = useState(false);
  const { count, magnitude } = numberFormat(i18n.language);
  const { shape, dtype, numel, histogram } = tensor;
  const moments = (["min", "max", "mean", "std"] as const).flatMap((name) => {
    const value = tensor[name];
    return value === null ? [] : [{ name: t(`tensor.${name}`), value: magnitude(value) }];
  });
  return (
    <div className="cell-tensor" data-shape={shape.join(",")} data-dtype={dtype}>
      {children}
      <p className="cell-facts">
        <span>
          {t("tensor.shape")} <strong>[{shape.join(", ")}]</strong>
        </span>
        <span>
          {t("tensor.dtype")} <strong>{dtype}</strong>
        </span>
        <span>{t("tensor.elements", { count: numel, number: count(numel) })}</span>
        {moments.map(({ name, value }) => (
          <span key={name}>
            {name} <strong>{value}</strong>
          </span>
        ))}
        {histogram && (
          <Button
            className="button quiet code-cell-button cell-disclosure"
            aria-expanded={isOpen}
            onPress={() => setIsOpen(!isOpen)}
          >
            {t("tensor.histogram")}
            <ChevronIcon />
          </Button>
        )}
      </p>
      {isOpen && histogram && <TensorHistogram tensor={tensor} histogram={histogram} />}
    </div>
  );
}
