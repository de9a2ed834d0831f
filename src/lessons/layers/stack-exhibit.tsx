import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { defaultConfig, type RunConfig } from "../../experiment/config";
import { checkStack, type StackLayer } from "../../experiment/layer-stack";
import { presets } from "../../experiment/presets";
import { LayerStack } from "../../figures/layer-stack";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { edited, keyed, type StackEdit } from "./stack-edit";
import { deepStack, input, normalizedStack, notebookStack, vocabularySize } from "./stacks";

const prepared: Record<"notebook" | "deep" | "normalized", StackLayer[]> = {
  notebook: notebookStack,
  deep: deepStack(5, 100),
  normalized: normalizedStack,
};
type Prepared = keyof typeof prepared;
const preparedNames = Object.keys(prepared) as Prepared[];
/** The Lab's run with the same layers; what it has no field for is missing. */
const labs: Partial<Record<Prepared, Partial<RunConfig>>> = {
  notebook: presets.kaiming,
  deep: { ...presets.kaiming, hiddenLayers: 5, hiddenSize: 100 },
};
const MOST_LAYERS = 16;
const LARGEST_SIZE = 1024;

/** A stack of layers to be built: shapes, parameters and errors at once, statistics as soon as it has been run. */
export function StackExhibit() {
  const { t } = useTranslation("layers");
  const tick = useTick();
  const root = useRef<HTMLDivElement>(null);
  const [stack, setStack] = useState(() => keyed(notebookStack));
  const layers = stack.map(({ layer }) => layer);
  const checked = checkStack(layers, input, vocabularySize);
  const { result, params, failure } = useStudy("layer-stack", { layers }, useWasSeen(root));
  const isCurrent = JSON.stringify(params?.layers) === JSON.stringify(layers);
  const chosen = preparedNames.find((name) => JSON.stringify(prepared[name]) === JSON.stringify(layers));

  const lab = chosen && labs[chosen];

  function edit(change: StackEdit) {
    const next = edited(stack, change, vocabularySize);
    setStack(next);
    const { misfit, parameters } = checkStack(
      next.map(({ layer }) => layer),
      input,
      vocabularySize,
    );
    const hidden = next.filter(({ layer }) => layer.kind === "Tanh").length;
    if (misfit?.kind === "fan-in") tick("layers-misfit");
    if (!misfit && hidden >= 3 && change.kind !== "replace") tick("layers-three-hidden");
    if (!misfit && hidden >= 2 && parameters < 10_000) tick("layers-small-and-deep");
  }

  return (
    <div ref={root}>
      <Exhibit
        name="layer-stack"
        onReset={() => setStack(keyed(notebookStack))}
        onBreak={() => edit({ kind: "remove", index: layers.findIndex(({ kind }) => kind === "Flatten") })}
        isBroken={checked.misfit !== null || !layers.some(({ kind }) => kind === "Flatten")}
        {...(lab && { lab })}
        knobs={
          <ChoiceField
            name={t("stack.prepared")}
            term="module"
            explanation={t("stack.preparedExplanation")}
            layout="row"
            value={chosen ?? null}
            options={preparedNames.map((value) => ({ value, label: t(`prepared.${value}`) }))}
            onChange={(name) => edit({ kind: "replace", layers: prepared[name] })}
          />
        }
      >
        <LayerStack
          keys={stack.map(({ key }) => key)}
          stack={checked}
          input={input}
          outs={isCurrent ? result!.outs : null}
          loss={isCurrent ? result!.loss : null}
          seed={defaultConfig.seed}
          largestSize={LARGEST_SIZE}
          canAdd={layers.length < MOST_LAYERS}
          onAdd={(place, layer) => {
            const given =
              place === 0 ? ({ shape: input, dtype: "int" } as const) : checked.layers[place - 1].out;
            edit({ kind: "add", place, layer, given });
          }}
          onMove={(index, by) => edit({ kind: "move", index, by })}
          onRemove={(index) => edit({ kind: "remove", index })}
          onSize={(index, size, value) => edit({ kind: "resize", index, size, value })}
          onFit={(index) => {
            const { layer, misfit } = checked.layers[index];
            const { shape } = misfit!.given;
            const value = layer.kind === "BatchNorm1d" ? shape[1] : shape.at(-1)!;
            edit({ kind: "resize", index, size: 0, value });
          }}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
