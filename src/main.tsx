import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { browserLanguage } from "./i18n/languages";
import { speak, startTranslations } from "./i18n/translations";
import "./look/fonts.css";
import "./look/tokens.css";
import "./look/base.css";
import { applyTheme } from "./look/theme";
import { App } from "./pages/app";
import { PythonClient } from "./python/client";
import { followAddress } from "./store/address";
import { createCells } from "./store/cells";
import { createKernel } from "./store/kernel";
import { readAddress } from "./store/packed-link";
import { createProgress, followOtherTabs } from "./store/progress";
import { createSettings } from "./store/settings";
import { StudyClient } from "./worker/study-client";

const link = await readAddress(location.hash, location.search);

const settings = createSettings(() => localStorage, browserLanguage(navigator.languages));
if (link.language) settings.getState().setLanguage(link.language);
await startTranslations(settings.getState().language);
applyTheme(settings.getState().theme);
settings.subscribe(({ language, theme }) => {
  void speak(language);
  applyTheme(theme);
});

const address = followAddress(settings, link);
const progress = createProgress(() => localStorage);
followOtherTabs(progress, window);
const studies = new StudyClient();
const codeCells = {
  cells: createCells(() => localStorage),
  kernel: createKernel({
    connect: (onEvent) => new PythonClient(onEvent),
    clock: () => performance.now(),
    isIsolated: crossOriginIsolated,
  }),
};

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App settings={settings} address={address} progress={progress} studies={studies} codeCells={codeCells} />
  </StrictMode>,
);
