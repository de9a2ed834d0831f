/** What a cell printed: all of it, or its beginning and its end with a gap between, so that a page outlives any loop. */
export interface OutputText {
  head: string;
  /** Lines left out between the two. */
  omitted: number;
  tail: string;
}

export const noText: OutputText = { head: "", omitted: 0, tail: "" };

const part = { lines: 1000, characters: 100_000 };

/** Goes on after so many lines that nobody has kept. */
export function skipLines({ head, omitted, tail }: OutputText, lines: number): OutputText {
  return { head, omitted: omitted + countLines(tail) + lines, tail: "" };
}

/** Goes on printing. A carriage return goes back to the beginning of its line, as in a terminal. */
export function appendText(before: OutputText, text: string): OutputText {
  if (before.tail === "" && before.omitted === 0) {
    const whole = print(before.head, text);
    const end = endOfPart(whole);
    if (end === whole.length) return { head: whole, omitted: 0, tail: "" };
    return trimmed({ head: whole.slice(0, end), omitted: 0, tail: whole.slice(end) });
  }
  return trimmed({ ...before, tail: print(before.tail, text) });
}

/** The tail may grow to twice its part before it is cut: cutting at every line would copy it at every line. */
function trimmed({ head, omitted, tail }: OutputText): OutputText {
  const lines = countLines(tail);
  if (lines <= 2 * part.lines && tail.length <= 2 * part.characters) return { head, omitted, tail };
  let start = Math.max(0, tail.length - part.characters);
  let kept = countLines(tail.slice(start));
  while (kept > part.lines) {
    start = tail.indexOf("\n", start) + 1;
    kept--;
  }
  return { head, omitted: omitted + Math.max(1, countLines(tail.slice(0, start))), tail: tail.slice(start) };
}

/** Where the first part of a text ends: after so many lines or characters. */
function endOfPart(text: string): number {
  let end = 0;
  for (let line = 0; line < part.lines; line++) {
    const next = text.indexOf("\n", end);
    if (next < 0) return Math.min(text.length, part.characters);
    end = next + 1;
  }
  return Math.min(end, part.characters);
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function print(before: string, text: string): string {
  if (!text.includes("\r") && !before.endsWith("\r")) return before + text;
  const line = before.lastIndexOf("\n") + 1;
  const lines = (before.slice(line) + text).replaceAll("\r\n", "\n").split("\n");
  return before.slice(0, line) + lines.map(overwritten).join("\n");
}

/** What stands on a line after its last return; a return at its end waits for what comes. */
function overwritten(line: string): string {
  const pending = line.endsWith("\r") ? "\r" : "";
  const written = pending ? line.replace(/\r+$/, "") : line;
  return written.slice(written.lastIndexOf("\r") + 1) + pending;
}
