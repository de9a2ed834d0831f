import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { computedWith } from "../../figures/computed";
import { SumWalks } from "../../figures/sum-walks";
import { WeightedSumsHistogram } from "../../figures/weighted-sums-histogram";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { lessonSeed, usePublished } from "./findings";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";

const most = 1000;
export const fanInStops = [1, 2, 3, 5, 10, 20, 30, 50, 100, 150, 200, 300, 400, 500, 700, most];
const measuredFanIns = [1, 10, 30, 100, 200, 300, 500, 700, most];

/** What a sum of fan_in products makes of the spread of its inputs, and how dividing by √fan_in mends it. */
export function SumsExhibit() {
  const { t } = useTranslation("kaiming");
  const { fanIn, isDivided } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const sums = useStudy("weighted-sums", { fanIn, seed: lessonSeed }, wasSeen);
  const measured = useStudy("std-by-fan-in", { fanIns: measuredFanIns, seed: lessonSeed }, wasSeen);
  usePublished("sums", sums.result);
  const tick = useTick();
  const std = sums.result?.sumStd ?? 0;
  useEffect(() => {
    if (std > 20) tick("kaiming-std-20");
    if (isDivided && fanIn === most) tick("kaiming-divide");
  }, [std, isDivided, fanIn, tick]);
  const isBroken = fanIn === most && !isDivided;

  return (
    <div ref={root}>
      <Exhibit
        name="weighted-sums"
        onReset={() => (isBroken ? turn({ isDivided: true }) : turnBack("fanIn", "isDivided"))}
        onBreak={() => turn({ fanIn: most, isDivided: false })}
        isBroken={isBroken}
        knobs={
          <>
            <div data-symbol="fan-in">
              <SliderField
                name="fan_in"
                term="fan-in"
                explanation={t("knob.fanIn")}
                value={fanIn}
                defaultValue={atFirst.fanIn}
                range={{ min: 1, max: most, integer: true }}
                stops={fanInStops}
                commitOn="drag"
                onChange={(value) => turn({ fanIn: value })}
              />
            </div>
            <ChoiceField<"whole" | "divided">
              name={t("knob.weights")}
              term="weight"
              value={isDivided ? "divided" : "whole"}
              layout="row"
              options={[
                { value: "whole", label: "randn" },
                { value: "divided", label: "randn / √fan_in" },
              ]}
              onChange={(value) => turn({ isDivided: value === "divided" })}
            />
          </>
        }
      >
        <StudyFailure failure={sums.failure ?? measured.failure} />
        <div className="exhibit-pair">
          <WeightedSumsHistogram
            sums={sums.result}
            isDivided={isDivided}
            provenance={computedWith(lessonSeed)}
          />
          <SumWalks
            sums={measured.result}
            fanIn={fanIn}
            isDivided={isDivided}
            most={most}
            provenance={computedWith(lessonSeed)}
          />
        </div>
      </Exhibit>
    </div>
  );
}
