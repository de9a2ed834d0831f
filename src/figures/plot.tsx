import { type Ref, useContext, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { drawInTurn } from "./draw-in-turn";
import { type Signal, useRedraw } from "./live";
import type { Picture } from "./picture";
import { plotLayout } from "./plot-layout";
import { type Data, type Layout, loadPlotly, type Plotly } from "./plotly";
import { FigureReadingId } from "./reading-id";
import { type PlotTheme, readTheme, useThemeChange } from "./theme";

export interface PlotContent {
  data: Data[];
  layout: Partial<Layout>;
}

export interface PlotHandle {
  picture(): Promise<Picture>;
}

interface PlotProps {
  /** Fires when `content` may have changed. */
  signal: Signal;
  /** Traces and axes for the current data, in the theme's colours. */
  content(theme: PlotTheme): PlotContent;
  /** What kind of picture it is; what it shows now is its figure's reading. */
  label: string;
  ref: Ref<PlotHandle>;
}

/** plotly.react costs as much as a new plot (plotly.js#5674). */
const drawsPerSecond = 3;

/** A chart with axes. Frames go straight to plotly, without a render. */
export function Plot({ signal, content, label, ref }: PlotProps) {
  const { t, i18n } = useTranslation("figures");
  const host = useRef<HTMLDivElement>(null);
  const [plotly, setPlotly] = useState<Plotly | "loading" | "unavailable">("loading");
  const readingId = useContext(FigureReadingId);
  useThemeChange();

  useEffect(() => {
    loadPlotly().then(
      (module) => setPlotly(module),
      () => setPlotly("unavailable"),
    );
  }, []);

  useEffect(() => {
    if (typeof plotly === "string") return;
    const element = host.current!;
    return () => plotly.purge(element);
  }, [plotly]);

  function drawing() {
    const theme = { ...readTheme(), textSize: Number.parseFloat(getComputedStyle(host.current!).fontSize) };
    const { clientWidth: width, clientHeight: height } = host.current!;
    const { data, layout } = content(theme);
    return { data, layout: { ...plotLayout(theme, i18n.language), ...layout, width, height } };
  }

  function draw(): void {
    // The figure may be gone by the time its turn comes.
    if (typeof plotly === "string" || !host.current?.clientWidth) return;
    const { data, layout } = drawing();
    plotly.react(host.current, data, layout, { displayModeBar: false, doubleClick: false, showTips: false });
  }

  const giveUpTurn = useRef(() => {});
  useRedraw(
    host,
    signal,
    () => {
      giveUpTurn.current();
      giveUpTurn.current = drawInTurn(draw);
    },
    drawsPerSecond,
  );

  useImperativeHandle(ref, () => ({
    async picture() {
      const { data, layout } = drawing();
      const { width, height } = layout;
      // On the page the key stands beside the plot; a file has to carry it.
      const keyed = {
        ...layout,
        showlegend: data.length > 1,
        legend: { x: 1, xanchor: "right", y: 1 } as const,
      };
      const url = await (await loadPlotly()).toImage(
        { data, layout: keyed },
        { format: "svg", width, height },
      );
      const svg = decodeURIComponent(url.slice(url.indexOf(",") + 1));
      // Another machine's typeface may be wider than ours: let a label cross the edge rather than cut it.
      return { width, height, svg: svg.replace("<svg", '<svg overflow="visible"') };
    },
  }));

  return (
    <div className="plot" role="img" aria-label={label} {...(readingId && { "aria-describedby": readingId })}>
      <div ref={host} className="plot-host" />
      {plotly === "unavailable" && <p className="plot-message">{t("plot.unavailable")}</p>}
    </div>
  );
}
