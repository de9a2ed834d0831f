import { createContext, type ReactNode, type RefObject, useContext, useEffect, useState } from "react";
import { LiveValue } from "../store/live-value";

/** The symbol that the reader points at, or null: figures that draw it may light it up. */
const LitSymbolContext = createContext<LiveValue<string | null>>(new LiveValue<string | null>(null));

/** The symbol that is pointed at somewhere on the page: "W1" in a formula, in code or in a figure's key. */
export function useLitSymbol(): LiveValue<string | null> {
  return useContext(LitSymbolContext);
}

/**
 * Everything below `root` with the same data-symbol is one thing: pointing at it in a formula lights it up in the
 * figures and in the code, and the other way round.
 */
export function SymbolLinks({
  root,
  children,
}: {
  root: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const [lit] = useState(() => new LiveValue<string | null>(null));
  useEffect(() => {
    const element = root.current!;
    function point({ target }: Event): void {
      const symbol =
        target instanceof Element
          ? (target.closest("[data-symbol]")?.getAttribute("data-symbol") ?? null)
          : null;
      if (symbol === lit.current()) return;
      for (const part of element.querySelectorAll("[data-symbol]")) {
        part.toggleAttribute("data-lit", part.getAttribute("data-symbol") === symbol);
      }
      lit.set(symbol);
    }
    element.addEventListener("pointerover", point);
    element.addEventListener("pointerdown", point); // a finger points by touching
    element.addEventListener("pointerleave", point);
    return () => {
      element.removeEventListener("pointerover", point);
      element.removeEventListener("pointerdown", point);
      element.removeEventListener("pointerleave", point);
    };
  }, [root, lit]);
  return <LitSymbolContext value={lit}>{children}</LitSymbolContext>;
}
