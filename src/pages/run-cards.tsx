import { useRef } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { type ComparedRun, runMark } from "../figures/compared-run";
import { MoreIcon } from "../figures/icons";
import { useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import { keptRunOf } from "../notebook/keep-run";
import type { TwinViews } from "../notebook/twin-views";
import { useAddress } from "../store/address-context";
import { keptRuns } from "../store/kept-runs";
import { RunContext } from "../store/run-context";
import { configOf, type Letter, type LiveTwin, letters, type Twin } from "../store/twins";
import { useTwins, useTwinsState } from "../store/twins-context";
import type { Kept } from "./compare";
import { FailureMessage } from "./failure-message";
import { useComparedRuns } from "./use-compared-runs";

interface RunCardsProps {
  views: TwinViews;
  /** The run whose controls are shown. */
  chosen: Letter;
  onChange(letter: Letter): void;
  onKept(kept: Kept): void;
}

/** The runs: what sets each apart, how far it is, what can be done with it. */
export function RunCards({ views, chosen, onChange, onKept }: RunCardsProps) {
  const { t, i18n } = useTranslation("compare");
  const { count } = numberFormat(i18n.language);
  const twins = useTwinsState((state) => state.twins);
  const runs = useComparedRuns(views);
  return (
    <>
      <ul className="run-cards" aria-label={t("runs.label")}>
        {twins.map((twin, i) => (
          <li key={twin.letter} className="run-card" data-chosen={twin.letter === chosen || undefined}>
            <p className="run-card-name" data-mark="run" {...runMark({ mark: letters.indexOf(twin.letter) })}>
              <strong>{twin.letter}</strong> <span>{runs[i].name || wordSame(i)}</span>
            </p>
            <RunMenu twin={twin} run={runs[i]} views={views} onChange={onChange} onKept={onKept} />
            {twin.kind === "live" ? (
              <LiveState twin={twin} />
            ) : (
              <p className="run-card-state">{t("runs.kept", { step: count(twin.kept.step) })}</p>
            )}
          </li>
        ))}
      </ul>
      {twins.map((twin) => twin.kind === "live" && <Failure key={twin.letter} twin={twin} />)}
    </>
  );

  function wordSame(i: number): string {
    return i === 0 ? t("runs.reference") : t("runs.same", { first: twins[0].letter });
  }
}

const writesPerSecond = 5;

/** Its step, its speed and what it does. A run that is made to wait goes and stops many times a second: that is no news. */
function LiveState({ twin }: { twin: LiveTwin }) {
  const { t, i18n } = useTranslation(["compare", "lab"]);
  const { count, percent } = numberFormat(i18n.language);
  const playing = useTwinsState((state) => state.playing);
  const { progress } = useTwins();
  const preparing = useStore(twin.run.store, (state) => state.preparing);
  const phase = useStore(twin.run.store, ({ status }) =>
    status === "playing" || status === "paused" ? "going" : status,
  );
  const line = useRef<HTMLParagraphElement>(null);

  function doing(step: number): string {
    if (phase !== "going") return t(`compare:runs.${phase}`);
    if (!playing) return t("compare:runs.paused");
    const ahead = step - progress.current().step;
    return t(ahead > twin.clock.stepsPerSecond / 2 ? "compare:runs.waiting" : "compare:runs.playing");
  }

  function write() {
    const element = line.current!;
    const { step } = twin.run.progress.current();
    element.dataset.step = String(step);
    element.dataset.phase = phase;
    if (phase === "preparing") {
      element.textContent = preparing
        ? `${t(`lab:preparing.${preparing.stage}`)}: ${percent(preparing.done, 0)}`
        : t("lab:preparing.starting");
      return;
    }
    const speed = twin.clock.stepsPerSecond;
    element.textContent = [
      t("compare:runs.step", { step: count(step) }),
      ...(playing && speed > 0 && phase === "going"
        ? [t("lab:transport.speed", { speed: count(Math.round(speed)) })]
        : []),
      doing(step),
    ].join(" · ");
  }

  useRedraw(line, twin.run.progress, write, writesPerSecond);
  return <p ref={line} className="run-card-state" />;
}

function Failure({ twin }: { twin: LiveTwin }) {
  const { t } = useTranslation("compare");
  const hasFailed = useStore(twin.run.store, ({ status }) => status === "failed");
  if (!hasFailed) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={`${t("controls.of")} ${twin.letter}`}
      className="run-failure"
      data-run={twin.letter}
    >
      <p className="run-failure-of" data-mark="run" {...runMark({ mark: letters.indexOf(twin.letter) })}>
        <strong>{twin.letter}</strong> {t("runs.failed")}
      </p>
      <RunContext value={twin.run}>
        <FailureMessage />
      </RunContext>
    </div>
  );
}

interface RunMenuProps extends Omit<RunCardsProps, "chosen"> {
  twin: Twin;
  run: ComparedRun;
}

function RunMenu({ twin, run, views, onChange, onKept }: RunMenuProps) {
  const { t } = useTranslation("compare");
  const twins = useTwins();
  const others = useTwinsState((state) => state.twins).filter(({ letter }) => letter !== twin.letter);
  const go = useAddress((state) => state.go);
  const { letter } = twin;

  async function keep(live: LiveTwin) {
    const { feeds } = views.of(live);
    const { record, clock } = live;
    const name = `${letter}${run.name ? ` · ${run.name}` : ""}`;
    const told = { run: live.run, record, feeds: feeds!, stepsPerSecond: clock.stepsPerSecond };
    const kept = keptRunOf(told, name, new Date());
    if (!kept) return onKept({ kind: "nothing" });
    onKept((await keptRuns.put(kept)) ?? { kind: "saved", name: kept.name });
  }

  return (
    <MenuTrigger>
      <Button className="figure-button" aria-label={t("runs.menu", { letter })}>
        <MoreIcon />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="listbox">
          {twin.kind === "live" && (
            <>
              <MenuItem className="listbox-item" onAction={() => onChange(letter)}>
                {t("runs.change")}
              </MenuItem>
              <MenuItem className="listbox-item" onAction={() => void keep(twin)}>
                {t("runs.keep")}
              </MenuItem>
            </>
          )}
          {others.map((other) => (
            <MenuItem
              key={other.letter}
              className="listbox-item"
              onAction={() => twins.store.getState().swap(letter, other.letter)}
            >
              {t("runs.swap", { letter: other.letter })}
            </MenuItem>
          ))}
          <MenuItem className="listbox-item" onAction={() => go({ page: "lab", config: configOf(twin) })}>
            {t("runs.lab")}
          </MenuItem>
          {others.length > 0 && (
            <MenuItem className="listbox-item" onAction={() => twins.store.getState().remove(letter)}>
              {t("runs.remove")}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
