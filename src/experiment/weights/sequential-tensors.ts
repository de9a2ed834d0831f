import type { Shape } from "../../engine/tensor";
import type { LessonTensor, LessonTensors } from "./lesson-tensors";
import type { StoredTensor } from "./safetensors";
import { numbersOf } from "./stored-numbers";
import { WeightsError } from "./weights-failure";

/** A parameter of an nn.Sequential, which may be a part of something else: "0.weight", "net.3.running_mean". */
const pattern = /^((?:.+\.)?)(\d+)\.(weight|bias|running_mean|running_var|num_batches_tracked)$/;

/** A layer of the stack: what it holds, by PyTorch's name for it. */
interface Layer {
  /** Its place among the layers, those without parameters counted. */
  index: number;
  parts: Map<string, { from: string; stored: StoredTensor }>;
}

export function isSequential(stored: ReadonlyMap<string, StoredTensor>): boolean {
  return [...stored.keys()].every((name) => pattern.test(name));
}

/**
 * The state_dict of nn.Sequential(nn.Embedding, nn.Flatten, nn.Linear, (nn.BatchNorm1d,) nn.Tanh, …, nn.Linear) under
 * the lesson's names. nn.Linear keeps its weight [fan_out, fan_in]. Throws WeightsError.
 */
export function sequentialTensors(stored: ReadonlyMap<string, StoredTensor>): LessonTensors {
  const { prefix, layers } = layersOf(stored);
  const [embedding, ...others] = layers;
  const tensors = new Map<string, LessonTensor>();
  const linears: number[] = [];
  const normalizations: number[] = [];
  take(embedding, { weight: "C" });
  for (const layer of others) {
    const isNormalization = layer.parts.get("weight")?.stored.shape.length === 1;
    if (isNormalization) {
      // Between its Linear and the nonlinearity: anywhere else it is another network.
      if (layer.index - 1 !== linears.at(-1)) refuse([...layer.parts.values()][0].from);
      const n = linears.length;
      normalizations[n - 1] = layer.index;
      take(layer, {
        weight: `γ${n}`,
        bias: `β${n}`,
        running_mean: `running_mean${n}`,
        running_var: `running_var${n}`,
      });
    } else {
      const n = linears.push(layer.index);
      take(layer, { weight: `W${n}`, bias: `b${n}` });
    }
  }

  function take({ parts }: Layer, names: Record<string, string>): void {
    for (const [part, { from, stored }] of parts) {
      if (part === "num_batches_tracked") continue; // of use to no layer whose momentum is given
      if (!Object.hasOwn(names, part)) refuse(from);
      const name = names[part];
      tensors.set(name, name.startsWith("W") ? transposed(from, stored) : plain(from, stored));
    }
  }

  return {
    tensors,
    inFile(name, shape) {
      const [, word, number] = /^(\D+)(\d*)$/.exec(name)!;
      const n = Number(number) - 1;
      const isLinear = word === "W" || word === "b";
      const linear = linears[n] ?? layers.at(-1)!.index + 2;
      const index = word === "C" ? embedding.index : isLinear ? linear : (normalizations[n] ?? linear + 1);
      const part = { b: "bias", β: "bias", W: "weight", γ: "weight", C: "weight" }[word] ?? word;
      return { tensor: `${prefix}${index}.${part}`, expected: word === "W" ? [...shape].reverse() : shape };
    },
  };
}

function layersOf(stored: ReadonlyMap<string, StoredTensor>): { prefix: string; layers: Layer[] } {
  const layers = new Map<number, Layer>();
  const [, prefix] = pattern.exec([...stored.keys()][0])!;
  for (const [from, tensor] of stored) {
    const [, before, number, part] = pattern.exec(from)!;
    if (before !== prefix) refuse(from);
    const index = Number(number);
    const layer = layers.get(index) ?? { index, parts: new Map() };
    layers.set(index, layer);
    layer.parts.set(part, { from, stored: tensor });
  }
  return { prefix, layers: [...layers.values()].sort((a, b) => a.index - b.index) };
}

function refuse(tensor: string): never {
  throw new WeightsError({ kind: "weights-unknown", tensor });
}

function plain(from: string, stored: StoredTensor): LessonTensor {
  const { shape } = stored;
  return { from, stored: shape, shape, values: () => numbersOf(from, stored) };
}

function transposed(from: string, stored: StoredTensor): LessonTensor {
  const shape: Shape = [...stored.shape].reverse();
  return {
    from,
    stored: stored.shape,
    shape,
    values() {
      const values = numbersOf(from, stored);
      const [fanIn, fanOut] = shape;
      return values.map((_, i) => values[(i % fanOut) * fanIn + Math.floor(i / fanOut)]);
    },
  };
}
