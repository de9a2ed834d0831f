import { useRef } from "react";
import { activationFrames, paintSpecks } from "./activation-drawing";
import type { LayerInputs } from "./layer-inputs";
import { type Live, useRedraw } from "./live";
import { readTheme, useThemeChange } from "./theme";

interface LayerSpecksProps {
  inputs: Live<LayerInputs | null>;
  threshold: number;
  span: number;
}

const drawsPerSecond = 15;

/** Every example of every neuron, on the place that the drawing above it leaves for them. */
export function LayerSpecks({ inputs, threshold, span }: LayerSpecksProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useThemeChange();
  useRedraw(
    canvas,
    inputs,
    () => {
      const now = inputs.current();
      const { clientWidth: width } = canvas.current!.parentElement!;
      if (!now || width === 0) return;
      const textSize = Number.parseFloat(getComputedStyle(canvas.current!).fontSize);
      const { layer } = activationFrames(now, span, width, textSize);
      const ratio = window.devicePixelRatio;
      place(canvas.current!, width, layer.top, layer.height, ratio);
      const context = canvas.current!.getContext("2d")!;
      context.setTransform(ratio, 0, 0, ratio, 0, -layer.top * ratio);
      context.clearRect(0, layer.top, width, layer.height);
      paintSpecks(context, layer, now, threshold, readTheme());
    },
    drawsPerSecond,
  );
  return <canvas ref={canvas} className="layer-specks" />;
}

function place(canvas: HTMLCanvasElement, width: number, top: number, height: number, ratio: number): void {
  canvas.style.top = `${top}px`;
  canvas.style.height = `${height}px`;
  const pixels = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixels[0]) canvas.width = pixels[0];
  if (canvas.height !== pixels[1]) canvas.height = pixels[1];
}
