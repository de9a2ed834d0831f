import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { Pacer } from "./pacer";

/** A value that changes up to 30 times a second, outside React: a figure reads it when it draws. */
export interface Live<T> {
  current(): T;
  /** Calls `listener` after every change; returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** The half of a Live that says when, not what. */
export type Signal = Pick<Live<unknown>, "subscribe">;

/** A Live that never changes: recorded and reference data. */
export function still<T>(value: T): Live<T> {
  return { current: () => value, subscribe: () => () => {} };
}

/**
 * Calls `draw` after every render, whenever `signal` fires and when `element` changes its size: in an animation
 * frame, at most `perSecond` times a second, and not while `element` is off screen or the page hidden. The last
 * value is always drawn in the end.
 */
export function useRedraw(
  element: RefObject<Element | null>,
  signal: Signal,
  draw: () => void,
  perSecond: number,
): void {
  const onDraw = useEffectEvent(draw);
  const pacer = useRef<Pacer>(null);

  // In the layout phase: what leaves the page stops in the same commit, before a frame finds its elements gone.
  useLayoutEffect(() => {
    const paced = new Pacer(() => onDraw(), perSecond);
    pacer.current = paced;
    const stopListening = signal.subscribe(() => paced.request());
    const visibility = new IntersectionObserver((entries) => paced.show(entries.at(-1)!.isIntersecting), {
      rootMargin: "64px",
    });
    visibility.observe(element.current!);
    const size = new ResizeObserver(() => paced.request());
    size.observe(element.current!);
    return () => {
      stopListening();
      visibility.disconnect();
      size.disconnect();
      paced.stop();
    };
  }, [signal, perSecond, element]);

  // A render means that theme, language or a setting changed; frames themselves never cause one.
  useEffect(() => pacer.current?.request());
}
