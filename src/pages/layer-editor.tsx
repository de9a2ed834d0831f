import { useEffect, useReducer, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { type HiddenLayer, writeStack } from "../experiment/hidden-layers";
import { hiddenLayersOf, ownLayersOf } from "../experiment/network-layers";
import { placeLayers } from "../experiment/placed-layers";
import { PlusIcon } from "../figures/icons";
import { numberFormat } from "../figures/number-format";
import { useRun, useRunState } from "../store/run-context";
import { LayerForm } from "./layer-form";
import { LayerList } from "./layer-list";
import { draftOf, edited } from "./stack-draft";
import { useMedia } from "./use-media";
import { useShownLayer } from "./use-shown-layer";

interface LayerEditorProps {
  onClose(): void;
  /** Whether there is something that the run hasn't: it is not to be lost by a slip. */
  onEdited(isEdited: boolean): void;
}

/** The hidden layers as a list to be edited; the run has them once they are applied. */
export default function LayerEditor({ onClose, onEdited }: LayerEditorProps) {
  const { t, i18n } = useTranslation("fields");
  const format = numberFormat(i18n.language);
  const config = useRunState((state) => state.config);
  const setField = useRunState((state) => state.setField);
  const vocabularySize = useRunState((state) => state.ready?.dataset.vocabulary.length ?? null);
  const own = ownLayersOf(config);
  const [draft, edit] = useReducer(edited, own, draftOf);
  const [chosen, setChosen] = useState(0);
  const [isFormOpen, setFormOpen] = useState(false);
  const isWide = useMedia("(min-width: 60rem)");
  const showStatistics = useShowStatistics();
  useStatistics();

  const layers = draft.layers.map(({ layer }) => layer);
  const hasBiases = config.biases !== "none";
  const placed = placeLayers(
    layers.map((layer) => ({ ...layer, hasBias: layer.hasBias && hasBiases })),
    { ...config, vocabularySize },
  );
  const isEdited = writeStack(layers) !== writeStack(own);
  useEffect(() => {
    onEdited(isEdited);
    return () => onEdited(false);
  }, [isEdited, onEdited]);
  const index = Math.max(
    0,
    draft.layers.findIndex(({ key }) => key === chosen),
  );
  const { key } = draft.layers[index];

  function apply() {
    setField("layers", writeStack(layers));
    onClose();
  }

  function backToRegular() {
    if (config.layers === "") return edit({ kind: "replace", layers: own });
    setField("layers", "");
    onClose();
  }

  const form = (
    <LayerForm
      placed={placed.layers[index]}
      index={index}
      onSet={(fields: Partial<HiddenLayer>) => edit({ kind: "set", key, fields })}
      onStatistics={
        isEdited || !shownStatistics()
          ? null
          : () => {
              onClose();
              showStatistics(index);
            }
      }
    />
  );

  return (
    <>
      <div className="sheet-head layer-head">
        <Heading slot="title">{t("layers.title")}</Heading>
        <Button className="button" onPress={onClose}>
          {t(isEdited ? "layers.discard" : "layers.close")}
        </Button>
      </div>
      <p className="layer-sum" role="status">
        {t("layers.sum", { count: layers.length })}{" "}
        {placed.parameters !== null &&
          t("layers.parameters", { parameters: format.count(placed.parameters) })}
      </p>
      <div className="layer-parts">
        <LayerList
          draft={draft}
          placed={placed}
          applied={hiddenLayersOf(config)}
          chosen={key}
          onChoose={setChosen}
          onOpen={(opened) => {
            setChosen(opened);
            if (!isWide) setFormOpen(true);
          }}
          onEdit={edit}
        />
        {isWide && <div className="layer-detail">{form}</div>}
      </div>
      {!isWide && (
        <ModalOverlay className="overlay" isDismissable isOpen={isFormOpen} onOpenChange={setFormOpen}>
          <Modal className="sheet layer-sheet">
            <Dialog className="sheet-dialog" aria-label={t("layers.layer", { n: index + 1 })}>
              <div className="sheet-head">
                <Heading slot="title">{t("layers.layer", { n: index + 1 })}</Heading>
                <Button slot="close" className="button">
                  {t("layers.done")}
                </Button>
              </div>
              {form}
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
      <div className="layer-foot">
        <Button className="button" onPress={() => edit({ kind: "add", after: key })}>
          <PlusIcon />
          {t("layers.add")}
        </Button>
        <Button
          className="button"
          isDisabled={draft.past.length === 0}
          onPress={() => edit({ kind: "undo" })}
        >
          {t("layers.undo")}
        </Button>
        {(config.layers !== "" || isEdited) && (
          <Button className="button" onPress={backToRegular}>
            {t("layers.regular")}
          </Button>
        )}
        <div className="layer-apply">
          <p role="status">{!placed.fits ? t("layers.unfit") : isEdited ? t("layers.restarts") : ""}</p>
          <Button className="button primary" isDisabled={!isEdited || !placed.fits} onPress={apply}>
            {t("layers.apply")}
          </Button>
        </div>
      </div>
    </>
  );
}

/** Every layer's numbers as long as the editor is open, whatever the figures behind it show. */
function useStatistics(): void {
  const { store } = useRun();
  useEffect(() => {
    const { watch, setWatch } = store.getState();
    if (watch.statistics) return;
    setWatch({ ...watch, statistics: true });
    return () => {
      const now = store.getState();
      now.setWatch({ ...now.watch, statistics: false });
    };
  }, [store]);
}

/** Brings a layer's saturation map and histograms on screen. */
function useShowStatistics() {
  const { setLayer } = useShownLayer();
  return (layer: number) => {
    setLayer(layer);
    // The dialog gives the focus back, which scrolls, before the figure is brought into view.
    requestAnimationFrame(() => {
      shownStatistics()?.scrollIntoView({ block: "start" });
    });
  };
}

/** The first figure behind the editor that tells of a layer; the reader may have put all of them away. */
function shownStatistics(): Element | null {
  const panels = ["saturation", "histograms", "statistics"].map((panel) =>
    document.querySelector(`[data-panel=${panel}]`),
  );
  return panels.find((panel) => panel !== null) ?? null;
}
