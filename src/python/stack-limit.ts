import type { PyodideAPI } from "pyodide";

/** What CPython calls of its own interpreter, besides what Pyodide's types know. */
interface CPython {
  _PyThreadState_Get(): number;
  /** From the lowest address on, so many bytes. */
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, bytes: number): void;
  _emscripten_stack_get_current(): number;
}

/**
 * Bytes of WebAssembly's stack that calls within calls may take. Python believes that it has ten million, while a
 * worker's own stack, of about one, ends at a seventh of them, and takes the interpreter along: an `__add__`
 * that adds itself, a module whose forward calls it. With this many left to believe in, two hundred such calls, it raises
 * RecursionError.
 */
const BYTES = 100_000;

/** Before any Python runs, with nothing on the stack. */
export function limitStack(pyodide: PyodideAPI): void {
  const { _module } = pyodide as unknown as { _module: CPython };
  const top = _module._emscripten_stack_get_current();
  _module._PyUnstable_ThreadState_SetStackProtection(_module._PyThreadState_Get(), top - BYTES, BYTES);
}
