import { lazy, Suspense, useEffect, useRef } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { locales } from "../i18n/languages";
import type { AddressStore } from "../store/address";
import { AddressContext } from "../store/address-context";
import { type CodeCells, CodeCellsContext } from "../store/code-cells-context";
import type { ProgressStore } from "../store/progress";
import { ProgressContext } from "../store/progress-context";
import type { SettingsStore } from "../store/settings";
import { SettingsContext } from "../store/settings-context";
import { StudyContext } from "../store/study";
import type { StudyClient } from "../worker/study-client";
import "../controls/controls.css";
import { ControlTermContext } from "../controls/control-term";
import { ControlName } from "../notebook/term";
import "./site.css";
import type { ComparedTwins } from "./compare-page";
import type { LabRun } from "./lab-page";
import { PageBoundary } from "./page-boundary";
import type { KeptSweep } from "./sweep-page";

interface AppProps {
  settings: SettingsStore;
  address: AddressStore;
  progress: ProgressStore;
  studies: StudyClient;
  codeCells: CodeCells;
}

const HomePage = lazy(() => import("./home-page").then(({ HomePage }) => ({ default: HomePage })));
const ChapterPage = lazy(() =>
  import("./chapter-page").then(({ ChapterPage }) => ({ default: ChapterPage })),
);
const LabPage = lazy(() => import("./lab-page"));
const SweepPage = lazy(() => import("./sweep-page"));
const ProjectorPage = lazy(() => import("./projector-page"));
const ComparePage = lazy(() => import("./compare-page"));
const GlossaryRoute = lazy(() => import("./glossary-route"));

export function App({ settings, address, progress, studies, codeCells }: AppProps) {
  const language = useStore(settings, (state) => state.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={locales[language]}>
      <SettingsContext value={settings}>
        <AddressContext value={address}>
          <ProgressContext value={progress}>
            <StudyContext value={studies}>
              <ControlTermContext value={ControlName}>
                <CodeCellsContext value={codeCells}>
                  <CurrentPage address={address} />
                </CodeCellsContext>
              </ControlTermContext>
            </StudyContext>
          </ProgressContext>
        </AddressContext>
      </SettingsContext>
    </I18nProvider>
  );
}

function CurrentPage({ address }: { address: AddressStore }) {
  const place = useStore(address, (state) => state.place);
  /** The Lab's run outlives a visit to a chapter. */
  const lab = useRef<LabRun | null>(null);
  const compared = useRef<ComparedTwins | null>(null);
  const sweep = useRef<KeptSweep | null>(null);
  return (
    <PageBoundary key={place.page === "chapter" ? place.slug : place.page}>
      <Suspense fallback={<Loading />}>
        {place.page === "home" && <HomePage />}
        {place.page === "chapter" && <ChapterPage slug={place.slug} anchor={place.anchor} />}
        {place.page === "glossary" && <GlossaryRoute focus={place.anchor} />}
        {place.page === "lab" && !place.view?.project && <LabPage kept={lab} />}
        {place.page === "lab" && place.view?.project && <ProjectorPage id={place.view.project} />}
        {place.page === "compare" && (
          <ComparePage kept={compared} file={lab.current?.run.store.getState().file ?? null} />
        )}
        {place.page === "sweep" && <SweepPage kept={sweep} />}
      </Suspense>
    </PageBoundary>
  );
}

function Loading() {
  const { t } = useTranslation("site");
  return (
    <p className="page-loading" role="status">
      {t("loading")}
    </p>
  );
}
