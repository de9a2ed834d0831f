import type { ReactNode } from "react";
import { parameterCount } from "../../figures/notebook-tensors";
import { PredictNumber } from "../../notebook/predict-number";
import { useFindings } from "./findings";
import { notebookKnobs } from "./knobs";
import { vocabularySize } from "./network";

interface PredictionProps {
  id: string;
  low: string;
  near: string;
  high: string;
  children: ReactNode;
}

/** How many names of the file are left to be drawn from? The figure below says. */
export function PredictUsable(props: PredictionProps) {
  const usable = useFindings(({ pipeline }) => pipeline?.plain ?? null);
  return (
    <PredictNumber
      {...props}
      min={0}
      max={171_000}
      step={1_000}
      start={100_000}
      answer={usable}
      tolerance={0.06}
    />
  );
}

/** How many parameters has the notebook's network? */
export function PredictParameters(props: PredictionProps) {
  const answer = parameterCount({ ...notebookKnobs, vocabularySize });
  return (
    <PredictNumber
      {...props}
      min={100}
      max={1_000_000}
      step={1}
      start={1_000}
      answer={answer}
      scale="log"
      tolerance={0.15}
    />
  );
}
