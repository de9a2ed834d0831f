import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SaturationMap } from "../experiment/frame";
import { curves } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { type Live, useRedraw } from "./live";
import { numberFormat } from "./number-format";

/** A place in a saturation map, counted from 0 as in code. */
export interface Cell {
  example: number;
  neuron: number;
}

interface CellReadoutProps {
  cell: Cell;
  /** The map's size, as it is laid out. */
  size: { batch: number; neurons: number };
  map: Live<SaturationMap | null>;
  threshold: number;
}

const writesPerSecond = 10;

/** The cell under the pointer or the keyboard: h and the share of the gradient that passes, 1 − h² of a tanh. */
export function CellReadout({ cell, size, map, threshold }: CellReadoutProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const tip = useRef<HTMLDivElement>(null);
  const outline = useRef<HTMLDivElement>(null);
  const values = useRef<HTMLSpanElement>(null);

  function describe(): string {
    const now = map.current();
    if (!now || cell.neuron >= now.neurons || cell.example >= now.batch) return "";
    const { nonlinearity, values, preactivations } = now;
    const place = cell.example * now.neurons + cell.neuron;
    const [x, h] = [preactivations[place], values[place]];
    const isSaturated = saturationTest(nonlinearity, threshold)(x, h);
    const state = t(isSaturated ? "saturation.isSaturated" : "saturation.isAlive");
    const passes =
      nonlinearity === "tanh"
        ? `1 − h² = ${format.magnitude(1 - h * h)}`
        : `dh/dx = ${format.magnitude(curves[nonlinearity].derivative(x))}`;
    return `h = ${format.fixed(h, 4)} · ${passes} · ${state}`;
  }

  useRedraw(
    tip,
    map,
    () => {
      values.current!.textContent = describe();
    },
    writesPerSecond,
  );

  // The readout's own point, as far along as the cell is along what is visible of the map, sits at the cell.
  useLayoutEffect(() => {
    const byKeyboard = outline.current!.closest(".saturation-map:focus-visible");
    if (byKeyboard) outline.current!.scrollIntoView({ block: "nearest", inline: "nearest" });
    const visible = tip.current!.closest(".saturation-scroll")!.getBoundingClientRect();
    const place = outline.current!.getBoundingClientRect();
    const share = (place.left + place.width / 2 - visible.left) / visible.width;
    tip.current!.style.setProperty("--shift", `${-100 * Math.min(1, Math.max(0, share))}%`);
  });

  const column = 100 / size.neurons;
  const row = 100 / size.batch;
  const box = {
    left: `${cell.neuron * column}%`,
    top: `${cell.example * row}%`,
    width: `${column}%`,
    height: `${row}%`,
  };
  const name = t("saturation.cell", { example: cell.example, neuron: cell.neuron });
  return (
    <>
      <div ref={outline} className="cell-outline" style={box} />
      <div
        ref={tip}
        className="cell-readout"
        data-above={cell.example >= size.batch / 2}
        aria-hidden="true"
        style={{ left: `${(cell.neuron + 0.5) * column}%`, top: box.top }}
      >
        <strong>{name}</strong>
        <span ref={values} />
      </div>
      {/* Said once a move: a live region that followed the run would never fall silent. */}
      <p className="figure-said" role="status">
        {name}: {describe()}
      </p>
    </>
  );
}
