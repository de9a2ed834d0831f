import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { softmaxOfOne } from "../../figures/softmax-of-one";
import { ToySoftmax } from "../../figures/toy-softmax";
import { Exhibit } from "../../notebook/exhibit";
import { useTick } from "../../notebook/task";

const names = ["a", "e", "n", "*"];
const start = { logits: [1.5, -1, 0.5, -0.5], right: 1, scale: 1 };
const range = { min: -3, max: 3, step: 0.1 };
const scales = [0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10];
/** Ten times the logits that it starts with: sure of itself, and wrong. */
const BROKEN = 10;

/** Four logits to slide, one character that follows, and what multiplying all logits does. */
export function ToyExhibit() {
  const { t } = useTranslation("initial-loss");
  const tick = useTick();
  const [state, setState] = useState(start);

  function change(fields: Partial<typeof start>) {
    const next = { ...state, ...fields };
    setState(next);
    const { loss } = softmaxOfOne(
      next.logits.map((logit) => next.scale * logit),
      next.right,
    );
    if (loss < 0.01) tick("initial-loss-sure-and-right");
    if (loss > 20) tick("initial-loss-sure-and-wrong");
  }

  return (
    <Exhibit
      name="toy-softmax"
      onReset={() => setState(start)}
      onBreak={() => change({ ...start, scale: BROKEN })}
      isBroken={state.scale >= BROKEN}
      knobs={
        <>
          <SliderField
            name={t("toy.scale")}
            term="logits"
            explanation={t("toy.scaleExplanation")}
            value={state.scale}
            defaultValue={start.scale}
            range={{ min: 0, max: 10, integer: false }}
            stops={scales}
            commitOn="drag"
            onChange={(scale) => change({ scale })}
          />
          <ChoiceField
            name={t("toy.follows")}
            term="cross-entropy"
            explanation={t("toy.followsExplanation")}
            layout="row"
            value={names[state.right]}
            options={names.map((name) => ({ value: name, label: name }))}
            onChange={(name) => change({ right: names.indexOf(name) })}
          />
        </>
      }
    >
      <ToySoftmax
        names={names}
        logits={state.logits}
        scale={state.scale}
        right={state.right}
        range={range}
        onLogit={(index, logit) => change({ logits: state.logits.with(index, logit) })}
      />
    </Exhibit>
  );
}
