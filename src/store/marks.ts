import { createStore } from "zustand/vanilla";

/** A place on the screen as a share of a figure's drawing, so that it is the same in a window of another size. */
export interface Spot {
  /** Its name; null for a place beside all figures, as a share of the window. */
  figure: string | null;
  x: number;
  y: number;
}

export interface Marks {
  /** What the pointer does. */
  tool: "none" | "laser" | "draw";
  laser: Spot | null;
  /** What was drawn, each stroke within one figure or beside them. */
  strokes: Spot[][];
}

interface MarksState extends Marks {
  /** Takes the tool up, or puts it down again. */
  take(tool: "laser" | "draw"): void;
  point(spot: Spot | null): void;
  begin(spot: Spot): void;
  /** Goes on with the last stroke. */
  draw(spot: Spot): void;
  clear(): void;
  /** As another window has them. */
  copy(marks: Marks): void;
}

/** What whoever presents points at, and draws over the figures. */
export function createMarks() {
  return createStore<MarksState>()((set, get) => ({
    tool: "none",
    laser: null,
    strokes: [],
    take: (tool) => set({ tool: get().tool === tool ? "none" : tool, laser: null }),
    point: (laser) => set({ laser }),
    begin: (spot) => set({ strokes: [...get().strokes, [spot]] }),
    draw(spot) {
      const { strokes } = get();
      const last = strokes.at(-1);
      if (last) set({ strokes: [...strokes.slice(0, -1), [...last, spot]] });
    },
    clear: () => set({ strokes: [] }),
    copy: ({ tool, laser, strokes }) => set({ tool, laser, strokes }),
  }));
}

export type MarksStore = ReturnType<typeof createMarks>;
