import { type Backend, type BackendName, isWasm } from "../engine/kernels/backend";
import { useBackend } from "../engine/tensor";
import type { Checkpoint, Weights } from "../experiment/checkpoint";
import type { RunConfig } from "../experiment/config";
import { DEFAULT_THRESHOLD } from "../experiment/frame";
import { Trainer } from "../experiment/trainer";
import { BackendDesk } from "./backend-desk";
import { type Dataset, DatasetDesk } from "./dataset-desk";
import { failureOf, isAboutRun } from "./failure";
import { LiveRun, type Place, type Surroundings } from "./live-run";
import { Pace } from "./pace";
import type { BackendChoice, Command, RunId } from "./protocol";
import { timeSteps } from "./time-steps";
import { Turns } from "./turns";

/** Where a session gets what it does not hold. */
export interface Sources {
  /** Rejects where the machine has no such backend. */
  loadBackend(name: BackendName): Promise<Backend>;
  /** The bytes of a built-in list of names. */
  fetchNames(file: string): Promise<Uint8Array>;
}

/** What a run's trainers are made of. */
interface Material {
  id: RunId;
  config: RunConfig;
  dataset: Dataset;
  weights: Weights | undefined;
}

/** Obeys the page's commands: one run at a time, a new `start` ends the one before. Knows no worker globals. */
export class Session {
  private id: RunId = 0;
  private run: LiveRun | null = null;
  private choice: BackendChoice = "auto";
  /** What the run has lost since the reader chose. */
  private readonly lost = new Set<BackendName>();
  private threshold = DEFAULT_THRESHOLD;
  private readonly datasets: DatasetDesk;
  private readonly backends: BackendDesk;
  private readonly pace = new Pace();
  private readonly turns = new Turns();

  constructor(
    private readonly around: Surroundings,
    sources: Sources,
  ) {
    this.datasets = new DatasetDesk((file) => sources.fetchNames(file));
    this.backends = new BackendDesk((name) => sources.loadBackend(name));
  }

  obey(command: Exclude<Command, { kind: "home" }>): void {
    switch (command.kind) {
      case "start":
        void this.start(command);
        break;
      case "backend":
        this.choose(command.choice);
        this.run?.move(command.timeAll);
        break;
      case "pace":
        this.pace.limit(command.stepsPerSecond);
        break;
      case "play":
        this.run?.play(command.until);
        break;
      case "pause":
        this.run?.pause();
        break;
      case "step":
        this.run?.stepOnce();
        break;
      case "rewind":
        this.run?.rewind(command.step);
        break;
      case "tune":
        this.threshold = command.threshold ?? this.threshold;
        this.run?.tune(command);
        break;
      case "watch":
        this.run?.observe(command.watch);
        break;
      case "sample":
        this.run?.sample(command.count);
        break;
      case "export":
        this.run?.export();
        break;
    }
  }

  private choose(choice: BackendChoice): void {
    this.choice = choice;
    this.lost.clear();
    this.backends.ask(choice);
  }

  private lose({ name }: Backend, error: unknown): void {
    this.lost.add(name);
    this.backends.lose(name, error);
  }

  private async start(command: Extract<Command, { kind: "start" }>): Promise<void> {
    const { run: id, config, file, weights } = command;
    this.id = id;
    this.choose(command.backend);
    this.end();
    try {
      const dataset = await this.datasets.prepare(config, file, (stage, done) => {
        if (this.id === id) this.around.post({ kind: "preparing", run: id, stage, done });
      });
      void this.turns.take(() => this.begin({ id, config, dataset, weights }, command));
    } catch (error) {
      if (this.id === id) await this.fail(error);
    }
  }

  private async begin(material: Material, { watch }: Extract<Command, { kind: "start" }>): Promise<void> {
    const { id, dataset } = material;
    if (this.id !== id) return; // another start came in meanwhile
    const { choice } = this;
    try {
      const place = await this.place(material, false);
      if (this.id !== id) return place.trainer.dispose();
      const { trainingNames, summary } = dataset;
      const names = { vocabulary: summary.vocabulary, trainingNames };
      this.run = new LiveRun(id, place, names, watch, this.pace, this.turns, this.around, {
        place: (timeAll, checkpoint) => this.place(material, timeAll, checkpoint),
        failed: (error, backend) => this.failed(error, backend),
      });
      const network = place.trainer.network.summary();
      this.around.post({ kind: "ready", run: id, dataset: summary, network });
      this.run.begin();
      if (this.choice !== choice) this.run.move(false); // the reader chose anew meanwhile
    } catch (error) {
      if (this.id === id) await this.fail(error);
    }
  }

  /** Finds the run a backend and makes its trainer there, from `checkpoint` on; reports which and why. */
  private async place(material: Material, timeAll: boolean, checkpoint?: Checkpoint): Promise<Place> {
    const { id, config, dataset, weights } = material;
    const { vocabulary } = dataset.summary;
    const trainerOn = (backend: Backend) => {
      useBackend(backend);
      const trainer = new Trainer(config, dataset.splits, vocabulary.length, checkpoint ?? weights);
      trainer.settings.threshold = this.threshold;
      return trainer;
    };
    const time = async (backend: Backend) => {
      if (!isWasm(backend.name)) this.around.post({ kind: "preparing", run: id, stage: "timing", done: 0 });
      const trainer = trainerOn(backend);
      try {
        return await timeSteps(trainer, () => this.around.now());
      } finally {
        trainer.dispose();
      }
    };
    for (;;) {
      const { backend, inUse } = await this.backends.choose(
        this.choice,
        costOf(config, vocabulary.length),
        timeAll,
        time,
      );
      try {
        const trainer = trainerOn(backend);
        await trainer.settle();
        const left = inUse.left.filter(({ name, why }) => why === "missing" || this.lost.has(name));
        const resumedAt = this.lost.size > 0 ? trainer.step : null;
        this.around.post({ kind: "backend", run: id, backend: { ...inUse, left, resumedAt } });
        return { trainer, backend };
      } catch (error) {
        if (isAboutRun(error) || isWasm(backend.name)) throw error;
        this.lose(backend, error);
      }
    }
  }

  /** A job of the run threw. A backend that fails is left for the next; anything else ends the run. */
  private async failed(error: unknown, backend: Backend): Promise<void> {
    if (isAboutRun(error) || isWasm(backend.name)) return this.fail(error);
    this.lose(backend, error);
    this.run?.recover();
  }

  private async fail(error: unknown): Promise<void> {
    const { id, run } = this;
    const failure = failureOf(error);
    // It can still be taken back to where its losses were numbers.
    if (failure.kind === "diverged") await run?.breakDown();
    if (this.id !== id) return;
    if (failure.kind !== "diverged") this.end();
    this.around.post({ kind: "failed", run: id, failure });
  }

  private end(): void {
    this.run?.end();
    this.run = null;
  }
}

/** Networks with the same of this cost the same. */
function costOf(config: RunConfig, vocabularySize: number): string {
  const { contextSize, embeddingSize, hiddenSize, hiddenLayers, normalization, batchSize } = config;
  const { nonlinearity, connections, layers } = config;
  return [
    contextSize,
    embeddingSize,
    hiddenSize,
    hiddenLayers,
    nonlinearity,
    connections,
    normalization,
    layers,
    batchSize,
    vocabularySize,
  ].join();
}
