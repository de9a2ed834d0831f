/** One training example: a context and the character that follows it. */
export interface NameWindow {
  /** Oldest character first. */
  context: string[];
  target: string;
  /** The same as indices of the vocabulary. */
  inputs: number[];
  output: number;
}

/** The notebook's build_dataset of one name; without `hasEnd`, the same without the end mark behind it. */
export function windowsOf(
  name: string,
  vocabulary: readonly string[],
  contextSize: number,
  hasEnd: boolean,
): NameWindow[] {
  const end = vocabulary[0];
  const example = hasEnd ? [...name, end] : [...name];
  let context: string[] = Array.from({ length: contextSize }, () => end);
  return example.map((target) => {
    const window = { context, target, inputs: context.map(indexOf), output: indexOf(target) };
    context = [...context.slice(1), target];
    return window;
  });

  function indexOf(character: string): number {
    return vocabulary.indexOf(character);
  }
}
