import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { checkStack } from "../../experiment/layer-stack";
import { presets } from "../../experiment/presets";
import { type NumberFormat, numberFormat } from "../../figures/number-format";
import { DragNumber } from "../../notebook/drag-number";
import { NumberText } from "../../notebook/live-number";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { deepStack, input, notebookStack, vocabularySize } from "./stacks";

const inFull = ({ full }: NumberFormat, value: number) => full(value);

/** The loss of step 0 of the network whose W1, b1, W2, b2 are written out. */
export function WrittenOutLoss() {
  const place = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("initial-loss", { fields: presets.kaiming }, useWasSeen(place));
  return (
    <span ref={place}>
      <NumberText value={result?.loss ?? null} write={inFull} symbol="loss" />
    </span>
  );
}

/** The same of the list of layers. */
export function StackLoss() {
  const place = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("layer-stack", { layers: notebookStack }, useWasSeen(place));
  return (
    <span ref={place}>
      <NumberText value={result?.loss ?? null} write={inFull} symbol="loss" />
    </span>
  );
}

const depths = Array.from({ length: 50 }, (_, i) => i + 1);
const widths = [10, 20, 50, 80, 100, 128, 150, 200, 256, 300, 400, 512, 768, 1024];

/** "with ‹5› hidden layers of ‹100› neurons … parameters": both can be dragged. */
export function DeepParameters() {
  const { t, i18n } = useTranslation("layers");
  const [depth, setDepth] = useState(5);
  const [width, setWidth] = useState(100);
  const { parameters } = checkStack(deepStack(depth, width), input, vocabularySize);
  const count = ({ count }: NumberFormat, value: number) => count(value);
  return (
    <p>
      {t("deep.before")}{" "}
      <DragNumber label={t("deep.depth")} value={depth} stops={depths} write={count} onChange={setDepth} />{" "}
      {t("deep.between")}{" "}
      <DragNumber label={t("deep.width")} value={width} stops={widths} write={count} onChange={setWidth} />{" "}
      {t("deep.after")}{" "}
      <output className="live-number" data-value={parameters}>
        {numberFormat(i18n.language).count(parameters)}
      </output>{" "}
      {t("deep.parameters", { layers: 2 * depth + 3 })}
    </p>
  );
}
