import { defaultConfig, type RunConfig } from "../experiment/config";
import { createRun, type Run } from "../store/run";
import { RunClient } from "../worker/client";
import type { BackendChoice } from "../worker/protocol";
import { createFeeds, type Feeds } from "./feeds";
import { WatchBook } from "./watch";

/** A prepared run of a chapter. */
export interface SceneSpec {
  /** The fields in which it differs from the notebook's run. */
  config: Partial<RunConfig>;
  /** The step up to which it plays by itself when it is first seen, and again whenever a knob changes it; 0 for none. */
  arrival: number;
  /** Steps a second at most; null for as fast as it goes. */
  pace?: number | null;
}

/** A scene on the page: its run, what its figures draw, and who looks at it. */
export class Scene {
  readonly run: Run;
  readonly feeds: Feeds;
  readonly watch: WatchBook;
  /** The scene's own config, whole: what `reset` goes back to. */
  readonly config: RunConfig;
  private viewers = 0;
  private isStarted = false;
  /** It was playing when it went out of sight. */
  private wasPlaying = false;

  constructor(
    readonly spec: SceneSpec,
    backend: BackendChoice,
    /** Whether this reader's machine may play without being asked. */
    private readonly playsByItself: boolean,
  ) {
    this.config = { ...defaultConfig, ...spec.config };
    this.run = createRun((onEvent) => new RunClient(onEvent), this.config, backend);
    this.feeds = createFeeds(this.run);
    this.watch = new WatchBook(this.run);
    if (spec.pace) this.run.store.getState().setPace(spec.pace);
  }

  /** A figure of the scene has come on screen; returns the function for when it leaves. */
  view(): () => void {
    if (this.viewers++ === 0) this.comeIntoView();
    return () => {
      if (--this.viewers === 0) this.goOutOfView();
    };
  }

  /** Another run with some fields changed; it plays up to its arrival as the first one did. */
  change(fields: Partial<RunConfig>): void {
    const { config, setConfig } = this.run.store.getState();
    setConfig({ ...config, ...fields });
    this.isStarted = true;
    this.arrive();
  }

  /** The scene as it was prepared. */
  reset(): void {
    this.change(this.config);
  }

  end(): void {
    this.run.end();
  }

  private comeIntoView(): void {
    if (!this.isStarted) {
      this.isStarted = true;
      this.run.start();
      this.arrive();
    } else if (this.wasPlaying) {
      const { until, play, playTo } = this.run.store.getState();
      until === null ? play() : playTo(until);
    }
  }

  private goOutOfView(): void {
    this.wasPlaying = this.run.store.getState().playing;
    if (this.wasPlaying) this.run.store.getState().pause();
  }

  private arrive(): void {
    if (this.spec.arrival > 0 && this.playsByItself) this.run.store.getState().playTo(this.spec.arrival);
  }
}

/** The scenes of a page: one for each spec, whoever shows it; none is started before it is seen. */
export class SceneBook {
  private readonly scenes = new Map<SceneSpec, Scene>();

  constructor(private readonly backend: BackendChoice) {}

  get(spec: SceneSpec): Scene {
    const known = this.scenes.get(spec);
    if (known) return known;
    const scene = new Scene(spec, this.backend, mayPlayByItself());
    this.scenes.set(spec, scene);
    return scene;
  }

  /** The reader leaves the page. */
  end(): void {
    for (const scene of this.scenes.values()) scene.end();
    this.scenes.clear();
  }
}

/** A machine with one core, or a reader who saves data, is asked first. */
function mayPlayByItself(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return navigator.hardwareConcurrency > 1 && !connection?.saveData;
}
