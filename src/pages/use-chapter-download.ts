import { useState } from "react";
import { sources } from "../experiment/names/sources";
import { download } from "../figures/download";
import { loadNotebookWords } from "../i18n/ipynb-words";
import type { Language } from "../i18n/languages";
import { loadNotebook } from "../lessons/notebooks";
import type { NotebookDownload } from "../notebook/notebook-download";
import { type ChapterSlug, chapterSlugs, isChapter } from "../store/chapters";
import { useCodeCells } from "../store/code-cells-context";
import { type Place, writeLink } from "../store/link";
import { useSettings } from "../store/settings-context";
import { fetchNames } from "../worker/files";
import { ipynbType } from "./ipynb-type";

/** Makes a chapter's notebook of the lesson's cells, the reader's edits and the data that they open. */
export function useChapterDownload(slug: ChapterSlug): NotebookDownload {
  const language = useSettings((state) => state.language);
  const { cells } = useCodeCells();
  const [state, setState] = useState<NotebookDownload["state"]>("idle");

  async function make(): Promise<string> {
    const [{ chapterNotebook }, chapter, say] = await Promise.all([
      import("../export/chapter-notebook"),
      loadNotebook(slug, language),
      loadNotebookWords(language),
    ]);
    const { edits } = cells.getState();
    return chapterNotebook(
      chapter,
      {
        slug,
        number: chapterSlugs.indexOf(slug),
        editOf: (cell) => edits[cell]?.code ?? null,
        address: (other, anchor) => addressOf(other, anchor, language),
        fetchNames: async (file) => checked(file, await fetchNames(document.baseURI, file)),
      },
      language,
      say,
    );
  }

  async function start() {
    if (state === "preparing") return;
    setState("preparing");
    try {
      download(`activa-${slug}.${language}.ipynb`, new Blob([await make()], { type: ipynbType }));
      setState("idle");
    } catch {
      setState("failed"); // what fails is a fetch: the page's own code was built
    }
  }

  return { start, state };
}

function addressOf(chapter: string | null, anchor: string | null, language: Language): string {
  const place: Place =
    chapter !== null && isChapter(chapter) ? { page: "chapter", slug: chapter, anchor } : { page: "home" };
  return new URL(writeLink(place, language), location.href).href;
}

/** A list of names that broke off on its way would make a notebook of other numbers. */
function checked(file: string, bytes: Uint8Array): Uint8Array {
  const source = Object.values(sources).find((each) => each.file === file);
  if (source && bytes.length !== source.bytes) throw new Error(`${file}: ${bytes.length} bytes`);
  return bytes;
}
