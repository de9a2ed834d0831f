import { type CSSProperties, useRef } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Frame } from "../experiment/frame";
import { type HiddenLayer, writeStack } from "../experiment/hidden-layers";
import type { PlacedLayer, PlacedLayers } from "../experiment/placed-layers";
import { CloseIcon, DownIcon, UpIcon } from "../figures/icons";
import { layerColor } from "../figures/layer-color";
import { shapeText } from "../figures/layer-stack";
import { type Live, useRedraw } from "../figures/live";
import { numberFormat } from "../figures/number-format";
import { useRun } from "../store/run-context";
import { layerInWords } from "./layer-words";
import type { DraftEdit, StackDraft } from "./stack-draft";

interface LayerListProps {
  draft: StackDraft;
  placed: PlacedLayers;
  /** Those of the run. */
  applied: readonly HiddenLayer[];
  /** The key of the layer whose form is shown. */
  chosen: number;
  onChoose(key: number): void;
  onOpen(key: number): void;
  onEdit(edit: DraftEdit): void;
}

/** The network from top to bottom: what comes before the hidden layers and after them stays where it is. */
export function LayerList({ draft, placed, applied, chosen, onChoose, onOpen, onEdit }: LayerListProps) {
  const { t, i18n } = useTranslation("fields");
  const { count } = numberFormat(i18n.language);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder({ keys, target }) {
      const [key] = keys;
      if (target.dropPosition === "on") return;
      onEdit({ kind: "place", key: Number(key), target: Number(target.key), side: target.dropPosition });
    },
  });
  const written = (layers: readonly HiddenLayer[], i: number) => writeStack(layers.slice(i, i + 1));
  return (
    <div className="layer-network">
      <p className="layer-fixed">
        <span className="layer-code" translate="no">
          Embedding · Flatten
        </span>
        <span className="layer-shape">{shapeText(placed.embedding.out)}</span>
        <span className="layer-count">
          {placed.embedding.parameters !== null && count(placed.embedding.parameters)}
        </span>
      </p>
      <GridList
        className="layer-list"
        aria-label={t("layers.list")}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => keys !== "all" && onChoose(Number([...keys][0]))}
        onAction={(key) => onOpen(Number(key))}
        dragAndDropHooks={dragAndDropHooks}
      >
        {draft.layers.map(({ key }, i) => (
          <GridListItem
            key={key}
            id={key}
            className="layer-row"
            textValue={`${i + 1}: ${layerInWords(placed.layers[i].layer)}`}
            data-misfit={placed.layers[i].misfit?.kind}
          >
            <Row
              placed={placed.layers[i]}
              index={i}
              layers={draft.layers.length}
              isRunning={i < applied.length && written(applied, i) === writeStack([placed.layers[i].layer])}
              onOpen={() => onOpen(key)}
              onMove={(by) => onEdit({ kind: "move", key, by })}
              onRemove={() => onEdit({ kind: "remove", key })}
            />
          </GridListItem>
        ))}
      </GridList>
      {placed.output && (
        <p className="layer-fixed">
          <span className="layer-code" translate="no">
            Linear {placed.output.out[1]}
          </span>
          <span className="layer-shape">{shapeText(placed.output.out)}</span>
          <span className="layer-count">{count(placed.output.parameters)}</span>
        </p>
      )}
    </div>
  );
}

interface RowProps {
  placed: PlacedLayer;
  index: number;
  layers: number;
  /** The run has this layer in this place. */
  isRunning: boolean;
  onOpen(): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

function Row({ placed, index, layers, isRunning, onOpen, onMove, onRemove }: RowProps) {
  const { t, i18n } = useTranslation("fields");
  const { count } = numberFormat(i18n.language);
  const n = index + 1;
  return (
    <>
      <Button slot="drag" className="layer-grip" aria-label={t("layers.drag", { n })}>
        <span aria-hidden="true">⠿</span>
      </Button>
      <span className="layer-number" style={{ "--layer": layerColor(index, layers) } as CSSProperties}>
        {n}
      </span>
      <Button className="layer-code" onPress={onOpen}>
        <span translate="no">{layerInWords(placed.layer)}</span>
      </Button>
      <span className="layer-shape">{shapeText(placed.out)}</span>
      <span className="layer-count">{count(placed.parameters)}</span>
      <LiveNumbers index={index} isRunning={isRunning} />
      <span className="layer-actions">
        <Button
          className="figure-button"
          aria-label={t("layers.up", { n })}
          isDisabled={index === 0}
          onPress={() => onMove(-1)}
        >
          <UpIcon />
        </Button>
        <Button
          className="figure-button"
          aria-label={t("layers.down", { n })}
          isDisabled={n === layers}
          onPress={() => onMove(1)}
        >
          <DownIcon />
        </Button>
        <Button
          className="figure-button"
          aria-label={t("layers.remove", { n })}
          isDisabled={layers === 1}
          onPress={onRemove}
        >
          <CloseIcon />
        </Button>
      </span>
      {placed.misfit && <Misfit placed={placed} n={n} />}
    </>
  );
}

/** What doesn't fit, in our words and in PyTorch's. */
function Misfit({ placed: { misfit, fanIn, layer }, n }: { placed: PlacedLayer; n: number }) {
  const { t } = useTranslation("fields");
  const facts = { layer: n, given: fanIn, width: layer.width };
  return (
    <span className="layer-misfit">
      {misfit!.kind === "batch-of-one" ? t("layers.batchOfOne") : t(`layers.problems.${misfit!.kind}`, facts)}
      {misfit!.words && <code translate="no">{misfit!.words}</code>}
    </span>
  );
}

const writesPerSecond = 5;

/** Saturated share, std and the gradient's std of the run's layer; nothing where the run has another one. */
function LiveNumbers({ index, isRunning }: { index: number; isRunning: boolean }) {
  const { t, i18n } = useTranslation("fields");
  const { percent, fixed, magnitude } = numberFormat(i18n.language);
  const { frame } = useRun();
  const root = useRef<HTMLSpanElement>(null);
  useRedraw(
    root,
    frame as Live<Frame | null>,
    () => {
      const told = isRunning ? frame.current()?.layers[index] : undefined;
      const texts = told
        ? [percent(told.saturated, 0), fixed(told.std, 2), magnitude(told.gradientStd)]
        : ["–", "–", "–"];
      root.current!.querySelectorAll("b").forEach((text, i) => {
        if (text.textContent !== texts[i]) text.textContent = texts[i];
      });
    },
    writesPerSecond,
  );
  return (
    <span className="layer-live" ref={root}>
      <span>
        {t("layers.saturated")} <b />
      </span>
      <span>
        {t("layers.std")} <b />
      </span>
      <span>
        {t("layers.gradient")} <b />
      </span>
    </span>
  );
}
