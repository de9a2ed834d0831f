import { Button, Dialog, DialogTrigger, FileTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { download } from "../figures/download";
import { useRunState } from "../store/run-context";
import type { WeightsOpener } from "./use-weights-opener";
import "./weights.css";

/** The run's weights as a file, and a file's weights as a run. */
export function WeightsMenu({ opener }: { opener: WeightsOpener }) {
  const { t } = useTranslation("lab");
  return (
    <DialogTrigger>
      <Button className="button quiet">
        {t("weights.label")}
        <ChevronIcon />
      </Button>
      <Popover className="popover weights-popover" placement="bottom end">
        <Dialog className="weights-dialog" aria-label={t("weights.label")}>
          {({ close }) => (
            <>
              <Save />
              <section>
                <p>{t("weights.openHint")}</p>
                <FileTrigger
                  acceptedFileTypes={[".safetensors"]}
                  onSelect={(files) => {
                    if (files?.[0]) opener.open(files[0]);
                    close();
                  }}
                >
                  <Button className="button">{t("weights.open")}</Button>
                </FileTrigger>
              </section>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Save() {
  const { t } = useTranslation("lab");
  const hasWeights = useRunState(({ status }) => status !== "preparing" && status !== "failed");
  const seed = useRunState((state) => state.config.seed);
  const exportWeights = useRunState((state) => state.exportWeights);

  async function save() {
    const exported = await exportWeights();
    if (!exported) return;
    const { step, file } = exported;
    const blob = new Blob([file], { type: "application/octet-stream" });
    download(`activa-seed-${seed}-step-${step}.safetensors`, blob);
  }

  return (
    <section>
      <p>{t("weights.saveHint")}</p>
      <Button className="button" isDisabled={!hasWeights} onPress={save}>
        {t("weights.save")}
      </Button>
    </section>
  );
}
