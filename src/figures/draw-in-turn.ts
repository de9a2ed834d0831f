const waiting = new Set<() => void>();
let isScheduled = false;

/**
 * Draws when its turn comes: plotly takes tens of milliseconds for a chart, and several that are due in one frame would
 * hold the page for all of them. One a task, so that it answers in between. Returns the function that gives up the turn.
 */
export function drawInTurn(draw: () => void): () => void {
  waiting.add(draw);
  schedule();
  return () => waiting.delete(draw);
}

function schedule(): void {
  if (isScheduled || waiting.size === 0) return;
  isScheduled = true;
  setTimeout(() => {
    isScheduled = false;
    const [draw] = waiting;
    if (!draw) return;
    waiting.delete(draw);
    schedule(); // one that throws does not hold up the others
    draw();
  }, 0);
}
