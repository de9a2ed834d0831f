import { type RefObject, useEffect, useState } from "react";

/** Whether any of `element` is on screen, or about to be; `initially` is what holds until the browser has looked. */
export function useOnScreen(element: RefObject<Element | null>, initially = true): boolean {
  const [isOnScreen, setIsOnScreen] = useState(initially);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setIsOnScreen(entries.at(-1)!.isIntersecting), {
      rootMargin: "96px",
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return isOnScreen;
}
