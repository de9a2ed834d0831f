import { decode, encode } from "./idna";
import { IdnaError } from "./idna-label";
import { length, split, strip } from "./python-string";

/** Ends every name and fills the context before its first character: index 0 of the vocabulary. */
export const END = "*";

export type Encoded = { name: string } | { dropped: "shortWord" | "notEncodable" };

/** The notebook's process_name of a name in lower case: punycode word by word. */
export function processName(name: string): Encoded {
  const words = split(name);
  if (words.some((word) => length(word) < 2)) return { dropped: "shortWord" };
  try {
    return { name: words.map(encode).join(" ") };
  } catch (error) {
    if (error instanceof IdnaError) return { dropped: "notEncodable" };
    throw error;
  }
}

/** A name with its characters as they are; the end mark can't be one of them. */
export function plainName(name: string): Encoded {
  return name.includes(END) ? { dropped: "notEncodable" } : { name: strip(name) };
}

/** The notebook's punydecode: the real name behind an encoded one. Throws IdnaError. */
export function punydecode(name: string): string {
  return split(name).map(decode).join(" ");
}
