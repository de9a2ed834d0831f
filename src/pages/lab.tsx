import { useCallback, useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { SlidersIcon } from "../controls/icons";
import { numberFormat } from "../figures/number-format";
import type { Feeds } from "../notebook/feeds";
import { useAddress, useHref } from "../store/address-context";
import { useRun, useRunState } from "../store/run-context";
import type { RunRecord } from "../store/run-record";
import { CompareLink } from "./compare-link";
import { ControlPanel } from "./control-panel";
import { CopyLink } from "./copy-link";
import { EngineNotice } from "./engine-notice";
import { Facts } from "./facts";
import { FailureMessage } from "./failure-message";
import { Header } from "./header";
import { KeysDialog } from "./keys-dialog";
import { LabFigures } from "./lab-figures";
import "./lab.css";
import { LinkProblems } from "./link-problems";
import { NamesDrop } from "./names-drop";
import { PanelChoice } from "./panel-choice";
import { Results, useResults } from "./results";
import { RunDownload } from "./run-download";
import { Stages } from "./stages";
import { SweepLink } from "./sweep-link";
import { TransportBar } from "./transport-bar";
import { useKeys } from "./use-keys";
import { useMedia } from "./use-media";
import { useWeightsOpener, type WeightsOpener } from "./use-weights-opener";
import { WeightsMenu } from "./weights-menu";
import { WeightsNotice } from "./weights-notice";

/** Everything at once: one run, every control, every figure. */
export function Lab({ feeds, record }: { feeds: Feeds; record(): RunRecord }) {
  const { t } = useTranslation(["lab", "site"]);
  const href = useHref();
  const run = useRun();
  const [keysOpen, setKeysOpen] = useState(false);
  const openKeys = useCallback(() => setKeysOpen(true), []);
  useKeys(run, openKeys);
  const problems = useAddress((state) => state.problems);
  const dismiss = useAddress((state) => state.dismiss);
  const isWide = useMedia("(min-width: 60rem)");
  const isReady = useRunState((state) => state.ready !== null);
  const weights = useWeightsOpener(run);
  return (
    <div className="lab">
      <Header name={t("lab:name")} skipTo="figures" skip={t("lab:skip")}>
        <a className="header-place" href={href({ page: "home" })}>
          {t("site:contents")}
        </a>
        <CopyLink />
        <Button className="button quiet header-keys" aria-label={t("lab:header.keys")} onPress={openKeys}>
          {t("lab:header.keys")} <kbd>?</kbd>
        </Button>
      </Header>
      <TransportBar>{!isWide && <ControlSheet />}</TransportBar>
      <main className="lab-main" id="figures" tabIndex={-1}>
        <Lead weights={weights} record={record} />
        <NamesDrop />
        <WeightsNotice opener={weights} />
        <LinkProblems problems={problems} onDismiss={dismiss} />
        <FailureMessage />
        <EngineNotice />
        {isReady ? <LabFigures feeds={feeds} /> : <Stages />}
        <Facts />
      </main>
      {isWide && <ControlColumn />}
      <KeysDialog isOpen={keysOpen} onOpenChange={setKeysOpen} />
    </div>
  );
}

/** What runs here, in one sentence, with the run's own numbers; at its end, what came of it. */
function Lead({ weights, record }: { weights: WeightsOpener; record(): RunRecord }) {
  const { t, i18n } = useTranslation("lab");
  const ready = useRunState((state) => state.ready);
  const losses = useResults();
  const { count } = numberFormat(i18n.language);
  const sentence = ready
    ? t("lead", { parameters: count(ready.network.parameters), names: count(ready.dataset.names) })
    : t("leadLoading");
  return (
    <div className="lead">
      <h1 data-said={losses !== null || undefined}>
        {sentence.split("*").map((part, i) => (i % 2 ? <strong key={part}>{part}</strong> : part))}
      </h1>
      <div role="status">{losses && <Results losses={losses} />}</div>
      <div className="lead-menus">
        <RunDownload record={record} />
        <SweepLink />
        <WeightsMenu opener={weights} />
        <CompareLink />
        <PanelChoice />
      </div>
    </div>
  );
}

function ControlColumn() {
  const { t } = useTranslation("lab");
  return (
    <aside className="control-column" aria-label={t("controls.label")}>
      <ControlPanel />
    </aside>
  );
}

/** The controls on a phone: a sheet over the figures. */
function ControlSheet() {
  const { t } = useTranslation("lab");
  return (
    <DialogTrigger>
      <Button className="button control-sheet-open">
        <SlidersIcon />
        <span>{t("controls.label")}</span>
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="sheet">
          <Dialog className="sheet-dialog">
            <div className="sheet-head">
              <Heading slot="title">{t("controls.label")}</Heading>
              <Button slot="close" className="button">
                {t("controls.close")}
              </Button>
            </div>
            <ControlPanel />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
