// As many fused multiply-adds as the core can do: all in registers, no memory, and enough independent sums that
// none waits for another (a multiply-add takes four or five cycles, and two begin in each: at least ten). With x and
// y they fit in the sixteen registers of x86. The sums differ, or a compiler would see that they are one.

/** Each pass is twelve multiply-adds of four lanes: 96 floating-point operations. */
export function multiplyAdd(passes: i32, xValue: f32, yValue: f32): f32 {
  const x = f32x4.splat(xValue);
  const y = f32x4.splat(yValue);
  let a = f32x4.splat(1);
  let b = f32x4.splat(2);
  let c = f32x4.splat(3);
  let d = f32x4.splat(4);
  let e = f32x4.splat(5);
  let f = f32x4.splat(6);
  let g = f32x4.splat(7);
  let h = f32x4.splat(8);
  let i = f32x4.splat(9);
  let j = f32x4.splat(10);
  let k = f32x4.splat(11);
  let l = f32x4.splat(12);
  for (; passes > 0; passes--) {
    a = f32x4.relaxed_madd(x, y, a);
    b = f32x4.relaxed_madd(x, y, b);
    c = f32x4.relaxed_madd(x, y, c);
    d = f32x4.relaxed_madd(x, y, d);
    e = f32x4.relaxed_madd(x, y, e);
    f = f32x4.relaxed_madd(x, y, f);
    g = f32x4.relaxed_madd(x, y, g);
    h = f32x4.relaxed_madd(x, y, h);
    i = f32x4.relaxed_madd(x, y, i);
    j = f32x4.relaxed_madd(x, y, j);
    k = f32x4.relaxed_madd(x, y, k);
    l = f32x4.relaxed_madd(x, y, l);
  }
  a = f32x4.add(a, b);
  a = f32x4.add(a, c);
  a = f32x4.add(a, d);
  a = f32x4.add(a, e);
  a = f32x4.add(a, f);
  a = f32x4.add(a, g);
  a = f32x4.add(a, h);
  a = f32x4.add(a, i);
  a = f32x4.add(a, j);
  a = f32x4.add(a, k);
  a = f32x4.add(a, l);
  return f32x4.extract_lane(a, 0);
}
