import { type CSSProperties, useRef } from "react";
import { useTranslation } from "react-i18next";
import { computedWith, withRender } from "../figures/computed";
import { Figure } from "../figures/figure";
import { numberFormat } from "../figures/number-format";
import type { Picture } from "../figures/picture";
import { Plot, type PlotHandle } from "../figures/plot";
import type { Reading } from "../figures/reading";
import { readTheme, useThemeChange } from "../figures/theme";
import type { PlotAxes, PlotFigure } from "../python/protocol";
import "./python-plot.css";
import { axesContent, seriesColors } from "./python-plot-content";
import { PythonPlotImage } from "./python-plot-image";
import { countValues, plotTable } from "./python-plot-table";

/** What a cell drew with matplotlib, as a figure of the page: its axes in their grid, its data to be had. */
export function PythonPlot({ figure }: { figure: PlotFigure }) {
  const { t, i18n } = useTranslation("cells");
  const handles = useRef(new Map<PlotAxes, PlotHandle>());
  const { rows, columns, axes } = figure;
  const values = countValues(figure);
  const title = axes.length === 1 && axes[0].title ? axes[0].title : t("plot.title");

  const reading = (): Reading => ({
    text: t("plot.reading", { count: values, number: numberFormat(i18n.language).count(values) }),
    numbers: { values, axes: axes.length },
  });

  async function picture(): Promise<Picture> {
    const parts = await Promise.all(axes.map((one) => handles.current.get(one)!.picture()));
    const width = Math.max(...parts.map((part) => part.width));
    const height = Math.max(...parts.map((part) => part.height));
    const place = ({ svg }: Picture, { cell }: PlotAxes) =>
      `<svg x="${(cell % columns) * width}" y="${Math.floor(cell / columns) * height}" width="${width}" height="${height}" overflow="visible">${svg}</svg>`;
    return {
      width: width * columns,
      height: height * rows,
      svg: parts.map((part, i) => place(part, axes[i])).join(""),
    };
  }

  // As matplotlib's figsize has it, within what a page can bear.
  const ratio = Math.min(4, Math.max(0.6, figure.width / columns / (figure.height / rows)));
  return (
    <div className="python-plot-frame" data-wide={columns > 1 || ratio > 2 || undefined}>
      <Figure
        name="python-plot"
        title={title}
        signal={withRender}
        reading={reading}
        provenance={computedWith(null)}
        exports={{ picture, table: () => plotTable(figure) }}
      >
        <div className="python-plot" style={{ "--columns": columns, "--ratio": ratio } as CSSProperties}>
          {axes.map((one) => (
            <Axes
              key={one.cell}
              axes={one}
              hasTitle={one.title !== "" && one.title !== title}
              label={one.title || t("plot.label")}
              onHandle={(handle) => {
                if (handle) handles.current.set(one, handle);
                else handles.current.delete(one);
              }}
            />
          ))}
        </div>
      </Figure>
    </div>
  );
}

interface AxesProps {
  axes: PlotAxes;
  hasTitle: boolean;
  label: string;
  onHandle(handle: PlotHandle | null): void;
}

function Axes({ axes, hasTitle, label, onHandle }: AxesProps) {
  useThemeChange();
  const isImage = axes.series.some(({ kind }) => kind === "image");
  return (
    <div className="python-axes">
      {hasTitle && <p className="python-axes-title">{axes.title}</p>}
      {axes.legend && <Key axes={axes} />}
      {isImage ? (
        <PythonPlotImage axes={axes} ref={onHandle} />
      ) : (
        <Plot
          ref={onHandle}
          signal={withRender}
          label={label}
          content={(theme) => axesContent(axes, theme)}
        />
      )}
    </div>
  );
}

/** matplotlib's legend: what was given a label. */
function Key({ axes }: { axes: PlotAxes }) {
  const colors = seriesColors(axes, { ...readTheme(), textSize: 0 });
  const named = axes.series.flatMap((series, i) =>
    "label" in series && series.label !== null ? [{ label: series.label, color: colors[i], place: i }] : [],
  );
  return (
    <ul className="key python-key">
      {named.map(({ label, color, place }) => (
        <li key={place} style={{ "--mark": color } as CSSProperties}>
          {label}
        </li>
      ))}
    </ul>
  );
}
