import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Puts a page's name where the browser shows it. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation("site");
  const whole = title ? t("pageTitle", { title }) : "Activa";
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
