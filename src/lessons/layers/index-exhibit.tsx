import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { defaultConfig } from "../../experiment/config";
import { DEFAULT_THRESHOLD } from "../../experiment/frame";
import { presets } from "../../experiment/presets";
import { LayerOutputMap } from "../../figures/layer-output-map";
import { written } from "../../figures/layer-stack";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { endingInBatchNorm, notebookStack } from "./stacks";

const stacks = { notebook: notebookStack, longer: endingInBatchNorm };
type StackName = keyof typeof stacks;
const START_INDEX = -3;

/** The notebook's imshow, with its index to be moved. */
export function IndexExhibit() {
  const { t } = useTranslation("layers");
  const tick = useTick();
  const root = useRef<HTMLDivElement>(null);
  const [name, setName] = useState<StackName>("notebook");
  const [index, setIndex] = useState(START_INDEX);
  const layers = stacks[name];
  const { result, params, failure } = useStudy("layer-stack", { layers }, useWasSeen(root));
  const isCurrent = params?.layers.length === layers.length;
  const layer = layers.at(index)!;

  function choose(index: number) {
    setIndex(index);
    if (layers.at(index)!.kind === "Tanh") tick("layers-find-tanh");
  }

  function chooseStack(name: StackName) {
    setName(name);
    setIndex(START_INDEX);
  }

  return (
    <div ref={root}>
      <Exhibit
        name="layer-index"
        onReset={() => chooseStack("notebook")}
        onBreak={() => chooseStack("longer")}
        isBroken={name === "longer"}
        lab={presets.kaiming}
        knobs={
          <>
            <ChoiceField
              name={t("index.name")}
              term="layer"
              layout="list"
              value={String(index)}
              options={layers.map((layer, i) => ({
                value: String(i - layers.length),
                label: `layers[${i - layers.length}]`,
                explanation: written(layer),
              }))}
              onChange={(chosen) => choose(Number(chosen))}
            />
            <ChoiceField
              name={t("index.stack")}
              term="module"
              explanation={t(`indexStackExplanations.${name}`)}
              layout="row"
              value={name}
              options={(["notebook", "longer"] as const).map((value) => ({
                value,
                label: t(`indexStacks.${value}`),
              }))}
              onChange={chooseStack}
            />
          </>
        }
      >
        <LayerOutputMap
          layer={layer}
          index={index}
          out={isCurrent ? result!.outs.at(index)! : null}
          threshold={DEFAULT_THRESHOLD}
          seed={defaultConfig.seed}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
