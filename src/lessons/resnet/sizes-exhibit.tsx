import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { resnet, resnetSizes } from "../../experiment/resnet";
import { ResnetBlock } from "../../figures/resnet-block";
import { ResnetTable } from "../../figures/resnet-table";
import { Exhibit } from "../../notebook/exhibit";
import { useTick } from "../../notebook/task";
import { stages, turn, turnBack, useKnobs } from "./knobs";

/** The five networks of the paper; of the one that is chosen, the block of a stage. */
export function SizesExhibit() {
  const { t } = useTranslation("resnet");
  const { size, stage, isFirstBlock } = useKnobs();
  const network = resnet(size);
  const at = network.stages.findIndex(({ name }) => name === stage);
  const block = network.stages[at].blocks[isFirstBlock ? 0 : 1];
  const inputs = block.convolutions[0].inputs;
  const [, side] = network.stages[at].output;
  const stride = block.convolutions.reduce((product, one) => product * one.stride, 1);
  const tick = useTick();
  useEffect(() => {
    if (block.downsample === null) tick("resnet-pure-identity");
  }, [block, tick]);

  return (
    <Exhibit
      name="resnet-sizes"
      knobs={
        <>
          <ChoiceField
            name="ResNet"
            term="resnet"
            value={String(size)}
            layout="row"
            options={resnetSizes.map((value) => ({ value: String(value), label: String(value) }))}
            onChange={(value) => turn({ size: Number(value) as typeof size })}
          />
          <ChoiceField
            name={t("sizes.stage")}
            term="convolution"
            value={stage}
            layout="row"
            options={stages.map((value) => ({ value, label: value }))}
            onChange={(stage) => turn({ stage })}
          />
          <ChoiceField
            name={t("sizes.which")}
            term="downsample"
            value={isFirstBlock ? "first" : "second"}
            layout="row"
            options={[
              { value: "first", label: t("sizes.first") },
              { value: "second", label: t("sizes.others") },
            ]}
            onChange={(value) => turn({ isFirstBlock: value === "first" })}
          />
        </>
      }
      onReset={() => turnBack("size", "stage", "isFirstBlock")}
    >
      <ResnetTable size={size} stage={stage} />
      <ResnetBlock block={block} channels={inputs} side={side * stride} place={`ResNet-${size}, ${stage}`} />
    </Exhibit>
  );
}
