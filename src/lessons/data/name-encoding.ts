import { processName } from "../../experiment/names/encoding";
import { encode } from "../../experiment/names/idna";
import { IdnaError } from "../../experiment/names/idna-label";
import { length, split } from "../../experiment/names/python-string";
import type { EncodedWord } from "../../figures/name-encoder";

/** What the notebook's process_name does to a name as it was typed, and to each of its words. */
export function encodeTyped(typed: string) {
  const name = typed.toLowerCase();
  return { words: split(name).map(encodeWord), outcome: processName(name) };
}

function encodeWord(word: string): EncodedWord {
  if (length(word) < 2) return { word, encoded: null, problem: "short" };
  try {
    return { word, encoded: encode(word), problem: null };
  } catch (error) {
    if (error instanceof IdnaError) return { word, encoded: null, problem: "refused" };
    throw error;
  }
}
