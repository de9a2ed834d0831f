import { expect, test } from "vitest";
import { stageAction } from "../../../src/controls/stage-keys";

const free = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  defaultPrevented: false,
  target: null,
};

test.each([
  ["1", { kind: "scene", number: 1 }],
  ["9", { kind: "scene", number: 9 }],
  ["0", { kind: "menu" }],
  ["P", { kind: "present" }],
  ["x", null],
])("the key %o means %o in the Lab", (key, action) => {
  expect(stageAction({ ...free, key }, false)).toEqual(action);
});

test.each([
  ["l", "laser"],
  ["d", "draw"],
  ["c", "clear"],
  ["PageDown", "next"],
  ["PageUp", "previous"],
  ["Escape", "leave"],
])("the key %o means %o in front of a class, and nothing to a reader alone", (key, kind) => {
  expect(stageAction({ ...free, key }, true)).toEqual({ kind });
  expect(stageAction({ ...free, key }, false)).toBeNull();
});

test("a number that is typed into a field opens no scene", () => {
  const field = { closest: (selector: string) => (selector.includes("input:not(") ? ({} as Element) : null) };
  expect(stageAction({ ...free, key: "3", target: field }, true)).toBeNull();
});

test.each(["ctrlKey", "metaKey", "altKey", "repeat", "defaultPrevented"])(
  "with %s nothing is meant",
  (modifier) => {
    expect(stageAction({ ...free, key: "1", [modifier]: true }, true)).toBeNull();
  },
);
