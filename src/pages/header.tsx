import { useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../controls/choice-field";
import { DeviceIcon, LinkIcon, MoonIcon, SunIcon } from "../controls/icons";
import { languages } from "../i18n/languages";
import { themes } from "../store/settings";
import { useSettings } from "../store/settings-context";
import { Mark } from "./mark";

const themeIcons = { system: <DeviceIcon />, light: <SunIcon />, dark: <MoonIcon /> };

export function Header({ onKeys }: { onKeys(): void }) {
  const { t } = useTranslation("lab");
  const { language, setLanguage, theme, setTheme } = useSettings((state) => state);
  return (
    <header className="header">
      <Button className="button skip" onPress={() => document.getElementById("figures")!.focus()}>
        {t("skip")}
      </Button>
      <p className="brand">
        <Mark />
        <strong>Activa</strong> <span className="brand-page">{t("name")}</span>
      </p>
      <div className="header-actions">
        <CopyLink />
        <Button className="button quiet header-keys" aria-label={t("header.keys")} onPress={onKeys}>
          {t("header.keys")} <kbd>?</kbd>
        </Button>
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
    </header>
  );
}

function CopyLink() {
  const { t } = useTranslation("lab");
  const [outcome, setOutcome] = useState<"copyLink" | "copied" | "copyFailed">("copyLink");

  async function copy() {
    // Pages that are not served over https have no clipboard; the address bar says the same.
    (await navigator.clipboard?.writeText(location.href).then(
      () => setOutcome("copied"),
      () => setOutcome("copyFailed"),
    )) ?? setOutcome("copyFailed");
  }

  return (
    <Button className="button quiet header-link" onPress={copy} onBlur={() => setOutcome("copyLink")}>
      <LinkIcon />
      <span aria-live="polite">{t(`header.${outcome}`)}</span>
    </Button>
  );
}
