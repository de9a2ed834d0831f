import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { FrameRequest } from "../experiment/frame";
import type { Provenance } from "../figures/figure";
import type { Live } from "../figures/live";
import type { RunActions, RunState } from "../store/run";
import type { SceneBook, Scene as SceneOfPage, SceneSpec } from "./scene-book";
import { useOnScreen } from "./use-on-screen";
import { useWatch } from "./watch";

/** The scenes of the page that is open. */
export const SceneBookContext = createContext<SceneBook | null>(null);

/** A prepared run by its spec: the same one for everybody on the page who asks. It runs while a figure views it. */
export function useScene(spec: SceneSpec): SceneOfPage {
  const book = useContext(SceneBookContext);
  if (!book) throw new Error("useScene outside a SceneBookContext");
  return book.get(spec);
}

/** Has a scene run while `element` is on screen, and its frames bring what the figures there draw. */
export function useView(
  scene: SceneOfPage,
  element: RefObject<Element | null>,
  request: Partial<FrameRequest> = {},
): void {
  const isOnScreen = useOnScreen(element, false);
  useEffect(() => (isOnScreen ? scene.view() : undefined), [scene, isOnScreen]);
  useWatch(scene.watch, element, request);
}

/** Renders only when what `select` picks of a scene's run changes. */
export function useSceneState<T>(scene: SceneOfPage, select: (state: RunState & RunActions) => T): T {
  return useStore(scene.run.store, select);
}

/** Where the figures of a scene say that their data come from. */
export function useProvenance({ run }: Pick<SceneOfPage, "run">): Live<Provenance> {
  const { t } = useTranslation("lab");
  const { store, progress } = run;
  return useMemo(
    () => ({
      subscribe: progress.subscribe,
      current() {
        const { backend, config, weights } = store.getState();
        const name = backend ? t(`backend.name.${backend.name}`) : "";
        const from = weights ? t("weights.provenance", { backend: name, name: weights.name }) : name;
        return { source: "live", backend: from, seed: config.seed, step: progress.current().step };
      },
    }),
    [store, progress, t],
  );
}

/** Views a scene while its children are on screen. */
export function SceneView({
  scene,
  request,
  children,
}: {
  scene: SceneOfPage;
  request?: Partial<FrameRequest>;
  children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  useView(scene, root, request);
  return (
    <div ref={root} className="scene" data-status={useSceneState(scene, ({ status }) => status)}>
      {children}
    </div>
  );
}
