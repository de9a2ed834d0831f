/** Every study by its name, loaded when one is first asked for. A new one is a file of experiment/studies and a line here. */
export const studies = {
  "city-pipeline": () => import("../experiment/studies/city-pipeline"),
  "forward-pass": () => import("../experiment/studies/forward-pass"),
  "name-census": () => import("../experiment/studies/name-census"),
  "split-overlap": () => import("../experiment/studies/split-overlap"),
  "gain-simulation": () => import("../experiment/studies/gain-simulation"),
  "weighted-sums": () => import("../experiment/studies/weighted-sums"),
  "std-by-fan-in": () => import("../experiment/studies/std-by-fan-in"),
  "weight-draws": () => import("../experiment/studies/weight-draws"),
  "first-minibatch": () => import("../experiment/studies/first-minibatch"),
  "gain-depth-map": () => import("../experiment/studies/gain-depth-map"),
  "backward-chain": () => import("../experiment/studies/backward-chain"),
  "dead-neuron": () => import("../experiment/studies/dead-neuron"),
  "dying-units": () => import("../experiment/studies/dying-units"),
  "first-batch": () => import("../experiment/studies/first-batch"),
  "weight-scale": () => import("../experiment/studies/weight-scale"),
  "initial-loss": () => import("../experiment/studies/initial-loss"),
  "layer-stack": () => import("../experiment/studies/layer-stack"),
  "loss-by-output-scale": () => import("../experiment/studies/loss-by-output-scale"),
  "zero-starts": () => import("../experiment/studies/zero-starts"),
  portrait: () => import("../experiment/studies/portrait"),
  "layer-profiles": () => import("../experiment/studies/layer-profiles"),
  "linear-stack": () => import("../experiment/studies/linear-stack"),
  "running-and-calibrated": () => import("../experiment/studies/running-and-calibrated"),
  "training-by-depth": () => import("../experiment/studies/training-by-depth"),
  "normalized-batch": () => import("../experiment/studies/normalized-batch"),
  "batch-coupling": () => import("../experiment/studies/batch-coupling"),
  jitter: () => import("../experiment/studies/jitter"),
  "running-statistics": () => import("../experiment/studies/running-statistics"),
  "forgotten-eval": () => import("../experiment/studies/forgotten-eval"),
  robustness: () => import("../experiment/studies/robustness"),
  "variance-estimates": () => import("../experiment/studies/variance-estimates"),
  "folded-layer": () => import("../experiment/studies/folded-layer"),
  "step-cost": () => import("../experiment/studies/step-cost"),
  "residual-block": () => import("../experiment/studies/residual-block"),
  "run-names": () => import("../experiment/studies/run-names"),
  "names-survey": () => import("../experiment/studies/names-survey"),
  "sweep-cell": () => import("../experiment/studies/sweep-cell"),
} as const;

export type StudyName = keyof typeof studies;
type StudyOf<Name extends StudyName> = Awaited<ReturnType<(typeof studies)[Name]>>["study"];
export type ParamsOf<Name extends StudyName> = Parameters<StudyOf<Name>>[0];
export type ResultOf<Name extends StudyName> =
  ReturnType<StudyOf<Name>> extends AsyncGenerator<unknown, infer Result> ? Result : never;
