import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ChevronIcon } from "../controls/icons";
import { numberFormat } from "../figures/number-format";
import type { Feeds } from "../notebook/feeds";
import { useAddress, useHref } from "../store/address-context";
import { numberedScenes, sceneAfter } from "../store/lab-scenes";
import { controlGroups, isHidden, type LabView } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import { writeLink } from "../store/link";
import type { MarksStore } from "../store/marks";
import { channelName, type RunShow } from "../store/projection";
import { useRun, useRunState } from "../store/run-context";
import type { RunRecord } from "../store/run-record";
import { useSettings } from "../store/settings-context";
import { CompareLink } from "./compare-link";
import { ControlPanel } from "./control-panel";
import { ControlSheet } from "./control-sheet";
import { EngineNotice } from "./engine-notice";
import { ExportMenu } from "./export-menu";
import { Facts } from "./facts";
import { FailureMessage } from "./failure-message";
import { Header } from "./header";
import { KeysDialog } from "./keys-dialog";
import { LabFigures } from "./lab-figures";
import "./lab.css";
import { ShareButton } from "./share-button";
import "./show.css";
import { LinkProblems } from "./link-problems";
import { NamesDrop } from "./names-drop";
import { PanelChoice } from "./panel-choice";
import { Results, useResults } from "./results";
import { SceneMenu } from "./scene-menu";
import { Stages } from "./stages";
import { SweepLink } from "./sweep-link";
import { TransportBar } from "./transport-bar";
import { useKeys } from "./use-keys";
import { useMedia } from "./use-media";
import { useOpenScene, useScene } from "./use-scene";
import { useShownPanels } from "./use-shown-panels";
import { useStageKeys } from "./use-stage-keys";
import { useWeightsOpener, type WeightsOpener } from "./use-weights-opener";
import { WeightsNotice } from "./weights-notice";

const Stage = lazy(() => import("./stage").then(({ Stage }) => ({ default: Stage })));
const Ink = lazy(() => import("./ink").then(({ Ink }) => ({ default: Ink })));
const PresenterDesk = lazy(() =>
  import("./presenter-desk").then(({ PresenterDesk }) => ({ default: PresenterDesk })),
);
const EmbedDialog = lazy(() =>
  import("./embed-dialog").then(({ EmbedDialog }) => ({ default: EmbedDialog })),
);

interface LabProps {
  feeds: Feeds;
  record(): RunRecord;
  marks: MarksStore;
  show: RunShow;
}

/** Everything at once: one run, every control, every figure. In front of a class, or within another page, what was asked for. */
export function Lab({ feeds, record, marks, show }: LabProps) {
  const { t } = useTranslation(["lab", "site", "scenes"]);
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
  const { view, tell } = useLabView();
  const openScene = useOpenScene(run);
  useScene(run);
  const [scenesOpen, setScenesOpen] = useState(false);
  const projector = useProjector(show);
  const alsoWatched = useStore(show.projector, (state) => state.watch);
  useStageKeys(view.present === true || projector.isOpen, (action) => {
    switch (action.kind) {
      case "scene": {
        const scene = numberedScenes(view.scene)[action.number - 1];
        if (scene) openScene(scene);
        break;
      }
      case "next":
      case "previous": {
        const scene = sceneAfter(view.scene, action.kind === "next" ? 1 : -1);
        if (scene) openScene(scene);
        break;
      }
      case "menu":
        setScenesOpen(true);
        break;
      case "present":
        tell(view.present ? offStage(view) : { ...view, present: true });
        break;
      case "leave":
        if (view.present) tell(offStage(view));
        break;
      case "clear":
        marks.getState().clear();
        break;
      case "laser":
      case "draw":
        marks.getState().take(action.kind);
        break;
    }
  });
  const sceneMenu = <SceneMenu isOpen={scenesOpen} onOpenChange={setScenesOpen} onScene={openScene} />;
  const keysDialog = <KeysDialog hasStage isOpen={keysOpen} onOpenChange={setKeysOpen} />;

  if (view.present) {
    return (
      <Suspense>
        <Stage
          feeds={feeds}
          marks={marks}
          alsoWatched={alsoWatched}
          scenes={sceneMenu}
          onLeave={() => tell(offStage(view))}
        >
          <LinkProblems problems={problems} onDismiss={dismiss} />
        </Stage>
        {keysDialog}
      </Suspense>
    );
  }
  const hasControls = controlGroups.some((group) => !isHidden(view, group));
  const sheet = !isWide && hasControls && (
    <ControlSheet>
      <ControlPanel />
    </ControlSheet>
  );
  if (view.embed) {
    return (
      <div
        className="lab"
        data-embedded=""
        data-bare={!hasControls || undefined}
        data-without-toolbars={isHidden(view, "toolbars") || undefined}
      >
        {!isHidden(view, "transport") && <TransportBar>{sheet}</TransportBar>}
        <main className="lab-main" id="figures" tabIndex={-1} aria-label={t("lab:name")}>
          <LinkProblems problems={problems} onDismiss={dismiss} />
          <FailureMessage />
          {isReady ? <LabFigures feeds={feeds} /> : <Stages />}
          <InActiva />
        </main>
        {isWide && hasControls && <ControlColumn />}
        {keysDialog}
      </div>
    );
  }
  return (
    <div
      className="lab"
      data-bare={!hasControls || undefined}
      data-without-toolbars={isHidden(view, "toolbars") || undefined}
    >
      <Header name={t("lab:name")} skipTo="figures" skip={t("lab:skip")}>
        <a className="header-place" href={href({ page: "home" })}>
          {t("site:contents")}
        </a>
        <ShareButton />
        <Button className="button quiet header-keys" aria-label={t("lab:header.keys")} onPress={openKeys}>
          {t("lab:header.keys")} <kbd>?</kbd>
        </Button>
      </Header>
      {!isHidden(view, "transport") && <TransportBar>{sheet}</TransportBar>}
      <main className="lab-main" id="figures" tabIndex={-1}>
        {projector.isOpen && (
          <Suspense>
            <PresenterDesk show={show} marks={marks} onScene={openScene} onReopen={projector.open} />
          </Suspense>
        )}
        <Lead feeds={feeds} weights={weights} record={record}>
          {sceneMenu}
          <ShowMenu onProjector={projector.open} />
        </Lead>
        {projector.isBlocked && (
          <p className="file-refused" role="alert">
            {t("scenes:desk.blocked")}
          </p>
        )}
        <NamesDrop />
        <WeightsNotice opener={weights} />
        <LinkProblems problems={problems} onDismiss={dismiss} />
        <FailureMessage />
        <EngineNotice />
        {isReady ? <LabFigures feeds={feeds} alsoWatched={alsoWatched} /> : <Stages />}
        <Facts />
      </main>
      {isWide && hasControls && <ControlColumn />}
      {keysDialog}
      {projector.isOpen && (
        <Suspense>
          <Ink marks={marks} isOwn />
        </Suspense>
      )}
    </div>
  );
}

