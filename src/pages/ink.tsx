import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { MarksStore, Spot } from "../store/marks";
import "./ink.css";

/** Over the whole window: the laser's dot, and what was drawn. Follows the pointer, unless another window's is shown. */
export function Ink({ marks, isOwn }: { marks: MarksStore; isOwn: boolean }) {
  const { t } = useTranslation("scenes");
  const { tool, laser, strokes } = useStore(marks);
  const [, setMoves] = useState(0);

  useEffect(() => {
    // Figures have moved: what was pointed at has another place.
    const replace = () => setMoves((count) => count + 1);
    const observer = new ResizeObserver(replace);
    observer.observe(document.documentElement);
    window.addEventListener("scroll", replace, { passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", replace);
    };
  }, []);

  const move = useEffectEvent((event: PointerEvent) => {
    const spot = spotAt(event.clientX, event.clientY);
    if (tool === "laser") marks.getState().point(spot);
    if (tool === "draw" && event.buttons > 0 && spotOfLast(marks)?.figure !== undefined)
      marks.getState().draw(spotWithin(spotOfLast(marks)!.figure, event.clientX, event.clientY));
  });
  useEffect(() => {
    if (!isOwn || tool === "none") return;
    const leave = () => marks.getState().point(null);
    const follow = (event: PointerEvent) => move(event);
    window.addEventListener("pointermove", follow);
    document.documentElement.addEventListener("pointerleave", leave);
    return () => {
      window.removeEventListener("pointermove", follow);
      document.documentElement.removeEventListener("pointerleave", leave);
      leave();
    };
  }, [isOwn, tool, marks]);

  const dot = laser && placeOf(laser);
  return (
    <div className="ink" data-tool={isOwn ? tool : "none"}>
      <svg
        className="ink-strokes"
        role="img"
        aria-label={t("ink")}
        onPointerDown={(event) => {
          if (tool !== "draw") return;
          event.currentTarget.setPointerCapture(event.pointerId);
          marks.getState().begin(spotAt(event.clientX, event.clientY));
        }}
      >
        {strokes.map((stroke, i) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added, or cleared all at once
            key={i}
            points={stroke
              .map(placeOf)
              .map(({ x, y }) => `${x},${y}`)
              .join(" ")}
          />
        ))}
      </svg>
      {dot && <div className="ink-laser" style={{ translate: `${dot.x}px ${dot.y}px` }} />}
    </div>
  );
}

const spotOfLast = (marks: MarksStore) => marks.getState().strokes.at(-1)?.[0];

/** The drawing of a figure on the page. */
function bodyOf(figure: string): Element | null {
  return document.querySelector(`[data-figure="${CSS.escape(figure)}"] .figure-body`);
}

function spotAt(x: number, y: number): Spot {
  for (const figure of document.querySelectorAll<HTMLElement>("[data-figure]")) {
    const box = figure.querySelector(".figure-body")?.getBoundingClientRect();
    if (box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      return spotWithin(figure.dataset.figure!, x, y);
  }
  return spotWithin(null, x, y);
}

function boxOf(figure: string | null): { left: number; top: number; width: number; height: number } {
  const box = figure === null ? undefined : bodyOf(figure)?.getBoundingClientRect();
  return box ?? { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
}

function spotWithin(figure: string | null, x: number, y: number): Spot {
  const { left, top, width, height } = boxOf(figure);
  return { figure, x: (x - left) / width, y: (y - top) / height };
}

/** In pixels of the window. */
function placeOf({ figure, x, y }: Spot): { x: number; y: number } {
  const { left, top, width, height } = boxOf(figure);
  return { x: left + x * width, y: top + y * height };
}
