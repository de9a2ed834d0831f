import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import type { NameCensusParams } from "../../experiment/studies/name-census";
import { CharacterCounts } from "../../figures/character-counts";
import { NameLengths } from "../../figures/name-lengths";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { useFindings } from "./findings";
import { useCensus } from "./use-census";

const plain: NameCensusParams = { encoding: "plain", contextSize: 3 };

/** The vocabulary and the lengths of the names; without Punycode, every letter of the world. */
export function Vocabulary() {
  const { t } = useTranslation("data");
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const [order, setOrder] = useState<"alphabet" | "frequency">("alphabet");
  const [isBroken, setBroken] = useState(false);
  useCensus(wasSeen);
  const counted = useFindings(({ census }) => census);
  const { result: unencoded, failure } = useStudy("name-census", plain, wasSeen && isBroken);
  const census = isBroken ? unencoded : counted;
  const provenance = useMemo(() => ({ source: "computed", seed: 42 }) as const, []);

  return (
    <Exhibit
      name="vocabulary"
      onReset={() => {
        setOrder("alphabet");
        setBroken(false);
      }}
      onBreak={() => setBroken(true)}
      isBroken={isBroken}
      lab={{ encoding: isBroken ? "plain" : "punycode" }}
      knobs={
        <ChoiceField
          name={t("characters.order")}
          term="vocabulary"
          explanation={t("characters.orderExplanation")}
          value={order}
          layout="row"
          options={[
            { value: "alphabet", label: t("characters.alphabet") },
            { value: "frequency", label: t("characters.frequency") },
          ]}
          onChange={setOrder}
        />
      }
    >
      <div ref={root} className="exhibit-pair" data-encoding={isBroken ? "plain" : "punycode"}>
        <CharacterCounts data={census} order={order} provenance={provenance} />
        <NameLengths lengths={census?.lengths ?? null} provenance={provenance} />
        <StudyFailure failure={failure} />
      </div>
    </Exhibit>
  );
}
