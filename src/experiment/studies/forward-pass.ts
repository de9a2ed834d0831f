import { noGrad } from "../../engine/autograd";
import { mulInPlace } from "../../engine/ops/in-place";
import { softmax } from "../../engine/ops/softmax";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { download, tensor } from "../../engine/tensor";
import { defaultConfig } from "../config";
import { Network } from "../network";
import type { Study } from "./study";

export interface ForwardPassParams {
  /** Indices of the vocabulary, oldest character first; as many as the context is long. */
  context: number[];
  vocabularySize: number;
  seed: number;
  /** Multiplies C: with 0 every character is the same vector. */
  embeddingScale: number;
}

/** One context on its way through the notebook's network at step 0: a batch of one row. */
export interface ForwardPassResult {
  context: number[];
  /** The rows of C that the context picks, one after another: [contextSize · embeddingSize]. */
  emb: number[];
  /** [hiddenSize] */
  act: number[];
  /** [vocabularySize] */
  logits: number[];
  probabilities: number[];
}

/** The notebook's Model.__call__, and the softmax that follows it, with the weights that the seed draws. */
export const study: Study<ForwardPassParams, ForwardPassResult> = async function* (params) {
  const { context, vocabularySize, seed, embeddingScale } = params;
  yield { done: 0 };
  const [C, act, logits, probabilities] = await scoped(() =>
    noGrad(() => {
      const config = { ...defaultConfig, contextSize: context.length };
      const network = new Network(config, vocabularySize, new Generator(seed));
      const [C] = network.parameters();
      mulInPlace(C, embeddingScale);
      const { activations, logits } = network.forward(tensor(Int32Array.from(context), [1, context.length]));
      return download([C, activations[0], logits, softmax(logits, 1)]);
    }),
  );
  const width = C.length / vocabularySize;
  return {
    context,
    emb: context.flatMap((index) => [...C.subarray(index * width, (index + 1) * width)]),
    act: [...act],
    logits: [...logits],
    probabilities: [...probabilities],
  };
};
