import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { browserLanguage } from "./i18n/languages";
import { speak, startTranslations } from "./i18n/translations";
import "./look/fonts.css";
import "./look/tokens.css";
import "./look/base.css";
import { applyTheme } from "./look/theme";
import { App } from "./pages/app";
import { createFeeds } from "./pages/feeds";
import { followAddress } from "./store/address";
import { readLink } from "./store/link";
import { createRun } from "./store/run";
import { createSettings } from "./store/settings";
import { RunClient } from "./worker/client";

const link = readLink(location.hash);

const settings = createSettings(() => localStorage, browserLanguage(navigator.languages));
if (link.language) settings.getState().setLanguage(link.language);
startTranslations(settings.getState().language);
applyTheme(settings.getState().theme);

const run = createRun((onEvent) => new RunClient(onEvent), link.config, settings.getState().backend);
settings.subscribe(({ language, theme, backend }) => {
  speak(language);
  applyTheme(theme);
  run.store.getState().setBackend(backend);
});
const feeds = createFeeds(run);
const address = followAddress(run, settings, link.problems);
run.start();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App run={run} feeds={feeds} settings={settings} address={address} />
  </StrictMode>,
);
