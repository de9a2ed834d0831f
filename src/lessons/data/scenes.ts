import type { SceneSpec } from "../../notebook/scene-book";

/** The notebook's run as it stands there; what it does in all its steps is the reader's to ask for. */
export const notebookRun: SceneSpec = { config: {}, arrival: 2_000 };
