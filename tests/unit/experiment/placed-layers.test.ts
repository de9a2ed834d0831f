import { expect, test } from "vitest";
import { type HiddenLayer, readStack } from "../../../src/experiment/hidden-layers";
import { placeLayers } from "../../../src/experiment/placed-layers";
import golden from "../../golden/vectors/listed-layers.json";

const around = { batchSize: 32, contextSize: 3, embeddingSize: 10, vocabularySize: 27 };
const layer = { hasBias: true, normalization: "none", nonlinearity: "tanh", isResidual: false } as const;

test.each(Object.entries(golden.stacks))("counts PyTorch's parameters: %s", (_, { config, parameters }) => {
  const placed = placeLayers(readStack(config.layers) as HiddenLayer[], around);
  expect(placed.parameters).toBe(parameters);
  expect(placed.fits).toBe(true);
});

test("tells what comes out of each layer, and what PyTorch says of a sum of two widths", () => {
  const placed = placeLayers(
    [
      { ...layer, width: 256 },
      { ...layer, width: 128, isResidual: true },
    ],
    around,
  );
  expect(placed.layers.map(({ out }) => out)).toEqual([[32, 256], [32, 128]]); // biome-ignore format: one line
  expect(placed.output!.out).toEqual([32, 27]);
  expect(placed.fits).toBe(false);
  expect(placed.layers[1]!.misfit).toEqual({
    kind: "residual-width",
    words: "The size of tensor a (256) must match the size of tensor b (128) at non-singleton dimension 1",
  });
});

test("BatchNorm has nothing to do with a minibatch of one", () => {
  const [placed] = placeLayers([{ ...layer, width: 64, normalization: "batch-norm-1d" }], {
    ...around,
    batchSize: 1,
  }).layers;
  expect(placed!.misfit).toEqual({
    kind: "batch-of-one",
    words: "Expected more than 1 value per channel when training, got input size torch.Size([1, 64])",
  });
});
