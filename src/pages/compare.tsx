import { useCallback, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { TwinViews } from "../notebook/twin-views";
import { useAddress, useHref } from "../store/address-context";
import type { KeepFailure } from "../store/kept-runs";
import type { Letter } from "../store/twins";
import { useTwins, useTwinsState } from "../store/twins-context";
import { CompareControls } from "./compare-controls";
import { CompareFigures } from "./compare-figures";
import { CompareLead } from "./compare-lead";
import { CompareTransport } from "./compare-transport";
import { ControlSheet } from "./control-sheet";
import { Header } from "./header";
import { KeysDialog } from "./keys-dialog";
import "./lab.css";
import "./compare.css";
import { LinkProblems } from "./link-problems";
import { RunCards } from "./run-cards";
import { ShareButton } from "./share-button";
import { useCompareKeys } from "./use-compare-keys";
import { useMedia } from "./use-media";

/** What came of keeping a run, until the next one. */
export type Kept = { kind: "saved"; name: string } | { kind: "nothing" } | KeepFailure;

/** Runs side by side: what sets them apart, what comes of it. */
export function Compare({ views }: { views: TwinViews }) {
  const { t } = useTranslation(["compare", "lab", "site"]);
  const href = useHref();
  const labConfig = useAddress((state) => state.config);
  const problems = useAddress((state) => state.problems);
  const dismiss = useAddress((state) => state.dismiss);
  const twins = useTwins();
  const seated = useTwinsState((state) => state.twins);
  const [keysOpen, setKeysOpen] = useState(false);
  const [chosen, setChosen] = useState<Letter>("B");
  const [sheetOpen, setSheetOpen] = useState(false);
  const [kept, setKept] = useState<Kept | null>(null);
  const isWide = useMedia("(min-width: 60rem)");
  const openKeys = useCallback(() => setKeysOpen(true), []);
  // The run that was chosen may have left.
  const twin = seated.find(({ letter }) => letter === chosen) ?? seated.at(-1)!;
  useCompareKeys(twins, twin, openKeys);

  function change(letter: Letter): void {
    setChosen(letter);
    if (!isWide) setSheetOpen(true);
  }

  return (
    <div className="lab compare">
      <Header name={t("compare:name")} skipTo="figures" skip={t("compare:skip")}>
        <a className="header-place" href={href({ page: "home" })}>
          {t("site:contents")}
        </a>
        <a className="header-place" href={href({ page: "lab", config: labConfig })}>
          {t("site:lab")}
        </a>
        <ShareButton />
        <Button className="button quiet header-keys" aria-label={t("lab:header.keys")} onPress={openKeys}>
          {t("lab:header.keys")} <kbd>?</kbd>
        </Button>
      </Header>
      <CompareTransport>
        {!isWide && (
          <ControlSheet isOpen={sheetOpen} onOpenChange={setSheetOpen}>
            <CompareControls twin={twin} onChoose={setChosen} />
          </ControlSheet>
        )}
      </CompareTransport>
      <main className="lab-main" id="figures" tabIndex={-1}>
        <CompareLead views={views} />
        <RunCards views={views} chosen={twin.letter} onChange={change} onKept={setKept} />
        <p className="compare-kept" role="status" data-outcome={kept?.kind}>
          {kept && t(`compare:kept.${kept.kind}`, { ...kept })}
        </p>
        <LinkProblems problems={problems} onDismiss={dismiss} />
        <CompareFigures views={views} />
      </main>
      {isWide && (
        <aside className="control-column" aria-label={t("lab:controls.label")}>
          <CompareControls twin={twin} onChoose={setChosen} />
        </aside>
      )}
      <KeysDialog isOpen={keysOpen} onOpenChange={setKeysOpen} />
    </div>
  );
}
