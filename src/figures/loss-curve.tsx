import "./loss-curve.css";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure, type Provenance } from "./figure";
import { type Live, useRedraw } from "./live";
import type { LossBuckets } from "./loss-history";
import { lossPlot } from "./loss-plot";
import type { OtherLosses } from "./loss-track";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import type { Reading } from "./reading";
import { type AxisScale, ScaleChoice } from "./scale-choice";
import type { Table } from "./table";

export interface LossCurveData {
  buckets: LossBuckets;
  /** Mean loss of the whole validation split, where it was measured. */
  validation: { step: number; loss: number }[];
  /** −ln(1/V): the loss of giving every character the same probability. */
  expected: number;
  vocabularySize: number;
  /** Steps that the run will take in all. */
  steps: number;
  /** Of a run that was taken back. */
  others?: OtherLosses | null;
  /** Measured at steps ahead of where it stands. */
  validationAhead?: { step: number; loss: number }[];
}

interface LossCurveProps {
  loss: Live<LossCurveData>;
  provenance: Live<Provenance>;
  /** Losses that the axis reaches at least: those of another run, to compare them. */
  reach?: readonly number[];
}

const ownReach: readonly number[] = [];

const hintsPerSecond = 4;

/** What the key explains besides what every run has. */
interface OtherMarks {
  ahead: boolean;
  /** The step of the change that made another run. */
  leftAt: number | null;
}

/** A first loss so high that on a linear axis all that follows lies flat: the hockey stick. */
function isFlattened({ buckets }: LossCurveData): boolean {
  return buckets.steps.length > 1 && buckets.max[0] > 4 * buckets.smoothed.at(-1)!;
}

export function LossCurve({ loss, provenance, reach = ownReach }: LossCurveProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const hint = useRef<HTMLParagraphElement>(null);
  const [scale, setScale] = useState<AxisScale>("linear");
  const [marks, setMarks] = useState<OtherMarks>({ ahead: false, leftAt: null });

  useRedraw(
    hint,
    loss,
    () => {
      hint.current!.textContent = hintOf(loss.current());
      const { ahead, left } = loss.current().others ?? { ahead: null, left: null };
      const now = { ahead: ahead !== null, leftAt: left?.from ?? null };
      setMarks((before) => (before.ahead === now.ahead && before.leftAt === now.leftAt ? before : now));
    },
    hintsPerSecond,
  );

  /** What the run repeats is news; how to see its start better can wait. */
  function hintOf(data: LossCurveData): string {
    const { retold, ahead } = data.others ?? { retold: null, ahead: null };
    if (retold && retold.partedAt !== null) return t("loss.parted", { step: format.count(retold.partedAt) });
    if (retold && retold.steps > 0) return t("loss.repeated", { steps: format.count(retold.steps) });
    if (ahead) return t("loss.willRepeat");
    return scale === "linear" && isFlattened(data) ? t("loss.flattened") : "";
  }

  function reading(): Reading {
    const { buckets, validation, expected, vocabularySize } = loss.current();
    if (buckets.steps.length === 0) return { text: t("waiting"), numbers: {} };
    const smoothed = buckets.smoothed.at(-1)!;
    const measured = validation.at(-1);
    const knowingNothing = { size: format.count(vocabularySize), expected: format.fixed(expected, 2) };
    const text = measured
      ? t("loss.readingWithValidation", {
          loss: format.fixed(smoothed, 3),
          validation: format.fixed(measured.loss, 3),
          ...knowingNothing,
        })
      : t("loss.reading", { loss: format.fixed(smoothed, 3), ...knowingNothing });
    return { text, numbers: { loss: smoothed, expected, ...(measured && { validation: measured.loss }) } };
  }

  function table(): Table {
    const { buckets, validation } = loss.current();
    const rows = Array.from(buckets.steps, (step, i): (string | number)[] => [
      step,
      buckets.mean[i],
      buckets.min[i],
      buckets.max[i],
      buckets.smoothed[i],
      "",
    ]);
    for (const { step, loss: value } of validation) rows.push([step, "", "", "", "", value]);
    return {
      header: ["step", "minibatch_mean", "minibatch_min", "minibatch_max", "smoothed", "validation"],
      rows: rows.sort((a, b) => Number(a[0]) - Number(b[0])),
    };
  }

  return (
    <Figure
      name="loss-curve"
      title={t("loss.title")}
      signal={loss}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={
        <>
          <p ref={hint} className="figure-hint" />
          <ScaleChoice scale={scale} onScale={setScale} />
        </>
      }
      legend={
        <>
          <li data-mark="train">{t("loss.smoothedKey")}</li>
          <li data-mark="minibatch">{t("loss.minibatch")}</li>
          <li data-mark="validation">{t("loss.validation")}</li>
          <li data-mark="expected">{t("loss.expected")}</li>
          {marks.ahead && <li data-mark="ahead">{t("loss.ahead")}</li>}
          {marks.leftAt !== null && (
            <li data-mark="left">{t("loss.left", { step: format.count(marks.leftAt) })}</li>
          )}
        </>
      }
    >
      <Plot
        ref={plot}
        signal={loss}
        label={t("loss.label")}
        content={(theme) => lossPlot(loss.current(), { theme, scale, reach, t, language: i18n.language })}
      />
    </Figure>
  );
}
