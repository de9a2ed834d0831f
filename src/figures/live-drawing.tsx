import { type Ref, useContext, useImperativeHandle, useRef } from "react";
import "./live-drawing.css";
import { type Signal, useRedraw } from "./live";
import type { Picture } from "./picture";
import { FigureReadingId } from "./reading-id";
import { type FigureTheme, readTheme, useThemeChange } from "./theme";

/** What a drawing is made for: its room in CSS pixels, and the size of its text in them. */
export interface Sheet {
  width: number;
  theme: FigureTheme;
  textSize: number;
  /** Said of an exported file: it has nothing beside the markup. */
  medium?: "file";
}

export interface Sketch {
  height: number;
  /** SVG markup, its words escaped. */
  svg: string;
}

export interface LiveDrawingHandle {
  picture(): Picture;
}

interface LiveDrawingProps {
  /** Fires when `draw` may have something else to show. */
  signal: Signal;
  draw(sheet: Sheet): Sketch;
  /** What kind of picture it is; what it shows now is its figure's reading. */
  label: string;
  ref?: Ref<LiveDrawingHandle>;
}

const drawsPerSecond = 15;

/** A diagram that changes with a run: drawn as SVG markup, without a render; exported files hold the same markup. */
export function LiveDrawing({ signal, draw, label, ref }: LiveDrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const readingId = useContext(FigureReadingId);
  useThemeChange();

  function sketch(medium?: "file"): Picture {
    const width = host.current!.clientWidth;
    const textSize = Number.parseFloat(getComputedStyle(host.current!).fontSize);
    return { width, ...draw({ width, textSize, theme: readTheme(), ...(medium && { medium }) }) };
  }

  useRedraw(
    host,
    signal,
    () => {
      if (host.current!.clientWidth === 0) return;
      const { width, height, svg: markup } = sketch();
      svg.current!.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.current!.style.height = `${height}px`;
      svg.current!.innerHTML = markup;
    },
    drawsPerSecond,
  );
  useImperativeHandle(ref, () => ({ picture: () => sketch("file") }));

  return (
    <div ref={host} className="live-drawing">
      <svg ref={svg} role="img" aria-label={label} {...(readingId && { "aria-describedby": readingId })} />
    </div>
  );
}
