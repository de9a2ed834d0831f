import { createStore } from "zustand/vanilla";
import { type LinkProblem, readLink, writeLink } from "./link";
import type { Run } from "./run";
import type { SettingsStore } from "./settings";

/** Browsers refuse more than about a hundred changes of address in half a minute; a slider makes more. */
const quiet = 300;

interface AddressState {
  /** What the address asked for and could not have, until the reader has read it. */
  problems: LinkProblem[];
  dismiss(): void;
}

/** Keeps the page's address and its run the same: a change of either changes the other, without a reload. */
export function followAddress(run: Run, settings: SettingsStore, problems: LinkProblem[]) {
  const address = createStore<AddressState>()((set) => ({ problems, dismiss: () => set({ problems: [] }) }));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    history.replaceState(null, "", writeLink(run.store.getState().config, settings.getState().language));
  }
  function writeSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(write, quiet);
  }

  run.store.subscribe((state, before) => {
    if (state.config !== before.config) writeSoon();
  });
  settings.subscribe((state, before) => {
    if (state.language !== before.language) writeSoon();
  });
  window.addEventListener("hashchange", () => {
    const { config, language, problems } = readLink(location.hash);
    address.setState({ problems });
    if (language) settings.getState().setLanguage(language);
    run.store.getState().setConfig(config);
  });
  write();
  return address;
}

export type AddressStore = ReturnType<typeof followAddress>;
