import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useOnScreen } from "../notebook/use-on-screen";

interface PanelProps<Name extends string> {
  name: Name;
  className?: string;
  /** Told when the panel comes on screen and when it leaves: a worker computes only what is drawn. */
  onScreen(name: Name, isOnScreen: boolean): void;
  children: ReactNode;
}

/** A place for figures that answer one question. */
export function Panel<Name extends string>({
  name,
  className = "panel",
  onScreen,
  children,
}: PanelProps<Name>) {
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root);
  useEffect(() => {
    onScreen(name, isOnScreen);
    return () => onScreen(name, false);
  }, [name, isOnScreen, onScreen]);
  return (
    <div ref={root} className={className} data-panel={name}>
      {children}
    </div>
  );
}

/** The panels that are on screen, and what they report to. */
export function usePanelsOnScreen<Name extends string>() {
  const [names, setNames] = useState<readonly Name[]>([]);
  const report = useCallback((name: Name, isOnScreen: boolean) => {
    setNames((before) => {
      const others = before.filter((other) => other !== name);
      return isOnScreen ? [...others, name] : others;
    });
  }, []);
  return [names, report] as const;
}
