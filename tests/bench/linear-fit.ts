export interface Line {
  intercept: number;
  slope: number;
}

/**
 * The line y = intercept + slope·x whose relative errors, Σ ((intercept + slope·x − y)/y)², are least: of times that
 * span three powers of ten, the smallest count as much as the largest.
 */
export function linearFit(points: readonly { x: number; y: number }[]): Line {
  // Divided by y it is ordinary least squares of 1 = intercept·u + slope·v with u = 1/y, v = x/y.
  let uu = 0;
  let uv = 0;
  let vv = 0;
  let u1 = 0;
  let v1 = 0;
  for (const { x, y } of points) {
    const [u, v] = [1 / y, x / y];
    uu += u * u;
    uv += u * v;
    vv += v * v;
    u1 += u;
    v1 += v;
  }
  const determinant = uu * vv - uv * uv;
  return { intercept: (u1 * vv - v1 * uv) / determinant, slope: (v1 * uu - u1 * uv) / determinant };
}
