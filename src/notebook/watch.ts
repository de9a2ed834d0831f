import { type RefObject, useEffect } from "react";
import { type FrameRequest, lossesOnly } from "../experiment/frame";
import type { Run } from "../store/run";
import { useOnScreen } from "./use-on-screen";

/** What each figure on screen asks of a run's frames, all together: the worker computes nothing else. */
export class WatchBook {
  private readonly requests = new Set<Partial<FrameRequest>>();

  constructor(private readonly run: Run) {}

  /** Asks for more, from now on; returns the function that takes it back. */
  add(request: Partial<FrameRequest>): () => void {
    this.requests.add(request);
    this.tell();
    return () => {
      this.requests.delete(request);
      this.tell();
    };
  }

  private tell(): void {
    const all = [...this.requests];
    this.run.store.getState().setWatch({
      statistics: all.some(({ statistics }) => statistics),
      parameters: all.some(({ parameters }) => parameters),
      // Of several layers or neurons, the one that was asked for last.
      saturationLayer:
        all.findLast(({ saturationLayer }) => saturationLayer != null)?.saturationLayer ??
        lossesOnly.saturationLayer,
      neuron: all.findLast(({ neuron }) => neuron)?.neuron ?? lossesOnly.neuron,
    });
  }
}

/** Asks a run's frames for what a figure draws, as long as `element` is on screen. */
export function useWatch(
  book: WatchBook,
  element: RefObject<Element | null>,
  { statistics = false, parameters = false, saturationLayer = null, neuron = null }: Partial<FrameRequest>,
): void {
  const isOnScreen = useOnScreen(element);
  const layer = neuron?.layer;
  const index = neuron?.index;
  useEffect(() => {
    if (!isOnScreen) return;
    const place = layer === undefined || index === undefined ? null : { layer, index };
    return book.add({ statistics, parameters, saturationLayer, neuron: place });
  }, [book, isOnScreen, statistics, parameters, saturationLayer, layer, index]);
}
