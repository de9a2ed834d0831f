/** A block of 4-byte numbers (float32 or int32) held by a backend. What the number means is the backend's own. */
export type Handle = number;

/** What a backend holds at the moment, for leak tests and for the reader. */
export interface BackendMemory {
  /** Blocks in use. */
  blocks: number;
  /** Bytes in use. */
  bytes: number;
  /** Bytes the backend has taken from the machine; never shrinks. */
  reserved: number;
}

/** `size` numbers of the block `handle`. */
export interface Block {
  handle: Handle;
  size: number;
}

/** Compute kernels in WebAssembly with fused multiply-add or plain SIMD, and TensorFlow.js on a GPU or in plain JavaScript. */
export const backendNames = ["wasm-relaxed-simd", "wasm-simd", "webgpu", "webgl", "cpu"] as const;
export type BackendName = (typeof backendNames)[number];

/** WebAssembly computes at once and in this thread; the others answer later and can be lost. */
export function isWasm(name: BackendName): name is "wasm-relaxed-simd" | "wasm-simd" {
  return name === "wasm-relaxed-simd" || name === "wasm-simd";
}

/** Where a run's numbers live and who computes with them. */
export interface Backend {
  readonly name: BackendName;
  /** Some phones' GPUs compute with 16-bit floats whatever they are asked: their numbers are not PyTorch's. */
  readonly isHalfPrecision: boolean;
  readonly kernels: Kernels;
  /** Room for `size` numbers, contents undefined. Throws OutOfMemory. */
  allocate(size: number): Handle;
  free(handle: Handle): void;
  memory(): BackendMemory;
  write(handle: Handle, values: Float32Array | Int32Array): void;
  /**
   * A copy of `size` numbers. A GPU first finishes all that it has been told, and not every browser lets WebGPU be read
   * so: a run reads with `download`.
   */
  readFloat32(handle: Handle, size: number): Float32Array<ArrayBuffer>;
  readInt32(handle: Handle, size: number): Int32Array<ArrayBuffer>;
  /** Copies of float32 blocks as they are at the call, read together while the thread goes on. Rejects with BackendLost. */
  download(blocks: readonly Block[]): Promise<Float32Array<ArrayBuffer>[]>;
  /** Gives everything back to the machine: no block is of use after it, and all are free. */
  dispose(): void;
}

/** What `binary` computes: arithmetic, comparisons (true is 1), and the logical ops of numbers that are 0 or 1. */
export const binaryOps = [
  "add",
  "sub",
  "mul",
  "div",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "and",
  "or",
] as const;
export type BinaryOp = (typeof binaryOps)[number];

/**
 * The coarse kernels that every op is written in. Sizes come first, then what is read, then what is written, whole
 * unless said otherwise. `n` counts numbers; matrices are row-major. Ops check shapes; a kernel trusts its caller.
 */
export interface Kernels {
  fill(n: number, value: number, out: Handle): void;
  copy(n: number, x: Handle, out: Handle): void;
  add(n: number, a: Handle, b: Handle, out: Handle): void;
  mul(n: number, a: Handle, b: Handle, out: Handle): void;

  /** out[m×n] = bias[n] + op(a)[m×k] · op(b)[k×n]; a transposed operand is stored [k×m] or [n×k]. */
  gemm(
    m: number,
    n: number,
    k: number,
    a: Handle,
    transposeA: boolean,
    b: Handle,
    transposeB: boolean,
    bias: Handle | null,
    out: Handle,
  ): void;
  /** out[n] = Σ over the m rows of x[m×n]. */
  columnSum(m: number, n: number, x: Handle, out: Handle): void;

  tanh(n: number, x: Handle, out: Handle): void;
  /** dx = (1 − t²)·dt. */
  tanhBackward(n: number, t: Handle, dt: Handle, dx: Handle): void;
  sigmoid(n: number, x: Handle, out: Handle): void;
  /** dx = (1 − s)·s·ds. */
  sigmoidBackward(n: number, s: Handle, ds: Handle, dx: Handle): void;
  /** out = max(x, 0). */
  relu(n: number, x: Handle, out: Handle): void;
  /** dx = dy where y > 0, else 0; y = relu(x). */
  reluBackward(n: number, y: Handle, dy: Handle, dx: Handle): void;
  /** out = x where x > 0, else slope·x. */
  leakyRelu(n: number, x: Handle, slope: number, out: Handle): void;
  leakyReluBackward(n: number, x: Handle, dy: Handle, slope: number, dx: Handle): void;
  /** out = scale·x where x > 0, else scale·alpha·(eˣ − 1). */
  elu(n: number, x: Handle, alpha: number, scale: number, out: Handle): void;
  eluBackward(n: number, x: Handle, dy: Handle, alpha: number, scale: number, dx: Handle): void;
  /** out = x·Φ(x), Φ the standard normal's distribution. */
  gelu(n: number, x: Handle, out: Handle): void;
  geluBackward(n: number, x: Handle, dy: Handle, dx: Handle): void;
  /** out = x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2. */
  geluTanh(n: number, x: Handle, out: Handle): void;
  geluTanhBackward(n: number, x: Handle, dy: Handle, dx: Handle): void;

