import { type CSSProperties, useRef } from "react";
import { Button, Input, Menu, MenuItem, MenuTrigger, NumberField, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Shape } from "../engine/tensor";
import {
  type CheckedStack,
  type LayerKind,
  layerKinds,
  type Misfit,
  type PlacedLayer,
  type StackLayer,
  sizesOf,
} from "../experiment/layer-stack";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { CloseIcon, DownIcon, PlusIcon, UpIcon } from "./icons";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";
import "./layer-stack.css";

/** What came out of a layer on the minibatch. */
export interface OutStatistics {
  mean: number;
  std: number;
  /** Share of it beyond ±.97. */
  beyond: number;
}

interface LayerStackProps {
  /** One key a layer, its own wherever it moves. */
  keys: readonly number[];
  stack: CheckedStack;
  /** Of the minibatch of indices, [batch, contextSize]. */
  input: Shape;
  /** Layer by layer, as far as the shapes fit; null while it is computed. */
  outs: readonly OutStatistics[] | null;
  loss: number | null;
  seed: number;
  largestSize: number;
  /** Whether there is room for one more. */
  canAdd: boolean;
  onAdd(place: number, kind: LayerKind): void;
  onMove(index: number, by: 1 | -1): void;
  onRemove(index: number): void;
  onSize(index: number, size: number, value: number): void;
  /** Gives a layer the size that comes in. */
  onFit(index: number): void;
}

const sizeNames = {
  Embedding: ["rows", "width"],
  Linear: ["fanIn", "fanOut"],
  BatchNorm1d: ["features"],
  Flatten: [],
  Tanh: [],
} as const satisfies Record<LayerKind, string[]>;

