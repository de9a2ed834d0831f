import { OutOfMemory } from "../engine/kernels/backend";
import { Refusal } from "../engine/refusal";
import { currentBackend } from "../engine/tensor";
import { creation } from "./bridge/creation";
import { elementwise } from "./bridge/elementwise";
import { Generators } from "./bridge/generators";
import { history } from "./bridge/history";
import { indexing } from "./bridge/indexing";
import { nameResult } from "./bridge/kinds";
import { layers } from "./bridge/layers";
import { Memory } from "./bridge/memory";
import { numpyRandom } from "./bridge/numpy-random";
import { refusingOverflow } from "./bridge/overflow";
import { reductions } from "./bridge/reductions";
import { shapes } from "./bridge/shapes";
import { values } from "./bridge/values";
import { views } from "./bridge/views";

/** What an operation gives instead of a tensor when it fails: `failure_kind` and `failure_words` say why. */
const FAILED = -1;

interface Failure {
  /** Python's class of the exception. */
  kind: string;
  words: string;
}

/**
 * The engine as Python's module `_activa`: one call an operation, and only numbers across. `buffer`: the interpreter's
 * own memory, for what comes and goes in bulk.
 */
export function createBridge(buffer: () => ArrayBufferLike) {
  const memory = new Memory();
  const generators = new Generators();
  let failure: Failure = { kind: "RuntimeError", words: "" };

  const operations: Record<string, (...args: never[]) => unknown> = {
    ...elementwise(memory),
    ...reductions(memory),
    ...shapes(memory),
    ...views(memory),
    ...indexing(memory),
    ...layers(memory, generators),
    ...creation(memory, generators),
    ...values(memory, buffer),
    ...history(memory),
    ...numpyRandom(generators, buffer),
  };
  const module: Record<string, (...args: never[]) => unknown> = {};
  for (const [name, plain] of Object.entries(operations)) {
    const operation = refusingOverflow(name, plain, memory);
    module[name] = (...args) => {
      try {
        const result = memory.run(() => operation(...args));
        if (memory.hasKinds) nameResult(memory, name, args, result as number);
        return result;
      } catch (error) {
        failure = failureOf(error);
        return FAILED;
      }
    };
  }
  return {
    memory,
    module: {
      ...module,
      take: (id: number) => memory.take(id),
      /** The one number of a tensor; the caller knows that there is one. */
      item: (id: number) => memory.get(id).item(),
      failure_kind: () => failure.kind,
      failure_words: () => failure.words,
      tensors_held: () => memory.count,
      bytes_held: () => currentBackend().memory().bytes,
      blocks_held: () => currentBackend().memory().blocks,
    },
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { kind: error.kind, words: asLong(error.words) };
  if (error instanceof OutOfMemory) {
    const words = `[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate ${error.bytes} bytes.`;
    return { kind: "RuntimeError", words };
  }
  if (error instanceof RangeError || error instanceof TypeError) {
    return { kind: error instanceof RangeError ? "ValueError" : "TypeError", words: error.message };
  }
  throw error;
}

/** The engine's integers have 32 bits and call themselves so; Python's are int64. */
function asLong(words: string): string {
  return words.replace(/torch\.IntTensor/g, "torch.LongTensor").replace(/(?<!Long, )\bInt\b/g, "Long");
}
