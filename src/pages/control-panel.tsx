import type { ReactNode } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { ConfigChoice, ConfigSlider, PresetChoice } from "./config-controls";
import { FileOpener } from "./file-opener";

/** Every field of the run, by what it is about. */
export function ControlPanel() {
  return (
    <div className="control-panel">
      <Group name="initialisation">
        <PresetChoice />
        <ConfigChoice field="hiddenInit" />
        <ConfigSlider field="gain" />
        <ConfigSlider field="hiddenBiasScale" />
        <ConfigSlider field="outputScale" />
        <ConfigSlider field="outputBiasScale" />
      </Group>
      <Group name="network">
        <ConfigSlider field="hiddenLayers" />
        <ConfigSlider field="hiddenSize" />
        <ConfigSlider field="embeddingSize" />
        <ConfigSlider field="contextSize" />
      </Group>
      <Group name="normalization">
        <ConfigChoice field="normalization" />
      </Group>
      <Group name="training">
        <ConfigSlider field="learningRate" />
        <ConfigSlider field="decayStep" />
        <ConfigSlider field="decayFactor" />
        <ConfigSlider field="steps" />
        <ConfigSlider field="batchSize" />
      </Group>
      <Group name="data">
        <ConfigChoice field="dataset" layout="list" />
        <FileOpener />
        <ConfigChoice field="encoding" />
        <ConfigSlider field="drawn" />
        <ConfigChoice field="shuffle" />
      </Group>
      <Group name="details">
        <ConfigSlider field="seed" />
        <ConfigChoice field="biases" />
        <ConfigChoice field="minibatches" />
      </Group>
    </div>
  );
}

type GroupName = "initialisation" | "network" | "normalization" | "training" | "data" | "details";

function Group({ name, children }: { name: GroupName; children: ReactNode }) {
  const { t } = useTranslation("fields");
  return (
    <Disclosure className="control-group" defaultExpanded>
      <Heading level={2} className="control-group-title">
        <Button slot="trigger" className="control-group-trigger">
          {t(`groups.${name}`)}
          <ChevronIcon />
        </Button>
      </Heading>
      <DisclosurePanel className="control-group-panel">{children}</DisclosurePanel>
    </Disclosure>
  );
}
