import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Block, Convolution } from "../experiment/resnet";
import { computedWith, withRender } from "./computed";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";

interface ResnetBlockProps {
  block: Block;
  /** What comes in: channels, and the side of the image. */
  channels: number;
  side: number;
  /** Where it stands, in words: "ResNet-50, conv3_x". */
  place: string;
}

/** A block of ResNet as torchvision writes it: what passes through the layers, and what goes around them. */
export function ResnetBlock({ block, channels, side, place }: ResnetBlockProps) {
  const { t, i18n } = useTranslation("resnet");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const outputs = block.convolutions.at(-1)!.outputs;

  function reading(): Reading {
    const text = t(block.downsample ? "block.readingDownsample" : "block.reading", {
      place,
      parameters: format.count(block.parameters),
      inputs: format.count(channels),
      outputs: format.count(outputs),
    });
    return { text, numbers: { parameters: block.parameters, inputs: channels, outputs } };
  }

  const all = [...block.convolutions, ...(block.downsample ? [block.downsample] : [])];
  const table = (): Table => ({
    header: ["kernel", "stride", "inputs", "outputs", "parameters"],
    rows: all.map((one) => [one.kernel, one.stride, one.inputs, one.outputs, one.parameters]),
  });

  function draw(size: DrawingSize, theme: FigureTheme) {
    return drawBlock(block, { channels, side, ...size, theme, t: (key) => t(`block.${key}`) });
  }

  return (
    <Figure
      name="resnet-block"
      title={t("block.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(null)}
      exports={{ table, picture: () => drawing.current!.picture() }}
    >
      <Drawing ref={drawing} label={t("block.label")} draw={draw} />
    </Figure>
  );
}

interface Page extends DrawingSize {
  theme: FigureTheme;
  channels: number;
  side: number;
  t(key: "shortcut" | "identity"): string;
}

/** From top to bottom; the shortcut goes around on the right. */
function drawBlock(block: Block, page: Page): { height: number; content: ReactNode } {
  const { width, em, theme, channels, side } = page;
  const box = { width: Math.min(15 * em, width * 0.5), height: 1.9 * em };
  const centre = Math.max(box.width / 2, width * 0.36);
  const gap = 1.1 * em;
  const content: ReactNode[] = [];
  let y = 1.2 * em;

  const shape = (channels: number, side: number) => {
    content.push(
      <text key={`shape${y}`} x={centre} y={y} textAnchor="middle" fill={theme.inkFaint}>
        {channels} × {side} × {side}
      </text>,
    );
    y += 0.5 * em;
  };
  const arrow = () => {
    content.push(<Arrow key={`arrow${y}`} x={centre} from={y} to={y + gap} color={theme.inkSoft} />);
    y += gap;
  };
  const layer = (name: string, symbol: string) => {
    content.push(
      <g key={`box${y}`} data-symbol={symbol}>
        <rect
          x={centre - box.width / 2}
          y={y}
          width={box.width}
          height={box.height}
          rx={2}
          fill={symbol === "conv" ? theme.paperRaised : "transparent"}
          stroke={symbol === "conv" ? theme.layers[2] : theme.lineStrong}
        />
        <text x={centre} y={y + 1.3 * em} textAnchor="middle" fill={theme.ink}>
          {name}
        </text>
      </g>,
    );
    y += box.height;
  };

  let now = side;
  shape(channels, now);
  const fork = y;
  block.convolutions.forEach((convolution, i) => {
    arrow();
    layer(nameOf(convolution), "conv");
    layer("BatchNorm2d", "norm");
    const isLast = i === block.convolutions.length - 1;
    if (!isLast) layer("ReLU", "relu");
    now /= convolution.stride;
    y += 1.2 * em;
    if (!isLast) shape(convolution.outputs, now);
  });
  y -= 1.2 * em;
  arrow();
  const sum = y + 0.9 * em;
  content.push(
    <g key="sum" data-symbol="skip">
      <circle cx={centre} cy={sum} r={0.9 * em} fill={theme.paper} stroke={theme.train} strokeWidth={2} />
      <text x={centre} y={sum + 0.36 * em} textAnchor="middle" fill={theme.train} fontWeight={700}>
        +
      </text>
    </g>,
  );
  y = sum + 0.9 * em;
  arrow();
  layer("ReLU", "relu");
  y += 1.4 * em;
  shape(block.convolutions.at(-1)!.outputs, now);

  const out = centre + box.width / 2 + 1.6 * em;
  const middle = (fork + sum) / 2;
  content.push(
    <g key="shortcut" data-symbol="skip">
      <path
        d={`M${centre + 4.5 * em} ${fork - 0.8 * em}H${out}V${sum}H${centre + 1.1 * em}`}
        fill="none"
        stroke={theme.train}
        strokeWidth={2.5}
      />
      <path d={`M${centre + 0.9 * em} ${sum}l${0.7 * em} ${-0.4 * em}v${0.8 * em}z`} fill={theme.train} />
      <text x={out + 0.7 * em} y={middle} fill={theme.train} fontWeight={600}>
        {block.downsample ? nameOf(block.downsample) : page.t("identity")}
      </text>
      <text x={out + 0.7 * em} y={middle + 1.4 * em} fill={theme.inkSoft}>
        {block.downsample ? "BatchNorm2d" : page.t("shortcut")}
      </text>
    </g>,
  );
  return { height: y + 0.4 * em, content };
}

function Arrow({ x, from, to, color }: { x: number; from: number; to: number; color: string }) {
  return (
    <g stroke={color} fill={color}>
      <line x1={x} x2={x} y1={from} y2={to - 4} />
      <path d={`M${x} ${to}l-3.5 -6h7z`} stroke="none" />
    </g>
  );
}

function nameOf({ kernel, stride, outputs }: Convolution): string {
  return `conv ${kernel}×${kernel}, ${outputs}${stride > 1 ? ", /2" : ""}`;
}
