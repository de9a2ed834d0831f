import type { RunningAndCalibrated } from "../experiment/studies/running-and-calibrated";

/** How far the running statistics are from the calibrated ones: √ of the mean square over neurons, in calibrated stds. */
export function distanceInStds({ running, calibrated }: RunningAndCalibrated, of: "mean" | "std"): number {
  const squares = running[of].map((value, i) => ((value - calibrated[of][i]) / calibrated.std[i]) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