  neg(n: number, x: Handle, out: Handle): void;
  abs(n: number, x: Handle, out: Handle): void;
  /** dx = dy·sign(x). */
  absBackward(n: number, x: Handle, dy: Handle, dx: Handle): void;
  sqrt(n: number, x: Handle, out: Handle): void;
  exp(n: number, x: Handle, out: Handle): void;
  log(n: number, x: Handle, out: Handle): void;
  pow(n: number, x: Handle, exponent: number, out: Handle): void;
  /** out = min(max(x, low), high). */
  clamp(n: number, x: Handle, low: number, high: number, out: Handle): void;
  /** dx = dy where low ≤ x ≤ high, else 0. */
  clampBackward(n: number, x: Handle, dy: Handle, low: number, high: number, dx: Handle): void;
  /** out = a where the int32 condition isn't 0, else b; numbers of any 4-byte type. */
  select(n: number, condition: Handle, a: Handle, b: Handle, out: Handle): void;
  /** float32 of int32. */
  toFloat(n: number, x: Handle, out: Handle): void;
  /** int32 of float32, towards 0. */
  toInteger(n: number, x: Handle, out: Handle): void;

  /**
   * out = a op b over nested loops of these lengths, the last fastest, with a stride of each operand for each loop; the
   * last loop's are 1 or 0. Comparisons and logical ops give int32, the others the type that a and b have: int32
   * if `integer`, else float32. `out` may be a.
   */
  binary(
    op: BinaryOp,
    integer: boolean,
    lengths: readonly number[],
    a: Handle,
    aStrides: readonly number[],
    b: Handle,
    bStrides: readonly number[],
    out: Handle,
  ): void;
  /** out, contiguous = the numbers of x, of any 4-byte type, from `offset` on, at these strides. */
  readStrided(
    lengths: readonly number[],
    x: Handle,
    offset: number,
    strides: readonly number[],
    out: Handle,
  ): void;
  /** The inverse: x, contiguous, goes to its places in out; the other numbers of out stay. */
  writeStrided(
    lengths: readonly number[],
    x: Handle,
    out: Handle,
    offset: number,
    strides: readonly number[],
  ): void;

  /** out[outer×inner] = Σ over the middle of x[outer×count×inner]; of int32 numbers modulo 2³². */
  sum(outer: number, count: number, inner: number, integer: boolean, x: Handle, out: Handle): void;
  /** Mean and variance Σ(x−mean)²/(count−correction) over the middle of x[outer×count×inner]. */
  variance(
    outer: number,
    count: number,
    inner: number,
    x: Handle,
    correction: number,
    mean: Handle,
    variance: Handle,
  ): void;
  /** The largest over the middle of x[outer×count×inner], NaN above all, and its first int32 index. */
  maximum(
    outer: number,
    count: number,
    inner: number,
    integer: boolean,
    x: Handle,
    values: Handle,
    indices: Handle,
  ): void;

  /** Of each row of x[rows×n]. */
  softmax(rows: number, n: number, x: Handle, out: Handle): void;
  /** dx = s·(ds − Σ ds·s). */
  softmaxBackward(rows: number, n: number, s: Handle, ds: Handle, dx: Handle): void;
  logSoftmax(rows: number, n: number, x: Handle, out: Handle): void;
  /** dx = dy − exp(y)·Σ dy. */
  logSoftmaxBackward(rows: number, n: number, y: Handle, dy: Handle, dx: Handle): void;

  /** gemm without bias for each of `batch` matrices, those of an operand `step` numbers apart (0: one for all). */
  batchGemm(
    batch: number,
    m: number,
    n: number,
    k: number,
    a: Handle,
    aStep: number,
    transposeA: boolean,
    b: Handle,
    bStep: number,
    transposeB: boolean,
    out: Handle,
  ): void;

  /** out[o, i, j] = x[o, indices[o, i, j], j]: x[outer×size×inner], indices and out [outer×count×inner]. */
  gather(
    outer: number,
    size: number,
    inner: number,
    count: number,
    x: Handle,
    indices: Handle,
    out: Handle,
  ): void;
  /** x[o, indices[o, i, j], j] += values[o, i, j], in place. */
  scatterAdd(
    outer: number,
    size: number,
    inner: number,
    count: number,
    values: Handle,
    indices: Handle,
    x: Handle,
  ): void;

