import { useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { locales } from "../i18n/languages";
import type { AddressStore } from "../store/address";
import type { Run } from "../store/run";
import { RunContext } from "../store/run-context";
import type { SettingsStore } from "../store/settings";
import { SettingsContext } from "../store/settings-context";
import type { Feeds } from "./feeds";
import { Lab } from "./lab";

interface AppProps {
  run: Run;
  feeds: Feeds;
  settings: SettingsStore;
  address: AddressStore;
}

export function App({ run, feeds, settings, address }: AppProps) {
  const { t } = useTranslation("lab");
  const language = useStore(settings, (state) => state.language);
  const title = t("title");
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
  return (
    <I18nProvider locale={locales[language]}>
      <SettingsContext value={settings}>
        <RunContext value={run}>
          <Lab feeds={feeds} address={address} />
        </RunContext>
      </SettingsContext>
    </I18nProvider>
  );
}
