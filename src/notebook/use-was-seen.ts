import { type RefObject, useState } from "react";
import { useOnScreen } from "./use-on-screen";

/** Whether `element` has come near the screen: what a study or a chart costs is spent on what is looked at. */
export function useWasSeen(element: RefObject<Element | null>): boolean {
  const isNear = useOnScreen(element, false);
  const [wasSeen, setWasSeen] = useState(false);
  if (isNear && !wasSeen) setWasSeen(true);
  return wasSeen;
}
