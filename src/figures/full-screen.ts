import { type RefObject, useEffect, useState } from "react";

/** Lets `element` fill the screen and follows how it leaves it again: by the button or by Escape. */
export function useFullScreen(element: RefObject<HTMLElement | null>) {
  const [isFull, setIsFull] = useState(false);
  useEffect(() => {
    const follow = () => setIsFull(document.fullscreenElement === element.current);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, [element]);
  const toggle = () => (isFull ? document.exitFullscreen() : element.current!.requestFullscreen());
  return { isFull, toggle };
}
