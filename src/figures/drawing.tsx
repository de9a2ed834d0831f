import {
  type ReactNode,
  type Ref,
  useContext,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import "./drawing.css";
import type { PlotHandle } from "./plot";
import { FigureReadingId } from "./reading-id";
import { type FigureTheme, readTheme, useThemeChange } from "./theme";

/** The room that there is, and the size of its text, in CSS pixels. */
export interface DrawingSize {
  width: number;
  em: number;
}

interface DrawingProps {
  /** What kind of picture it is; what it shows now is its figure's reading. */
  label: string;
  /** In the theme's resolved colours, so that an exported file has them too. */
  draw(size: DrawingSize, theme: FigureTheme): { height: number; content: ReactNode };
  ref: Ref<PlotHandle>;
}

/** A diagram in SVG, laid out anew for whatever width it gets: its text keeps its size on a phone. */
export function Drawing({ label, draw, ref }: DrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const [size, setSize] = useState<DrawingSize | null>(null);
  const readingId = useContext(FigureReadingId);
  useThemeChange();

  useLayoutEffect(() => {
    const element = host.current!;
    const measure = () => {
      const width = element.clientWidth;
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      setSize((before) => (before?.width === width && before.em === em ? before : { width, em }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const theme = readTheme();
  const drawing = size && size.width > 0 ? draw(size, theme) : null;

  useImperativeHandle(ref, () => ({
    async picture() {
      const { width, height } = svg.current!.getBoundingClientRect();
      return { width, height, svg: svg.current!.innerHTML };
    },
  }));

  return (
    <div ref={host} className="drawing">
      {drawing && (
        <svg
          ref={svg}
          width={size!.width}
          height={drawing.height}
          role="img"
          aria-label={label}
          {...(readingId && { "aria-describedby": readingId })}
        >
          <g fontFamily={theme.sans} fontSize={size!.em} fill={theme.inkSoft}>
            {drawing.content}
          </g>
        </svg>
      )}
    </div>
  );
}
