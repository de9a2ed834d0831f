import { useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SaturationMap } from "../experiment/frame";
import type { StackLayer } from "../experiment/layer-stack";
import type { LayerOut } from "../experiment/studies/layer-stack";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { written } from "./layer-stack";
import { numberFormat } from "./number-format";
import type { Reading } from "./reading";
import { FigureReadingId } from "./reading-id";
import { drawMap } from "./saturation-drawing";
import { saturationPicture, saturationTable } from "./saturation-export";
import { readTheme } from "./theme";
import "./layer-output-map.css";

interface LayerOutputMapProps {
  layer: StackLayer;
  /** As Python counts it from the end, below 0. */
  index: number;
  /** null while it is computed. */
  out: LayerOut | null;
  threshold: number;
  seed: number;
}

/** `plt.imshow(model.layers[index].out.abs() > .97)`: whatever layer that is. */
export function LayerOutputMap({ layer, index, out, threshold, seed }: LayerOutputMapProps) {
  const { t, i18n } = useTranslation("layers");
  const format = numberFormat(i18n.language);
  const map = out && mapOf(out);

  function reading(): Reading {
    if (!out || !map) return { text: t("computing"), numbers: {} };
    const words = {
      index,
      layer: written(layer),
      share: format.percent(out.beyond),
      threshold: format.full(threshold),
    };
    return {
      text: t(layer.kind === "Tanh" ? "map.tanh" : "map.other", words),
      numbers: { index, beyond: out.beyond },
    };
  }

  return (
    <Figure
      name="layer-output-map"
      title={t("map.title", { index })}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        table: () => saturationTable(map, threshold),
        picture: () =>
          saturationPicture(map, {
            mode: "saturated",
            threshold,
            theme: readTheme(),
            neuronsLabel: t("map.columns"),
          }),
      }}
      legend={
        <>
          <li data-mark="white">{t("map.beyond", { threshold: format.full(threshold) })}</li>
          <li data-mark="black">{t("map.within")}</li>
        </>
      }
    >
      <OutputCanvas map={map} threshold={threshold} label={t("map.label", { layer: written(layer) })} />
    </Figure>
  );
}

function OutputCanvas({
  map,
  threshold,
  label,
}: {
  map: SaturationMap | null;
  threshold: number;
  label: string;
}) {
  const { t } = useTranslation("layers");
  const canvas = useRef<HTMLCanvasElement>(null);
  const readingId = useContext(FigureReadingId);
  useEffect(() => {
    if (map) drawMap(canvas.current!, map, "saturated", threshold);
  }, [map, threshold]);
  return (
    <div className="layer-output">
      <canvas
        ref={canvas}
        className="layer-output-canvas"
        role="img"
        aria-label={label}
        {...(readingId && { "aria-describedby": readingId })}
      />
      <p className="saturation-axis saturation-axis-title">
        {map ? t("map.axis", { batch: map.batch, columns: map.neurons }) : ""}
      </p>
    </div>
  );
}

/** Rows of the batch, whatever else the layer gives beside one another; judged by |out| alone, as a tanh's is. */
function mapOf({ shape, values }: LayerOut): SaturationMap {
  return {
    layer: 0,
    nonlinearity: "tanh",
    batch: shape[0],
    neurons: values.length / shape[0],
    values,
    preactivations: values,
    gradients: new Float32Array(0),
  };
}