  /** Position of the first of `count` int32 indices outside [0, size), or −1. */
  findOutOfRange(count: number, size: number, indices: Handle): number;
  /** out[i] = table[indices[i]], rows of `width` numbers of any 4-byte type. */
  gatherRows(count: number, width: number, table: Handle, indices: Handle, out: Handle): void;
  /** table[indices[i]] += rows[i], in place. */
  scatterAddRows(count: number, width: number, rows: Handle, indices: Handle, table: Handle): void;

  /** Softmax of each row of logits [rows×classes], and the mean of −log p[target] in loss[1]. */
  crossEntropy(
    rows: number,
    classes: number,
    logits: Handle,
    targets: Handle,
    probabilities: Handle,
    loss: Handle,
  ): void;
  /** dlogits = (probabilities − onehot(targets)) · dloss[0] / rows. */
  crossEntropyBackward(
    rows: number,
    classes: number,
    probabilities: Handle,
    targets: Handle,
    dloss: Handle,
    dlogits: Handle,
  ): void;

  /** Of each column: mean, variance Σ(x−mean)²/(rows−correction), and 1/√(variance+eps); [columns] each. */
  columnStatistics(
    rows: number,
    columns: number,
    x: Handle,
    correction: number,
    eps: number,
    mean: Handle,
    variance: Handle,
    invstd: Handle,
  ): void;
  /** invstd = 1/√(variance + eps). */
  inverseStd(n: number, variance: Handle, eps: number, invstd: Handle): void;
  /** out = 1/x. */
  reciprocal(n: number, x: Handle, out: Handle): void;
  /** xhat = (x − mean)·invstd and y = gamma·xhat + beta, column by column. */
  normalize(
    rows: number,
    columns: number,
    x: Handle,
    mean: Handle,
    invstd: Handle,
    gamma: Handle,
    beta: Handle,
    xhat: Handle,
    y: Handle,
  ): void;
  /** dgamma = Σ dy·xhat and dbeta = Σ dy over the rows. */
  affineBackward(
    rows: number,
    columns: number,
    dy: Handle,
    xhat: Handle,
    dgamma: Handle,
    dbeta: Handle,
  ): void;
  /** dx of normalize: through the batch's own statistics, or only past them when they are frozen. */
  normalizeBackward(
    rows: number,
    columns: number,
    dy: Handle,
    xhat: Handle,
    invstd: Handle,
    gamma: Handle,
    dgamma: Handle,
    dbeta: Handle,
    correction: number,
    frozen: boolean,
    dx: Handle,
  ): void;
  /** running = (1 − momentum)·running + momentum·factor·value, in place. */
  updateRunning(n: number, value: Handle, factor: number, momentum: number, running: Handle): void;

  /** parameter −= gradient·learningRate, in place. */
  sgdStep(n: number, gradient: Handle, learningRate: number, parameter: Handle): void;
  /** parameter −= learningRate·d with d = gradient + weightDecay·parameter, in place. */
  sgdDecayStep(
    n: number,
    gradient: Handle,
    learningRate: number,
    weightDecay: number,
    parameter: Handle,
  ): void;
  /**
   * In place: velocity = momentum·velocity + (1 − dampening)·d, d as above; and parameter −= learningRate·velocity, or
   * learningRate·(d + momentum·velocity) with nesterov.
   */
  sgdMomentumStep(
    n: number,
    gradient: Handle,
    learningRate: number,
    weightDecay: number,
    momentum: number,
    dampening: number,
    nesterov: boolean,
    velocity: Handle,
    parameter: Handle,
  ): void;
  /**
   * In place: mean = β₁·mean + (1 − β₁)·d, square = β₂·square + (1 − β₂)·d², d as above; with `largest`, that is the
   * largest square so far and takes its place; parameter −= rate·mean/(√square/rootCorrection + eps).
   */
  adamStep(
    n: number,
    gradient: Handle,
    rate: number,
    rootCorrection: number,
    beta1: number,
    beta2: number,
    eps: number,
    weightDecay: number,
    mean: Handle,
    square: Handle,
    largest: Handle | null,
    parameter: Handle,
  ): void;
}

/** The backend could not get memory for `bytes` more. */
export class OutOfMemory extends Error {
  constructor(readonly bytes: number) {
    super(`out of memory: tried to allocate ${bytes} bytes`);
    this.name = "OutOfMemory";
  }
}

/** A backend that can't compute, for a reason of the machine's. */
class BackendFailure extends Error {
  constructor(
    readonly backend: BackendName,
    readonly reason: string,
  ) {
    super(`${backend}: ${reason}`);
  }
}

/** The backend's device or context is gone (a GPU reset, a sleeping laptop), and all its blocks with it. */
export class BackendLost extends BackendFailure {
  override name = "BackendLost";
}

/** This machine or browser has no such backend. */
export class BackendMissing extends BackendFailure {
  override name = "BackendMissing";
}
