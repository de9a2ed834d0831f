import { type Backend, BackendMissing } from "../engine/kernels/backend";
import type { WasmBuild } from "../engine/kernels/wasm/wasm-backend";
import { useBackend } from "../engine/tensor";
import type { Study, StudyMeans } from "../experiment/studies/study";
import { DatasetDesk } from "./dataset-desk";
import { failureOf } from "./failure";
import { studies } from "./studies";
import type { QuestionId, StudyCommand, StudyEvent } from "./study-protocol";

/** What a study session needs of the thread around it. */
export interface StudySurroundings {
  post(event: StudyEvent): void;
  /** Resolves once the messages that wait have been handled. */
  breathe(): Promise<void>;
  /** In milliseconds. */
  now(): number;
  loadBackend(name: WasmBuild): Promise<Backend>;
  fetchNames(file: string): Promise<Uint8Array>;
}

/** Half-done results are told this often at most, in milliseconds. */
const PROGRESS_INTERVAL = 100;
/** Work between two looks at the messages, in milliseconds. */
const SLICE = 12;

/** Answers one question at a time, on WebAssembly. Knows no worker globals. */
export class StudySession {
  private asked: QuestionId | null = null;
  private backend: Promise<Backend> | null = null;
  private readonly means: StudyMeans;

  constructor(private readonly around: StudySurroundings) {
    const desk = new DatasetDesk((file) => around.fetchNames(file));
    this.means = {
      dataset: (config) => desk.prepare(config, null, () => {}),
      text: (list) => desk.textOf(list, () => {}),
      now: () => around.now(),
    };
  }

  obey(command: Exclude<StudyCommand, { kind: "home" }>): void {
    switch (command.kind) {
      case "ask":
        this.asked = command.id;
        void this.answer(command);
        break;
      case "drop":
        if (this.asked === command.id) this.asked = null;
        break;
    }
  }

  private async answer({ id, name, params }: Extract<StudyCommand, { kind: "ask" }>): Promise<void> {
    const { post, breathe, now } = this.around;
    try {
      const load: () => Promise<{ study: Study<never, unknown> }> = studies[name];
      const [{ study }] = await Promise.all([load(), this.open()]);
      const work = study(params as never, this.means);
      let told = now();
      let start = told;
      for (;;) {
        if (this.asked !== id) {
          await work.return(undefined as never);
          return post({ kind: "dropped", id });
        }
        const { done, value } = await work.next();
        if (done) return post({ kind: "answer", id, result: value });
        const time = now();
        if (value.result !== undefined && time - told > PROGRESS_INTERVAL) {
          post({ kind: "progress", id, done: value.done, result: value.result });
          told = time;
        }
        if (time - start > SLICE) {
          await breathe();
          start = now();
        }
      }
    } catch (error) {
      post({ kind: "failed", id, failure: failureOf(error) });
    }
  }

  /** The fastest build of the kernels that the browser compiles. */
  private async open(): Promise<void> {
    const { loadBackend } = this.around;
    this.backend ??= loadBackend("wasm-relaxed-simd").catch((error) => {
      if (error instanceof BackendMissing) return loadBackend("wasm-simd");
      throw error;
    });
    this.backend.catch(() => {
      this.backend = null; // a file that did not come may come next time
    });
    useBackend(await this.backend);
  }
}
