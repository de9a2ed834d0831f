/** The ways in which figures write numbers; digits are fixed so that a changing number doesn't dance. */
export interface NumberFormat {
  /** 12.300 */
  count(value: number): string;
  /** 2,3141 */
  fixed(value: number, digits: number): string;
  /** A share from 0 to 1 as 72,11 % */
  percent(share: number, digits?: number): string;
  /** Three significant digits: 3,21e−4, but plain between 0.01 and a million. */
  magnitude(value: number): string;
  /** Up to six significant digits, for tables where a number is looked up. */
  full(value: number): string;
  /** As short as it goes: 2e−3. For the ticks of an axis. */
  tick(value: number): string;
}

const cache = new Map<string, NumberFormat>();

export function numberFormat(language: string): NumberFormat {
  const cached = cache.get(language);
  if (cached) return cached;
  const created = createNumberFormat(language);
  cache.set(language, created);
  return created;
}

function createNumberFormat(language: string): NumberFormat {
  const fixed = Array.from({ length: 5 }, (_, digits) => withDigits(language, digits, {}));
  const percent = Array.from({ length: 3 }, (_, digits) =>
    withDigits(language, digits, { style: "percent" }),
  );
  const significant = new Intl.NumberFormat(language, {
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  const shortest = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const long = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
  const write = (format: Intl.NumberFormat, value: number) => format.format(value).replace("-", "−");
  function scientificText(format: Intl.NumberFormat, value: number): string {
    const [mantissa, exponent] = value.toExponential().split("e").map(Number);
    return `${write(format, mantissa)}e${write(fixed[0], exponent)}`;
  }
  return {
    count: (value) => write(fixed[0], value),
    fixed: (value, digits) => write(fixed[digits], value),
    percent: (share, digits = 2) => write(percent[digits], share),
    magnitude(value) {
      if (value === 0 || !Number.isFinite(value)) return write(fixed[0], value);
      return isPlain(value) ? write(significant, value) : scientificText(fixed[2], value);
    },
    full: (value) => (value === 0 || isPlain(value) ? write(long, value) : scientificText(long, value)),
    tick: (value) =>
      value === 0 || isPlain(value) ? write(shortest, value) : scientificText(shortest, value),
  };
}

function withDigits(language: string, digits: number, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    ...options,
    signDisplay: "negative", // −0.0003 to three digits is 0.000
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function isPlain(value: number): boolean {
  const size = Math.abs(value);
  return size >= 0.01 && size < 1e6;
}

/** Plotly's `separators`: decimal mark, then thousands mark. */
export function separators(language: string): string {
  const parts = new Intl.NumberFormat(language, { useGrouping: "always" }).formatToParts(1234.5);
  const mark = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)!.value;
  return mark("decimal") + mark("group");
}
