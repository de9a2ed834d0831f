import { createStore } from "zustand/vanilla";
import { defaultConfig, type RunConfig } from "../experiment/config";
import type { SweepSpec } from "../experiment/sweep";
import { type LabView, panelsOf } from "./lab-view";
import { isUnreadable, type Link, type LinkProblem, type Place, writeLink } from "./link";
import { readAddress } from "./packed-link";
import { type Panel, panels, type SettingsStore } from "./settings";

/** Browsers refuse more than about a hundred changes of address in half a minute; a slider makes more. */
const quiet = 300;

interface AddressState {
  place: Place;
  /** Counts the times that the reader was led somewhere, by a link or the browser's buttons: scrolling is not one. */
  arrivals: number;
  /** The run of the Lab, as an address last gave it or the Lab last told: where the way back to the Lab leads. */
  config: RunConfig;
  /** The runs side by side, as an address last gave them or their page last told; null before there were any. */
  compared: RunConfig[] | null;
  /** What the address asked for and could not have, until the reader has read it. */
  problems: LinkProblem[];
  dismiss(): void;
  /** The fragment that says what is shown now: the page's address follows after a moment. */
  written(): string;
  go(place: Place): void;
  /** The Lab's run has another config: the address says so, without a new entry in the history. */
  tellConfig(config: RunConfig): void;
  /** The Lab shows its run in another way: likewise. */
  tellView(view: LabView): void;
  /** The runs side by side are others: likewise. */
  tellCompared(configs: RunConfig[]): void;
  /** Another sweep: likewise. */
  tellSweep(sweep: SweepSpec): void;
  /** The reader has come to another section: likewise. */
  tellAnchor(anchor: string | null): void;
}

/** Keeps the page's address and what it shows the same: a change of either changes the other, without a reload. */
export function followAddress(settings: SettingsStore, link: Link) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const address = createStore<AddressState>()((set, get) => ({
    place: withOwnPanels(link.place, settings.getState().hidden),
    arrivals: 0,
    config: link.place.page === "lab" ? link.place.config : defaultConfig,
    compared: link.place.page === "compare" ? link.place.configs : null,
    problems: link.problems,
    dismiss: () => set({ problems: [] }),
    written: () => fragment(),
    go(place) {
      show(place);
      history.pushState(null, "", fragment());
    },
    tellConfig(config) {
      set({ config });
      const { place } = get();
      if (place.page !== "lab") return;
      set({ place: { ...place, config } });
      writeSoon();
    },
    tellView(view) {
      const { place } = get();
      if (place.page !== "lab") return;
      set({ place: { ...place, view } });
      writeSoon();
    },
    tellCompared(configs) {
      set({ compared: configs });
      if (get().place.page !== "compare") return;
      set({ place: { page: "compare", configs } });
      writeSoon();
    },
    tellSweep(sweep) {
      if (get().place.page !== "sweep") return;
      set({ place: { page: "sweep", sweep } });
      writeSoon();
    },
    tellAnchor(anchor) {
      const { place } = get();
      if (place.page !== "chapter" || place.anchor === anchor) return;
      set({ place: { ...place, anchor } });
      writeSoon();
    },
  }));

  function show(place: Place): void {
    clearTimeout(timer);
    const { arrivals } = address.getState();
    address.setState({
      place: withOwnPanels(place, settings.getState().hidden),
      arrivals: arrivals + 1,
      ...(place.page === "lab" && { config: place.config }),
      ...(place.page === "compare" && { compared: place.configs }),
    });
  }
  function fragment(): string {
    const { place } = address.getState();
    const { language, hidden } = settings.getState();
    return writeLink(withPanels(place, hidden), language);
  }
  const write = () => history.replaceState(history.state, "", fragment());
  function writeSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(write, quiet);
  }

  settings.subscribe((state, before) => {
    if (state.language !== before.language || state.hidden !== before.hidden) writeSoon();
  });
  window.addEventListener("hashchange", async () => {
    const hash = location.hash;
    const link = await readAddress(hash, location.search);
    if (location.hash !== hash) return; // the reader has gone on meanwhile
    address.setState({ problems: link.problems });
    if (link.language) settings.getState().setLanguage(link.language);
    // An address of which nothing can be read takes nothing from the reader: what is on the page stays.
    if (!isUnreadable(link)) show(link.place);
    write();
  });
  write();
  return address;
}

/** A link to the Lab shows others the figures that the reader sees. */
function withPanels(place: Place, hidden: readonly Panel[]): Place {
  if (place.page !== "lab" || panelsOf(place.view) || hidden.length === 0) return place;
  return { ...place, view: { ...place.view, panels: panels.filter((panel) => !hidden.includes(panel)) } };
}

/** Figures that an address names and that are the reader's own remain his to put away. */
function withOwnPanels(place: Place, hidden: readonly Panel[]): Place {
  if (place.page !== "lab" || !place.view?.panels || place.view.scene) return place;
  const { panels: asked, ...view } = place.view;
  const isOwn = panels.every((panel) => asked.includes(panel) !== hidden.includes(panel));
  return isOwn ? { ...place, view } : place;
}

export type AddressStore = ReturnType<typeof followAddress>;
