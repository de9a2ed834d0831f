import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import "./figure.css";
import { download } from "./download";
import { FigureMenu, type FigureMenuAction } from "./figure-menu";
import { FigureTable } from "./figure-table";
import { useFullScreen } from "./full-screen";
import { ShrinkIcon, WidenIcon } from "./icons";
import { type Live, type Signal, useRedraw } from "./live";
import { numberFormat } from "./number-format";
import { type Picture, toPng, withCaption } from "./picture";
import { plain, type Reading, writeReading } from "./reading";
import { FigureReadingId } from "./reading-id";
import { type Table, toCsv } from "./table";
import { readTheme } from "./theme";

/** Where a figure's data come from. */
export type Provenance =
  | {
      source: "live" | "recorded" | "reference";
      /** As the reader is told it: "wasm-relaxed-simd", "PyTorch 1.13". */
      backend: string;
      seed: number;
      step: number;
    }
  /** Worked out here and now, by a study or from a formula; the seed of what it draws at random, if anything. */
  | { source: "computed"; seed: number | null };

/** What a figure can be saved as; called when the reader asks. PNG is the picture, rasterised. */
export interface FigureExports {
  picture(): Picture | Promise<Picture>;
  table(): Table;
}

export interface FigureProps {
  /** Names the figure in the page, in tests and in the files it exports: "loss-curve". */
  name: string;
  /** The question that the figure answers. */
  title: string;
  /** Fires when `reading` may have changed. */
  signal: Signal;
  /** The answer, in one line. */
  reading(): Reading;
  provenance: Live<Provenance>;
  exports: FigureExports;
  /** What changes the way in which it is drawn. */
  toolbar?: ReactNode;
  /** What its marks mean: items of a list, each with its data-mark. */
  legend?: ReactNode;
  menu?: FigureMenuAction[];
  children: ReactNode;
}

const readingsPerSecond = 5;

/** The frame around every figure: its question, its answer, what may be done with it and where it comes from. */
export function Figure({ name, title, signal, reading, provenance, exports, ...rest }: FigureProps) {
  const { t, i18n } = useTranslation("figures");
  const figure = useRef<HTMLElement>(null);
  const readingLine = useRef<HTMLParagraphElement>(null);
  const provenanceLine = useRef<HTMLParagraphElement>(null);
  const titleId = useId();
  const readingId = useId();
  const [table, setTable] = useState<Table | null>(null);
  const { isFull, toggle } = useFullScreen(figure);

  function provenanceText(): string {
    const from = provenance.current();
    if (from.source === "computed")
      return from.seed === null
        ? t("figure.provenance.worked-out")
        : t("figure.provenance.computed", { seed: from.seed });
    const { source, backend, seed, step } = from;
    return t(`figure.provenance.${source}`, {
      backend,
      seed,
      step: numberFormat(i18n.language).count(step),
    });
  }

  useRedraw(figure, signal, () => writeReading(readingLine.current!, reading()), readingsPerSecond);
  useRedraw(
    figure,
    provenance,
    () => {
      provenanceLine.current!.textContent = provenanceText();
      provenanceLine.current!.dataset.source = provenance.current().source;
    },
    readingsPerSecond,
  );

  async function captionedPicture(): Promise<Picture> {
    const caption = { title, reading: plain(reading()), provenance: provenanceText() };
    return withCaption(await exports.picture(), caption, readTheme());
  }

  const actions: FigureMenuAction[] = [
    { id: "table", label: t("figure.table"), onAction: () => setTable(exports.table()) },
    {
      id: "png",
      label: t("figure.png"),
      onAction: async () => download(`${name}.png`, await toPng(await captionedPicture(), 2)),
    },
    {
      id: "svg",
      label: t("figure.svg"),
      onAction: async () =>
        download(`${name}.svg`, new Blob([(await captionedPicture()).svg], { type: "image/svg+xml" })),
    },
    {
      id: "csv",
      label: t("figure.csv"),
      onAction: () =>
        download(`${name}.csv`, new Blob([toCsv(exports.table())], { type: "text/csv;charset=utf-8" })),
    },
    ...(rest.menu ?? []),
  ];

  return (
    <figure
      ref={figure}
      className="figure"
      data-figure={name}
      aria-labelledby={titleId}
      aria-describedby={readingId}
    >
      <figcaption className="figure-head">
        <h3 id={titleId} className="figure-title">
          {title}
        </h3>
        <div className="figure-actions">
          {document.fullscreenEnabled && (
            <Button
              className="figure-button"
              aria-label={t(isFull ? "figure.shrink" : "figure.fullScreen")}
              onPress={toggle}
            >
              {isFull ? <ShrinkIcon /> : <WidenIcon />}
            </Button>
          )}
          <FigureMenu actions={actions} container={isFull ? figure.current : null} />
        </div>
        <p id={readingId} ref={readingLine} className="figure-reading" />
      </figcaption>
      {rest.toolbar && <div className="figure-toolbar">{rest.toolbar}</div>}
      {rest.legend && <ul className="key">{rest.legend}</ul>}
      <div className="figure-body">
        <FigureReadingId value={readingId}>{rest.children}</FigureReadingId>
      </div>
      <p ref={provenanceLine} className="figure-provenance" />
      {table && (
        <FigureTable
          title={title}
          table={table}
          container={isFull ? figure.current : null}
          onClose={() => setTable(null)}
        />
      )}
    </figure>
  );
}
