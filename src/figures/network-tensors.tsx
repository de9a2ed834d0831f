import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Drawing, type DrawingSize } from "./drawing";
import { Figure } from "./figure";
import { still } from "./live";
import "./network-tensors.css";
import { type NetworkSizes, notebookTensors, parameterCount } from "./notebook-tensors";
import { numberFormat } from "./number-format";
import { parameterColor } from "./parameter-color";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { FigureTheme } from "./theme";

interface NetworkTensorsProps {
  sizes: NetworkSizes;
}

/** The parameters of the network as areas: one number, one unit of paper. */
export function NetworkTensors({ sizes }: NetworkTensorsProps) {
  const { t, i18n } = useTranslation("data");
  const { count, percent } = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const origin = useMemo(() => still({ source: "computed", seed: null } as const), []);
  const tensors = notebookTensors(sizes);
  const total = parameterCount(sizes);

  function reading(): Reading {
    return {
      text: t("tensors.reading", {
        sum: tensors.map((tensor) => count(tensor.count)).join(" + "),
        total: count(total),
      }),
      numbers: { parameters: total },
    };
  }

  const table = (): Table => ({
    header: ["tensor", "shape", "parameters"],
    rows: tensors.map(({ name, shape, count }) => [name, shape.join("×"), count]),
  });

  return (
    <Figure
      name="network-tensors"
      title={t("tensors.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => drawing.current!.picture() }}
    >
      <Drawing ref={drawing} label={t("tensors.label")} draw={(size, theme) => draw(sizes, size, theme)} />
      <table className="figure-table tensor-table">
        <thead>
          <tr>
            <th scope="col">{t("tensors.tensor")}</th>
            <th scope="col">{t("tensors.shape")}</th>
            <th scope="col">{t("tensors.parameters")}</th>
            <th scope="col">{t("tensors.share")}</th>
          </tr>
        </thead>
        <tbody>
          {tensors.map((tensor) => (
            <tr key={tensor.name} data-tensor={tensor.name} data-parameters={tensor.count}>
              <th scope="row">
                <span data-symbol={tensor.name}>{tensor.name}</span>
              </th>
              <td>{tensor.shape.map(count).join(" × ")}</td>
              <td>{count(tensor.count)}</td>
              <td>{percent(tensor.count / total, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}

/**
 * C beside the two layers. W1 stands as it is multiplied: inputs down, neurons across. W2 lies on its side beneath it, so
 * that each neuron's column goes on: neurons across, outputs down.
 */
function draw(sizes: NetworkSizes, { width, em }: DrawingSize, theme: FigureTheme) {
  const { vocabularySize: V, embeddingSize, contextSize, hiddenSize: H } = sizes;
  const inputs = contextSize * embeddingSize;
  const margin = 2.2 * em;
  const gap = 3 * em;
  const unit = Math.min((width - gap - 2 * margin) / (embeddingSize + H), (18 * em) / (inputs + V));
  const x = embeddingSize * unit + gap + margin;
  const top = 0.5 * em;
  const hidden = top + inputs * unit + 5;
  const second = hidden + Math.max(unit, 1) + 2.2 * em;
  const bottom = Math.max(second + V * unit, top + V * unit) + 1.2 * em;
  const rects = [
    { name: "C", x: margin, y: top, width: embeddingSize * unit, height: V * unit },
    { name: "W1", x, y: top, width: H * unit, height: inputs * unit },
    { name: "b1", x, y: hidden, width: H * unit, height: unit },
    { name: "W2", x, y: second, width: H * unit, height: V * unit },
    { name: "b2", x: x + H * unit + 5, y: second, width: unit, height: V * unit },
  ];
  return {
    height: bottom,
    content: rects.map(({ name, ...rect }) => (
      <g key={name} data-symbol={name}>
        <rect
          {...rect}
          width={Math.max(rect.width, 1)}
          height={Math.max(rect.height, 1)}
          fill={parameterColor(name, 1, theme)}
          fillOpacity={0.75}
        />
        <text
          x={name === "b2" ? rect.x + rect.width + 0.4 * em : rect.x - 0.4 * em}
          y={rect.y + rect.height / 2 + (name === "b1" ? 0.9 : 0.35) * em}
          textAnchor={name === "b2" ? "start" : "end"}
          fill={theme.ink}
        >
          {name}
        </text>
      </g>
    )),
  };
}
