import { expect, test } from "vitest";
import { OutOfMemory } from "../../../src/engine/kernels/backend";
import { Heap } from "../../../src/engine/kernels/wasm/heap";

const pages = (initial: number, maximum = initial) => new WebAssembly.Memory({ initial, maximum });

test("a step that asks for the sizes of the step before takes no new memory", () => {
  const heap = new Heap(pages(4), 1000);
  heap.allocate(100); // a parameter, which stays
  const step = () => [8192, 1280, 8192, 1, 320].map((size) => ({ size, address: heap.allocate(size) }));
  const first = step();
  for (const { address } of first) heap.free(address);
  const again = step();
  expect(new Set(again.map(({ address }) => address))).toEqual(new Set(first.map(({ address }) => address)));
});

test("a smaller piece of work fits in the blocks of a larger one, which has them again afterwards", () => {
  const heap = new Heap(pages(128), 1000);
  heap.allocate(100); // a parameter, which stays
  const work = (rows: number) => [rows * 256, rows * 40, rows * 30, rows].map((size) => heap.allocate(size));
  const large = work(4096);
  for (const address of large) heap.free(address);
  const small = work(2857);
  expect(new Set(small)).toEqual(new Set(large));
  for (const address of small) heap.free(address);
  expect(new Set(work(4096))).toEqual(new Set(large));
});

test("blocks do not overlap, not even by the vector that a kernel may write past their end", () => {
  const heap = new Heap(pages(4), 1000);
  const blocks = [1, 3, 10, 30, 100, 7, 4096].map((size) => ({ size, address: heap.allocate(size) }));
  const sorted = blocks.sort((a, b) => a.address - b.address);
  for (let i = 1; i < sorted.length; i++) {
    const { address, size } = sorted[i - 1]!;
    expect(sorted[i]!.address).toBeGreaterThanOrEqual(address + size * 4 + 16);
  }
});

test("when nothing is in use the heap starts afresh, so that another network fits where the last one was", () => {
  const heap = new Heap(pages(2), 0);
  const first = heap.allocate(20_000);
  heap.free(first);
  expect(heap.allocate(1)).toBe(first);
});

test("memory grows when needed, and a refusal names the bytes that were asked for", () => {
  const heap = new Heap(pages(1, 4), 0);
  heap.allocate(40_000);
  expect(heap.usage().reserved).toBeGreaterThanOrEqual(160_000);
  expect(() => heap.allocate(1_000_000)).toThrow(OutOfMemory);
  expect(() => heap.allocate(1_000_000)).toThrow(/4\d{6} bytes/);
  expect(heap.usage().blocks).toBe(1);
});
