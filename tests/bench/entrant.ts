import type { Round } from "./contender";
import type { BenchNetwork } from "./network";

/** Who takes part in rounds, wherever it runs. Between two rounds it does nothing. */
export interface Entrant {
  readonly label: string;
  readonly network: BenchNetwork;
  /** Rejects where this machine can't run it. */
  prepare(): Promise<void>;
  round(): Promise<Round>;
  close(): Promise<void>;
}
