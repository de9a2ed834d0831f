/** A sentence of the notebook's in the reader's language, by its key, with its blanks filled in. */
export type Say = (key: string, values?: Record<string, string | number>) => string;
