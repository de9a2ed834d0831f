/** A cell of a Jupyter notebook, as the page writes it. */
export type IpynbCell =
  | { kind: "markdown"; id: string; source: string }
  /** `isFolded`: its code is hidden until somebody opens it. */
  | { kind: "code"; id: string; source: string; isFolded?: boolean };

/**
 * The text of an .ipynb file, nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html), of
 * cells that have not run. Throws where two cells have one id.
 */
export function ipynb(title: string, language: string, cells: readonly IpynbCell[]): string {
  const ids = new Set(cells.map(({ id }) => cellId(id)));
  if (ids.size < cells.length) throw new Error(`two cells of “${title}” have the same id`);
  const notebook = {
    cells: cells.map(written),
    metadata: {
      title,
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python", file_extension: ".py", mimetype: "text/x-python" },
      activa: { language },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** The format wants ids of letters, digits, - and _, 64 at most: the page's cell "data/imports" is "data-imports". */
function cellId(id: string): string {
  return id.replace(/[^a-zA-Z0-9_-]/g, "-").slice(0, 64);
}

function written(cell: IpynbCell): object {
  const common = { id: cellId(cell.id), source: linesOf(cell.source) };
  if (cell.kind === "markdown") return { cell_type: "markdown", ...common, metadata: {} };
  const metadata = cell.isFolded ? { jupyter: { source_hidden: true } } : {};
  return { cell_type: "code", ...common, metadata, execution_count: null, outputs: [] };
}

/** As Jupyter writes a text: its lines, each with its line end. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== "");
}
