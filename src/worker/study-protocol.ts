import type { Failure } from "./protocol";
import type { StudyName } from "./studies";

/** Tells the answers to one question from those to others. */
export type QuestionId = number;

/** Page → study worker. */
export type StudyCommand =
  /** The page's address, below which the lists of names lie. Sent first, by the client. */
  | { kind: "home"; url: string }
  /** One question at a time: the next is asked when this one is answered or dropped. */
  | { kind: "ask"; id: QuestionId; name: StudyName; params: unknown }
  /** Nobody waits for the answer any more; `dropped` says when the worker is free. */
  | { kind: "drop"; id: QuestionId };

/** Study worker → page. */
export type StudyEvent =
  | { kind: "progress"; id: QuestionId; done: number; result: unknown }
  | { kind: "answer"; id: QuestionId; result: unknown }
  | { kind: "dropped"; id: QuestionId }
  | { kind: "failed"; id: QuestionId; failure: Failure };
