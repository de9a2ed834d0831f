import { useRef, useState } from "react";
import { Scrubber } from "../controls/scrubber";
import { useRedraw } from "../figures/live";
import { canBeRewound } from "../store/run";
import { useRun, useRunState } from "../store/run-context";

const drawsPerSecond = 10;

/** Brings every figure back to a step where the run has been. */
export function RunScrubber() {
  const run = useRun();
  const root = useRef<HTMLDivElement>(null);
  const rewind = useRunState((state) => state.rewind);
  const rewinding = useRunState((state) => state.rewinding);
  const checkpoints = useRunState((state) => state.checkpoints);
  const canRewind = useRunState(canBeRewound);
  const [, setDrawn] = useState(run.progress.current);
  useRedraw(root, run.progress, () => setDrawn(run.progress.current()), drawsPerSecond);
  // Where it stands now, whatever made it render: a thumb that was let go must not jump back.
  const { step, furthest } = run.progress.current();
  const first = checkpoints[0] ?? 0;
  return (
    <div ref={root} className="run-scrubber">
      <Scrubber
        first={first}
        step={Math.max(first, Math.min(furthest, rewinding ?? step))}
        furthest={Math.max(first, furthest)}
        marks={checkpoints}
        isDisabled={!canRewind || furthest <= first}
        onScrub={rewind}
      />
    </div>
  );
}
