import { timeLeft } from "../controls/time-left";

/** "0,4 s", "12 s", "3 min": how long something took. */
export function elapsed(milliseconds: number, language: string): string {
  if (milliseconds >= 9950) return timeLeft(milliseconds / 1000, language);
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(milliseconds / 1000);
}
