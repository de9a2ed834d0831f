import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { termOf } from "../../controls/control-term";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { ranges } from "../../experiment/config";
import { NetworkTensors } from "../../figures/network-tensors";
import { parameterCount } from "../../figures/notebook-tensors";
import { Exhibit } from "../../notebook/exhibit";
import { useTick } from "../../notebook/task";
import { notebookKnobs, turn, useKnobs } from "./knobs";

export const vocabularySize = 40;
/** So wide that hardly anything but W2 and W1 is left to see. */
const huge = { contextSize: 16, embeddingSize: 64, hiddenSize: 2048 };
const few = 5_000;

/** The network's parameters as its sizes move. */
export function Network() {
  const { t } = useTranslation(["data", "fields"]);
  const tick = useTick();
  const sizes = useKnobs();
  const parameters = parameterCount({ ...sizes, vocabularySize });
  useEffect(() => {
    if (parameters < few && sizes.contextSize >= notebookKnobs.contextSize) tick("data-few-parameters");
  }, [tick, parameters, sizes.contextSize]);
  const isBroken = sizes.hiddenSize === huge.hiddenSize && sizes.contextSize === huge.contextSize;

  const slider = (field: keyof typeof notebookKnobs) => (
    <SliderField
      name={t(`fields:${field}.name`)}
      term={termOf(field)}
      explanation={t(`fields:${field}.explanation`)}
      value={sizes[field]}
      defaultValue={notebookKnobs[field]}
      range={ranges[field]}
      stops={stopsOf(field)}
      commitOn="drag"
      onChange={(value) => turn({ [field]: value })}
    />
  );

  return (
    <Exhibit
      name="network"
      onReset={() => turn(notebookKnobs)}
      onBreak={() => turn(huge)}
      isBroken={isBroken}
      lab={sizes}
      knobs={
        <>
          {slider("embeddingSize")}
          {slider("hiddenSize")}
        </>
      }
    >
      <NetworkTensors sizes={{ ...sizes, vocabularySize }} />
    </Exhibit>
  );
}
