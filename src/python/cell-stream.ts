/** Milliseconds between two parcels of what a cell prints. */
const PAUSE = 50;
/** Lines that are shown from the beginning, and as many from the end. */
const SHOWN = 1_000;
/** What one parcel holds at most, in characters, so that a line without end doesn't fill the memory. */
const LONGEST_LINE = 10_000;

type Name = "stdout" | "stderr";

/** What a cell prints, in parcels; of endless output the first and the last thousand lines. */
export class CellStream {
  private waiting = "";
  private of: Name = "stdout";
  private sent = Number.NEGATIVE_INFINITY;
  private lines = 0;
  /** The last lines, once the first are through. */
  private tail: string[] = [];
  private skipped = 0;

  constructor(
    private readonly now: () => number,
    private readonly send: (stream: Name, text: string) => void,
  ) {}

  write(stream: Name, text: string): void {
    if (stream !== this.of) this.flush();
    this.of = stream;
    for (const piece of text.match(/[^\n]*\n|[^\n]+/g) ?? []) this.add(piece.slice(-LONGEST_LINE));
    if (this.waiting !== "" && this.now() - this.sent >= PAUSE) this.flush();
  }

  flush(): void {
    if (this.waiting === "") return;
    this.send(this.of, this.waiting);
    this.waiting = "";
    this.sent = this.now();
  }

  /** The cell has run. */
  end(): void {
    if (this.skipped > 0) this.waiting += `\n⋯ ${this.skipped} ⋯\n\n`;
    this.waiting += this.tail.join("");
    this.flush();
    this.tail = [];
    this.lines = 0;
    this.skipped = 0;
    this.sent = Number.NEGATIVE_INFINITY;
  }

  private add(piece: string): void {
    if (this.lines < SHOWN) {
      this.waiting += piece;
      if (piece.endsWith("\n")) this.lines++;
      return;
    }
    const last = this.tail.at(-1);
    if (last !== undefined && !last.endsWith("\n"))
      this.tail[this.tail.length - 1] = (last + piece).slice(-LONGEST_LINE);
    else this.tail.push(piece);
    if (this.tail.length > 2 * SHOWN) {
      this.skipped += this.tail.length - SHOWN;
      this.tail.splice(0, this.tail.length - SHOWN);
    }
  }
}
