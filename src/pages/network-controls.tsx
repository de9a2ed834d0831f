import { lazy, Suspense, useState } from "react";
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { hiddenLayersOf } from "../experiment/network-layers";
import { useRunState } from "../store/run-context";
import { ConfigChoice, ConfigSlider } from "./config-controls";
import { layerInWords } from "./layer-words";
import "./layer-editor.css";

/** With dragging and all, it comes when it is first opened. */
const LayerEditor = lazy(() => import("./layer-editor"));

/** The hidden layers: by the fields of the regular network, or as they are listed one by one. */
export function NetworkControls() {
  const { t } = useTranslation("fields");
  const [isEdited, setIsEdited] = useState(false);
  const isListed = useRunState((state) => state.config.layers !== "");
  return (
    <>
      {isListed ? (
        <ListedLayers />
      ) : (
        <>
          <ConfigChoice field="normalization" />
          <ConfigChoice field="nonlinearity" />
          <ConfigChoice field="connections" />
          <ConfigSlider field="hiddenLayers" />
          <ConfigSlider field="hiddenSize" />
        </>
      )}
      <DialogTrigger>
        <Button className="button layer-editor-open">{t("layers.edit")}</Button>
        <ModalOverlay className="overlay" isDismissable={!isEdited} isKeyboardDismissDisabled={isEdited}>
          <Modal className="modal layer-modal">
            <Dialog className="layer-dialog" aria-label={t("layers.title")}>
              {({ close }) => (
                <Suspense>
                  <LayerEditor onClose={close} onEdited={setIsEdited} />
                </Suspense>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
    </>
  );
}

/** The list in a few lines, and the way back. */
function ListedLayers() {
  const { t } = useTranslation("fields");
  const config = useRunState((state) => state.config);
  const setField = useRunState((state) => state.setField);
  return (
    <div className="field listed-layers">
      <p className="field-name">{t("layers.name")}</p>
      <ol translate="no">
        {hiddenLayersOf(config).map((layer, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <li key={i}>{layerInWords(layer)}</li>
        ))}
      </ol>
      <p className="field-explanation">
        {t("layers.listed")}{" "}
        <Button className="layers-regular" onPress={() => setField("layers", "")}>
          {t("layers.regular")}
        </Button>
      </p>
    </div>
  );
}
