import { useTranslation } from "react-i18next";
import { ChoiceField } from "../controls/choice-field";
import { DeviceIcon, MoonIcon, SunIcon } from "../controls/icons";
import { languages } from "../i18n/languages";
import { themes } from "../store/settings";
import { useSettings } from "../store/settings-context";

const themeIcons = { system: <DeviceIcon />, light: <SunIcon />, dark: <MoonIcon /> };

/** The page's colours and its language. */
export function Preferences() {
  const { t } = useTranslation("lab");
  const { language, setLanguage, theme, setTheme } = useSettings((state) => state);
  return (
    <div className="preferences">
      <ChoiceField
        name={t("header.theme")}
        value={theme}
        layout="row"
        options={themes.map((value) => ({
          value,
          label: t(`header.themes.${value}`),
          icon: themeIcons[value],
        }))}
        onChange={setTheme}
      />
      <ChoiceField
        name={t("header.language")}
        value={language}
        layout="row"
        options={languages.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={setLanguage}
      />
    </div>
  );
}
