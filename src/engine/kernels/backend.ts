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

/** Where a run's numbers live and who computes with them. */
export interface Backend {
  readonly name: string;
  readonly kernels: Kernels;
  /** Room for `size` numbers, contents undefined. Throws OutOfMemory. */
  allocate(size: number): Handle;
  /** `size` as it was allocated. */
  free(handle: Handle, size: number): void;
  memory(): BackendMemory;
  write(handle: Handle, values: Float32Array | Int32Array): void;
  /** A copy of `size` numbers. */
  readFloat32(handle: Handle, size: number): Float32Array<ArrayBuffer>;
  readInt32(handle: Handle, size: number): Int32Array<ArrayBuffer>;
}

/**
 * The coarse kernels that every op is written in. Sizes come first, then what is read, then what is written, whole
 * unless said otherwise. `n` counts numbers; matrices are row-major. Ops check shapes; a kernel trusts its caller.
 */
export interface Kernels {
  fill(n: number, value: number, out: Handle): void;
  copy(n: number, x: Handle, out: Handle): void;
  add(n: number, a: Handle, b: Handle, out: Handle): void;

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
}

/** The backend could not get memory for `bytes` more. */
export class OutOfMemory extends Error {
  constructor(readonly bytes: number) {
    super(`out of memory: tried to allocate ${bytes} bytes`);
    this.name = "OutOfMemory";
  }
}
