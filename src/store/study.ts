import { createContext, useContext, useEffect, useState } from "react";
import type { Failure } from "../worker/protocol";
import type { ParamsOf, ResultOf, StudyName } from "../worker/studies";
import type { StudyClient } from "../worker/study-client";

export const StudyContext = createContext<StudyClient | null>(null);

/** What is known of a study now. */
export interface StudyState<Name extends StudyName> {
  /** The last result, also while the next one is computed; null before the first. */
  result: ResultOf<Name> | null;
  /** The parameters that `result` belongs to. */
  params: ParamsOf<Name> | null;
  /** Of the question that is open, 0 to 1; null when the result is whole. */
  done: number | null;
  failure: Failure | null;
}

/**
 * Asks a study whenever its parameters change, by their values; what is in progress for others is given up. With
 * `isWanted` false (a figure that has not been seen yet) nothing is asked.
 */
export function useStudy<Name extends StudyName>(
  name: Name,
  params: ParamsOf<Name>,
  isWanted = true,
): StudyState<Name> {
  const client = useContext(StudyContext);
  if (!client) throw new Error("useStudy outside a StudyContext");
  const [state, setState] = useState<StudyState<Name>>({
    result: null,
    params: null,
    done: 0,
    failure: null,
  });
  const key = JSON.stringify(params);
  useEffect(() => {
    if (!isWanted) return;
    const params: ParamsOf<Name> = JSON.parse(key);
    setState((before) => ({ ...before, done: 0, failure: null }));
    return client.ask(name, params, {
      progress: (done, result) => setState({ result, params, done, failure: null }),
      answer: (result) => setState({ result, params, done: null, failure: null }),
      failed: (failure) => setState((before) => ({ ...before, done: null, failure })),
    });
  }, [client, name, key, isWanted]);
  return state;
}
