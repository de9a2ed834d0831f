import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { streamDifference } from "../experiment/differences";
import { anyOf } from "../figures/any-of";
import { useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import type { TwinViews } from "../notebook/twin-views";
import { configOf, type LiveTwin, type StillTwin, type Twin } from "../store/twins";
import { useTwinsState } from "../store/twins-context";

const writesPerSecond = 3;

/** Whether all runs have seen the same minibatches, by the hashes that their workers take of what they draw. */
export function MinibatchProof({ views }: { views: TwinViews }) {
  const { t, i18n } = useTranslation("compare");
  const { count } = numberFormat(i18n.language);
  const twins = useTwinsState((state) => state.twins);
  const line = useRef<HTMLParagraphElement>(null);
  const signal = useMemo(() => anyOf(twins.map((twin) => views.of(twin).loss)), [twins, views]);

  function write() {
    const element = line.current!;
    const [first, ...others] = twins;
    const compared = others.map((other) => ({ other, ...compare(first, other, views) }));
    const apart = compared.filter(({ different }) => different !== null);
    const still = compared.filter(({ different, upTo }) => different === null && upTo !== null);
    const steps = Math.min(...compared.map(({ steps }) => steps));
    element.dataset.same = String(compared.length > 0 && apart.length === 0 && steps > 0);
    element.dataset.steps = String(Number.isFinite(steps) ? steps : 0);
    const sentences = [
      ...apart.map(({ other, different }) =>
        t("proof.different", {
          letter: other.letter,
          first: first.letter,
          step: count(different!),
          why: t(`proof.why.${whyApart(first, other)}`),
        }),
      ),
      ...still.map(({ other, upTo }) =>
        t("proof.sameUpTo", { letter: other.letter, first: first.letter, step: count(upTo!) }),
      ),
    ];
    const isWhole = apart.length === 0 && still.length === 0 && compared.length > 0;
    if (isWhole && steps > 0 && first.kind === "live") {
      const last = first.record.first + steps - 1;
      const hash = first.record.minibatch(last).toString(16).padStart(8, "0");
      element.dataset.hash = hash;
      sentences.push(t("proof.same", { count: steps, steps: count(steps), hash }));
    } else if (isWhole) sentences.push(t("proof.waiting"));
    const text = sentences.join(" ");
    if (element.textContent !== text) element.textContent = text;
  }

  useRedraw(line, signal, write, writesPerSecond);
  return <p ref={line} className="compare-proof" />;
}

interface Comparison {
  /** Steps that can be compared. */
  steps: number;
  /** The first of them that was not the same. */
  different: number | null;
  /** Of a kept run: the last step up to which it is the same. */
  upTo: number | null;
}

function compare(first: Twin, other: Twin, views: TwinViews): Comparison {
  // The same numbers of lines from other lists: the same indices are other examples.
  const isOtherData = streamDifference(configOf(first), configOf(other)) === "data";
  if (first.kind === "live" && other.kind === "live") {
    const { compared, minibatches, from } = views.parting(first, other).look();
    const different = isOtherData && compared > 0 ? from : minibatches;
    return { steps: compared, different, upTo: null };
  }
  if (first.kind === "live") return againstKept(first, other as StillTwin, isOtherData);
  if (other.kind === "live") return againstKept(other, first, isOtherData);
  return betweenKept(first, other, isOtherData);
}

function againstKept({ record }: LiveTwin, { kept }: StillTwin, isOtherData: boolean): Comparison {
  const known = kept.minibatches.filter(({ step }) => record.has(step));
  const different =
    known.find(({ step, hash }) => isOtherData || record.minibatch(step) !== hash)?.step ?? null;
  return { steps: known.length, different, upTo: known.at(-1)?.step ?? null };
}

function betweenKept(one: StillTwin, other: StillTwin, isOtherData: boolean): Comparison {
  const hashes = new Map(other.kept.minibatches.map(({ step, hash }) => [step, hash]));
  const known = one.kept.minibatches.filter(({ step }) => hashes.has(step));
  const different = known.find(({ step, hash }) => isOtherData || hashes.get(step) !== hash)?.step ?? null;
  return { steps: known.length, different, upTo: known.at(-1)?.step ?? null };
}

function whyApart(first: Twin, other: Twin) {
  return streamDifference(configOf(first), configOf(other)) ?? "unknown";
}