function offStage({ present: _present, ...view }: LabView): LabView {
  return view;
}

/** The window for the room: opened with the run and what is shown of it, told of every change, let go with this one. */
function useProjector(show: RunShow) {
  const { view } = useLabView();
  const language = useSettings((state) => state.language);
  const isOpen = useStore(show.projector, (state) => state.isOpen);
  const config = useRunState((state) => state.config);
  const { shown } = useShownPanels();
  const [id] = useState(() => crypto.randomUUID().slice(0, 8));
  const [isBlocked, setIsBlocked] = useState(false);
  const asked = String(shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says whether `shown` is another
  useEffect(
    () => show.show({ view: { ...view, panels: [...shown] }, language }),
    [show, view, asked, language],
  );
  useEffect(() => {
    const leave = () => show.close();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [show]);
  function open(): void {
    const link = writeLink({ page: "lab", config, view: { project: id } }, language);
    const opened = window.open(link, `activa-${id}`, "popup,width=1280,height=720");
    setIsBlocked(opened === null);
    opened?.focus();
    if (!isOpen) show.open(new BroadcastChannel(channelName(id)));
  }
  return { isOpen, isBlocked, open };
}

/** Ways to show the Lab to others. */
function ShowMenu({ onProjector }: { onProjector(): void }) {
  const { t } = useTranslation("scenes");
  const { view, tell } = useLabView();
  const { shown } = useShownPanels();
  const [isEmbedding, setIsEmbedding] = useState(false);
  const isBare = controlGroups.every((group) => isHidden(view, group));
  const others = (view.hide ?? []).filter((part) => !(controlGroups as readonly string[]).includes(part));
  return (
    <>
      <MenuTrigger>
        <Button className="button quiet">
          {t("show")}
          <ChevronIcon />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="listbox">
            <MenuItem
              className="listbox-item scene-menu-item"
              textValue={t("present")}
              onAction={() => tell({ ...view, present: true })}
            >
              {t("present")} <kbd>P</kbd>
            </MenuItem>
            <MenuItem className="listbox-item" onAction={onProjector}>
              {t("desk.open")}
            </MenuItem>
            <MenuItem
              className="listbox-item"
              onAction={() => tell({ ...view, hide: isBare ? others : [...others, ...controlGroups] })}
            >
              {t(isBare ? "showControls" : "hideControls")}
            </MenuItem>
            <MenuItem className="listbox-item" onAction={() => setIsEmbedding(true)}>
              {t("embed.open")}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isEmbedding && (
        <Suspense>
          <EmbedDialog shown={shown} isOpen onOpenChange={setIsEmbedding} />
        </Suspense>
      )}
    </>
  );
}

/** From another page to the whole Lab, with the same run. */
function InActiva() {
  const { t } = useTranslation("scenes");
  const href = useHref();
  const config = useRunState((state) => state.config);
  const { view } = useLabView();
  const { embed: _embed, autoplay: _autoplay, hide: _hide, ...whole } = view;
  return (
    <a
      className="embed-whole"
      href={`${location.pathname}${href({ page: "lab", config, view: whole })}`}
      target="_blank"
      rel="noreferrer"
    >
      {t("embed.inActiva")}
    </a>
  );
}

interface LeadProps {
  feeds: Feeds;
  weights: WeightsOpener;
  record(): RunRecord;
  /** More menus. */
  children: ReactNode;
}

/** What runs here, in one sentence, with the run's own numbers; at its end, what came of it. */
function Lead({ feeds, weights, record, children }: LeadProps) {
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
        {children}
        <PanelChoice />
        <CompareLink />
        <SweepLink />
        <ExportMenu feeds={feeds} record={record} opener={weights} />
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
