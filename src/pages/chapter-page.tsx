import outline from "virtual:outline";
import { lazy, Suspense, use, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadChapter } from "../lessons/chapters";
import { references } from "../lessons/references";
import { NotebookDownloadContext } from "../notebook/notebook-download";
import { PageCells, PageCellsContext } from "../notebook/page-cells";
import { ReferencesContext } from "../notebook/reference-context";
import { SceneBookContext } from "../notebook/scene";
import { SceneBook } from "../notebook/scene-book";
import { useSymbolLinks } from "../notebook/use-symbol-links";
import { useAddress, useHref } from "../store/address-context";
import { type ChapterSlug, chapterSlugs } from "../store/chapters";
import { useProgress } from "../store/progress-context";
import { useSettings } from "../store/settings-context";
import "./chapter.css";
import { Contents } from "./contents";
import { LessonContent } from "./lesson-content";
import { usePageTitle } from "./page-title";
import { SitePage } from "./site-page";
import { useChapterDownload } from "./use-chapter-download";
import { useSectionReading } from "./use-section-reading";

const ChapterScenes = lazy(() =>
  import("./chapter-scenes").then(({ ChapterScenes }) => ({ default: ChapterScenes })),
);

interface ChapterPageProps {
  slug: ChapterSlug;
  anchor: string | null;
}

/** A chapter of the lesson, with the contents beside it. */
export function ChapterPage({ slug, anchor }: ChapterPageProps) {
  const { t } = useTranslation("site");
  const language = useSettings((state) => state.language);
  const { title } = outline[language][slug];
  usePageTitle(title);
  const visit = useProgress((state) => state.visit);
  useEffect(() => visit(slug, anchor), [visit, slug, anchor]);
  return (
    <SitePage name={t("chapter", { number: chapterSlugs.indexOf(slug) })}>
      <div className="chapter-grid">
        <nav className="contents-column" aria-label={t("contents")}>
          <Contents />
        </nav>
        <main id="content" tabIndex={-1} className="chapter-main">
          <Suspense
            fallback={
              <p className="page-loading" role="status">
                {t("loading")}
              </p>
            }
          >
            <Chapter key={slug} slug={slug} />
          </Suspense>
        </main>
      </div>
    </SitePage>
  );
}

function Chapter({ slug }: { slug: ChapterSlug }) {
  const language = useSettings((state) => state.language);
  const backend = useSettings((state) => state.backend);
  const { Content } = use(loadChapter(slug, language));
  const [book] = useState(() => new SceneBook(backend));
  useEffect(() => () => book.end(), [book]);
  const [cells] = useState(() => new PageCells());
  const notebook = useChapterDownload(slug);
  const article = useRef<HTMLElement>(null);
  const end = useRef<HTMLElement>(null);
  useSymbolLinks(article);
  useArrival();
  useSectionReading(slug, article, end, language);
  return (
    <SceneBookContext value={book}>
      <ReferencesContext value={references}>
        <article ref={article} className="chapter" data-chapter={slug}>
          <PageCellsContext value={cells}>
            <NotebookDownloadContext value={outline[language][slug].hasCode ? notebook : null}>
              <LessonContent slug={slug} Content={Content} />
            </NotebookDownloadContext>
          </PageCellsContext>
        </article>
      </ReferencesContext>
      <Suspense>
        <ChapterScenes slug={slug} />
      </Suspense>
      <ChapterEnd slug={slug} ref={end} />
    </SceneBookContext>
  );
}

/** Scrolls to where a link led; what the reader scrolls to afterwards is his own affair. */
function useArrival() {
  const arrivals = useAddress((state) => state.arrivals);
  const place = useAddress((state) => state.place);
  const anchor = useRef<string | null>(null);
  anchor.current = place.page === "chapter" ? place.anchor : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival scrolls once, whatever the anchor does later
  useEffect(() => {
    const target = anchor.current && document.getElementById(anchor.current);
    if (target) target.scrollIntoView();
    else window.scrollTo(0, 0);
  }, [arrivals]);
}

function ChapterEnd({ slug, ref }: { slug: ChapterSlug; ref: React.Ref<HTMLElement> }) {
  const { t } = useTranslation("site");
  const href = useHref();
  const language = useSettings((state) => state.language);
  const number = chapterSlugs.indexOf(slug);
  const link = (direction: "previous" | "next", other: ChapterSlug | undefined) =>
    other && (
      <a className={`chapter-${direction}`} href={href({ page: "chapter", slug: other, anchor: null })}>
        <span>{t(direction)}</span>
        <strong>{outline[language][other].title}</strong>
      </a>
    );
  return (
    <nav className="chapter-end" ref={ref} aria-label={`${t("previous")}, ${t("next")}`}>
      {link("previous", chapterSlugs[number - 1])}
      {link("next", chapterSlugs[number + 1])}
    </nav>
  );
}
