import {
  fittingLayer,
  type LayerKind,
  type Passed,
  resized,
  type StackLayer,
} from "../../experiment/layer-stack";

/** A layer of the reader's stack, under a key that is its own wherever it moves. */
export interface KeyedLayer {
  key: number;
  layer: StackLayer;
}

export type StackEdit =
  | { kind: "add"; place: number; layer: LayerKind; given: Passed | null }
  | { kind: "move"; index: number; by: 1 | -1 }
  | { kind: "remove"; index: number }
  | { kind: "resize"; index: number; size: number; value: number }
  | { kind: "replace"; layers: readonly StackLayer[] };

export function keyed(layers: readonly StackLayer[]): KeyedLayer[] {
  return layers.map((layer, key) => ({ key, layer }));
}

/** The stack after an edit. */
export function edited(stack: readonly KeyedLayer[], edit: StackEdit, vocabularySize: number): KeyedLayer[] {
  switch (edit.kind) {
    case "add": {
      const key = 1 + Math.max(-1, ...stack.map(({ key }) => key));
      return stack.toSpliced(edit.place, 0, {
        key,
        layer: fittingLayer(edit.layer, edit.given, vocabularySize),
      });
    }
    case "move":
      return stack
        .with(edit.index, stack[edit.index + edit.by])
        .with(edit.index + edit.by, stack[edit.index]);
    case "remove":
      return stack.toSpliced(edit.index, 1);
    case "resize": {
      const { key, layer } = stack[edit.index];
      return stack.with(edit.index, { key, layer: resized(layer, edit.size, edit.value) });
    }
    case "replace":
      return keyed(edit.layers);
  }
}
