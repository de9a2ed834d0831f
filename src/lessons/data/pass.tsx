import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../controls/text-field";
import { ForwardPass } from "../../figures/forward-pass";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { BrokenNote } from "./broken-note";
import { useCensus } from "./use-census";

const contextSize = 3;
const first = "kin";

/** A context goes through the network at step 0. */
export function Pass() {
  const { t } = useTranslation("data");
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const census = useCensus(wasSeen);
  const [typed, setTyped] = useState(first);
  const [isBroken, setBroken] = useState(false);
  const vocabulary = census?.vocabulary ?? [];
  const context = contextOf(typed, vocabulary);
  const { result, failure } = useStudy(
    "forward-pass",
    { context, vocabularySize: vocabulary.length, seed: 42, embeddingScale: isBroken ? 0 : 1 },
    wasSeen && census !== null,
  );
  const data = useMemo(
    () => result && { ...result, context: result.context.map((index) => vocabulary[index]) },
    [result, vocabulary],
  );
  const provenance = useMemo(() => ({ source: "computed", seed: 42 }) as const, []);

  return (
    <Exhibit
      name="pass"
      onReset={() => {
        setTyped(first);
        setBroken(false);
      }}
      onBreak={() => setBroken(true)}
      isBroken={isBroken}
      lab={{}}
      knobs={
        <TextField
          name={t("pass.context")}
          explanation={t("pass.contextExplanation")}
          value={typed}
          maxLength={contextSize}
          onChange={setTyped}
        />
      }
    >
      <div ref={root} data-broken={isBroken}>
        {isBroken && <BrokenNote>{t("pass.broken")}</BrokenNote>}
        <ForwardPass data={data} vocabulary={vocabulary} provenance={provenance} />
        <StudyFailure failure={failure} />
      </div>
    </Exhibit>
  );
}

/** The last three characters that the vocabulary has, after as many end marks as are missing. */
function contextOf(typed: string, vocabulary: string[]): number[] {
  const known = [...typed.toLowerCase()].map((one) => vocabulary.indexOf(one)).filter((index) => index >= 0);
  return [...Array.from({ length: contextSize }, () => 0), ...known].slice(-contextSize);
}
