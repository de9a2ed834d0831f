import { useRef } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import { useRun, useRunState } from "../store/run-context";

/** What runs on this page: the network's shapes, the data with their credit, the engine. */
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
        <h2>{t("facts.network")}</h2>
        <p>{t("facts.parameters", { parameters: count(ready.network.parameters) })}</p>
        <dl className="shapes">
          {ready.network.tensors.map(({ name, shape }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>[{shape.join(", ")}]</dd>
            </div>
          ))}
        </dl>
      </div>
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
          {t("facts.dropped", {
            shortWord: count(dropped.shortWord),
            notEncodable: count(dropped.notEncodable),
            punycode: count(dropped.punycode),
          })}
        </p>
        <p>
          {t("facts.first")} <span className="facts-names">{firstNames.join(", ")}</span>
        </p>
        {(dataset === "cities" || dataset === "spanish-towns") && (
          <p>
            <Trans
              t={t}
              i18nKey="facts.credit"
              components={{
                geonames: <a href="https://www.geonames.org/">GeoNames</a>,
                licence: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>,
              }}
            />
          </p>
        )}
        {dataset === "first-names" && <p>{t("facts.creditFirstNames")}</p>}
      </div>
      <div>
        <h2>{t("facts.engine")}</h2>
        <p>{t(`facts.backend.${ready.backend}`)}</p>
        <MemoryInUse />
      </div>
    </section>
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
