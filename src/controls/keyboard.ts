/** What the page's keys do. */
export type KeyAction =
  | "play"
  | "step"
  | "back"
  | "restart"
  | "batchNorm"
  | "initialisation"
  | "fullScreen"
  | "help";

/** In the order in which the dialog lists them; the keys as KeyboardEvent.key, in lower case. */
export const keyActions: readonly [key: string, action: KeyAction][] = [
  [" ", "play"],
  ["arrowright", "step"],
  ["arrowleft", "back"],
  ["r", "restart"],
  ["b", "batchNorm"],
  ["i", "initialisation"],
  ["f", "fullScreen"],
  ["?", "help"],
];

export type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "repeat" | "defaultPrevented"
> & {
  /** Null when nothing has the focus. */
  target: Pick<Element, "closest"> | null;
};

export const typing =
  "input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
/** A dialog or a menu has the keys to itself. */
export const layered = "[role=dialog], [role=menu], [role=listbox]";
/** Elements to which the space bar, or the arrows, already mean something. */
const pressed = "button, a, summary, input, [role=radio], [role=slider], [role=img]";
const moved = "input, [role=radiogroup], [role=toolbar], [role=slider]";

/** What a key press means to the page, or null when it means something to the element that has the focus. */
export function keyAction(press: Press): KeyAction | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null;
  const action = keyActions.find(([key]) => key === press.key.toLowerCase())?.[1] ?? null;
  const isIn = (selector: string) => press.target?.closest(selector) != null;
  if (action === null || isIn(typing) || isIn(layered)) return null;
  if (action === "play" && isIn(pressed)) return null;
  if (action === "step" || action === "back") return isIn(moved) ? null : action;
  return press.repeat ? null : action;
}
