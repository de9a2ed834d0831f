// Elementwise kernels over n float32 numbers. The room after every allocation takes the last vector's spill.

export function fill(n: i32, value: f32, out: usize): void {
  const v = f32x4.splat(value);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, v);
}

export function copy(n: i32, x: usize, out: usize): void {
  memory.copy(out, x, <usize>n * 4);
}

export function add(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.add(v128.load(a + i), v128.load(b + i)));
}

export function mul(n: i32, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.mul(v128.load(a + i), v128.load(b + i)));
}

/** parameter −= gradient · learningRate, rounded twice as PyTorch's `p.data -= p.grad * lr` is. */
export function sgdStep(n: i32, gradient: usize, learningRate: f32, parameter: usize): void {
  const lr = f32x4.splat(learningRate);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    v128.store(parameter + i, f32x4.sub(v128.load(parameter + i), f32x4.mul(v128.load(gradient + i), lr)));
  }
}

/** running = (1 − momentum) · running + momentum · (value · factor). */
export function updateRunning(n: i32, value: usize, factor: f32, momentum: f32, running: usize): void {
  const keep = f32x4.splat(1 - momentum);
  const take = f32x4.splat(momentum * factor);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const kept = f32x4.mul(v128.load(running + i), keep);
    v128.store(running + i, f32x4.add(kept, f32x4.mul(v128.load(value + i), take)));
  }
}
