import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/**
 * What deflate may point back to, so that a short text packs well too. A part of version 1 for good: another one is
 * another version.
 */
const dictionary = strToU8(
  "scene=&threshold=0.99&layer=2&present&embed&autoplay&hide=transport,toolbars,controls&panels=loss,saturation," +
    "histograms,statistics,samples,parameters&show=saturation&show=gradient&for=1000&y=hiddenLayers:2,4,8,12&x=gain:0.5,1,1.5,2,2.5,3" +
    "&x=learningRate:0.01,0.1,1&with=hiddenInit:kaiming,gain:1.6666666666666667,biases:zeros,hiddenBiasScale:0.01," +
    "normalization:batch-norm-by-hand,connections:residual,nonlinearity:linear&dataset=spanish-towns&dataset=file" +
    "&dataset=first-names&encoding=plain&drawn=0&shuffle=python&nonlinearity=sigmoid&nonlinearity=leaky-relu" +
    "&nonlinearity=relu&connections=residual&normalization=batch-norm-1d&hiddenInit=xavier&hiddenInit=kaiming" +
    "&biases=zeros&biases=none&minibatches=same-stream&contextSize=8&embeddingSize=24&hiddenSize=100&hiddenLayers=5" +
    "&gain=1.6666666666666667&hiddenBiasScale=0.01&outputScale=0.01&outputBiasScale=0&batchSize=64&steps=10000" +
    "&learningRate=0.05&decayStep=50000&decayFactor=0.5&seed=1",
);

/** Written first, so that a page knows what it can't read. */
const version = 1;

/** Characters of a packed text. Every run in every field, four of them side by side, takes a quarter of it. */
export const longestPacked = 4_000;
/** Bytes of an unpacked text: a few characters can ask for a thousand times as many. */
const longestText = 8_000;

export type PackedFailure =
  | { kind: "packed-newer"; received: number }
  | { kind: "packed-truncated"; received: number; expected: number }
  /** Changed on its way, or never one of this page's. */
  | { kind: "packed-damaged" }
  /** The part of the site that unpacks could not be fetched. */
  | { kind: "packed-unreachable" }
  | { kind: "packed-too-long"; received: number; maximum: number };

export type Unpacked = { query: string } | { failure: PackedFailure };

/** A query as `1.LENGTH.CHECK.TEXT`: how long TEXT is and FNV-1a of what it says, base 36; TEXT deflated, base64url. */
export function packQuery(query: string): string {
  const text = strToU8(query);
  const packed = toBase64Url(deflateSync(text, { level: 9, dictionary }));
  return [version, packed.length.toString(36), hashOf(text).toString(36), packed].join(".");
}

/** @throws nothing: what can't be read is said, and nothing of it is used. */
export function unpackQuery(packed: string): Unpacked {
  const [number = "", length = "", check = "", text = "", ...rest] = packed.split(".");
  const received = Number(number);
  if (Number.isInteger(received) && received > version)
    return { failure: { kind: "packed-newer", received } };
  if (packed.length > longestPacked)
    return { failure: { kind: "packed-too-long", received: packed.length, maximum: longestPacked } };
  const expected = Number.parseInt(length, 36);
  if (received === version && text.length < expected)
    return { failure: { kind: "packed-truncated", received: text.length, expected } };
  const isWhole = received === version && text.length === expected && rest.length === 0;
  const bytes = isWhole ? inflated(text) : null;
  if (!bytes || hashOf(bytes).toString(36) !== check) return { failure: { kind: "packed-damaged" } };
  return { query: strFromU8(bytes) };
}

/** null of what is no deflated text, or one that is longer than any query of this page. */
function inflated(text: string): Uint8Array | null {
  try {
    const out = new Uint8Array(longestText + 1);
    const bytes = inflateSync(fromBase64Url(text), { dictionary, out });
    return bytes.length > longestText ? null : bytes;
  } catch {
    return null;
  }
}

/** FNV-1a, 32 bits: deflate itself notices hardly any change. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array {
  return strToU8(atob(text.replaceAll("-", "+").replaceAll("_", "/")), true);
}
