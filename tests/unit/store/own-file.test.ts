import { expect, test } from "vitest";
import { maximumFileBytes, readOwnFile } from "../../../src/store/own-file";

test("a file is read as it is: what its bytes say is looked at off the page's thread", async () => {
  const file = new File([Uint8Array.of(0x61, 0xff, 0x00)], "names.txt");
  expect(await readOwnFile(file)).toEqual({
    chosen: { name: "names.txt", bytes: Uint8Array.of(0x61, 0xff, 0x00) },
  });
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
