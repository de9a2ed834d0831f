import type { NeuronDetail } from "../experiment/frame";

/** The characters that the example shows. */
export function contextOf(
  { contexts, targets }: Pick<NeuronDetail, "contexts" | "targets">,
  example: number,
  vocabulary: readonly string[],
): string {
  const size = contexts.length / targets.length;
  const characters = contexts.subarray(example * size, (example + 1) * size);
  return Array.from(characters, (index) => shownCharacter(vocabulary[index] ?? "")).join("");
}

/** A space has to be seen. */
export function shownCharacter(character: string): string {
  return character === " " ? "␣" : character;
}
