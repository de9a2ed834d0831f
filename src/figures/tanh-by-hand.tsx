import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { curves } from "../experiment/nonlinearity";
import {
  across,
  type ChartFrame,
  curvePath,
  down,
  svgText,
  valueAcross,
  xAxisLine,
  yGrid,
} from "./chart-frame";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { LiveDrawing, type LiveDrawingHandle, type Sheet, type Sketch } from "./live-drawing";
import { numberFormat } from "./number-format";
import "./tanh-by-hand.css";

interface TanhByHandProps {
  x: number;
  /** What comes back to the neuron's output: the notebook's out.grad. */
  outGrad: number;
  onX(x: number): void;
}

const { value: tanh, derivative } = curves.tanh;
const span = 5;
const steps: Record<string, number> = {
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  PageUp: 1,
  PageDown: -1,
};

/** One neuron, one example: x is dragged along the curve; the tangent, 1 − t² and what is left of a gradient follow. */
export function TanhByHand({ x, outGrad, onX }: TanhByHandProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const drawing = useRef<LiveDrawingHandle>(null);
  const pad = useRef<HTMLDivElement>(null);
  const grip = useRef(false);
  const out = tanh(x);
  const slope = derivative(x);
  const said = {
    x: format.fixed(x, 2),
    t: format.fixed(out, 4),
    slope: format.fixed(slope, 4),
    share: format.percent(slope, 1),
    grad: format.magnitude(slope * outGrad),
  };

  const round = (value: number) => Math.round(value * 20) / 20;
  const within = (value: number) => Math.min(span, Math.max(-span, value));

  function follow({ clientX }: PointerEvent) {
    const box = pad.current!.getBoundingClientRect();
    const textSize = Number.parseFloat(getComputedStyle(pad.current!).fontSize);
    onX(round(valueAcross(framesOf(box.width, textSize).value, clientX - box.left)));
  }
  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = true;
    follow(event);
  }
  function onKeyDown(event: KeyboardEvent) {
    const to =
      event.key === "Home" ? -span : event.key === "End" ? span : x + (steps[event.key] ?? Number.NaN);
    if (Number.isNaN(to)) return;
    event.preventDefault();
    event.stopPropagation();
    onX(round(within(to)));
  }
  const letGo = () => {
    grip.current = false;
  };

  function draw({ width, theme, textSize }: Sheet): Sketch {
    const { value, passing, flow } = framesOf(width, textSize);
    const style = { theme, textSize, tick: format.tick };
    const [px, py, dy] = [across(value, x), down(value, out), down(passing, slope)];
    // The tangent reaches half a unit to either side.
    const tangent = [-0.9, 0.9].map((dx) => `${across(value, x + dx)} ${down(value, out + slope * dx)}`);
    const bar = (row: number, size: number, label: string, symbol: string, color: string) => {
      const y = flow.top + row * 2.1 * textSize;
      return (
        svgText(0, y + 1.05 * textSize, label, { theme, textSize, symbol }) +
        `<rect x="${across(flow, 0)}" y="${y}" width="${across(flow, Math.abs(size)) - across(flow, 0)}" height="${1.3 * textSize}" fill="${color}"/>`
      );
    };
    return {
      height: flow.top + flow.height,
      svg: [
        yGrid(value, [-1, 0, 1], style),
        yGrid(passing, [0, 1], style),
        xAxisLine(passing, [-5, -2.5, 0, 2.5, 5], style),
        `<path d="${curvePath(value, tanh)}" fill="none" stroke="${theme.inkSoft}" stroke-width="1.75" data-symbol="h"/>`,
        `<path d="${curvePath(passing, derivative)}" fill="none" stroke="${theme.inkSoft}" stroke-width="1.75" data-symbol="derivative"/>`,
        `<path d="M${px} ${py}V${down(passing, 0)}" stroke="${theme.inkFaint}" stroke-dasharray="3 4"/>`,
        `<path d="M${tangent.join("L")}" stroke="${theme.train}" stroke-width="3"/>`,
        `<path d="M${px} ${down(passing, 0)}V${dy}" stroke="${theme.train}" stroke-width="6"/>`,
        `<circle cx="${px}" cy="${dy}" r="5" fill="${theme.train}"/>`,
        `<circle class="tanh-by-hand-dot" cx="${px}" cy="${py}" r="9"/>`,
        svgText(0, value.top - 0.7 * textSize, "t = tanh(x)", { theme, textSize, symbol: "h" }),
        svgText(0, passing.top - 0.7 * textSize, "1 − t²", { theme, textSize, symbol: "derivative" }),
        svgText(value.left + value.width, passing.top + passing.height + 2.6 * textSize, "x", {
          theme,
          textSize,
          anchor: "end",
          symbol: "preact",
        }),
        bar(0, outGrad, "out.grad", "grad-h", theme.lineStrong),
        bar(1, slope * outGrad, "self.grad", "grad-preact", theme.train),
      ].join(""),
    };
  }

  return (
    <Figure
      name="tanh-by-hand"
      title={t("hand.title")}
      signal={withRender}
      reading={() => ({
        text: t("hand.reading", said),
        numbers: { x, t: out, slope, selfgrad: slope * outGrad },
      })}
      provenance={computedWith(null)}
      exports={{
        picture: () => drawing.current!.picture(),
        table: () => ({
          header: ["x", "t", "1 − t²", "out.grad", "self.grad"],
          rows: [[x, out, slope, outGrad, slope * outGrad]],
        }),
      }}
    >
      <div
        ref={pad}
        className="tanh-by-hand"
        role="slider"
        tabIndex={0}
        aria-label={t("hand.slider")}
        aria-valuemin={-span}
        aria-valuemax={span}
        aria-valuenow={x}
        aria-valuetext={t("hand.said", said)}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => grip.current && follow(event)}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onKeyDown={onKeyDown}
      >
        <LiveDrawing ref={drawing} signal={withRender} draw={draw} label={t("hand.label")} />
      </div>
    </Figure>
  );
}

/** Where the curve, its derivative and the two bars stand. */
function framesOf(width: number, textSize: number): Record<"value" | "passing" | "flow", ChartFrame> {
  const left = 2.4 * textSize;
  const frame = (top: number, height: number, y: readonly [number, number]): ChartFrame => ({
    left,
    top,
    width: width - left - textSize,
    height,
    x: [-span, span],
    y,
  });
  const value = frame(1.6 * textSize, 190, [-1.15, 1.15]);
  const passing = frame(value.top + value.height + 2.1 * textSize, 110, [0, 1.08]);
  const flow: ChartFrame = {
    left: 5 * textSize,
    top: passing.top + passing.height + 4 * textSize,
    width: width - 6 * textSize,
    height: 3.6 * textSize,
    x: [0, 2],
    y: [0, 1],
  };
  return { value, passing, flow };
}
