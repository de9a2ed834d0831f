import { kaimingStd, xavierStd } from "../engine/nn/init";
import type { RunConfig } from "./config";

/** Standard deviation of a hidden layer's weights as the config draws them. */
export function hiddenStd({ hiddenInit, gain }: RunConfig, fanIn: number, fanOut: number): number {
  switch (hiddenInit) {
    case "randn":
      return gain;
    case "kaiming":
      return kaimingStd(fanIn, gain);
    case "xavier":
      return xavierStd(fanIn, fanOut, gain);
  }
}