/** A list of layers to be edited, with the shapes, parameters and statistics of what passes through them. */
export function LayerStack({ keys, stack, input, outs, loss, seed, canAdd, ...on }: LayerStackProps) {
  const { t, i18n } = useTranslation("layers");
  const format = numberFormat(i18n.language);
  const list = useRef<HTMLOListElement>(null);
  const { layers, parameters, misfit } = stack;
  const misplaced = layers.findIndex((layer) => layer.misfit !== null);

  function reading(): Reading {
    const numbers = { layers: layers.length, parameters, ...(loss !== null && { loss }) };
    const words = {
      count: layers.length,
      parameters: format.count(parameters),
      loss: loss === null ? "" : format.fixed(loss, 4),
      index: misplaced,
    };
    const key = misplaced >= 0 ? "misfit" : misfit ? "noLoss" : loss === null ? "computing" : "reading";
    return { text: t(`stack.${key}`, words), numbers };
  }

  function table(): Table {
    return {
      header: ["index", "layer", "out_shape", "parameters", "mean", "std", "beyond_0.97"],
      rows: layers.map(({ layer, out, parameters }, i) => [
        i,
        written(layer),
        out ? shapeText(out.shape) : "",
        parameters,
        outs?.[i]?.mean ?? "",
        outs?.[i]?.std ?? "",
        outs?.[i]?.beyond ?? "",
      ]),
    };
  }

  function remove(index: number) {
    on.onRemove(index);
    list.current!.focus(); // the button that was pressed goes
  }

  return (
    <Figure
      name="layer-stack"
      title={t("stack.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
    >
      <div className="stack-head" aria-hidden="true">
        <span />
        <span>{t("stack.layer")}</span>
        <span>{t("stack.out")}</span>
        <span>{t("stack.parameters")}</span>
        <span>{t("stack.mean")}</span>
        <span>{t("stack.std")}</span>
        <span>{t("stack.beyond")}</span>
        <span />
      </div>
      <ol ref={list} className="stack" aria-label={t("stack.list")} tabIndex={-1}>
        <li className="stack-row">
          <span className="stack-place" />
          <span className="stack-code">Xtr[idx]</span>
          <span className="stack-shape">
            <span className="stack-label">{t("stack.out")}</span>
            {shapeText(input)}
          </span>
          <span className="stack-number stack-parameters" />
          <span className="stack-mean" />
          <span />
          <span />
          <span className="stack-actions">
            {canAdd && <AddMenu label={t("stack.addFirst")} onAdd={(kind) => on.onAdd(0, kind)} />}
          </span>
        </li>
        {layers.map((placed, i) => (
          <li
            key={keys[i]}
            className="stack-row"
            data-layer={placed.layer.kind}
            data-misfit={placed.misfit ? placed.misfit.kind : undefined}
          >
            <span className="stack-place" title={`layers[${i}] = layers[${i - layers.length}]`}>
              <span>{i}</span>
              <span>{i - layers.length}</span>
            </span>
            <LayerCode
              layer={placed.layer}
              index={i}
              largest={on.largestSize}
              onSize={(size, value) => on.onSize(i, size, value)}
            />
            <OutOf placed={placed} out={outs?.[i] ?? null} />
            <span className="stack-actions">
              <Button
                className="figure-button"
                aria-label={t("stack.up", { index: i })}
                isDisabled={i === 0}
                onPress={() => on.onMove(i, -1)}
              >
                <UpIcon />
              </Button>
              <Button
                className="figure-button"
                aria-label={t("stack.down", { index: i })}
                isDisabled={i === layers.length - 1}
                onPress={() => on.onMove(i, 1)}
              >
                <DownIcon />
              </Button>
              {canAdd && (
                <AddMenu label={t("stack.add", { index: i })} onAdd={(kind) => on.onAdd(i + 1, kind)} />
              )}
              <Button
                className="figure-button"
                aria-label={t("stack.remove", { index: i })}
                onPress={() => remove(i)}
              >
                <CloseIcon />
              </Button>
            </span>
            {placed.misfit && (
              <MisfitLine misfit={placed.misfit} layer={placed.layer} onFit={() => on.onFit(i)} />
            )}
          </li>
        ))}
        <li className="stack-row stack-sum" data-misfit={misplaced < 0 && misfit ? misfit.kind : undefined}>
          <span className="stack-place" />
          <span className="stack-code" data-symbol="loss">
            nll(logits, Ytr[idx])
          </span>
          <span className="stack-shape" role="status">
            {loss === null ? "" : `loss ${format.fixed(loss, 4)}`}
          </span>
          <span className="stack-number stack-parameters" data-parameters={parameters}>
            {format.count(parameters)}
          </span>
          {misplaced < 0 && misfit && <MisfitLine misfit={misfit} layer={null} />}
        </li>
      </ol>
    </Figure>
  );
}

/** A layer as its constructor is written; its sizes can be typed. */
function LayerCode({
  layer,
  index,
  largest,
  onSize,
}: {
  layer: StackLayer;
  index: number;
  largest: number;
  onSize(size: number, value: number): void;
}) {
  const { t } = useTranslation("layers");
  return (
    <span className="stack-code">
      {layer.kind}(
      {sizesOf(layer).map((value, size) => {
        const name = sizeNames[layer.kind][size];
        return (
          <span key={name}>
            {size > 0 && ", "}
            <NumberField
              className="stack-size"
              aria-label={t(`sizes.${name}`, { index })}
              value={value}
              minValue={1}
              maxValue={largest}
              step={1}
              formatOptions={{ useGrouping: false }}
              isWheelDisabled
              onChange={(typed) => !Number.isNaN(typed) && typed !== value && onSize(size, typed)}
            >
              <Input
                className="stack-size-input"
                style={{ "--digits": Math.max(2, String(value).length) } as CSSProperties}
              />
            </NumberField>
          </span>
        );
      })}
      )
    </span>
  );
}

/** Shape, parameters and statistics of what comes out. */
function OutOf({ placed, out }: { placed: PlacedLayer; out: OutStatistics | null }) {
  const { t, i18n } = useTranslation("layers");
  const format = numberFormat(i18n.language);
  const known = placed.out && out;
  return (
    <>
      <span className="stack-shape">
        <span className="stack-label">{t("stack.out")}</span>
        {placed.out ? shapeText(placed.out.shape) : "–"}
      </span>
      <span className="stack-number stack-parameters" data-parameters={placed.parameters}>
        <span className="stack-label">{t("stack.parameters")}</span>
        {placed.parameters === 0 ? "–" : format.count(placed.parameters)}
      </span>
      <span className="stack-number stack-mean">
        <span className="stack-label">{t("stack.mean")}</span>
        {known ? format.fixed(out.mean, 3) : "–"}
      </span>
      <span className="stack-number">
        <span className="stack-label">{t("stack.std")}</span>
        {known ? format.fixed(out.std, 3) : "–"}
      </span>
      <span className="stack-beyond" data-beyond={known ? out.beyond : undefined}>
        <span className="stack-label">{t("stack.beyond")}</span>
        {known ? (
          <span className="stack-beyond-bar" style={{ "--share": out.beyond } as CSSProperties} />
        ) : (
          <span />
        )}
        {known ? format.percent(out.beyond, 0) : "–"}
      </span>
    </>
  );
}

/** What doesn't fit, in our words and in PyTorch's, and the way to mend it where a size does. */
function MisfitLine({
  misfit,
  layer,
  onFit,
}: {
  misfit: Misfit;
  layer: StackLayer | null;
  onFit?: () => void;
}) {
  const { t } = useTranslation("layers");
  const { kind, given, expected, words } = misfit;
  const size = layer?.kind === "BatchNorm1d" ? given.shape[1] : given.shape.at(-1);
  return (
    <p className="stack-misfit" role="status">
      {t(`misfits.${kind}`, { shape: shapeText(given.shape), size, expected, batch: given.shape[0] })}
      {onFit && (kind === "fan-in" || kind === "features") && (
        <Button className="stack-fit" onPress={onFit}>
          {t("stack.fit", { size })}
        </Button>
      )}
      {words && <code>{t("stack.torchSays", { words })}</code>}
    </p>
  );
}

/** The kinds of layers, to put one in. */
function AddMenu({ label, onAdd }: { label: string; onAdd(kind: LayerKind): void }) {
  return (
    <MenuTrigger>
      <Button className="figure-button" aria-label={label}>
        <PlusIcon />
      </Button>
      <Popover
        className="figure-popover"
        placement="bottom end"
        {...(document.fullscreenElement && { UNSTABLE_portalContainer: document.fullscreenElement })}
      >
        <Menu className="figure-menu" aria-label={label} onAction={(kind) => onAdd(kind as LayerKind)}>
          {layerKinds.map((kind) => (
            <MenuItem key={kind} id={kind} className="figure-menu-item">
              {kind}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Linear(30, 256) */
export function written(layer: StackLayer): string {
  return `${layer.kind}(${sizesOf(layer).join(", ")})`;
}

/** [32, 256] */
export function shapeText(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}
