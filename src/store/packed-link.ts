import { type Link, readLink } from "./link";

/** A longer query is packed to be passed on, where that is shorter: up to here a person can read it. */
const longestReadable = 200;

/** Reads an address as readLink does, packed (`z=`) or not; what unpacks is fetched with the first that is. */
export async function readAddress(hash: string, search = ""): Promise<Link> {
  const [path, query = ""] = hash.split("?", 2);
  const fields = new URLSearchParams(query);
  const packed = fields.get("z");
  if (packed === null) return readLink(hash, search);
  fields.delete("z");
  const outcome = await import("./packed-query").then(
    ({ unpackQuery }) => unpackQuery(packed),
    () => ({ failure: { kind: "packed-unreachable" } as const }),
  );
  if ("query" in outcome) return readLink(`${path}?${outcome.query}&${fields}`, search);
  const link = readLink(`${path}?${fields}`, search);
  return { ...link, problems: [outcome.failure, ...link.problems] };
}

/** An address's fragment as it is passed on: packed, if it is long and that makes it shorter. */
export async function packLink(fragment: string): Promise<string> {
  const [path, query = ""] = fragment.split("?", 2);
  if (query.length <= longestReadable) return fragment;
  const { packQuery } = await import("./packed-query");
  const packed = `${path}?z=${packQuery(query)}`;
  return packed.length < fragment.length ? packed : fragment;
}
