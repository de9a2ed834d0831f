import { type ReactNode, useState } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { presetOf } from "../experiment/presets";
import { numberFormat } from "../figures/number-format";
import { type ControlGroup, isHidden } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import { useRun, useRunState } from "../store/run-context";
import { ConfigChoice, ConfigSlider, PresetChoice } from "./config-controls";
import { EngineChoice } from "./engine-choice";
import { FileOpener } from "./file-opener";
import { NetworkControls } from "./network-controls";

/** Every field of the run, by what it is about; the ones that the lesson is about stand open. */
export function ControlPanel() {
  return (
    <div className="control-panel">
      <Group name="initialisation">
        <PresetChoice />
        <ConfigSlider field="gain" />
        <InitialisationNumbers />
      </Group>
      <Group name="network">
        <NetworkControls />
        <ConfigSlider field="embeddingSize" />
        <ConfigSlider field="contextSize" />
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
      <Group name="engine" isClosed>
        <EngineChoice />
      </Group>
      <Group name="details" isClosed>
        <ConfigSlider field="seed" />
        <ConfigChoice field="biases" />
        <ConfigChoice field="minibatches" />
      </Group>
    </div>
  );
}

function Group({ name, isClosed = false, children }: GroupProps) {
  const { t } = useTranslation("fields");
  const { view } = useLabView();
  if (isHidden(view, name)) return null;
  return (
    <Disclosure className="control-group" defaultExpanded={!isClosed}>
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

interface GroupProps {
  name: ControlGroup;
  /** Until the reader opens it. */
  isClosed?: boolean;
  children: ReactNode;
}

/** The other numbers of a starting point: summed up in a line that changes with it, one control each below. */
function InitialisationNumbers() {
  const { t, i18n } = useTranslation("fields");
  const { store } = useRun();
  const { hiddenInit, hiddenBiasScale, outputScale, outputBiasScale } = useRunState((state) => state.config);
  const [isCustom] = useState(() => presetOf(store.getState().config) === null);
  const { tick } = numberFormat(i18n.language);
  return (
    <Disclosure className="control-details" defaultExpanded={isCustom}>
      <Heading level={3} className="control-details-title">
        <Button slot="trigger" className="control-details-trigger">
          <span>
            {t("preset.numbers")}
            <span className="control-details-summary">
              {t("preset.summary", {
                hiddenInit: t(`hiddenInit.options.${hiddenInit}`),
                hiddenBiasScale: tick(hiddenBiasScale),
                outputScale: tick(outputScale),
                outputBiasScale: tick(outputBiasScale),
              })}
            </span>
          </span>
          <ChevronIcon />
        </Button>
      </Heading>
      <DisclosurePanel className="control-group-panel">
        <ConfigChoice field="hiddenInit" />
        <ConfigSlider field="hiddenBiasScale" />
        <ConfigSlider field="outputScale" />
        <ConfigSlider field="outputBiasScale" />
      </DisclosurePanel>
    </Disclosure>
  );
}
