import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { type Measure, measures, type SweepAxis } from "../experiment/sweep";
import { cellConfig, placesOf } from "../experiment/sweep-cells";
import { Segmented } from "../figures/segmented";
import { SweepCurves } from "../figures/sweep-curves";
import { SweepMap } from "../figures/sweep-map";
import { SweepProfile } from "../figures/sweep-profile";
import type { Swept, SweptAxis } from "../figures/swept";
import { useAddress, useHref } from "../store/address-context";
import type { SweepState } from "../store/sweep";
import { wordFailure } from "./failure-wording";
import { Header } from "./header";
import "./lab.css";
import { LinkProblems } from "./link-problems";
import { ShareButton } from "./share-button";
import { SweepBar } from "./sweep-bar";
import { SweepControls } from "./sweep-controls";
import { SweepTold } from "./sweep-told";
import "./sweep.css";
import { useMedia } from "./use-media";

/** What is swept, how far it has come, and what came of it. */
export function SweepView({ state }: { state: SweepState }) {
  const { t, i18n } = useTranslation(["sweep", "site", "fields", "problems"]);
  const href = useHref();
  const problems = useAddress((address) => address.problems);
  const dismiss = useAddress((address) => address.dismiss);
  const go = useAddress((address) => address.go);
  const tellSweep = useAddress((address) => address.tellSweep);
  const isWide = useMedia("(min-width: 60rem)");
  const { spec, cells, failure } = state;
  const { x, y, config, steps, shown } = spec;
  const places = placesOf(spec);
  const labPlace = (cell: number) => ({ page: "lab", config: cellConfig(spec, places[cell]) }) as const;

  const worded = ({ field, values }: SweepAxis): SweptAxis => ({
    field,
    values,
    name: t(`fields:${field}.name`),
    labels: values.map((value) =>
      typeof value === "number"
        ? value.toLocaleString(i18n.language, { maximumSignificantDigits: 6 })
        : t(`fields:${field}.options.${value}`),
    ),
  });
  const isSeedSwept = x.field === "seed" || y?.field === "seed";
  const swept: Swept = {
    x: worded(x),
    y: y && worded(y),
    cells,
    steps,
    measure: shown,
    seed: isSeedSwept ? null : config.seed,
  };

  return (
    <div className="lab sweep">
      <Header name={t("sweep:name")} skipTo="figures" skip={t("sweep:skip")}>
        <a className="header-place" href={href({ page: "home" })}>
          {t("site:contents")}
        </a>
        <a className="header-place" href={href({ page: "lab", config })}>
          {t("site:lab")}
        </a>
        <ShareButton />
      </Header>
      <SweepBar state={state} />
      <main className="lab-main" id="figures" tabIndex={-1}>
        <SweepLead swept={swept} />
        <LinkProblems problems={problems} onDismiss={dismiss} />
        {!isWide && (
          <Disclosure className="control-group">
            <Heading level={2} className="control-group-title">
              <Button slot="trigger" className="control-group-trigger">
                {t("sweep:controls.label")}
                <ChevronIcon />
              </Button>
            </Heading>
            <DisclosurePanel className="control-group-panel">
              <SweepControls spec={spec} onChange={tellSweep} />
            </DisclosurePanel>
          </Disclosure>
        )}
        {failure && (
          <p className="notice" role="alert">
            {wordFailure(failure, config, t, i18n.language)}
          </p>
        )}
        <div className="sweep-figures" data-map={y !== null || undefined}>
          <SweepMap
            swept={swept}
            toolbar={
              <Segmented<Measure>
                label={t("sweep:measure.label")}
                value={shown}
                options={measures.map((measure) => ({
                  value: measure,
                  label: t(`sweep:measure.${measure}.name`),
                }))}
                onChange={(measure) => tellSweep({ ...spec, shown: measure })}
              />
            }
            told={(cell) => (
              <SweepTold swept={swept} cell={cell} href={cell === null ? "" : href(labPlace(cell))} />
            )}
            onOpen={(cell) => go(labPlace(cell))}
          />
          {y === null && <SweepProfile swept={swept} />}
          <SweepCurves swept={swept} />
        </div>
      </main>
      {isWide && (
        <aside className="control-column" aria-label={t("sweep:controls.label")}>
          <SweepControls spec={spec} onChange={tellSweep} />
        </aside>
      )}
    </div>
  );
}

/** What the runs have in common and what sets them apart, in one sentence. */
function SweepLead({ swept: { x, y, cells, seed } }: { swept: Swept }) {
  const { t, i18n } = useTranslation("sweep");
  const names = y ? t("and", { x: x.name, y: y.name }) : x.name;
  const isSeedAlone = seed === null && y === null;
  const sentence = t(isSeedAlone ? "leadSeed" : "lead", {
    count: cells.length,
    names: names.toLocaleLowerCase(i18n.language),
  });
  return (
    <div className="lead">
      <h1>{sentence.split("*").map((part, i) => (i % 2 ? <strong key={part}>{part}</strong> : part))}</h1>
    </div>
  );
}
