import type { Say } from "./say";

/** A loss by the step at which it was measured. */
export type LossAt = readonly [step: number, loss: number];

/** What the page's run said of itself, for the notebook to be compared with. */
export interface PageLosses {
  /** Of single minibatches. */
  minibatch: readonly LossAt[];
  /** Of the whole validation split. */
  validation: readonly LossAt[];
}

/**
 * Prints the page's losses beside the notebook's and the greatest difference; of a chaotic network that up to step
 * `calmUntil` too, for later ones have nothing to do with each other.
 */
export function comparisonCode(page: PageLosses, calmUntil: number | null, say: Say): string {
  const calm =
    calmUntil === null
      ? ""
      : `
early = max(abs(losses[i] - page[i]) for i in page if i <= ${calmUntil})
print(f'${say("code.greatestUntil", { step: calmUntil })}: {early:.1e}')`;
  return `page = ${dictionary(page.minibatch)}
page_validation = ${dictionary(page.validation)}

greatest = 0.
print(f'{"${say("code.step")}":>8}  {"${say("code.page")}":>9}  {"${say("code.here")}":>9}')
for name, theirs, ours in [('loss', page, losses), ('${say("code.validationShort")}', page_validation, validation)]:
    for i in theirs:
        greatest = max(greatest, abs(ours[i] - theirs[i]))
        print(f'{i:8d}  {theirs[i]:9.4f}  {ours[i]:9.4f}  {name}')${calm}
print(f'${say("code.greatest")}: {greatest:.1e}')`;
}

/** A float32's own digits: eight tell any two apart. */
function dictionary(losses: readonly LossAt[]): string {
  if (losses.length === 0) return "{}";
  const entries = losses.map(([step, loss]) => `${step}: ${Number(loss.toPrecision(8))}`);
  const rows = Array.from({ length: Math.ceil(entries.length / 6) }, (_, i) =>
    entries.slice(6 * i, 6 * i + 6),
  );
  return `{\n${rows.map((row) => `    ${row.join(", ")},\n`).join("")}}`;
}
