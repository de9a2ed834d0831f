import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ContentsIcon, SearchIcon } from "../controls/icons";
import { useAddress, useHref } from "../store/address-context";
import type { ChapterSlug } from "../store/chapters";
import { useSettings } from "../store/settings-context";
import { Contents } from "./contents";
import { Header } from "./header";
import { LinkProblems } from "./link-problems";
import { Preferences } from "./preferences";
import { SavedButton } from "./saved-button";
import { ShareButton } from "./share-button";
import { useSearchKey } from "./use-search-key";

const SearchDialog = lazy(() =>
  import("../notebook/search-dialog").then(({ SearchDialog }) => ({ default: SearchDialog })),
);

const searchSections = {
  es: () => import("virtual:search/es").then((module) => module.default),
  en: () => import("virtual:search/en").then((module) => module.default),
};

/** A page of the lesson: the head with search and contents, and what stands below it. */
export function SitePage({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation("site");
  const href = useHref();
  const problems = useAddress((state) => state.problems);
  const dismiss = useAddress((state) => state.dismiss);
  return (
    <div className="site">
      <Header name={name} skipTo="content" skip={t("skip")}>
        <nav className="header-nav" aria-label="Activa">
          <a className="header-place header-glossary" href={href({ page: "glossary", anchor: null })}>
            {t("glossary")}
          </a>
          <LabLink />
        </nav>
        <ShareButton />
        <Search />
        <ContentsSheet />
      </Header>
      {problems.length > 0 && (
        <div className="site-notice">
          <LinkProblems problems={problems} onDismiss={dismiss} />
        </div>
      )}
      {children}
    </div>
  );
}

function LabLink() {
  const { t } = useTranslation("site");
  const href = useHref();
  const config = useAddress((state) => state.config);
  return (
    <a className="header-place" href={href({ page: "lab", config })}>
      {t("lab")}
    </a>
  );
}

function Search() {
  const { t } = useTranslation("site");
  const language = useSettings((state) => state.language);
  const go = useAddress((state) => state.go);
  const [isOpen, setIsOpen] = useState(false);
  useSearchKey(() => setIsOpen(true));
  return (
    <>
      <Button className="button quiet header-search" aria-label={t("search")} onPress={() => setIsOpen(true)}>
        <SearchIcon />
      </Button>
      {isOpen && (
        <Suspense>
          <SearchDialog
            isOpen
            onOpenChange={setIsOpen}
            load={searchSections[language]}
            onGo={(slug: ChapterSlug, anchor: string) => {
              setIsOpen(false);
              go({ page: "chapter", slug, anchor: anchor || null });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** The contents where there is no room for them beside the page. */
function ContentsSheet() {
  const { t } = useTranslation("site");
  return (
    <DialogTrigger>
      <Button className="button quiet header-contents" aria-label={t("contents")}>
        <ContentsIcon />
      </Button>
      <ModalOverlay className="overlay contents-overlay" isDismissable>
        <Modal className="contents-sheet">
          <Dialog className="contents-dialog">
            {({ close }) => (
              <>
                <div className="sheet-head">
                  <Heading slot="title">{t("contents")}</Heading>
                  <Button slot="close" className="button">
                    {t("close")}
                  </Button>
                </div>
                <Contents onGo={close} />
                <Preferences />
                <SavedButton />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
