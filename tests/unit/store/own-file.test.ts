import { expect, test } from "vitest";
import { maximumFileBytes, readOwnFile } from "../../../src/store/own-file";

const fileOf = (bytes: number[], name = "names.txt") => new File([new Uint8Array(bytes)], name);

test("a text of the reader's own is read as UTF-8, without its byte order mark", async () => {
  const [ñ0, ñ1] = new TextEncoder().encode("ñ");
  expect(await readOwnFile(fileOf([0xef, 0xbb, 0xbf, ñ0, ñ1, 0x0a]))).toEqual({
    opened: { name: "names.txt", text: "ñ\n" },
  });
});

test.each([
  ["bytes that are no UTF-8", [0x61, 0xff, 0x0a]],
  ["a NUL", [0x61, 0x00, 0x0a]],
])("a file with %s is refused, not mangled", async (_, bytes) => {
  expect(await readOwnFile(fileOf(bytes))).toEqual({ failure: { kind: "dataset-not-text" } });
});

test("a file beyond the largest is refused without being read", async () => {
  const huge = {
    name: "film.mkv",
    size: maximumFileBytes + 1,
    arrayBuffer: () => Promise.reject(new Error("it was read")),
  };
  expect(await readOwnFile(huge)).toEqual({
    failure: { kind: "file-too-large", bytes: maximumFileBytes + 1, maximumBytes: maximumFileBytes },
  });
});

test("a folder, or a file that is gone, is refused with the browser's reason", async () => {
  const folder = {
    name: "lists",
    size: 4096,
    arrayBuffer: () => Promise.reject(new DOMException("The file could not be found.", "NotFoundError")),
  };
  expect(await readOwnFile(folder)).toEqual({
    failure: { kind: "file-unreadable", detail: "The file could not be found." },
  });
});
