import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { stopsOf } from "../../controls/stops";
import type { SplitLosses } from "../../experiment/frame";
import { parameterCount } from "../../figures/notebook-tensors";
import type { NumberFormat } from "../../figures/number-format";
import { DragNumber } from "../../notebook/drag-number";
import { LiveNumber, NumberText } from "../../notebook/live-number";
import { useScene, useSceneState } from "../../notebook/scene";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { useFindings } from "./findings";
import { firstLosses } from "./first-losses";
import { notebookKnobs, turn, useKnobs } from "./knobs";
import { vocabularySize } from "./network";
import { notebookRun } from "./scenes";
import { useCensus } from "./use-census";
import { contextStops } from "./windows";

const counted = ({ count }: { count(value: number): string }, value: number) => count(value);

/** Names of the file. */
export function InFile() {
  return <NumberText value={useFindings(({ pipeline }) => pipeline?.lines ?? null)} write={counted} />;
}

/** Names that are left to be drawn from. */
export function Usable() {
  return <NumberText value={useFindings(({ pipeline }) => pipeline?.plain ?? null)} write={counted} />;
}

/** Names that are lost because they would carry an xn--. */
export function LostToPunycode() {
  return <NumberText value={useFindings(({ pipeline }) => pipeline?.punycode ?? null)} write={counted} />;
}

/** Different names among the drawn. */
export function Distinct() {
  return <NumberText value={useFindings(({ overlap }) => overlap?.distinct ?? null)} write={counted} />;
}

/** The share of validation that training has already shown. */
export function KnownShare() {
  const share = useFindings(
    ({ overlap }) => overlap && overlap.splits.validation.known / overlap.splits.validation.names,
  );
  return <NumberText value={share} write={({ percent }, value) => percent(value, 1)} />;
}

/** How often the commonest name comes. */
export function CommonestTimes() {
  return (
    <NumberText value={useFindings(({ overlap }) => overlap?.commonest[0][1] ?? null)} write={counted} />
  );
}

export function VocabularySize() {
  const root = useRef<HTMLSpanElement>(null);
  const census = useCensus(useWasSeen(root));
  return (
    <span ref={root}>
      <NumberText value={census?.vocabulary.length ?? null} write={counted} />
    </span>
  );
}

/** The length of the context, to be dragged. */
export function DragContext() {
  const { t } = useTranslation("fields");
  const contextSize = useKnobs((knobs) => knobs.contextSize);
  return (
    <DragNumber
      label={t("contextSize.name")}
      value={contextSize}
      stops={contextStops}
      write={counted}
      onChange={(contextSize) => turn({ contextSize })}
    />
  );
}

/** The shape of Xtr with that context, cut anew from the names. */
export function ShapeOfX() {
  const { rows, contextSize, root } = useWindows();
  return (
    <span ref={root}>
      <NumberText value={rows} write={counted} />
      {" × "}
      <NumberText value={contextSize} write={counted} />
    </span>
  );
}

/** What PyTorch needs for it: eight bytes an index. */
export function BytesOfX() {
  const { rows, contextSize, root } = useWindows();
  const bytes = rows && contextSize && rows * contextSize * 8;
  return (
    <span ref={root}>
      <NumberText value={bytes} write={({ fixed }, value) => fixed(value / 2 ** 20, 1)} />
    </span>
  );
}

function useWindows() {
  const root = useRef<HTMLSpanElement>(null);
  const contextSize = useKnobs((knobs) => Math.min(8, knobs.contextSize));
  const census = useCensus(useWasSeen(root));
  const isNotebooks = contextSize === notebookKnobs.contextSize;
  const { result } = useStudy(
    "name-census",
    { encoding: "punycode", contextSize },
    census !== null && !isNotebooks,
  );
  const shown = isNotebooks ? census : result;
  return { root, rows: shown?.rows.train ?? null, contextSize: shown?.contextSize ?? null };
}

/** The parameters of the network with the reader's sizes. */
export function ParameterCount() {
  const sizes = useKnobs();
  return <NumberText value={parameterCount({ ...sizes, vocabularySize })} write={counted} />;
}

/** Its width, to be dragged. */
export function DragHidden() {
  const { t } = useTranslation("fields");
  const hiddenSize = useKnobs((knobs) => knobs.hiddenSize);
  return (
    <DragNumber
      label={t("hiddenSize.name")}
      value={hiddenSize}
      stops={stopsOf("hiddenSize")!}
      write={counted}
      onChange={(hiddenSize) => turn({ hiddenSize })}
    />
  );
}

/** The loss of the run's first minibatch. */
export function FirstLoss() {
  const first = firstLosses(useScene(notebookRun));
  const live = useMemo(
    () => ({ current: () => first.current()[0] ?? null, subscribe: first.subscribe }),
    [first],
  );
  return <LiveNumber live={live} write={({ fixed }, loss) => fixed(loss, 2)} symbol="loss" />;
}

/** −ln(1/V) */
export function ExpectedLoss() {
  return <NumberText value={Math.log(vocabularySize)} write={({ fixed }, loss) => fixed(loss, 4)} />;
}

/** The two losses that the notebook prints at the end: announced until the run has got there. */
export function FinalLosses() {
  const { t } = useTranslation("data");
  const last = useSceneState(useScene(notebookRun), ({ evaluations }) => evaluations.at(-1));
  if (last?.train === undefined) return t("final.announced");
  const { train, validation } = last as Required<SplitLosses>;
  const four = ({ fixed }: NumberFormat, loss: number) => fixed(loss, 4);
  return (
    <>
      {t("final.train")} <NumberText value={train} write={four} /> {t("final.validation")}{" "}
      <NumberText value={validation} write={four} />.
    </>
  );
}

export function useFirstLosses(): readonly number[] {
  const first = firstLosses(useScene(notebookRun));
  const [losses, setLosses] = useState(first.current());
  useEffect(() => first.subscribe(() => setLosses(first.current())), [first]);
  return losses;
}
