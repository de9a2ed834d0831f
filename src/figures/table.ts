/** A figure's numbers, one row an observation: what its CSV, its table and a screen reader get. */
export interface Table {
  header: string[];
  rows: (string | number)[][];
}

/** RFC 4180, with a decimal point in every language: what pandas and spreadsheets read without being told. */
export function toCsv({ header, rows }: Table): string {
  return [header, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** At most `count` rows, evenly spaced, the first and the last among them. */
export function thinRows<Row>(rows: Row[], count: number): Row[] {
  if (rows.length <= count) return rows;
  return Array.from({ length: count }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (count - 1))]);
}

/** The shortest decimal that reads back as the same float32: 0.97, not 0.9700000286102295. */
export function shortestFloat32(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return Number(value.toPrecision(9));
}
