import { createStore } from "zustand/vanilla";
import type { Weights } from "../experiment/checkpoint";
import type { RunConfig } from "../experiment/config";
import { type Frame, lossesOnly, type UpdateRatios } from "../experiment/frame";
import type { Language } from "../i18n/languages";
import type { Watch } from "../worker/protocol";
import type { LabView } from "./lab-view";
import type { Marks, MarksStore } from "./marks";
import { createRun, type Progress, type Run, type RunState } from "./run";

/** Of a run, what a window that only shows it has to know. */
export type ShownState = Omit<RunState, "file" | "watch">;

/** What is shown beside the run. */
export interface Showing {
  view: LabView;
  language: Language;
}

type ToProjector =
  | { kind: "state"; state: ShownState }
  | { kind: "progress"; progress: Progress }
  | { kind: "frame"; frame: Frame }
  | { kind: "showing"; showing: Showing }
  | { kind: "marks"; marks: Marks }
  /** The presenter's window has opened, and shows to whoever listens. */
  | { kind: "here" }
  /** It is being closed. */
  | { kind: "gone" };

type ToPresenter =
  /** A projector has opened and knows nothing yet. */
  | { kind: "hello" }
  /** Its figures need this of the frames. */
  | { kind: "watch"; watch: Watch }
  | { kind: "closed" };

/** What two windows of one browser hear each other over. */
export type Channel = Pick<BroadcastChannel, "postMessage" | "onmessage" | "close">;

export const channelName = (id: string) => `activa.projector.${id}`;

/** Everything that a run has told since it began, for a window that comes late: its losses, its update ratios. */
class Story {
  private losses = new Float32Array(1024);
  private minibatches = new Uint32Array(1024);
  private first = 0;
  private length = 0;
  private updates: UpdateRatios[] = [];

  tell({ firstLoss, losses, minibatches, updates }: Frame): void {
    if (this.length === 0) this.first = firstLoss;
    const end = firstLoss - this.first + losses.length;
    if (end > this.losses.length) {
      const room = Math.max(end, 2 * this.losses.length);
      const [moreLosses, moreMinibatches] = [new Float32Array(room), new Uint32Array(room)];
      moreLosses.set(this.losses);
      moreMinibatches.set(this.minibatches);
      [this.losses, this.minibatches] = [moreLosses, moreMinibatches];
    }
    this.losses.set(losses, firstLoss - this.first);
    this.minibatches.set(minibatches, firstLoss - this.first);
    this.length = Math.max(this.length, end);
    if (updates) this.updates.push(updates);
  }

  forget(): void {
    this.length = 0;
    this.updates = [];
  }

  /** What followed `step` is no longer this run's. */
  branch(step: number): void {
    this.length = Math.min(this.length, Math.max(0, step + 1 - this.first));
    this.updates = this.updates.filter(({ steps }) => (steps.at(-1) ?? 0) <= step);
  }

  /** A frame that tells all of it at once. */
  whole(last: Frame): Frame {
    return {
      ...last,
      firstLoss: this.first,
      losses: this.losses.slice(0, this.length),
      minibatches: this.minibatches.slice(0, this.length),
      updates: this.updates.length > 0 ? joined(this.updates) : null,
    };
  }
}

function joined(updates: readonly UpdateRatios[]): UpdateRatios {
  return {
    names: updates[0].names,
    steps: Int32Array.from(updates.flatMap(({ steps }) => [...steps])),
    ratios: Float32Array.from(updates.flatMap(({ ratios }) => [...ratios])),
  };
}

/**
 * Shows a run in other windows: whatever changes is told over the channel, and a window that comes late is told
 * everything so far. To be made with the run.
 */
