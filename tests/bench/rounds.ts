import type { Round } from "./contender";
import type { Entrant } from "./entrant";
import { median } from "./median";
import { nameOf } from "./network";

/** What the rounds came to. One who failed has no numbers, but a reason. */
export class Rounds {
  private readonly taken = new Map<Entrant, Round[]>();
  private readonly reasons = new Map<Entrant, string>();

  /**
   * Every entrant has its turn in each of `count` rounds, one at a time, so that a busy moment of the machine is not
   * one entrant's alone. Closes them all.
   */
  static async take(entrants: readonly Entrant[], count: number): Promise<Rounds> {
    const rounds = new Rounds();
    for (const entrant of entrants) await rounds.attempt(entrant, () => entrant.prepare());
    for (let i = 0; i < count; i++) {
      for (const entrant of entrants) {
        await rounds.attempt(entrant, async () => rounds.add(entrant, await entrant.round()));
      }
    }
    for (const entrant of entrants) await entrant.close();
    return rounds;
  }

  /** Why the entrant has no numbers; null if it has. The methods below throw of one who hasn't. */
  absence(entrant: Entrant): string | null {
    return this.reasons.get(entrant) ?? null;
  }

  /** The median. */
  stepsPerSecond(entrant: Entrant): number {
    return median(this.of(entrant).map((round) => round.stepsPerSecond));
  }

  /** As many times as fast as the other: the median of the ratios within each round. */
  ratio(entrant: Entrant, other: Entrant): number {
    const others = this.of(other);
    return median(this.of(entrant).map((round, i) => round.stepsPerSecond / others[i].stepsPerSecond));
  }

  /** The last; before it, memory may still have grown. */
  last(entrant: Entrant): Round {
    return this.of(entrant).at(-1)!;
  }

  private of(entrant: Entrant): Round[] {
    const absence = this.absence(entrant);
    if (absence !== null) throw new Error(`${nameIn(entrant)} could not be measured: ${absence}`);
    return this.taken.get(entrant)!;
  }

  private add(entrant: Entrant, round: Round): void {
    if (!Number.isFinite(round.loss)) throw new Error(`the loss is ${round.loss}`);
    this.taken.set(entrant, [...(this.taken.get(entrant) ?? []), round]);
  }

  private async attempt(entrant: Entrant, act: () => Promise<void>): Promise<void> {
    if (this.absence(entrant) !== null) return;
    try {
      await act();
    } catch (error) {
      const { message } = error as Error;
      this.reasons.set(entrant, message);
      console.error(`${nameIn(entrant)} is out: ${message}`);
    }
  }
}

const nameIn = ({ label, network }: Entrant) => `${label} on ${nameOf(network)}`;
