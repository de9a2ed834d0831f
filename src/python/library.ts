/** The Python packages that come with the page, by path: torch, numpy, matplotlib, tqdm, idna and the cells' own. */
const files = import.meta.glob<string>("./lib/**/*.py", { query: "?raw", eager: true, import: "default" });

export const library: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.slice("./lib/".length), text]),
);
