import { createContext } from "react";

/** Id of the figure's reading: what describes, to those who listen, the picture inside the figure. */
export const FigureReadingId = createContext<string | null>(null);
