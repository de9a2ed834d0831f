import { depths, type HiddenLayer } from "../experiment/hidden-layers";

/** A layer with a key of its own wherever it moves. */
export interface DraftLayer {
  key: number;
  layer: HiddenLayer;
}

/** A list of layers being edited. */
export interface StackDraft {
  layers: readonly DraftLayer[];
  /** What it was before each edit, the last one last. */
  past: readonly (readonly DraftLayer[])[];
  nextKey: number;
}

export type DraftEdit =
  /** One like it after the layer, or at the end. */
  | { kind: "add"; after: number | null }
  | { kind: "remove"; key: number }
  | { kind: "move"; key: number; by: 1 | -1 }
  /** Dragged to before or after another one. */
  | { kind: "place"; key: number; target: number; side: "before" | "after" }
  | { kind: "set"; key: number; fields: Partial<HiddenLayer> }
  | { kind: "replace"; layers: readonly HiddenLayer[] }
  | { kind: "undo" };

export function draftOf(layers: readonly HiddenLayer[]): StackDraft {
  return { layers: layers.map((layer, key) => ({ key, layer })), past: [], nextKey: layers.length };
}

export function edited(draft: StackDraft, edit: DraftEdit): StackDraft {
  if (edit.kind === "undo") {
    const layers = draft.past.at(-1);
    return layers ? { ...draft, layers, past: draft.past.slice(0, -1) } : draft;
  }
  const layers = editedLayers(draft, edit);
  if (layers === null) return draft;
  const nextKey = Math.max(draft.nextKey, ...layers.map(({ key }) => key + 1));
  return { layers, past: [...draft.past, draft.layers], nextKey };
}

/** null where there is nothing to do. */
function editedLayers(
  { layers, nextKey }: StackDraft,
  edit: Exclude<DraftEdit, { kind: "undo" }>,
): readonly DraftLayer[] | null {
  const indexOf = (key: number) => layers.findIndex((each) => each.key === key);
  switch (edit.kind) {
    case "add": {
      if (layers.length >= depths.max) return null;
      const index = edit.after === null ? layers.length - 1 : indexOf(edit.after);
      return layers.toSpliced(index + 1, 0, { key: nextKey, layer: layers[index].layer });
    }
    case "remove":
      return layers.length > depths.min ? layers.filter(({ key }) => key !== edit.key) : null;
    case "move": {
      const from = indexOf(edit.key);
      const to = from + edit.by;
      return to < 0 || to >= layers.length ? null : moved(layers, from, to);
    }
    case "place": {
      const from = indexOf(edit.key);
      const target = indexOf(edit.target) + (edit.side === "after" ? 1 : 0);
      const to = target > from ? target - 1 : target;
      return from === to ? null : moved(layers, from, to);
    }
    case "set":
      return layers.map((each) =>
        each.key === edit.key ? { ...each, layer: { ...each.layer, ...edit.fields } } : each,
      );
    case "replace":
      return edit.layers.map((layer, i) => ({ key: nextKey + i, layer }));
  }
}

function moved(layers: readonly DraftLayer[], from: number, to: number): readonly DraftLayer[] {
  return layers.toSpliced(from, 1).toSpliced(to, 0, layers[from]);
}
