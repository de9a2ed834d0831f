import { expect, test } from "vitest";
import { keyAction } from "../../../src/controls/keyboard";

const free = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  defaultPrevented: false,
  target: null,
};

/** An element inside everything that one of `matches` names. */
function within(...matches: string[]) {
  return {
    closest: (selector: string) =>
      selector.split(", ").some((part) => matches.includes(part)) ? ({} as Element) : null,
  };
}

test.each([
  [" ", "play"],
  ["ArrowRight", "step"],
  ["ArrowLeft", "back"],
  ["r", "restart"],
  ["B", "batchNorm"],
  ["i", "initialisation"],
  ["f", "fullScreen"],
  ["?", "help"],
  ["x", null],
])("the key %o means %o to the page", (key, action) => {
  expect(keyAction({ ...free, key })).toBe(action);
});

test.each(["ctrlKey", "metaKey", "altKey", "defaultPrevented"])(
  "with %s a key is not the page's",
  (modifier) => {
    expect(keyAction({ ...free, key: "r", [modifier]: true })).toBeNull();
  },
);

test("no key is the page's while the reader types, or in a dialog", () => {
  for (const place of ["textarea", "[contenteditable]", "[role=dialog]", "[role=menu]"]) {
    for (const key of [" ", "ArrowRight", "r", "?"]) {
      expect(keyAction({ ...free, key, target: within(place) })).toBeNull();
    }
  }
});

test("on a button the space bar presses the button; on a slider the arrow moves the slider", () => {
  expect(keyAction({ ...free, key: " ", target: within("button") })).toBeNull();
  expect(keyAction({ ...free, key: "ArrowRight", target: within("button") })).toBe("step");
  expect(keyAction({ ...free, key: "ArrowRight", target: within("input") })).toBeNull();
  expect(keyAction({ ...free, key: "ArrowLeft", target: within("input") })).toBeNull();
  expect(keyAction({ ...free, key: "r", target: within("input") })).toBe("restart");
});

test("a key held down steps on and on, and does nothing else twice", () => {
  expect(keyAction({ ...free, key: "ArrowRight", repeat: true })).toBe("step");
  expect(keyAction({ ...free, key: "r", repeat: true })).toBeNull();
});
