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
import { seriesColor } from "./python-plot-color";
import { PythonPlotColorBar } from "./python-plot-color-bar";
import { axesContent } from "./python-plot-content";
import { isSheet, PythonPlotImage } from "./python-plot-image";
import { countValues, plotTable } from "./python-plot-table";

/** What a cell drew with matplotlib, as a figure of the page: its axes in their grid, its data to be had. */
export function PythonPlot({ figure }: { figure: PlotFigure }) {
  const { t, i18n } = useTranslation("cells");
  const handles = useRef(new Map<PlotAxes, PlotHandle>());
  const { rows, columns, axes } = figure;
  const values = countValues(figure);
  const title = figure.title || (axes.length === 1 && axes[0].title) || t("plot.title");

  const reading = (): Reading => ({
    text: t("plot.reading", { count: values, number: numberFormat(i18n.language).count(values) }),
    numbers: { values, axes: axes.length },
  });

  async function picture(): Promise<Picture> {
    const parts = await Promise.all(axes.map((one) => handles.current.get(one)!.picture()));
    const width = Math.max(...parts.map((part, i) => part.width / axes[i].place.columns));
    const height = Math.max(...parts.map((part, i) => part.height / axes[i].place.rows));
    const place = (part: Picture, { place: { row, column } }: PlotAxes) =>
      `<svg x="${column * width}" y="${row * height}" width="${part.width}" height="${part.height}" overflow="visible">${part.svg}</svg>`;
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
              key={`${one.cell}/${one.place.rows}/${one.place.columns}`}
              axes={one}
              ratio={(ratio * one.place.columns) / one.place.rows}
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
  ratio: number;
  hasTitle: boolean;
  label: string;
  onHandle(handle: PlotHandle | null): void;
}

function Axes({ axes, ratio, hasTitle, label, onHandle }: AxesProps) {
  useThemeChange();
  const { row, column, rows, columns } = axes.place;
  const place = {
    "--ratio": ratio,
    "--rows": `${row + 1} / span ${rows}`,
    "--cells": `${column + 1} / span ${columns}`,
  };
  return (
    <div className="python-axes" style={place as CSSProperties}>
      {hasTitle && <p className="python-axes-title">{axes.title}</p>}
      {(axes.legend || axes.twin?.legend) && <Key axes={axes} />}
      {isSheet(axes) ? (
        <PythonPlotImage axes={axes} ratio={ratio} ref={onHandle} />
      ) : (
        <Plot
          ref={onHandle}
          signal={withRender}
          label={label}
          content={(theme) => axesContent(axes, theme)}
        />
      )}
      {axes.colorBar && <PythonPlotColorBar bar={axes.colorBar} />}
    </div>
  );
}

/** matplotlib's legend: what was given a label. */
function Key({ axes: { series, legendTitle, twin } }: { axes: PlotAxes }) {
  const theme = { ...readTheme(), textSize: 0 };
  const named = [...series, ...(twin?.series ?? [])].flatMap((one, place) => {
    if (!("label" in one) || one.label === null) return [];
    const color = one.color ?? ("colors" in one && one.colors?.[0]) ?? "C0";
    return [{ label: one.label, color: seriesColor(color || "C0", theme), place }];
  });
  return (
    <ul className="key python-key" aria-label={legendTitle || undefined}>
      {legendTitle && <li className="python-key-title">{legendTitle}</li>}
      {named.map(({ label, color, place }) => (
        <li key={place} style={{ "--mark": color } as CSSProperties}>
          {label}
        </li>
      ))}
    </ul>
  );
}
