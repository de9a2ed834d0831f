import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DroppedNames } from "../experiment/dataset";
import { type Credit, sources } from "../experiment/names/sources";
import { useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import { useRun, useRunState } from "../store/run-context";
import { useEngineWording } from "./engine-wording";

/** What runs on this page: the data with their credit, the engine, the network's shapes. */
export function Facts() {
  const { t, i18n } = useTranslation("lab");
  const ready = useRunState((state) => state.ready);
  const dataset = useRunState((state) => state.config.dataset);
  if (!ready) return null;
  const { count } = numberFormat(i18n.language);
  const { names, source, dropped, vocabulary, windows, firstNames } = ready.dataset;
  return (
    <section className="facts">
      <div>
        <h2>{t("facts.data")}</h2>
        <p>
          {t("facts.counts", {
            names: count(names),
            source: count(source),
            vocabulary: count(vocabulary.length),
            train: count(windows.train),
            validation: count(windows.validation),
            test: count(windows.test),
          })}{" "}
          <Dropped dropped={dropped} />
        </p>
        <p>
          {t("facts.first")}{" "}
          <span className="facts-names" translate="no">
            {firstNames.join(", ")}
          </span>
        </p>
        {dataset !== "file" && <Credits credit={sources[dataset].credit} />}
      </div>
      <div>
        <h2>{t("facts.engine")}</h2>
        <Engine />
        <MemoryInUse />
      </div>
      <div className="facts-network">
        <h2>{t("facts.network")}</h2>
        <p>{t("facts.parameters", { parameters: count(ready.network.parameters) })}</p>
        <dl className="shapes" translate="no">
          {ready.network.tensors.map(({ name, shape }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>[{shape.join(", ")}]</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

/** The backend in use, and why it is this one. */
function Engine() {
  const backend = useRunState((state) => state.backend);
  const wording = useEngineWording();
  return backend && <p>{wording.why(backend)}</p>;
}

/** How many names are not learnt, and why. */
function Dropped({ dropped }: { dropped: DroppedNames }) {
  const { t, i18n } = useTranslation("lab");
  const { count } = numberFormat(i18n.language);
  const reasons = (Object.keys(dropped) as (keyof DroppedNames)[])
    .filter((reason) => dropped[reason] > 0)
    .map((reason) => t(`facts.dropped.${reason}`, { names: count(dropped[reason]) }));
  if (reasons.length === 0) return t("facts.dropped.none");
  return t("facts.dropped.some", { reasons: new Intl.ListFormat(i18n.language).format(reasons) });
}

/** Whose work the list in use is, and under which terms it is here. */
function Credits({ credit }: { credit: Credit }) {
  const { t } = useTranslation("lab");
  return (
    <p>
      {t("facts.credit")} <a href={credit.url}>{credit.author}</a>, {credit.work},{" "}
      <a href={credit.licenseUrl}>{credit.license}</a>.
    </p>
  );
}

/** Flat while the run goes on: nothing leaks. */
function MemoryInUse() {
  const { t, i18n } = useTranslation("lab");
  const { progress } = useRun();
  const text = useRef<HTMLParagraphElement>(null);
  const { count, fixed } = numberFormat(i18n.language);
  useRedraw(
    text,
    progress,
    () => {
      const { memory } = progress.current();
      text.current!.textContent =
        memory &&
        t("facts.memory", { megabytes: fixed(memory.bytes / 2 ** 20, 1), tensors: count(memory.tensors) });
    },
    1,
  );
  return <p ref={text} />;
}
