import { type ReactNode, useEffect, useRef } from "react";
import { useOnScreen } from "../notebook/use-on-screen";
import type { Panel as PanelName } from "../store/settings";

interface PanelProps {
  name: PanelName;
  /** Told when the panel comes on screen and when it leaves: the worker computes only what is drawn. */
  onScreen(name: PanelName, isOnScreen: boolean): void;
  children: ReactNode;
}

/** A place for figures that answer one question. */
export function Panel({ name, onScreen, children }: PanelProps) {
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root);
  useEffect(() => {
    onScreen(name, isOnScreen);
    return () => onScreen(name, false);
  }, [name, isOnScreen, onScreen]);
  return (
    <div ref={root} className="panel" data-panel={name}>
      {children}
    </div>
  );
}
