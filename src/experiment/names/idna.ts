import * as punycode from "punycode/punycode.es6.js";
import { checkLabel, IdnaError } from "./idna-label";

const PREFIX = "xn--";
/** The full stop and the ideographic ones separate labels. */
const dots = /[.\u3002\uff0e\uff61]/;
const MAX_LABEL = 63;
const MAX_DOMAIN = 253;

/**
 * IDNA 2008 as Python's `idna.encode(word).decode("ascii")`: each label that is not ASCII becomes `xn--` and its
 * punycode. Throws IdnaError.
 */
export function encode(word: string): string {
  if (/^[a-z0-9]{1,63}$/.test(word)) return word; // nearly every word: no rule can refuse it
  const encoded = mapLabels(word, encodeLabel);
  if (encoded.replace(/\.$/, "").length > MAX_DOMAIN) throw new IdnaError("too-long", word);
  return encoded;
}

/** What `encode` encoded: Python's `idna.decode(word)`. Throws IdnaError. */
export function decode(word: string): string {
  return mapLabels(word, decodeLabel);
}

/** A trailing dot, the root's, is kept; any other label must not be empty. */
function mapLabels(word: string, map: (label: string) => string): string {
  const labels = word.split(dots);
  const root = labels.length > 1 && labels.at(-1) === "" ? labels.pop() : undefined;
  return labels.map(map).join(".") + (root === undefined ? "" : ".");
}

function encodeLabel(label: string): string {
  decodeLabel(label); // refuses what is no valid label
  const encoded = isAscii(label) ? label : PREFIX + punycode.encode(label);
  if (encoded.length > MAX_LABEL) throw new IdnaError("too-long", label);
  return encoded;
}

function decodeLabel(label: string): string {
  const lowered = isAscii(label) ? label.toLowerCase() : label;
  const decoded = isAscii(lowered) && lowered.startsWith(PREFIX) ? decodePunycode(lowered) : lowered;
  checkLabel(decoded);
  return decoded;
}

function isAscii(label: string): boolean {
  return /^[\0-\x7f]*$/.test(label);
}

function decodePunycode(label: string): string {
  const encoded = label.slice(PREFIX.length);
  if (encoded === "" || encoded.endsWith("-")) throw new IdnaError("malformed-punycode", label);
  try {
    // Python skips the delimiter of an empty basic part, which no encoder writes; the package refuses it.
    return punycode.decode(encoded.replace(/^-(?!.*-)/, ""));
  } catch {
    throw new IdnaError("malformed-punycode", label);
  }
}
