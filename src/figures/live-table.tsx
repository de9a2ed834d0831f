import { useRef, useState } from "react";
import { type Live, useRedraw } from "./live";

export interface LiveColumn<Row> {
  id: string;
  header: string;
  /** The column's number or name, written for the reader. */
  cell(row: Row): string;
}

interface LiveTableProps<Row> {
  label: string;
  live: Live<Row[]>;
  /** The first column names the row. */
  columns: LiveColumn<Row>[];
  /** Colour of the row's name elsewhere in the figures, as a CSS value. */
  swatch?(index: number, rows: number): string;
}

const writesPerSecond = 5;

/** A table whose cells are written straight into the page; React renders it again only when rows come or go. */
export function LiveTable<Row>({ label, live, columns, swatch }: LiveTableProps<Row>) {
  const wrapper = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [rowCount, setRowCount] = useState(() => live.current().length);

  useRedraw(
    wrapper,
    live,
    () => {
      const rows = live.current();
      if (rows.length !== rowCount) return setRowCount(rows.length);
      rows.forEach((row, i) => {
        columns.forEach((column, j) => {
          const text = body.current!.rows[i].cells[j].querySelector("span")!;
          const written = column.cell(row);
          if (text.textContent !== written) text.textContent = written;
        });
      });
    },
    writesPerSecond,
  );

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="live-table" ref={wrapper} aria-label={label} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            {columns.map(({ id, header }) => (
              <th key={id} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {Array.from({ length: rowCount }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, the layer's depth
            <tr key={row}>
              {columns.map(({ id }, column) =>
                column === 0 ? (
                  <th key={id} scope="row">
                    {swatch && <i className="swatch" style={{ background: swatch(row, rowCount) }} />}
                    <span />
                  </th>
                ) : (
                  <td key={id} data-column={id} data-number>
                    <span />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
