import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { timeLeft } from "../controls/time-left";
import { numberFormat } from "../figures/number-format";
import type { CellOutput } from "../python/protocol";
import type { CellItem, CellProgress, CellRun } from "../store/kernel";
import { CellOutputError } from "./cell-output-error";
import { CellOutputFile } from "./cell-output-file";
import { CellOutputTensor } from "./cell-output-tensor";
import { CellOutputText } from "./cell-output-text";
import "./cell-outputs.css";
import { PythonPlot } from "./python-plot";

/** What a cell printed and showed, in the order in which it came. */
export function CellOutputs({ run }: { run: CellRun }) {
  const { t } = useTranslation("cells");
  const { items, omitted, progress, error, execution } = run;
  if (items.length === 0 && !progress && !error) return null;
  return (
    <section className="cell-outputs" aria-label={t("output.label")}>
      {progress && <CellProgressBar progress={progress} />}
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what came out stays in its place
        <CellItemView key={i} item={item} execution={execution} />
      ))}
      {omitted > 0 && (
        <p className="cell-omitted">{t("output.omittedItems", { count: omitted, number: omitted })}</p>
      )}
      {error && <CellOutputError error={error} />}
    </section>
  );
}

function CellItemView({ item, execution }: { item: CellItem; execution: number | null }) {
  if (item.kind === "stream") {
    return (
      <Capped isGrowing>
        <CellOutputText text={item.text} stream={item.stream} />
      </Capped>
    );
  }
  const { output } = item;
  if (output.kind === "plot") return <PythonPlot figure={output.figure} />;
  if (output.kind === "file") return <CellOutputFile file={output} />;
  return (
    <div className="cell-result">
      <span className="code-cell-number">Out [{execution ?? " "}]</span>
      <CellResult output={output} />
    </div>
  );
}

function CellResult({ output }: { output: Exclude<CellOutput, { kind: "plot" | "file" }> }) {
  const text = (
    <Capped>
      <CellOutputText text={{ head: output.text, omitted: 0, tail: "" }} stream="stdout" />
    </Capped>
  );
  return output.kind === "text" ? text : <CellOutputTensor tensor={output}>{text}</CellOutputTensor>;
}

/** As high as some twenty lines, or all of it if the reader asks; of what grows the end stays in sight. */
function Capped({ isGrowing = false, children }: { isGrowing?: boolean; children: ReactNode }) {
  const { t } = useTranslation("cells");
  const box = useRef<HTMLDivElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [isHigh, setIsHigh] = useState(false);
  const follows = useRef(isGrowing);
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = box.current!;
    if (scrollHeight > clientHeight + 1) setIsHigh(true);
    if (follows.current) box.current!.scrollTop = scrollHeight;
  });
  return (
    <div className="cell-capped" data-whole={isWhole || undefined}>
      <div
        ref={box}
        className="cell-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          follows.current = isGrowing && scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {children}
      </div>
      {isHigh && (
        <Button className="button quiet code-cell-button" onPress={() => setIsWhole(!isWhole)}>
          {t(isWhole ? "output.showLess" : "output.showAll")}
        </Button>
      )}
    </div>
  );
}

/** A loop that tells how far it is: tqdm. */
function CellProgressBar({ progress: { label, done, total, secondsLeft } }: { progress: CellProgress }) {
  const { t, i18n } = useTranslation("cells");
  const { count } = numberFormat(i18n.language);
  const counted =
    total === null
      ? t("progress.uncounted", { done: count(done) })
      : t("progress.counted", { done: count(done), total: count(total) });
  return (
    <div className="cell-progress">
      <span>
        {label && `${label}: `}
        {counted}
        {secondsLeft !== null && ` · ${t("progress.left", { time: timeLeft(secondsLeft, i18n.language) })}`}
      </span>
      <progress aria-label={label || counted} {...(total !== null && { value: done, max: total })} />
    </div>
  );
}
