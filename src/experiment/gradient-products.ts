import { Generator } from "../engine/random/torch-generator";

/** How a gradient shrinks or grows on its way back through `depth` layers, with and without shortcuts. */
export interface GradientProducts {
  /** Geometric mean of |f′₁ ⋯ f′ₗ| over the chains, after each layer. */
  plain: number[];
  /** The same of |(1 + f′₁) ⋯ (1 + f′ₗ)|. */
  residual: number[];
}

const CHAINS = 400;

/**
 * The chain rule with one number a layer: each derivative f′ is drawn from N(0, std²), torch.randn's. Without shortcuts
 * the gradient is multiplied by f′, with them by d(x + f(x))/dx = 1 + f′ (He et al. 2016, eq. 5).
 */
export function gradientProducts(std: number, depth: number, seed: number): GradientProducts {
  const draws = new Generator(seed).randn(CHAINS * depth);
  const logs = { plain: 0, residual: 0 };
  const products: GradientProducts = { plain: [], residual: [] };
  for (let layer = 0; layer < depth; layer++) {
    for (let chain = 0; chain < CHAINS; chain++) {
      const derivative = std * draws[chain * depth + layer];
      logs.plain += Math.log(Math.abs(derivative));
      logs.residual += Math.log(Math.abs(1 + derivative));
    }
    products.plain.push(Math.exp(logs.plain / CHAINS));
    products.residual.push(Math.exp(logs.residual / CHAINS));
  }
  return products;
}
