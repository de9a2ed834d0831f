import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "./icons";
import { numberFormat } from "./number-format";
import { type Table, thinRows } from "./table";

interface FigureTableProps {
  title: string;
  table: Table;
  container: HTMLElement | null;
  onClose(): void;
}

const rowsShown = 64;

/** A figure's numbers as they were when the reader asked, for those who read rather than look. */
export function FigureTable({ title, table, container, onClose }: FigureTableProps) {
  const { t, i18n } = useTranslation("figures");
  const { count, full } = numberFormat(i18n.language);
  const rows = thinRows(table.rows, rowsShown);
  return (
    <ModalOverlay
      className="figure-overlay"
      isOpen
      isDismissable
      onOpenChange={onClose}
      {...(container && { UNSTABLE_portalContainer: container })}
    >
      <Modal className="figure-modal">
        <Dialog className="figure-dialog">
          <header className="figure-dialog-head">
            <Heading slot="title" className="figure-title">
              {title}
            </Heading>
            <Button slot="close" className="figure-button" aria-label={t("figure.close")}>
              <CloseIcon />
            </Button>
          </header>
          {rows.length < table.rows.length && (
            <p className="figure-note">
              {t("figure.thinned", { shown: count(rows.length), all: count(table.rows.length) })}
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="figure-dialog-body" aria-label={title} tabIndex={0}>
            <table className="figure-table">
              <thead>
                <tr>
                  {table.header.map((name) => (
                    <th key={name} scope="col">
                      {t(`columns.${name}`, { defaultValue: name })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a snapshot, its rows never move
                  <tr key={i}>
                    {row.map((cell, column) => (
                      <td key={table.header[column]} data-number={typeof cell === "number" || undefined}>
                        {typeof cell === "number" ? full(cell) : cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
