import type {
  Frame,
  LayerStatistics,
  NeuronDetail,
  ParameterStatistics,
  SaturationMap,
} from "../experiment/frame";
import type { Live } from "../figures/live";
import type { LossCurveData } from "../figures/loss-curve";
import { LossTrack } from "../figures/loss-track";
import { UpdateHistory } from "../figures/update-history";
import type { Run } from "../store/run";

/** What the figures of one run draw. */
export interface Feeds {
  loss: Live<LossCurveData>;
  saturation: Live<SaturationMap | null>;
  layers: Live<LayerStatistics[]>;
  parameters: Live<ParameterStatistics[]>;
  /** log10 of the update-to-data ratios since step 0, as far as they were watched. */
  updates: Live<UpdateHistory>;
  neuron: Live<NeuronDetail | null>;
}

/** Gathers a run's frames into what its figures draw. To be made with the run: losses that went by are not sent again. */
export function createFeeds({ store, frame }: Run): Feeds {
  let losses = new LossTrack();
  let updates = new UpdateHistory();
  let { run } = store.getState();
  frame.subscribe(() => {
    const current = store.getState().run;
    const { step, firstLoss, losses: told, updates: ratios } = frame.current()!;
    // Another run, which needn't begin at step 0; until its first loss comes, the one before stays in view.
    if (run !== current && told.length > 0) {
      run = current;
      losses = new LossTrack();
      updates = new UpdateHistory();
    }
    if (run === current) losses.tell(firstLoss, told, step);
    if (ratios) updates.append(ratios);
  });
  store.subscribe(({ branch }, before) => {
    if (branch === before.branch || branch === null) return;
    losses.branch(branch.step);
    updates.forget(branch.step);
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
        const stands = frame.current()?.step ?? 0;
        const measured = evaluations.map(({ step, validation }) => ({ step, loss: validation }));
        const vocabularySize = ready?.dataset.vocabulary.length ?? 1;
        return {
          buckets: losses.buckets,
          others: losses.others(),
          validation: measured.filter(({ step }) => step <= stands),
          validationAhead: measured.filter(({ step }) => step > stands),
          expected: Math.log(vocabularySize),
          vocabularySize,
          steps: config.steps,
        };
      },
    },
    saturation: latest(frame, ({ saturation }) => saturation, null),
    layers: latest(frame, ({ layers }) => (layers.length > 0 ? layers : null), []),
    parameters: latest(frame, ({ parameters }) => (parameters.length > 0 ? parameters : null), []),
    updates: { current: () => updates.until(frame.current()?.step ?? 0), subscribe: frame.subscribe },
    neuron: latest(frame, ({ neuron }) => neuron, null),
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
