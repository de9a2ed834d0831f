import { numberFormat } from "./number-format";
import type { Annotations, Shape } from "./plotly";
import type { PlotTheme } from "./theme";

interface ReferenceLineOptions {
  /** Where it lies. On a logarithmic axis plotly takes lines as they are and words by their power of ten. */
  at: number;
  scale: "linear" | "log";
  /** Digits of the number that is written at its end. */
  digits: number;
  theme: PlotTheme;
  language: string;
}

/** A dashed line across a plot that runs are held against, with its number in the margin, where it covers nothing. */
export function referenceLine({ at, scale, digits, theme, language }: ReferenceLineOptions): {
  shape: Partial<Shape>;
  annotation: Partial<Annotations>;
} {
  const em = theme.textSize;
  return {
    shape: {
      type: "line",
      xref: "paper",
      x0: 0,
      x1: 1,
      y0: at,
      y1: at,
      line: { color: theme.expected, width: 1.5, dash: "dash" },
    },
    annotation: {
      text: numberFormat(language).fixed(at, digits),
      xref: "paper",
      x: 1,
      xanchor: "left",
      xshift: 0.5 * em,
      y: scale === "log" ? Math.log10(at) : at,
      yanchor: "middle",
      showarrow: false,
      font: { family: theme.sans, size: em, color: theme.expected },
    },
  };
}
