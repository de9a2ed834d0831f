import { expect, test } from "vitest";
import { type DraftEdit, draftOf, edited, type StackDraft } from "../../../src/pages/stack-draft";

const layer = { hasBias: true, normalization: "none", nonlinearity: "tanh", isResidual: false } as const;
const three = draftOf([10, 20, 30].map((width) => ({ ...layer, width })));
const after = (...edits: DraftEdit[]) => edits.reduce(edited, three);
const widths = ({ layers }: StackDraft) => layers.map(({ layer }) => layer.width);

test.each<[string, DraftEdit, number[]]>([
  ["a layer like it after one", { kind: "add", after: 0 }, [10, 10, 20, 30]],
  ["a layer at the end", { kind: "add", after: null }, [10, 20, 30, 30]],
  ["one less", { kind: "remove", key: 1 }, [10, 30]],
  ["up", { kind: "move", key: 2, by: -1 }, [10, 30, 20]],
  ["dragged before the first", { kind: "place", key: 2, target: 0, side: "before" }, [30, 10, 20]],
  ["dragged after the last", { kind: "place", key: 0, target: 2, side: "after" }, [20, 30, 10]],
  ["another width", { kind: "set", key: 1, fields: { width: 64 } }, [10, 64, 30]],
])("%s, and undone", (_, edit, wanted) => {
  expect(widths(after(edit))).toEqual(wanted);
  expect(widths(after(edit, { kind: "undo" }))).toEqual([10, 20, 30]);
});

test("keys stay with their layers, and a new layer has one of its own", () => {
  const draft = after(
    { kind: "move", key: 2, by: -1 },
    { kind: "add", after: 0 },
    { kind: "remove", key: 3 },
  );
  expect(edited(draft, { kind: "add", after: null }).layers.map(({ key }) => key)).toEqual([0, 2, 1, 4]);
});

test.each<[string, DraftEdit]>([
  ["the first one up", { kind: "move", key: 0, by: -1 }],
  ["one dragged to where it is", { kind: "place", key: 1, target: 0, side: "after" }],
  ["undo of nothing", { kind: "undo" }],
])("is as it was: %s", (_, edit) => {
  expect(after(edit)).toBe(three);
});

test("keeps at least one layer and at most fifty", () => {
  const one = draftOf([{ ...layer, width: 8 }]);
  expect(edited(one, { kind: "remove", key: 0 })).toBe(one);
  let draft = one;
  for (let i = 0; i < 60; i++) draft = edited(draft, { kind: "add", after: null });
  expect(draft.layers).toHaveLength(50);
});
