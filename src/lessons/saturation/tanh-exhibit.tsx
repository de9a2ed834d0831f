import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { curves } from "../../experiment/nonlinearity";
import { TanhByHand } from "../../figures/tanh-by-hand";
import { DragNumber } from "../../notebook/drag-number";
import { Exhibit } from "../../notebook/exhibit";
import { NumberText } from "../../notebook/live-number";
import { useTick } from "../../notebook/task";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";

const gradients = Array.from({ length: 17 }, (_, i) => Number((0.25 * (i - 8)).toFixed(2)));
const places = Array.from({ length: 101 }, (_, i) => Number((-5 + 0.1 * i).toFixed(1)));

/** One dot on tanh, dragged by hand. */
export function TanhExhibit() {
  const { t } = useTranslation("saturation");
  const { x, outGrad } = useKnobs();
  const tick = useTick();
  const passes = curves.tanh.derivative(x);
  useEffect(() => {
    if (passes < 0.01) tick("saturation-by-hand");
  }, [passes, tick]);
  return (
    <Exhibit
      name="tanh-by-hand"
      onReset={() => turnBack("x", "outGrad")}
      onBreak={() => turn({ x: 3.5 })}
      isBroken={Math.abs(x) > 2.1}
      knobs={
        <div data-symbol="grad-h">
          <SliderField
            name="out.grad"
            term="gradient"
            explanation={t("hand.outGrad")}
            value={outGrad}
            defaultValue={atFirst.outGrad}
            range={{ min: -2, max: 2, integer: false }}
            stops={gradients}
            commitOn="drag"
            onChange={(value) => turn({ outGrad: value })}
          />
        </div>
      }
    >
      <TanhByHand x={x} outGrad={outGrad} onX={(value) => turn({ x: value })} />
    </Exhibit>
  );
}

/** The same x in a sentence. */
export function HandX() {
  const { t } = useTranslation("saturation");
  const { x } = useKnobs();
  return (
    <DragNumber
      label={t("hand.slider")}
      value={x}
      stops={places}
      write={({ fixed }, value) => fixed(value, 2)}
      onChange={(value) => turn({ x: value })}
      symbol="preact"
    />
  );
}

export function HandT() {
  const { x } = useKnobs();
  return <NumberText value={Math.tanh(x)} write={({ fixed }, value) => fixed(value, 4)} symbol="h" />;
}

export function HandSlope() {
  const { x } = useKnobs();
  return (
    <NumberText
      value={curves.tanh.derivative(x)}
      write={({ percent }, value) => percent(value, 1)}
      symbol="derivative"
    />
  );
}
