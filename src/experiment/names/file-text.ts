import { DatasetError } from "../dataset";

/** How a file spells its text. `windows-1252` is a guess: any bytes are some text in it. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface FileText {
  text: string;
  encoding: TextEncoding;
}

/** What no text has: control characters, apart from tab, line feed, vertical tab, form feed and carriage return. */
const isControl = (byte: number) => byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f;

/**
 * The text of a file of the reader's: UTF-8, or UTF-16 that says so with a byte order mark, or, where the bytes are no
 * UTF-8 and hold no control characters, what Windows calls Latin 1. Throws DatasetError of anything else.
 */
export function readFileText(bytes: Uint8Array): FileText {
  const encoding = byteOrder(bytes) ?? (decoded(bytes, "utf-8") === null ? "windows-1252" : "utf-8");
  if (encoding === "windows-1252" || encoding === "utf-8") {
    if (bytes.some(isControl)) throw new DatasetError({ kind: "dataset-not-text" });
  }
  const text = decoded(bytes, encoding);
  if (text === null || text.includes("\0")) throw new DatasetError({ kind: "dataset-not-text" });
  return { text, encoding };
}

function byteOrder(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** null of bytes that are no text in this encoding. */
function decoded(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
