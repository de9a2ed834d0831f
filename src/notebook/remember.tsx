import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import "./apparatus.css";

/** What a chapter wants remembered: a markdown list. */
export function Remember({ children }: { children: ReactNode }) {
  const { t } = useTranslation("reader");
  const titleId = useId();
  return (
    <section className="remember" aria-labelledby={titleId}>
      <p className="remember-title" id={titleId}>
        {t("remember")}
      </p>
      {children}
    </section>
  );
}
