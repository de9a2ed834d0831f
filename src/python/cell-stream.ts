/** Milliseconds between two parcels of what a cell prints. */
const PAUSE = 50;
/** Lines that are shown from the beginning, and at most so many of each parcel after that. */
const SHOWN = 1_000;
/** What is shown of one line, in characters: a line without end would fill the memory. */
const LONGEST_LINE = 10_000;

type Name = "stdout" | "stderr";

/** Sends on what was printed; `skipped`: lines before it that nobody will see. */
type Send = (stream: Name, text: string, skipped: number) => void;

/** What a cell prints, in parcels: after the first thousand lines, of each parcel the last thousand. */
export class CellStream {
  private waiting: string[] = [];
  private of: Name = "stdout";
  private sent = Number.NEGATIVE_INFINITY;
  private lines = 0;
  private skipped = 0;
  /** Characters of the line that is being printed. */
  private length = 0;

  constructor(
    private readonly now: () => number,
    private readonly send: Send,
  ) {}

  write(stream: Name, text: string): void {
    if (stream !== this.of) this.flush();
    this.of = stream;
    for (const [piece] of text.matchAll(/[^\n]*\n|[^\n]+/g)) this.add(piece);
    if (this.waiting.length > 0 && this.now() - this.sent >= PAUSE) this.flush();
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    this.send(this.of, this.waiting.join(""), this.skipped);
    this.waiting = [];
    this.skipped = 0;
    this.sent = this.now();
  }

  /** The cell has run. */
  end(): void {
    this.flush();
    this.lines = 0;
    this.length = 0;
    this.sent = Number.NEGATIVE_INFINITY;
  }

  private add(piece: string): void {
    const isWhole = piece.endsWith("\n");
    const room = LONGEST_LINE - this.length;
    this.length = isWhole ? 0 : this.length + piece.length;
    // A carriage return writes over its line: a bar that is drawn again and again has no length.
    if (piece.includes("\r")) this.length = Math.min(this.length, piece.length - piece.lastIndexOf("\r") - 1);
    this.put(
      piece.length <= room
        ? piece
        : `${piece.slice(0, Math.max(0, room))}${room > 0 ? " ⋯" : ""}${isWhole ? "\n" : ""}`,
    );
    if (!isWhole) return;
    this.lines++;
    if (this.lines === SHOWN) this.flush();
    if (this.waiting.length > 2 * SHOWN) this.skip();
  }

  /** A line at a time, in whatever pieces it comes. */
  private put(piece: string): void {
    const last = this.waiting.length - 1;
    if (last >= 0 && !this.waiting[last].endsWith("\n")) this.waiting[last] += piece;
    else this.waiting.push(piece);
  }

  /** Leaves the last lines of a parcel that has grown too long. */
  private skip(): void {
    const gone = this.waiting.splice(0, this.waiting.length - SHOWN);
    this.skipped += gone.length;
  }
}