export function showRun({ store, frame, progress }: Run, marks: MarksStore) {
  const story = new Story();
  let showing: Showing | null = null;
  let channel: Channel | null = null;
  /** How many projectors have said hello since the channel was opened, and what the last one's figures need. */
  const projector = createStore<{ isOpen: boolean; isConnected: boolean; watch: Watch }>()(() => ({
    isOpen: false,
    isConnected: false,
    watch: lossesOnly,
  }));
  const tell = (message: ToProjector) => channel?.postMessage(message);
  let { run } = store.getState();

  frame.subscribe(() => {
    const told = frame.current()!;
    if (run !== store.getState().run && told.losses.length > 0) {
      run = store.getState().run;
      story.forget();
    }
    if (run === store.getState().run) story.tell(told);
    tell({ kind: "frame", frame: told });
  });
  progress.subscribe(() => tell({ kind: "progress", progress: progress.current() }));
  store.subscribe((state, before) => {
    if (state.branch !== before.branch && state.branch) story.branch(state.branch.step);
    tell({ kind: "state", state: shownState(state) });
  });
  marks.subscribe((state) => tell({ kind: "marks", marks: plainMarks(state) }));

  function tellEverything(): void {
    if (showing) tell({ kind: "showing", showing });
    tell({ kind: "state", state: shownState(store.getState()) });
    tell({ kind: "progress", progress: progress.current() });
    const last = frame.current();
    if (last) tell({ kind: "frame", frame: story.whole(last) });
    tell({ kind: "marks", marks: plainMarks(marks.getState()) });
  }

  return {
    projector,
    /** From now on whoever listens sees the run. */
    open(opened: Channel): void {
      channel?.close();
      channel = opened;
      projector.setState({ isOpen: true, isConnected: false, watch: lossesOnly });
      opened.onmessage = ({ data }: MessageEvent<ToPresenter>) => {
        if (data.kind === "closed") projector.setState({ isConnected: false, watch: lossesOnly });
        else projector.setState({ isConnected: true });
        if (data.kind === "hello") tellEverything();
        if (data.kind === "watch") projector.setState({ watch: data.watch });
      };
      tell({ kind: "here" });
    },
    /** What it is shown as: scene, figures, language. */
    show(next: Showing): void {
      showing = next;
      tell({ kind: "showing", showing });
    },
    close(): void {
      tell({ kind: "gone" });
      channel?.close();
      channel = null;
      projector.setState({ isOpen: false, isConnected: false, watch: lossesOnly });
    },
  };
}

export type RunShow = ReturnType<typeof showRun>;

/**
 * The run of another window, as it tells it. It has no thread of its own: nothing that is asked of it happens, but
 * that its frames bring what its figures need.
 */
export function watchRun(channel: Channel, config: RunConfig, marks: MarksStore) {
  const tell = (message: ToPresenter) => channel.postMessage(message);
  const run = createRun(
    () => ({
      send(command) {
        if (command.kind === "watch") tell(command);
      },
      restart() {},
      end() {},
    }),
    config,
  );
  const presenter = createStore<{ status: "waiting" | "here" | "gone"; showing: Showing | null }>()(() => ({
    status: "waiting",
    showing: null,
  }));
  const hello = () => {
    tell({ kind: "hello" });
    tell({ kind: "watch", watch: run.store.getState().watch });
  };

  channel.onmessage = ({ data }: MessageEvent<ToProjector>) => {
    if (data.kind !== "gone") presenter.setState({ status: "here" });
    switch (data.kind) {
      case "state":
        run.store.setState(data.state);
        break;
      case "progress":
        run.progress.set(data.progress);
        break;
      case "frame":
        run.frame.set(data.frame);
        break;
      case "showing":
        presenter.setState({ showing: data.showing });
        break;
      case "marks":
        marks.getState().copy(data.marks);
        break;
      case "here":
        hello();
        break;
      case "gone":
        presenter.setState({ status: "gone" });
        break;
    }
  };

  return {
    run,
    presenter,
    /** Asks for everything so far, once whoever draws it is there. */
    listen: hello,
    /** The window is being closed. */
    close(): void {
      tell({ kind: "closed" });
      channel.close();
    },
  };
}

const noWeights: Weights = { step: 0, parameters: [], buffers: [] };

/** Functions cannot be sent, and neither a file of 50 MB nor a network's weights need to be. */
function shownState(state: RunState): ShownState {
  const plain = Object.entries(state).filter(([, value]) => typeof value !== "function");
  const { file: _file, watch: _watch, ...shown } = Object.fromEntries(plain) as unknown as RunState;
  return { ...shown, weights: shown.weights && { name: shown.weights.name, values: noWeights } };
}

function plainMarks({ tool, laser, strokes }: Marks): Marks {
  return { tool, laser, strokes };
}
