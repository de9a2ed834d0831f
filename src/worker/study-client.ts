import type { Failure } from "./protocol";
import type { ParamsOf, ResultOf, StudyName } from "./studies";
import type { QuestionId, StudyCommand, StudyEvent } from "./study-protocol";

/** Who hears what comes of a question. */
export interface StudyListener<Name extends StudyName> {
  /** A part of 1, and as much of the result as there is. */
  progress(done: number, result: ResultOf<Name>): void;
  answer(result: ResultOf<Name>): void;
  failed(failure: Failure): void;
}

interface Question {
  id: QuestionId;
  name: StudyName;
  params: unknown;
  listener: StudyListener<StudyName>;
}

interface Desk {
  worker: Worker;
  /** What it is answering, or still giving up. */
  busy: QuestionId | null;
}

/** Asks studies in workers: as many at a time as the machine has cores to spare, the others in their turn. */
export class StudyClient {
  private readonly desks: Desk[] = [];
  private readonly waiting: Question[] = [];
  private readonly open = new Map<QuestionId, Question>();
  private nextId = 1;

  constructor(private readonly most = Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1))) {}

  /** Returns the function that takes the question back. */
  ask<Name extends StudyName>(name: Name, params: ParamsOf<Name>, listener: StudyListener<Name>): () => void {
    const question: Question = { id: this.nextId++, name, params, listener: listener as never };
    this.waiting.push(question);
    this.serve();
    return () => this.drop(question);
  }

  /** Ends the workers and gives up what was asked; the next question opens new ones. */
  dismiss(): void {
    this.waiting.length = 0;
    this.open.clear();
    for (const { worker } of this.desks.splice(0)) worker.terminate();
  }

  private drop(question: Question): void {
    const place = this.waiting.indexOf(question);
    if (place >= 0) this.waiting.splice(place, 1);
    if (!this.open.delete(question.id)) return;
    const desk = this.desks.find(({ busy }) => busy === question.id);
    if (desk) send(desk.worker, { kind: "drop", id: question.id });
  }

  private serve(): void {
    while (this.waiting.length > 0) {
      const desk = this.desks.find(({ busy }) => busy === null) ?? this.openDesk();
      if (!desk) return;
      const { id, name, params } = this.waiting[0];
      this.open.set(id, this.waiting.shift()!);
      desk.busy = id;
      send(desk.worker, { kind: "ask", id, name, params });
    }
  }

  private openDesk(): Desk | null {
    if (this.desks.length >= this.most) return null;
    const worker = new Worker(new URL("./study-worker.ts", import.meta.url), {
      type: "module",
      name: "study",
    });
    const desk: Desk = { worker, busy: null };
    send(worker, { kind: "home", url: document.baseURI });
    worker.onmessage = ({ data }: MessageEvent<StudyEvent>) => this.hear(desk, data);
    // An error escaped it, or its script could not be loaded: it will say nothing more.
    worker.onerror = ({ message }) => this.close(desk, message ?? "study-worker.js");
    this.desks.push(desk);
    return desk;
  }

  private hear(desk: Desk, event: StudyEvent): void {
    const question = this.open.get(event.id);
    if (event.kind === "progress") {
      question?.listener.progress(event.done, event.result as never);
      return;
    }
    desk.busy = null;
    this.open.delete(event.id);
    if (event.kind === "answer") question?.listener.answer(event.result as never);
    if (event.kind === "failed") question?.listener.failed(event.failure);
    this.serve();
  }

  private close(desk: Desk, detail: string): void {
    desk.worker.terminate();
    this.desks.splice(this.desks.indexOf(desk), 1);
    const question = desk.busy === null ? undefined : this.open.get(desk.busy);
    if (question) {
      this.open.delete(question.id);
      question.listener.failed({ kind: "crashed", detail });
    }
    this.serve();
  }
}

function send(worker: Worker, command: StudyCommand): void {
  worker.postMessage(command);
}
