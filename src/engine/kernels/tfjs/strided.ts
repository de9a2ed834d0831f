import type { Handle, Kernels } from "../backend";
import { compute } from "./compute";
import { placesOf } from "./integers";
import { each, program } from "./program/program";
import type { Slots } from "./slots";

const taken = program("take", { inputs: { at: each, x: ["0", "at"] }, result: "x" });

/** Where `at` is negative the number stays; what is read there doesn't count. */
const placed = program("place", {
  inputs: { start: each, at: each, part: ["0", "at"] },
  result: "at < 0 ? start : part",
});

/** out[i] = x[places[i]], numbers of any 4-byte type. */
export function take(slots: Slots, x: Handle, places: Int32Array, out: Handle): void {
  if (slots.holdsIntegers(x)) {
    const from = slots.integers(x);
    slots.putValues(
      out,
      places.map((place) => from[place]),
    );
    return;
  }
  const at = slots.allocate(places.length);
  slots.putValues(at, places);
  const integer = slots.isInteger(x);
  compute(slots, taken, { rows: 1, columns: places.length, inputs: { at, x }, out, integer });
  slots.free(at);
}

export function stridedKernels(slots: Slots): Pick<Kernels, "readStrided" | "writeStrided"> {
  return {
    readStrided: (lengths, x, offset, strides, out) =>
      take(slots, x, placesOf(lengths, offset, strides), out),
    writeStrided(lengths, x, out, offset, strides) {
      const places = placesOf(lengths, offset, strides);
      if (slots.holdsIntegers(x)) {
        const [from, values] = [slots.integers(x), slots.integers(out).slice()];
        places.forEach((place, i) => {
          values[place] = from[i];
        });
        slots.putValues(out, values);
        return;
      }
      const size = slots.sizeOf(out);
      const sources = new Int32Array(size).fill(-1);
      places.forEach((place, i) => {
        sources[place] = i;
      });
      const at = slots.allocate(size);
      slots.putValues(at, sources);
      const integer = slots.isInteger(x);
      compute(slots, placed, { rows: 1, columns: size, inputs: { start: out, at, part: x }, out, integer });
      slots.free(at);
    },
  };
}
