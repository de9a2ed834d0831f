/** A table of results, the same in the terminal and in the docs. */
export interface Table {
  title: string;
  /** What belongs to the whole table, a sentence a line; may be empty. */
  note: string;
  head: string[];
  rows: string[][];
}

export function toText({ title, note, head, rows }: Table): string {
  return [title, align([head, ...rows]), ...(note ? [note] : [])].join("\n");
}

export function toMarkdown({ title, note, head, rows }: Table): string {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (i === 0 ? "---" : "---:"));
  const table = [row(head), row(rule), ...rows.map(row)].join("\n");
  return [`### ${title}`, table, ...note.split("\n").filter(Boolean)].join("\n\n");
}

/** To stderr: stdout is for JSON. */
export function printTable(rows: string[][]): void {
  console.error(`\n${align(rows)}`);
}

/** The first column to the left, the others to the right. */
function align(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("   "),
    )
    .join("\n");
}
