/// <reference lib="webworker" />
import { fetchNames, loadKernels } from "./files";
import { later } from "./later";
import type { StudyCommand } from "./study-protocol";
import { StudySession } from "./study-session";

declare const self: DedicatedWorkerGlobalScope;

/** Where the page is served from. */
let home = self.location.href;

const session = new StudySession({
  post: (event) => self.postMessage(event),
  breathe: () => new Promise((resolve) => later(resolve, 0)),
  now: () => performance.now(),
  loadBackend: loadKernels,
  fetchNames: (file) => fetchNames(home, file),
});

self.onmessage = ({ data }: MessageEvent<StudyCommand>) => {
  if (data.kind === "home") home = data.url;
  else session.obey(data);
};
