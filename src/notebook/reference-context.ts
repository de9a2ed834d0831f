import { createContext, useContext } from "react";

/** A source of the lesson, as its authors wrote it: the same in every language. */
export interface Source {
  /** How the text cites it: "He et al.", "PyTorch". */
  cited: string;
  /** All of them, for the list: "K. He, X. Zhang, S. Ren, J. Sun". */
  authors: string;
  /** null for what changes as one reads it: documentation, code. */
  year: number | null;
  title: string;
  /** Where it appeared: a journal, a conference, a site. */
  venue: string;
  url: string;
  /** Its number on arXiv: "1502.01852". */
  arxiv?: string;
}

/** By id. The lesson brings them: what a notebook cites is not the notebook's matter. */
export const ReferencesContext = createContext<Readonly<Record<string, Source>>>({});

export function useSource(id: string): Source {
  const source = useContext(ReferencesContext)[id];
  if (!source) throw new Error(`no reference is called "${id}"`);
  return source;
}
