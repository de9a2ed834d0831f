import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nearestStop, type Stops } from "../controls/stops";
import { type NumberFormat, numberFormat } from "../figures/number-format";
import "./live-number.css";

interface DragNumberProps {
  /** What the number is, for those who listen. */
  label: string;
  value: number;
  /** The values that it can take, ascending. */
  stops: Stops;
  write(format: NumberFormat, value: number): string;
  /** Every value on the way. */
  onChange(value: number): void;
  symbol?: string;
}

/** How far a finger goes from one stop to the next, in CSS pixels. */
const travel = 10;

/** A number in a sentence that can be dragged sideways, or moved with the arrow keys. */
export function DragNumber({ label, value, stops, write, onChange, symbol }: DragNumberProps) {
  const { i18n } = useTranslation();
  const grip = useRef<{ x: number; index: number } | null>(null);
  const text = write(numberFormat(i18n.language), value);
  const index = nearestStop(stops, value);
  const last = stops.length - 1;
  const move = (to: number) => onChange(stops[Math.min(last, Math.max(0, to))]);

  function onPointerDown(event: PointerEvent<HTMLSpanElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, index };
  }
  function onPointerMove({ clientX }: PointerEvent) {
    if (grip.current) move(grip.current.index + Math.round((clientX - grip.current.x) / travel));
  }
  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      PageUp: index + 5,
      PageDown: index - 5,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  }

  return (
    <span
      className="drag-number"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={stops[0]}
      aria-valuemax={stops[last]}
      aria-valuenow={value}
      aria-valuetext={text}
      data-symbol={symbol}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = null;
      }}
      onPointerCancel={() => {
        grip.current = null;
      }}
      onKeyDown={onKeyDown}
    >
      {text}
    </span>
  );
}
