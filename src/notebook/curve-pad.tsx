import { type CSSProperties, type PointerEvent, useLayoutEffect, useRef } from "react";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { smoothPath, straightPath, stroke } from "./curve-path";
import { type Curve, type Range, spread } from "./verdict";

interface CurvePadProps {
  xLabel: string;
  yLabel: string;
  xRange: Range;
  yRange: Range;
  /** In the units of the axis, at evenly spread x; null as long as nothing is drawn. */
  heights: readonly number[] | null;
  /** How many heights a curve is drawn with. */
  count: number;
  /** What came out, drawn over what was drawn. */
  actual: Curve | null;
  /** null once the reader has committed. */
  onDraw: ((heights: number[]) => void) | null;
}

/** Axes on which a curve is drawn with a pointer or a finger, or, height by height, with the arrow keys. */
export function CurvePad({ xLabel, yLabel, xRange, yRange, heights, count, actual, onDraw }: CurvePadProps) {
  const { t, i18n } = useTranslation("reader");
  const pad = useRef<HTMLDivElement>(null);
  /** Where the pointer was, in parts of the pad from its lower left corner; null when none draws. */
  const last = useRef<readonly [number, number] | null>(null);
  const [bottom, top] = yRange;
  const part = (y: number) => (Math.min(top, Math.max(bottom, y)) - bottom) / (top - bottom);
  const write = (value: number) => value.toLocaleString(i18n.language, { maximumSignificantDigits: 3 });
  const xs = spread(count, xRange);
  const parts = heights?.map(part) ?? xs.map(() => 0.5);

  function whereIs(event: PointerEvent): [number, number] {
    const { left, width, bottom, height } = pad.current!.getBoundingClientRect();
    const inside = (value: number) => Math.min(1, Math.max(0, value));
    return [inside((event.clientX - left) / width), inside((bottom - event.clientY) / height)];
  }

  function draw(event: PointerEvent, from: readonly [number, number], before: readonly number[]) {
    const to = whereIs(event);
    last.current = to;
    onDraw?.(stroke(before, from, to).map((height) => bottom + height * (top - bottom)));
  }

  function press(event: PointerEvent) {
    if (onDraw === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = whereIs(event);
    draw(event, at, heights ? parts : parts.map(() => at[1])); // the first stroke starts from a level line
  }

  return (
    <div className="curve-pad-frame">
      <p className="curve-pad-y-label">{yLabel}</p>
      <p className="curve-pad-y-ticks" aria-hidden="true">
        <span>{write(top)}</span>
        <span>{write((bottom + top) / 2)}</span>
        <span>{write(bottom)}</span>
      </p>
      <div
        className="curve-pad"
        ref={pad}
        data-drawing={onDraw !== null || undefined}
        onPointerDown={press}
        onPointerMove={(event) => last.current && draw(event, last.current, parts)}
        onLostPointerCapture={() => {
          last.current = null;
        }}
      >
        <svg className="curve-pad-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="curve-pad-grid" d="M0 50H100" />
          <path
            className="curve-pad-drawn"
            data-empty={heights === null || undefined}
            d={smoothPath(parts.map((height, i) => [(100 * i) / (count - 1), 100 * (1 - height)]))}
          />
          {actual && (
            <path
              className="curve-pad-actual"
              d={straightPath(
                actual
                  .filter(([x]) => x >= xRange[0] && x <= xRange[1])
                  .map(([x, y]) => [(100 * (x - xRange[0])) / (xRange[1] - xRange[0]), 100 * (1 - part(y))]),
              )}
            />
          )}
        </svg>
        {onDraw &&
          xs.map((x, i) => (
            <Handle
              key={x}
              at={i / (count - 1)}
              name={`${xLabel} ${write(x)}`}
              text={`${yLabel} ${write(bottom + parts[i] * (top - bottom))}`}
              height={parts[i]}
              onChange={(height) => {
                const moved = heights?.slice() ?? xs.map(() => (bottom + top) / 2);
                moved[i] = bottom + height * (top - bottom);
                onDraw(moved);
              }}
            />
          ))}
        {onDraw && heights === null && <p className="curve-pad-hint">{t("predict.drawHere")}</p>}
      </div>
      <p className="curve-pad-x-ticks" aria-hidden="true">
        <span>{write(xRange[0])}</span>
        <span>{write((xRange[0] + xRange[1]) / 2)}</span>
        <span>{write(xRange[1])}</span>
      </p>
      <p className="curve-pad-x-label">{xLabel}</p>
    </div>
  );
}

interface HandleProps {
  /** Parts of the pad from its left edge. */
  at: number;
  name: string;
  text: string;
  /** Parts of the pad from its lower edge. */
  height: number;
  onChange(height: number): void;
}

/** One height of the curve, for the keyboard and for those who can't see the pad, which has the pointer to itself. */
function Handle({ at, name, text, height, onChange }: HandleProps) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", text));
  return (
    <Slider
      className="curve-pad-handle"
      style={{ "--at": at } as CSSProperties}
      orientation="vertical"
      aria-label={name}
      minValue={0}
      maxValue={1}
      step={0.025}
      value={height}
      onChange={onChange}
    >
      <SliderTrack className="curve-pad-track">
        <SliderThumb className="curve-pad-thumb" inputRef={input} />
      </SliderTrack>
    </Slider>
  );
}
