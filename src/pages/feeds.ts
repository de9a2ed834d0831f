import type { Frame, LayerStatistics, SaturationMap } from "../experiment/frame";
import type { Live } from "../figures/live";
import type { LossCurveData } from "../figures/loss-curve";
import { LossHistory } from "../figures/loss-history";
import type { Run } from "../store/run";

/** What the figures of one run draw. */
export interface Feeds {
  loss: Live<LossCurveData>;
  saturation: Live<SaturationMap | null>;
  layers: Live<LayerStatistics[]>;
}

/** Gathers a run's frames into what its figures draw. To be made with the run: losses that went by are not sent again. */
export function createFeeds({ store, frame }: Run): Feeds {
  let history = new LossHistory();
  frame.subscribe(() => {
    const { firstLoss, losses } = frame.current()!;
    // The first loss of all begins another run; until it comes, the one before stays in view.
    if (firstLoss === 0 && losses.length > 0) history = new LossHistory();
    // A run that went back to a checkpoint tells losses again that are here already.
    const known = Math.max(0, history.nextStep - firstLoss);
    history.append(firstLoss + known, losses.subarray(known));
  });

  return {
    loss: {
      subscribe(listener) {
        const stops = [frame.subscribe(listener), store.subscribe(listener)];
        return () => {
          for (const stop of stops) stop();
        };
      },
      current() {
        const { ready, evaluations, config } = store.getState();
        const vocabularySize = ready?.dataset.vocabulary.length ?? 1;
        return {
          buckets: history.buckets(),
          validation: evaluations.map(({ step, validation }) => ({ step, loss: validation })),
          expected: Math.log(vocabularySize),
          vocabularySize,
          steps: config.steps,
        };
      },
    },
    saturation: latest(frame, ({ saturation }) => saturation, null),
    layers: latest(frame, ({ layers }) => (layers.length > 0 ? layers : null), []),
  };
}

/** The last part of a kind that any frame brought: a frame brings only what is on screen, and what broke down nothing. */
function latest<Part>(
  frame: Live<Frame | null>,
  part: (frame: Frame) => Part | null,
  none: Part,
): Live<Part> {
  let last = none;
  frame.subscribe(() => {
    last = part(frame.current()!) ?? last;
  });
  return { current: () => last, subscribe: frame.subscribe };
}
