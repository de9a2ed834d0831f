import { useTranslation } from "react-i18next";
import {
  type Block,
  type Resnet,
  type ResnetSize,
  resnet,
  resnetSizes,
  type Stage,
} from "../experiment/resnet";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import "./resnet-table.css";
import type { Table } from "./table";
import { readTheme } from "./theme";

interface ResnetTableProps {
  /** Whose column, and which of whose rows, stands out. */
  size: ResnetSize;
  /** A stage's name: "conv3_x". */
  stage: string;
}

const networks = resnetSizes.map(resnet);

/** The paper's table 1 with its numbers computed: every size's stages, layers and parameters. */
export function ResnetTable({ size, stage }: ResnetTableProps) {
  const { t, i18n } = useTranslation("resnet");
  const format = numberFormat(i18n.language);
  const chosen = networks.find((network) => network.size === size)!;

  function reading(): Reading {
    const text = t("sizes.reading", {
      size,
      layers: format.count(chosen.layers),
      parameters: format.count(chosen.parameters),
    });
    return { text, numbers: { size, layers: chosen.layers, parameters: chosen.parameters } };
  }

  const table = (): Table => ({
    header: ["stage", ...networks.map((network) => `resnet${network.size}`)],
    rows: [
      ...networks[0].stages.map(({ name }, i) => [
        name,
        ...networks.map(({ stages }) => blockText(stages[i])),
      ]),
      ["layers", ...networks.map(({ layers }) => layers)],
      ["parameters", ...networks.map(({ parameters }) => parameters)],
    ],
  });

  const cell = (network: Resnet, of: string) => ({
    "data-chosen": network.size === size || undefined,
    "data-crossed": (network.size === size && of === stage) || undefined,
  });

  return (
    <Figure
      name="resnet-sizes"
      title={t("sizes.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(null)}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="resnet-table" aria-label={t("sizes.label")} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{t("sizes.stage")}</th>
              <th scope="col">{t("sizes.output")}</th>
              {networks.map((network) => (
                <th key={network.size} scope="col" {...cell(network, "")}>
                  {network.size}
                </th>
              ))}
            </tr>
          </thead>
          <tbody translate="no">
            {networks[0].stages.map(({ name, output: [, height, width] }, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {height} × {width}
                </td>
                {networks.map((network) => (
                  <td key={network.size} {...cell(network, name)}>
                    <StageCell stage={network.stages[i]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t("sizes.layers")}
              </th>
              {networks.map((network) => (
                <td key={network.size} {...cell(network, "")}>
                  {format.count(network.layers)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row" colSpan={2}>
                {t("sizes.parameters")}
              </th>
              {networks.map((network) => (
                <td key={network.size} {...cell(network, "")} data-parameters={network.parameters}>
                  {format.count(network.parameters)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
    </Figure>
  );
}

/** The layers of a block one under another, and how many blocks follow each other. */
function StageCell({ stage }: { stage: Stage }) {
  const [first] = stage.blocks;
  if (!first) return blockText(stage);
  return (
    <span className="resnet-stage">
      <span className="resnet-block">
        {kernelsOf(first).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block may hold the same convolution twice
          <span key={i}>{line}</span>
        ))}
      </span>
      <span>× {stage.blocks.length}</span>
    </span>
  );
}

function blockText({ name, blocks, output: [channels] }: Stage): string {
  if (name === "conv1") return `7×7, ${channels}`;
  if (blocks.length === 0) return `fc ${channels}`;
  return `[${kernelsOf(blocks[0]).join("; ")}] × ${blocks.length}`;
}

const kernelsOf = ({ convolutions }: Block) =>
  convolutions.map(({ kernel, outputs }) => `${kernel}×${kernel}, ${outputs}`);
