import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { saturatedRanges } from "./activation-drawing";
import { across, type ChartFrame, curvePath, dotsPath, down, svgText, xAxisLine, yGrid } from "./chart-frame";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { type LayerInputs, measure, neuronInputs } from "./layer-inputs";
import { LiveDrawing, type LiveDrawingHandle, type Sheet, type Sketch } from "./live-drawing";
import { numberFormat } from "./number-format";
import type { Reading } from "./reading";

interface NonlinearityGalleryProps {
  /** The same preactivations for all of them; null until they are known. */
  inputs: Omit<LayerInputs, "nonlinearity"> | null;
  nonlinearities: readonly Nonlinearity[];
  neuron: number;
  threshold: number;
  seed: number;
}

const span = 5;

/** The same preactivations through one nonlinearity after another: value, derivative, and how much is saturated. */
export function NonlinearityGallery(props: NonlinearityGalleryProps) {
  const { inputs, nonlinearities, neuron, threshold, seed } = props;
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const drawing = useRef<LiveDrawingHandle>(null);
  const measured = inputs
    ? nonlinearities.map((nonlinearity) => ({
        nonlinearity,
        ...measure({ ...inputs, nonlinearity }, threshold),
      }))
    : [];

  function reading(): Reading {
    if (measured.length === 0) return { text: t("waiting"), numbers: {} };
    const tanh = measured.find(({ nonlinearity }) => nonlinearity === "tanh")!;
    const relu = measured.find(({ nonlinearity }) => nonlinearity === "relu")!;
    return {
      text: t("gallery.reading", {
        tanh: format.percent(tanh.saturated, 1),
        relu: format.percent(relu.saturated, 1),
      }),
      numbers: Object.fromEntries(
        measured.map(({ nonlinearity, saturated }) => [nonlinearity.replace("-", ""), saturated]),
      ),
    };
  }

  function draw(sheet: Sheet): Sketch {
    const { width, textSize, theme } = sheet;
    const columns = Math.max(1, Math.min(3, Math.floor(width / (17 * textSize))));
    const gap = 2.2 * textSize;
    const cell = (width - gap * (columns - 1)) / columns;
    const cellHeight = 2.6 * textSize + 170 + 3.4 * textSize;
    const panels = measured.map(({ nonlinearity, saturated }, i) => {
      const left = (i % columns) * (cell + gap);
      const top = Math.floor(i / columns) * cellHeight;
      const title = `${t(`nonlinearity.${nonlinearity}`)} · ${t("gallery.saturated", { share: format.percent(saturated, 1) })}`;
      return (
        svgText(left, top + textSize, title, { theme, textSize, fill: theme.ink, weight: 600 }) +
        panel(nonlinearity, { left, top: top + 2.2 * textSize, width: cell, height: 170 }, sheet)
      );
    });
    return { height: Math.ceil(measured.length / columns) * cellHeight, svg: panels.join("") };
  }

  function panel(
    nonlinearity: Nonlinearity,
    box: Pick<ChartFrame, "left" | "top" | "width" | "height">,
    { theme, textSize }: Sheet,
  ): string {
    const { value, derivative } = curves[nonlinearity];
    const isSaturated = saturationTest(nonlinearity, threshold);
    const frame: ChartFrame = {
      ...box,
      left: box.left + 2 * textSize,
      width: box.width - 2 * textSize,
      x: [-span, span],
      y: [-1.3, 5.3],
    };
    const style = { theme, textSize, tick: format.tick };
    const xs = neuronInputs({ ...inputs!, nonlinearity }, neuron).map((x) =>
      Math.min(span, Math.max(-span, x)),
    );
    const place = (x: number) => [across(frame, x), down(frame, value(x))] as const;
    const [saturated, alive] = [true, false].map((wanted) =>
      dotsPath(xs.filter((x) => isSaturated(x, value(x)) === wanted).map(place)),
    );
    const shades = saturatedRanges(nonlinearity, threshold, span).map(
      ([from, to]) =>
        `<rect x="${across(frame, from)}" y="${frame.top}" width="${across(frame, to) - across(frame, from)}" ` +
        `height="${frame.height}" fill="${theme.ink}" fill-opacity="0.07"/>`,
    );
    const dots = (path: string, color: string, size: number) =>
      `<path d="${path}" stroke="${color}" stroke-width="${size}" stroke-linecap="round"/>`;
    return [
      ...shades,
      yGrid(frame, [-1, 0, 1, 3, 5], style),
      `<path d="${curvePath(frame, derivative)}" fill="none" stroke="${theme.validation}" stroke-width="2" stroke-dasharray="5 4" data-symbol="derivative"/>`,
      `<path d="${curvePath(frame, value)}" fill="none" stroke="${theme.inkSoft}" stroke-width="1.75" data-symbol="h"/>`,
      dots(alive, theme.train, 8),
      dots(saturated, theme.ink, 8),
      dots(saturated, theme.paper, 4.5),
      xAxisLine(frame, [-4, -2, 0, 2, 4], style),
    ].join("");
  }

  return (
    <Figure
      name="nonlinearities"
      title={t("gallery.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        picture: () => drawing.current!.picture(),
        table: () => ({
          header: ["nonlinearity", "saturated", "mean_derivative"],
          rows: measured.map(({ nonlinearity, saturated, passes }) => [nonlinearity, saturated, passes]),
        }),
      }}
      legend={
        <>
          <li data-mark="value-line" data-symbol="h">
            {t("gallery.value")}
          </li>
          <li data-mark="derivative-line" data-symbol="derivative">
            {t("gallery.derivative")}
          </li>
          <li data-mark="alive-dot">{t("gallery.alive", { neuron })}</li>
          <li data-mark="saturated-dot">{t("gallery.hollow")}</li>
        </>
      }
    >
      <LiveDrawing ref={drawing} signal={withRender} draw={draw} label={t("gallery.label")} />
    </Figure>
  );
}
