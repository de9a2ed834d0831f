import { useTranslation } from "react-i18next";
import { choices, type RunConfig } from "../experiment/config";
import { type Difference, differencesOf } from "../experiment/differences";
import { presetOf } from "../experiment/presets";

/** A run's name is made of no more of them. */
const mostInName = 2;

/** Says in the reader's language in what runs differ. */
export function useDifferenceWording() {
  const { t, i18n } = useTranslation(["compare", "fields"]);

  const nameOf = (difference: Difference): string =>
    t(difference.kind === "preset" ? "fields:preset.name" : `fields:${difference.field}.name`);

  function writeValue(difference: Difference, config: RunConfig): string {
    if (difference.kind === "preset") return t(`fields:preset.options.${presetOf(config)}.name`);
    const { field } = difference;
    const value = config[field];
    if (field === "layers" && value === "") return t("fields:layers.isRegular");
    if (Object.hasOwn(choices, field)) return t(`fields:${field}.options.${value}`);
    return typeof value === "number"
      ? value.toLocaleString(i18n.language, { maximumSignificantDigits: 5 })
      : value;
  }

  /** A value that says by itself what it is of. */
  function wordsOf(difference: Difference, config: RunConfig): string {
    const value = writeValue(difference, config);
    if (difference.kind === "preset") return value;
    const isNumber = typeof config[difference.field] === "number";
    return `${nameOf(difference)}${isNumber ? "" : ":"} ${value}`;
  }

  /**
   * What sets each run apart, in a few words. Of several differences the first run, which the others are held against,
   * has none; of runs that are all the same, nobody has.
   */
  function namesOf(configs: readonly RunConfig[]): string[] {
    const differences = differencesOf(configs);
    const differs = (difference: Difference, config: RunConfig) =>
      writeValue(difference, config) !== writeValue(difference, configs[0]);
    return configs.map((config) => {
      const own = differences.filter((each) => differences.length === 1 || differs(each, config));
      const words = own.slice(0, mostInName).map((each) => wordsOf(each, config));
      const left = own.length - words.length;
      return [...words, ...(left > 0 ? [t("compare:runs.others", { count: left })] : [])].join(", ");
    });
  }

  return { nameOf, writeValue, namesOf };
}
