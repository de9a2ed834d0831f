import type { LayerStatistics } from "../experiment/frame";
import type { LayerHistogram } from "../figures/layer-histograms";
import type { Live } from "../figures/live";
import type { NamedLayer } from "../figures/statistics-table";

/** The hidden layers of a run as each figure takes them. */
export interface NamedLayers {
  statistics: Live<NamedLayer[]>;
  activations: Live<LayerHistogram[]>;
  gradients: Live<LayerHistogram[]>;
}

/** @param name of layer n, counted from 1 */
export function namedLayers(layers: Live<LayerStatistics[]>, name: (n: number) => string): NamedLayers {
  function live<Part>(part: (statistics: LayerStatistics, name: string) => Part): Live<Part[]> {
    return {
      subscribe: layers.subscribe,
      current: () => layers.current().map((statistics, i) => part(statistics, name(i + 1))),
    };
  }
  return {
    statistics: live((statistics, name) => ({ name, statistics })),
    activations: live(({ activations: histogram, mean, std, saturated, dead }, name) => ({
      name,
      histogram,
      mean,
      std,
      saturated,
      dead,
    })),
    gradients: live(({ gradients: histogram, gradientMean: mean, gradientStd: std, saturated }, name) => ({
      name,
      histogram,
      mean,
      std,
      saturated,
    })),
  };
}
