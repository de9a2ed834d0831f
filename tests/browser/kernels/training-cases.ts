import { type Draw, floats, type KernelCase } from "./kernel-case";

const columnsOf = (draw: Draw) => ({ rows: 2 + draw.size(60), columns: draw.size(70) });

/** A parameter, its gradient and what an optimiser remembers of it; all that it remembers is compared. */
function update(draw: Draw, call: (n: number, ...call: Parameters<KernelCase["call"]>) => void): KernelCase {
  const n = draw.size(300);
  const [parameter, gradient, mean] = [draw.normal(n), draw.normal(n), draw.normal(n, 0.1)];
  const [square, largest] = [draw.positive(n), draw.positive(n)];
  return {
    inputs: { parameter, gradient, mean, square, largest },
    results: floats("parameter", "mean", "square", "largest"),
    call: (k, b) => call(n, k, b),
  };
}

export const trainingCases = {
  crossEntropy: (draw) => {
    const [rows, classes] = [draw.size(64), 1 + draw.size(60)];
    return {
      inputs: { logits: draw.normal(rows * classes, 4), targets: draw.integers(rows, classes) },
      outputs: { probabilities: rows * classes, loss: 1 },
      results: floats("probabilities", "loss"),
      call: (k, b) => k.crossEntropy(rows, classes, b.logits, b.targets, b.probabilities, b.loss),
    };
  },
  crossEntropyBackward: (draw) => {
    const [rows, classes] = [draw.size(64), 1 + draw.size(60)];
    return {
      inputs: {
        probabilities: draw.positive(rows * classes),
        targets: draw.integers(rows, classes),
        dloss: draw.normal(1),
      },
      outputs: { dlogits: rows * classes },
      results: floats("dlogits"),
      call: (k, b) => k.crossEntropyBackward(rows, classes, b.probabilities, b.targets, b.dloss, b.dlogits),
    };
  },
  columnStatistics: (draw) => {
    const { rows, columns } = columnsOf(draw);
    return {
      inputs: { x: draw.normal(rows * columns) },
      outputs: { mean: columns, variance: columns, invstd: columns },
      results: floats("mean", "variance", "invstd"),
      call: (k, b) => k.columnStatistics(rows, columns, b.x, 1, 1e-5, b.mean, b.variance, b.invstd),
    };
  },
  normalize: (draw) => {
    const { rows, columns } = columnsOf(draw);
    return {
      inputs: {
        x: draw.normal(rows * columns),
        mean: draw.normal(columns),
        invstd: draw.positive(columns),
        gamma: draw.normal(columns),
        beta: draw.normal(columns),
      },
      outputs: { xhat: rows * columns, y: rows * columns },
      results: floats("xhat", "y"),
      call: (k, b) => k.normalize(rows, columns, b.x, b.mean, b.invstd, b.gamma, b.beta, b.xhat, b.y),
    };
  },
  affineBackward: (draw) => {
    const { rows, columns } = columnsOf(draw);
    return {
      inputs: { dy: draw.normal(rows * columns), xhat: draw.normal(rows * columns) },
      outputs: { dgamma: columns, dbeta: columns },
      results: floats("dgamma", "dbeta"),
      call: (k, b) => k.affineBackward(rows, columns, b.dy, b.xhat, b.dgamma, b.dbeta),
    };
  },
  normalizeBackward: (draw) => {
    const { rows, columns } = columnsOf(draw);
    const frozen = draw.size(2) === 2;
    return {
      inputs: {
        dy: draw.normal(rows * columns),
        xhat: draw.normal(rows * columns),
        invstd: draw.positive(columns),
        gamma: draw.normal(columns),
        dgamma: draw.normal(columns),
        dbeta: draw.normal(columns),
      },
      outputs: { dx: rows * columns },
      results: floats("dx"),
      call: (k, b) =>
        k.normalizeBackward(
          rows,
          columns,
          b.dy,
          b.xhat,
          b.invstd,
          b.gamma,
          b.dgamma,
          b.dbeta,
          1,
          frozen,
          b.dx,
        ),
    };
  },
  updateRunning: (draw) => update(draw, (n, k, b) => k.updateRunning(n, b.gradient, 1.03, 0.1, b.parameter)),
  sgdStep: (draw) => update(draw, (n, k, b) => k.sgdStep(n, b.gradient, 0.1, b.parameter)),
  sgdDecayStep: (draw) => update(draw, (n, k, b) => k.sgdDecayStep(n, b.gradient, 0.1, 0.01, b.parameter)),
  sgdMomentumStep: (draw) => {
    const nesterov = draw.size(2) === 2;
    const dampening = nesterov ? 0 : 0.5;
    return update(draw, (n, k, b) =>
      k.sgdMomentumStep(n, b.gradient, 0.1, 0.01, 0.9, dampening, nesterov, b.mean, b.parameter),
    );
  },
  adamStep: (draw) => {
    const amsgrad = draw.size(2) === 2;
    return update(draw, (n, k, b) =>
      k.adamStep(
        n,
        b.gradient,
        0.01,
        0.8,
        0.9,
        0.999,
        1e-8,
        0.01,
        b.mean,
        b.square,
        amsgrad ? b.largest : null,
        b.parameter,
      ),
    );
  },
} satisfies Record<string, (draw: Draw) => KernelCase>;
