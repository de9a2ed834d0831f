import { useEffect, useRef, useState } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../controls/icons";
import { fold } from "./fold";
import { type Glossary, type GlossaryEntry, useGlossary } from "./glossary";
import "./apparatus.css";

/** Every word of the lesson and every control on the screen. `focus` is the entry that the address names. */
export function GlossaryPage({ focus }: { focus: string | null }) {
  const { t } = useTranslation("reader");
  const state = useGlossary(true);
  return (
    <main className="glossary" id="content" tabIndex={-1}>
      <h1 className="glossary-title">{t("glossary.title")}</h1>
      <p className="glossary-lead">{t("glossary.lead")}</p>
      {state.status === "loading" && <p role="status">{t("term.loading")}</p>}
      {state.status === "missing" && <p role="status">{t("term.missing")}</p>}
      {state.status === "loaded" && <Entries glossary={state.glossary} focus={focus} />}
    </main>
  );
}

function Entries({ glossary, focus }: { glossary: Glossary; focus: string | null }) {
  const { t, i18n } = useTranslation("reader");
  const [filter, setFilter] = useState("");
  const shown = Object.entries(glossary)
    .filter(([, entry]) => isFoundIn(entry, filter))
    .sort(([, one], [, other]) => one.name.localeCompare(other.name, i18n.language));
  return (
    <>
      <SearchField className="search-field" value={filter} onChange={setFilter}>
        <Label className="field-name">{t("glossary.filter")}</Label>
        <Input className="search-input" />
        <Button className="button quiet icon-button search-clear" aria-label={t("search.clear")}>
          <CloseIcon />
        </Button>
      </SearchField>
      <p className="search-status" role="status">
        {shown.length > 0
          ? t("glossary.count", { count: shown.length })
          : t("glossary.none", { filter: filter.trim() })}
      </p>
      <dl className="glossary-entries">
        {shown.map(([id, entry]) => (
          <Entry key={id} id={id} entry={entry} isFocus={id === focus} />
        ))}
      </dl>
    </>
  );
}

interface EntryProps {
  id: string;
  entry: GlossaryEntry;
  isFocus: boolean;
}

function Entry({ id, entry, isFocus }: EntryProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocus) row.current?.scrollIntoView({ block: "center" });
  }, [isFocus]);
  return (
    <div className="glossary-entry" id={`glossary-${id}`} ref={row} data-focus={isFocus || undefined}>
      <dt>
        <a href={`#/glossary/${id}`} aria-current={isFocus}>
          {entry.name}
        </a>
      </dt>
      <dd>{entry.text}</dd>
    </div>
  );
}

function isFoundIn({ name, text }: GlossaryEntry, filter: string): boolean {
  const words = fold(filter).trim().split(/\s+/);
  return words.every((word) => fold(`${name} ${text}`).includes(word));
}
