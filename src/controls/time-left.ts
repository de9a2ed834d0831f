/** "19 s", "3 min", "1,5 h": what is left of a run, as coarse as a guess deserves. */
export function timeLeft(seconds: number, language: string): string {
  const write = (value: number, unit: "second" | "minute" | "hour") =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: unit === "hour" ? 1 : 0,
    }).format(value);
  if (seconds < 90) return write(Math.ceil(seconds), "second");
  if (seconds < 90 * 60) return write(Math.round(seconds / 60), "minute");
  return write(seconds / 3600, "hour");
}
