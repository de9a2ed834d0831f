import { expect, test } from "vitest";
import { resnet, resnetSizes } from "../../../src/experiment/resnet";

/** As torchvision's documentation gives them (num_params of each model's weights). */
const published = { 18: 11_689_512, 34: 21_797_672, 50: 25_557_032, 101: 44_549_160, 152: 60_192_808 };

test.each(resnetSizes)(
  "ResNet-%i has as many parameters as torchvision's, and the layers of its name",
  (size) => {
    const { parameters, layers } = resnet(size);
    expect(parameters).toBe(published[size]);
    expect(layers).toBe(size);
  },
);

test("stages halve the image and double the channels, as the paper's table says", () => {
  expect(resnet(34).stages.map(({ name, output }) => [name, ...output])).toEqual([
    ["conv1", 64, 112, 112],
    ["conv2_x", 64, 56, 56],
    ["conv3_x", 128, 28, 28],
    ["conv4_x", 256, 14, 14],
    ["conv5_x", 512, 7, 7],
    ["fc", 1000, 1, 1],
  ]);
  expect(resnet(50).stages[1].output).toEqual([256, 56, 56]);
});

test("a shortcut is x itself except where the shape changes", () => {
  const [, conv2, conv3] = resnet(18).stages;
  expect(conv2.blocks.map(({ downsample }) => downsample !== null)).toEqual([false, false]);
  expect(conv3.blocks.map(({ downsample }) => downsample !== null)).toEqual([true, false]);
  // A bottleneck widens already in the first stage.
  expect(resnet(50).stages[1].blocks.map(({ downsample }) => downsample !== null)).toEqual([
    true,
    false,
    false,
  ]);
});
