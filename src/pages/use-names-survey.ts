import { useContext, useEffect, useState } from "react";
import type { RunConfig } from "../experiment/config";
import type { NamesSurveyResult } from "../experiment/studies/names-survey";
import { StudyContext } from "../store/study";
import type { Failure } from "../worker/protocol";

interface Looked {
  /** The last one, also while the next is computed. */
  result: NamesSurveyResult | null;
  /** How far the next one has come, 0 to 1; null when it is there. */
  done: number | null;
  failure: Failure | null;
}

/** Has a list looked through off the page's thread, anew in another spelling. */
export function useNamesSurvey(source: Uint8Array | string, encoding: RunConfig["encoding"]): Looked {
  const client = useContext(StudyContext)!;
  const [looked, setLooked] = useState<Looked>({ result: null, done: 0, failure: null });
  useEffect(() => {
    setLooked((before) => ({ ...before, done: 0, failure: null }));
    return client.ask(
      "names-survey",
      { source, encoding },
      {
        progress: (done) => setLooked((before) => ({ ...before, done })),
        answer: (result) => setLooked({ result, done: null, failure: null }),
        failed: (failure) => setLooked({ result: null, done: null, failure }),
      },
    );
  }, [client, source, encoding]);
  return looked;
}
