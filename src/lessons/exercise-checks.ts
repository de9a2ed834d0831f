/** What judges the answer to each exercise, in Python: a chunk a check, fetched when it is first pressed. */
const files = import.meta.glob<string>("./*/exercises/*.py", { query: "?raw", import: "default" });

/** @param id "initial-loss/bound", whose check is initial-loss/exercises/bound.py. */
export function loadCheck(id: string): Promise<string> {
  const [chapter, name] = id.split("/");
  return files[`./${chapter}/exercises/${name}.py`]!();
}
