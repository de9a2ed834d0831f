import { useEffect, useState } from "react";
import {
  Autocomplete,
  Button,
  Dialog,
  Heading,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../controls/icons";
import type { ChapterSlug } from "../store/chapters";
import type { Passage, Search, SearchHit, SearchSection } from "./search-index";
import "./apparatus.css";

interface SearchDialogProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** Fetches the lesson's words in the reader's language. Called when the dialog is opened. */
  load(): Promise<SearchSection[]>;
  /** An empty anchor is the chapter's beginning. */
  onGo(slug: ChapterSlug, anchor: string): void;
}

/** Finds a word in the lesson: type, choose with the arrows, go. */
export function SearchDialog({ isOpen, onOpenChange, load, onGo }: SearchDialogProps) {
  const { t } = useTranslation("reader");
  return (
    <ModalOverlay
      className="overlay search-overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Modal className="modal search-modal">
        <Dialog className="search-dialog">
          {({ close }) => (
            <>
              <div className="search-head">
                <Heading slot="title">{t("search.title")}</Heading>
                <Button className="button quiet icon-button" aria-label={t("search.close")} slot="close">
                  <CloseIcon />
                </Button>
              </div>
              <SearchBox
                load={load}
                onGo={({ slug, anchor }) => {
                  close();
                  onGo(slug, anchor);
                }}
              />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface SearchBoxProps {
  load(): Promise<SearchSection[]>;
  onGo(section: SearchSection): void;
}

function SearchBox({ load, onGo }: SearchBoxProps) {
  const { t } = useTranslation("reader");
  const [query, setQuery] = useState("");
  const search = useSearch(load);
  const hits = typeof search === "function" ? search(query) : [];
  const isAsked = query.trim() !== "";
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery} disableAutoFocusFirst={false}>
      <SearchField className="search-field" aria-label={t("search.title")} autoFocus>
        <Input className="search-input" placeholder={t("search.placeholder")} />
        <Button className="button quiet icon-button search-clear" aria-label={t("search.clear")}>
          <CloseIcon />
        </Button>
      </SearchField>
      <p className="search-status" role="status">
        {search === "failed" && t("search.failed")}
        {search === "loading" && t("search.loading")}
        {typeof search === "function" &&
          isAsked &&
          (hits.length > 0 ? t("search.count", { count: hits.length }) : t("search.none", { query }))}
      </p>
      <ListBox
        className="search-results"
        aria-label={t("search.results")}
        items={hits.map((hit) => ({ id: `${hit.section.slug}/${hit.section.anchor}`, hit }))}
        dependencies={[query]}
        onAction={(id) => {
          const hit = hits.find(({ section }) => `${section.slug}/${section.anchor}` === id);
          if (hit) onGo(hit.section);
        }}
      >
        {({ id, hit }) => <Result id={id} hit={hit} />}
      </ListBox>
    </Autocomplete>
  );
}

function Result({ id, hit }: { id: string; hit: SearchHit }) {
  const { chapter, heading } = hit.section;
  return (
    <ListBoxItem className="search-result" id={id} textValue={`${heading}, ${chapter}`}>
      <p className="search-result-heading">
        <span>
          <Found passage={hit.heading} />
        </span>
        {chapter !== heading && <span className="search-result-chapter">{chapter}</span>}
      </p>
      {hit.passage.length > 0 && (
        <p className="search-result-passage">
          <Found passage={hit.passage} />
        </p>
      )}
    </ListBoxItem>
  );
}

function Found({ passage }: { passage: Passage }) {
  return passage.map(({ text, isFound }, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text are known by their place.
    isFound ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
  );
}

/** Fetches the index and what searches it while the dialog opens. */
function useSearch(load: () => Promise<SearchSection[]>): Search | "loading" | "failed" {
  const [search, setSearch] = useState<{ by: Search } | "loading" | "failed">("loading");
  useEffect(() => {
    let isCurrent = true;
    Promise.all([load(), import("./search-index")]).then(
      ([sections, { indexSections }]) => isCurrent && setSearch({ by: indexSections(sections) }),
      () => isCurrent && setSearch("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);
  return typeof search === "string" ? search : search.by;
}
