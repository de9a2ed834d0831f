import { useSyncExternalStore } from "react";

/** The colours and typefaces of look/tokens.css, resolved, for what CSS can't reach: canvas, plotly, exported files. */
export interface FigureTheme {
  paper: string;
  paperRaised: string;
  ink: string;
  inkSoft: string;
  inkFaint: string;
  line: string;
  lineStrong: string;
  train: string;
  validation: string;
  expected: string;
  warning: string;
  /** By depth, first hidden layer first. */
  layers: string[];
  /** Of the runs that stand side by side. */
  runs: string[];
  sans: string;
  serif: string;
}

/** What a plot is drawn with: the theme, and the size of its text in CSS pixels, which grows with the screen. */
export interface PlotTheme extends FigureTheme {
  textSize: number;
}

const resolved = new Map<string | undefined, FigureTheme>();

/** Resolving twenty properties thirty times a second would show, so they are read once a theme. */
export function readTheme(): FigureTheme {
  const name = document.documentElement.dataset.theme;
  const theme = resolved.get(name) ?? resolveTheme();
  resolved.set(name, theme);
  return theme;
}

function resolveTheme(): FigureTheme {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read("paper"),
    paperRaised: read("paper-raised"),
    ink: read("ink"),
    inkSoft: read("ink-soft"),
    inkFaint: read("ink-faint"),
    line: read("line"),
    lineStrong: read("line-strong"),
    train: read("train"),
    validation: read("validation"),
    expected: read("expected"),
    warning: read("warning"),
    layers: Array.from({ length: 10 }, (_, i) => read(`layer-${i + 1}`)),
    runs: Array.from({ length: 4 }, (_, i) => read(`run-${i + 1}`)),
    sans: read("font-sans"),
    serif: read("font-serif"),
  };
}

/** Renders again when the reader changes the theme, and so draws again. */
export function useThemeChange(): void {
  useSyncExternalStore(subscribeToTheme, () => document.documentElement.dataset.theme);
}

function subscribeToTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
