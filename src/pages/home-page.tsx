import { Suspense, use, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { defaultConfig } from "../experiment/config";
import { loadChapterWords } from "../i18n/chapter-words";
import type { Language } from "../i18n/languages";
import { SceneBookContext } from "../notebook/scene";
import { SceneBook } from "../notebook/scene-book";
import { useHref } from "../store/address-context";
import { isChapter } from "../store/chapters";
import { useProgress } from "../store/progress-context";
import { useSettings } from "../store/settings-context";
import { Contents } from "./contents";
import "./home.css";
import { usePageTitle } from "./page-title";
import { SavedButton } from "./saved-button";
import { SitePage } from "./site-page";

/** The first page: what this is, seen before it is said; the way in; the contents. */
export function HomePage() {
  const { t } = useTranslation("site");
  usePageTitle("");
  return (
    <SitePage name="">
      <main id="content" tabIndex={-1} className="home">
        <div className="home-head">
          <h1 className="home-sentence">{t("homePage.sentence")}</h1>
          <WayIn />
        </div>
        <div className="home-twins">
          <Suspense>
            <Twins />
          </Suspense>
        </div>
        <div className="home-below">
          <nav aria-labelledby="home-contents">
            <h2 id="home-contents">{t("contents")}</h2>
            <Contents />
          </nav>
          <Aside />
        </div>
      </main>
    </SitePage>
  );
}

/** To the lesson's beginning, or to where the reader was. */
function WayIn() {
  const { t } = useTranslation("site");
  const href = useHref();
  const last = useProgress((state) => state.last);
  const place =
    last && isChapter(last.slug)
      ? ({ page: "chapter", slug: last.slug, anchor: last.anchor } as const)
      : ({ page: "chapter", slug: "introduction", anchor: null } as const);
  return (
    <a className="button primary home-go" href={href(place)}>
      {t(last ? "homePage.goOn" : "homePage.start")}
    </a>
  );
}

const figures = new Map<Language, ReturnType<typeof loadTwins>>();

/** The introduction's figure and its words in one language; the same promise each time it is asked for. */
function twinsIn(language: Language): ReturnType<typeof loadTwins> {
  const known = figures.get(language) ?? loadTwins(language);
  figures.set(language, known);
  return known;
}

async function loadTwins(language: Language) {
  const [{ TwinRun }] = await Promise.all([
    import("../lessons/introduction/twin-run"),
    loadChapterWords("introduction", language),
  ]);
  return TwinRun;
}

function Twins() {
  const language = useSettings((state) => state.language);
  const backend = useSettings((state) => state.backend);
  const TwinRun = use(twinsIn(language));
  const [book] = useState(() => new SceneBook(backend));
  useEffect(() => () => book.end(), [book]);
  return (
    <SceneBookContext value={book}>
      <TwinRun />
    </SceneBookContext>
  );
}

function Aside() {
  const { t } = useTranslation("site");
  const href = useHref();
  return (
    <div className="home-aside">
      <p>
        {t("homePage.teachers")}{" "}
        <a href={href({ page: "lab", config: defaultConfig })}>{t("homePage.toLab")}</a>
      </p>
      <p>{t("homePage.credits")}</p>
      <SavedButton />
    </div>
  );
}
