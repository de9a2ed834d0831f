import { Component, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

/** Stands in for a page whose files did not come, or that broke: says so and offers to try again. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <Unavailable /> : this.props.children;
  }
}

function Unavailable() {
  const { t } = useTranslation("site");
  return (
    <main className="page-unavailable" role="alert">
      <p>{t("unavailable")}</p>
      {/* A failed import stays failed for the life of the page. */}
      <Button className="button" onPress={() => location.reload()}>
        {t("retry")}
      </Button>
    </main>
  );
}
