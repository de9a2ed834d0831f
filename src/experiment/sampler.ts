import { Generator } from "../engine/random/torch-generator";

/** The notebook samples with torch.Generator().manual_seed(42). */
const SEED = 42;
/** An untrained network may never end a name. */
const LONGEST = 100;

/** Logits [vocabulary] of what follows a context, oldest character first. */
export type NextLogits = (context: Int32Array) => Promise<Float32Array>;

/**
 * Names invented character by character: `torch.multinomial(softmax(logits), 1, generator=g)` until the end mark,
 * vocabulary[0]. It follows the stream of PyTorch 2.0 and later, in which one draw with replacement is a race of
 * exponentials (as it always was without replacement). A name of 100 characters is cut there.
 */
export async function sampleNames(
  count: number,
  contextSize: number,
  vocabulary: string[],
  next: NextLogits,
): Promise<string[]> {
  const generator = new Generator(SEED);
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    const context = new Int32Array(contextSize);
    let name = "";
    for (let length = 0; length < LONGEST; length++) {
      const probabilities = softmax(await next(context));
      const [index = 0] = generator.multinomial(probabilities, 1, { replacement: false });
      if (index === 0) break;
      name += vocabulary[index];
      context.copyWithin(0, 1);
      context[contextSize - 1] = index;
    }
    names.push(name);
  }
  return names;
}

function softmax(logits: Float32Array): Float32Array {
  const max = logits.reduce((a, b) => Math.max(a, b));
  const exponentials = logits.map((logit) => Math.exp(logit - max));
  const sum = exponentials.reduce((a, b) => a + b);
  return exponentials.map((e) => e / sum);
}
