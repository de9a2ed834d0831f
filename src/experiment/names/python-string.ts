// What the notebook asks of Python's str, where JavaScript's own methods differ.

/** The characters of str.isspace: unlike \s, with U+001C–U+001F and U+0085, and without U+FEFF. */
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const spaces = new RegExp(`[${SPACE}]+`);
const outerSpaces = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");

/** str.split(): the words between runs of white space. */
export function split(text: string): string[] {
  return text.split(spaces).filter((word) => word !== "");
}

/** str.strip() */
export function strip(text: string): string {
  return text.replace(outerSpaces, "");
}

/** len(text): code points, where JavaScript counts UTF-16 units. */
export function length(text: string): number {
  let surrogatePairs = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text.charCodeAt(i) >>> 10 === 0x36 && text.charCodeAt(i + 1) >>> 10 === 0x37) surrogatePairs++;
  }
  return text.length - surrogatePairs;
}

/** The lines of a text file as open(…).read().split("\n") gives them: every kind of line end counts. */
export function lines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
