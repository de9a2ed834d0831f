import { useTranslation } from "react-i18next";
import { GlossaryPage } from "../notebook/glossary-page";
import { usePageTitle } from "./page-title";
import { SitePage } from "./site-page";

/** The glossary as a page of the site. */
export default function GlossaryRoute({ focus }: { focus: string | null }) {
  const { t } = useTranslation("site");
  usePageTitle(t("glossary"));
  return (
    <SitePage name={t("glossary")}>
      <GlossaryPage focus={focus} />
    </SitePage>
  );
}
