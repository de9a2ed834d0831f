import { useTranslation } from "react-i18next";
import { useHref } from "../store/address-context";
import { Contents } from "./contents";
import { usePageTitle } from "./page-title";
import { SitePage } from "./site-page";

/** The first page: what this is, seen before it is said; the way in; the contents. */
export function HomePage() {
  const { t } = useTranslation("site");
  const href = useHref();
  usePageTitle("");
  return (
    <SitePage name="">
      <main id="content" tabIndex={-1} className="home">
        <h1>Activa</h1>
        <a className="button primary" href={href({ page: "chapter", slug: "introduction", anchor: null })}>
          {t("next")}
        </a>
        <Contents />
      </main>
    </SitePage>
  );
}
