import type { BinaryOp, Handle, Kernels } from "../backend";
import { compute, computeEach } from "./compute";
import { integerOps, placesOf } from "./integers";
import { type Address, each, one, type Program, perColumn, perRow, program } from "./program/program";
import type { Slots } from "./slots";
import { take } from "./strided";

/** Comparisons and logical ops give int32. */
const results: Record<BinaryOp, { result: string; integer: boolean }> = {
  add: { result: "a + b", integer: false },
  sub: { result: "a - b", integer: false },
  mul: { result: "a * b", integer: false },
  div: { result: "a / b", integer: false },
  eq: { result: "a == b ? 1 : 0", integer: true },
  ne: { result: "a != b ? 1 : 0", integer: true },
  lt: { result: "a < b ? 1 : 0", integer: true },
  le: { result: "a <= b ? 1 : 0", integer: true },
  gt: { result: "a > b ? 1 : 0", integer: true },
  ge: { result: "a >= b ? 1 : 0", integer: true },
  and: { result: "a * b", integer: true },
  or: { result: "max(a, b)", integer: true },
};

const programs = new Map<string, Program>();

/** a op b, read at these addresses. */
export function programOf(op: BinaryOp, a: Address, b: Address): Program {
  const name = `${op}:${a}:${b}`;
  const known = programs.get(name);
  if (known) return known;
  const made = program(name, { inputs: { a, b }, result: results[op].result });
  programs.set(name, made);
  return made;
}

/** Of an operand that is read in two loops. */
function addressOf([outer, inner]: readonly number[]): Address {
  if (outer === 0) return inner === 0 ? one : perColumn;
  return inner === 0 ? perRow : each;
}

export function binaryKernels(slots: Slots): Pick<Kernels, "binary"> {
  return {
    binary(op, integer, lengths, a, aStrides, b, bStrides, out) {
      if (integer && !onDevice(slots, op, a, b)) {
        const [left, right] = [slots.integers(a), slots.integers(b)];
        const [aPlaces, bPlaces] = [placesOf(lengths, 0, aStrides), placesOf(lengths, 0, bStrides)];
        const apply = integerOps[op];
        slots.putValues(
          out,
          aPlaces.map((place, i) => apply(left[place], right[bPlaces[i]])),
        );
        return;
      }
      const result = { out, integer: results[op].integer };
      if (lengths.length > 2) {
        const [left, right] = [spread(slots, lengths, a, aStrides), spread(slots, lengths, b, bStrides)];
        computeEach(slots, programOf(op, each, each), slots.sizeOf(left), {
          inputs: { a: left, b: right },
          ...result,
        });
        slots.free(left);
        slots.free(right);
        return;
      }
      if (lengths.length === 1 && aStrides[0] !== 0) {
        const address = bStrides[0] === 0 ? one : each;
        computeEach(slots, programOf(op, each, address), lengths[0], { inputs: { a, b }, ...result });
        return;
      }
      const [rows, columns] = lengths.length === 1 ? [1, lengths[0]] : lengths;
      const aAddress = addressOf([...new Array(2 - lengths.length).fill(0), ...aStrides]);
      const bAddress = addressOf([...new Array(2 - lengths.length).fill(0), ...bStrides]);
      compute(slots, programOf(op, aAddress, bAddress), { rows, columns, inputs: { a, b }, ...result });
    },
  };
}

/** Masks that the device has computed are combined and compared there; arithmetic of int32 needs all 32 bits. */
function onDevice(slots: Slots, op: BinaryOp, a: Handle, b: Handle): boolean {
  return (
    results[op].integer && [a, b].some((handle) => slots.isInteger(handle) && !slots.holdsIntegers(handle))
  );
}

/** The operand as long as the output, in a block of its own. */
function spread(slots: Slots, lengths: readonly number[], x: Handle, strides: readonly number[]): Handle {
  const places = placesOf(lengths, 0, strides);
  const out = slots.allocate(places.length);
  take(slots, x, places, out);
  return out;
}
