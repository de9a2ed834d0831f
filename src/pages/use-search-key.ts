import { useEffect, useEffectEvent } from "react";

/** "/" opens the search, as in most books on the web; not while the reader types, nor over a dialog. */
export function useSearchKey(onSearch: () => void): void {
  const open = useEffectEvent(onSearch);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable]")) return;
      if (document.querySelector("[role=dialog], [role=menu], [role=listbox]")) return;
      event.preventDefault();
      open();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
