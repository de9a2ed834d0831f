import { type RefObject, useEffect } from "react";

/**
 * Everything below `root` with the same data-symbol is one thing: pointing at it in a formula lights it up in the
 * figures and in the code, and the other way round.
 */
export function useSymbolLinks(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current!;
    let lit: string | null = null;
    function point({ target }: Event): void {
      const symbol =
        target instanceof Element
          ? (target.closest("[data-symbol]")?.getAttribute("data-symbol") ?? null)
          : null;
      if (symbol === lit) return;
      for (const part of element.querySelectorAll("[data-symbol]")) {
        part.toggleAttribute("data-lit", part.getAttribute("data-symbol") === symbol);
      }
      lit = symbol;
    }
    element.addEventListener("pointerover", point);
    element.addEventListener("pointerdown", point); // a finger points by touching
    element.addEventListener("pointerleave", point);
    return () => {
      element.removeEventListener("pointerover", point);
      element.removeEventListener("pointerdown", point);
      element.removeEventListener("pointerleave", point);
    };
  }, [root]);
}
