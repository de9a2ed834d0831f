import { useTranslation } from "react-i18next";
import type { Drop, NamesSurvey } from "../experiment/names/survey";
import type { NamesSurveyResult } from "../experiment/studies/names-survey";
import { numberFormat } from "../figures/number-format";

/** Characters that are shown of what may have thousands. */
const shownCharacters = 120;
const shownOfName = 60;

const brief = (text: string) => (text.length > shownOfName ? `${text.slice(0, shownOfName)}…` : text);

/** What was found in a list. */
export function NamesSummary({ looked }: { looked: Extract<NamesSurveyResult, { kind: "surveyed" }> }) {
  const { t, i18n } = useTranslation("keep");
  const { count } = numberFormat(i18n.language);
  const { survey, spelt } = looked;
  const { characters, duplicates, longest } = survey;
  const shown = characters
    .slice(0, shownCharacters)
    .map((character) => (character === " " ? "␣" : character));
  return (
    <>
      {spelt !== "utf-8" && <p className="keep-note">{t(`names.spelt.${spelt}`)}</p>}
      <dl className="names-facts" data-names={survey.names} data-usable={survey.usable}>
        <dt>{t("names.count")}</dt>
        <dd>
          {t("names.counted", { names: count(survey.names), usable: count(survey.usable) })}{" "}
          {duplicates > 0 && t("names.duplicates", { count: duplicates, duplicates: count(duplicates) })}
        </dd>
        <dt>{t("names.vocabulary")}</dt>
        <dd>
          {t("names.characters", { characters: count(characters.length) })}{" "}
          <span className="names-characters" translate="no">
            {shown.join(" ")}
            {characters.length > shown.length && " …"}
          </span>
        </dd>
        <dt>{t("names.lengths")}</dt>
        <dd>
          <Lengths lengths={survey.lengths} />
          <span className="names-lengths-ends" aria-hidden="true">
            <span>0</span>
            <span>{survey.lengths.length - 1}+</span>
          </span>
          {t("names.longest", { length: count(longest.length), name: brief(longest.name) })}
        </dd>
        <dt>{t("names.sample")}</dt>
        <dd translate="no">{survey.sample.map(brief).join(" · ")}</dd>
        <dt>{t("names.dropped")}</dt>
        <dd>
          <Dropped dropped={survey.dropped} />
        </dd>
      </dl>
    </>
  );
}

/** A column for each length. */
function Lengths({ lengths }: { lengths: number[] }) {
  const { t, i18n } = useTranslation("keep");
  const { count } = numberFormat(i18n.language);
  const most = Math.max(...lengths, 1);
  const commonest = lengths.indexOf(most);
  return (
    <span className="names-lengths" role="img" aria-label={t("names.lengthsSaid", { length: commonest })}>
      {lengths.map((names, length) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a length is what its column is known by
          key={length}
          style={{ blockSize: `${(100 * names) / most}%` }}
          title={t("names.lengthTitle", { length: count(length), names: count(names) })}
        />
      ))}
    </span>
  );
}

function Dropped({ dropped }: { dropped: NamesSurvey["dropped"] }) {
  const { t, i18n } = useTranslation("keep");
  const { count } = numberFormat(i18n.language);
  const reasons = (Object.keys(dropped) as Drop[]).filter((reason) => dropped[reason].count > 0);
  if (reasons.length === 0) return t("names.drop.none");
  return (
    <ul className="names-drops">
      {reasons.map((reason) => (
        <li key={reason}>
          {t(`names.drop.${reason}`, {
            names: count(dropped[reason].count),
            examples: dropped[reason].examples.map(brief).join(", "),
          })}
        </li>
      ))}
    </ul>
  );
}
