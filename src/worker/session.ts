import type { Backend } from "../engine/kernels/backend";
import { useBackend } from "../engine/tensor";
import { DEFAULT_THRESHOLD } from "../experiment/frame";
import { Trainer } from "../experiment/trainer";
import { DatasetDesk } from "./dataset-desk";
import { failureOf, KernelsUnavailable } from "./failure";
import { LiveRun, type Surroundings } from "./live-run";
import { Pace } from "./pace";
import type { BackendName, Command, RunId } from "./protocol";

/** Where a session gets what it does not hold. */
export interface Sources {
  loadBackend(): Promise<Backend & { name: BackendName }>;
  /** The bytes of a built-in list of names. */
  fetchNames(file: string): Promise<Uint8Array>;
}

/** Obeys the page's commands: one run at a time, a new `start` ends the one before. Knows no worker globals. */
export class Session {
  private id: RunId = 0;
  private run: LiveRun | null = null;
  private threshold = DEFAULT_THRESHOLD;
  private backend: (Backend & { name: BackendName }) | null = null;
  private readonly desk: DatasetDesk;
  private readonly pace = new Pace();

  constructor(
    private readonly around: Surroundings,
    private readonly sources: Sources,
  ) {
    this.desk = new DatasetDesk(sources.fetchNames);
  }

  obey(command: Exclude<Command, { kind: "home" }>): void {
    switch (command.kind) {
      case "start":
        void this.start(command);
        break;
      case "pace":
        this.pace.limit(command.stepsPerSecond);
        break;
      case "play":
        this.withRun((run) => run.play());
        break;
      case "pause":
        this.withRun((run) => run.pause());
        break;
      case "step":
        this.withRun((run) => run.stepOnce());
        break;
      case "tune":
        this.threshold = command.threshold ?? this.threshold;
        this.withRun((run) => run.tune(command));
        break;
      case "watch":
        this.withRun((run) => run.observe(command.watch));
        break;
      case "sample":
        this.withRun((run) => run.sample(command.count));
        break;
    }
  }

  private async start(command: Extract<Command, { kind: "start" }>): Promise<void> {
    const { run: id, config } = command;
    this.id = id;
    this.end();
    try {
      this.backend ??= await this.sources.loadBackend().catch((error) => {
        throw new KernelsUnavailable(String(error));
      });
      const { summary, splits, trainingNames } = await this.desk.prepare(
        config,
        command.file,
        (stage, done) => {
          if (this.id === id) this.around.post({ kind: "preparing", run: id, stage, done });
        },
      );
      if (this.id !== id) return; // another start came in meanwhile
      useBackend(this.backend);
      const { vocabulary } = summary;
      const trainer = new Trainer(config, splits, vocabulary.length);
      trainer.settings.threshold = this.threshold;
      const names = { vocabulary, isTrainingName: (name: string) => trainingNames.has(name) };
      const fail = (error: unknown) => this.fail(error);
      this.run = new LiveRun(id, trainer, names, this.backend, command.watch, this.pace, this.around, fail);
      this.around.post({
        kind: "ready",
        run: id,
        dataset: summary,
        network: trainer.network.summary(),
        backend: this.backend.name,
      });
      this.withRun((run) => run.pause());
    } catch (error) {
      if (this.id === id) this.fail(error);
    }
  }

  private withRun(action: (run: LiveRun) => void): void {
    if (!this.run) return;
    try {
      action(this.run);
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const failure = failureOf(error);
    if (failure.kind === "diverged") this.run?.showLosses();
    this.end();
    this.around.post({ kind: "failed", run: this.id, failure });
  }

  private end(): void {
    this.run?.end();
    this.run = null;
  }
}
