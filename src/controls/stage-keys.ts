import { layered, type Press, typing } from "./keyboard";

/** What keys do to what the Lab shows, in front of a class. */
export type StageAction =
  | { kind: "scene"; number: number }
  | { kind: "menu" | "present" | "laser" | "draw" | "clear" | "next" | "previous" | "leave" };

/** In the order in which the dialog lists them, by what they are called there. */
export const stageKeys = [
  ["p", "present"],
  ["1–9", "numbers"],
  ["0", "menu"],
  ["l", "laser"],
  ["d", "draw"],
  ["c", "clear"],
  ["pagedown", "next"],
  ["pageup", "previous"],
  ["escape", "leave"],
] as const;

/** Those that mean something only in front of a class: elsewhere they scroll, or close. */
const onStageOnly = ["laser", "draw", "clear", "next", "previous", "leave"];

/** What a key press means, or null when it means something to the element that has the focus, or nothing. */
export function stageAction(press: Press, isOnStage: boolean): StageAction | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey || press.repeat) return null;
  const isIn = (selector: string) => press.target?.closest(selector) != null;
  if (isIn(typing) || isIn(layered)) return null;
  if (/^[1-9]$/.test(press.key)) return { kind: "scene", number: Number(press.key) };
  const kind = stageKeys.find(([key]) => key === press.key.toLowerCase())?.[1];
  if (!kind || kind === "numbers") return null;
  return onStageOnly.includes(kind) && !isOnStage ? null : { kind };
}
