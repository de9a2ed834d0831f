/** The five networks of the paper, by their number of layers with weights (He et al. 2015, table 1). */
export const resnetSizes = [18, 34, 50, 101, 152] as const;
export type ResnetSize = (typeof resnetSizes)[number];

type BlockKind = "basic" | "bottleneck";

const blocksPerStage: Record<
  ResnetSize,
  { kind: BlockKind; counts: readonly [number, number, number, number] }
> = {
  18: { kind: "basic", counts: [2, 2, 2, 2] },
  34: { kind: "basic", counts: [3, 4, 6, 3] },
  50: { kind: "bottleneck", counts: [3, 4, 6, 3] },
  101: { kind: "bottleneck", counts: [3, 4, 23, 3] },
  152: { kind: "bottleneck", counts: [3, 8, 36, 3] },
};

/** By how much the last convolution of a bottleneck widens: torchvision's Bottleneck.expansion. */
const EXPANSION = 4;
const CLASSES = 1000;
const IMAGE = 224;

/** A convolution with its batch normalisation, neither with a bias but BatchNorm's β. */
export interface Convolution {
  kernel: number;
  stride: number;
  inputs: number;
  outputs: number;
  /** Weights, γ and β. */
  parameters: number;
}

export interface Block {
  kind: BlockKind;
  convolutions: Convolution[];
  /** The 1×1 convolution of the shortcut, where the block changes the shape; null where x itself goes by. */
  downsample: Convolution | null;
  parameters: number;
}

export interface Stage {
  /** The paper's name: conv1, conv2_x, … */
  name: string;
  /** Shape of what comes out, [channels, height, width]. */
  output: readonly [number, number, number];
  /** None in the stem and in the head. */
  blocks: Block[];
  parameters: number;
}

export interface Resnet {
  size: ResnetSize;
  stages: Stage[];
  /** Convolutions and the last Linear, those of shortcuts apart: what the name counts. */
  layers: number;
  parameters: number;
}

/** torchvision.models.resnet18 … resnet152: their stages, shapes and parameters, computed. */
export function resnet(size: ResnetSize): Resnet {
  const { kind, counts } = blocksPerStage[size];
  const expansion = kind === "basic" ? 1 : EXPANSION;
  const stem = convolution(7, 2, 3, 64);
  const stages: Stage[] = [
    { name: "conv1", output: [64, IMAGE / 2, IMAGE / 2], blocks: [], parameters: stem.parameters },
  ];
  let channels = 64;
  let side = IMAGE / 4; // after the 3×3 max pooling of stride 2
  counts.forEach((count, i) => {
    const width = 64 * 2 ** i;
    const stride = i === 0 ? 1 : 2;
    side /= stride;
    const blocks = Array.from({ length: count }, (_, k) => {
      const inputs = k === 0 ? channels : width * expansion;
      return block(kind, inputs, width, k === 0 ? stride : 1);
    });
    channels = width * expansion;
    stages.push({
      name: `conv${i + 2}_x`,
      output: [channels, side, side],
      blocks,
      parameters: sum(blocks.map(({ parameters }) => parameters)),
    });
  });
  stages.push({ name: "fc", output: [CLASSES, 1, 1], blocks: [], parameters: channels * CLASSES + CLASSES });
  const convolutions = sum(stages.flatMap(({ blocks }) => blocks.map((one) => one.convolutions.length)));
  return {
    size,
    stages,
    layers: 1 + convolutions + 1,
    parameters: sum(stages.map(({ parameters }) => parameters)),
  };
}

/** torchvision's BasicBlock (3×3, 3×3) or Bottleneck (1×1, 3×3 with the stride, 1×1 four times as wide). */
function block(kind: BlockKind, inputs: number, width: number, stride: number): Block {
  const outputs = kind === "basic" ? width : width * EXPANSION;
  const convolutions =
    kind === "basic"
      ? [convolution(3, stride, inputs, width), convolution(3, 1, width, width)]
      : [
          convolution(1, 1, inputs, width),
          convolution(3, stride, width, width),
          convolution(1, 1, width, outputs),
        ];
  const changesShape = stride !== 1 || inputs !== outputs;
  const downsample = changesShape ? convolution(1, stride, inputs, outputs) : null;
  const parameters = sum(convolutions.map((one) => one.parameters)) + (downsample?.parameters ?? 0);
  return { kind, convolutions, downsample, parameters };
}

function convolution(kernel: number, stride: number, inputs: number, outputs: number): Convolution {
  return { kernel, stride, inputs, outputs, parameters: kernel * kernel * inputs * outputs + 2 * outputs };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
