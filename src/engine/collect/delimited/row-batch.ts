import { FIRST_LINES, isBlank, type Sink } from '../columns/sink';
import type { Layout } from './layout';
import { LONGEST_CELL } from './record';
import { isTotal } from './total-row';
import { mendRow } from './mend';
import { recordText } from './papa';

/** Rows that are taken together: their cells are found first, then converted column by column. */
export const BATCH = 1024;

/** How often something happened, and the first lines where. */
export interface Tally {
  count: number;
  readonly firstLines: number[];
}

export function note(list: Tally, line: number): void {
  list.count++;
  if (list.firstLines.length < FIRST_LINES) list.firstLines.push(line);
}

/** What became of the records. */
export interface RowCounts {
  rows: number;
  /** Rows set aside: too many cells, too few, a cell that is too long, a sum of other rows. */
  readonly tooMany: Tally;
  readonly tooFew: Tally;
  readonly tooLong: Tally;
  readonly totals: Tally;
  /** Rows kept with empty cells added at the end. */
  readonly padded: Tally;
  /** Rows kept whose delimiters were put right. */
  readonly mended: Tally;
}

const tally = (): Tally => ({ count: 0, firstLines: [] });

/** What is noticed on the way through the cells of one record. */
export class RowNotes {
  cells = 0;
  /** Cells that hold more than blanks, and those of them beyond the width. */
  content = 0;
  extra = 0;
  /** Bytes of the longest kept cell. */
  longest = 0;
  /** The first cell that holds more than blanks. */
  firstStart = 0;
  firstEnd = 0;
}

/** Rows on their way to the sinks: where their cells stand in the bytes at hand. */
export class RowBatch {
  /** Cell of slot s in row r: `bytes[starts[s × BATCH + r] … ends[s × BATCH + r])`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly lines = new Int32Array(BATCH);
  size = 0;
  readonly counts: RowCounts = {
    rows: 0,
    tooMany: tally(),
    tooFew: tally(),
    tooLong: tally(),
    totals: tally(),
    padded: tally(),
    mended: tally(),
  };

  constructor(
    private readonly layout: Layout,
    private readonly sinks: readonly Sink[],
  ) {
    this.starts = new Int32Array(BATCH * layout.kept);
    this.ends = new Int32Array(BATCH * layout.kept);
  }

  /** Keeps the record whose cells were written down at row `size`, or sets it aside. */
  accept(
    bytes: Uint8Array,
    line: number,
    { cells, content, extra, longest, firstStart, firstEnd }: RowNotes,
  ): void {
    const { width, leastCells, slots } = this.layout;
    if (content === 0) return;
    if (content * 2 <= width + 1 && width > 1 && isTotal(bytes, firstStart, firstEnd)) {
      return note(this.counts.totals, line);
    }
    if (extra > 0) return note(this.counts.tooMany, line);
    if (cells < width) {
      if (cells < leastCells) return note(this.counts.tooFew, line);
      note(this.counts.padded, line);
      for (let index = cells; index < width; index++) {
        const cell = slots[index]! * BATCH + this.size;
        if (slots[index]! >= 0) this.starts[cell] = this.ends[cell] = 0;
      }
    }
    if (longest > LONGEST_CELL && this.hasLongCell(bytes)) return note(this.counts.tooLong, line);
    this.lines[this.size++] = line;
  }

  /**
   * Writes the cells over the record they come from; unquoted they are never longer.
   *
   * @param next where the record behind starts
   */
  takeStrings(bytes: Uint8Array, at: number, next: number, line: number, cells: readonly string[]): void {
    const { width, slots, leastCells } = this.layout;
    let row = cells;
    if (cells.length < leastCells || cells.length > width) {
      const mended = mendRow(cells, recordText(bytes, at, next, this.layout), this.layout);
      if (mended !== null) {
        row = mended;
        note(this.counts.mended, line);
      }
    }
    const notes = new RowNotes();
    let to = at;
    row.forEach((text, index) => {
      const start = to;
      for (let i = 0; i < text.length; i++) bytes[to++] = text.charCodeAt(i);
      if (!isBlank(bytes, start, to)) {
        if (notes.content++ === 0) {
          notes.firstStart = start;
          notes.firstEnd = to;
        }
        if (index >= width) notes.extra++;
      }
      const slot = index < width ? slots[index]! : -1;
      if (slot < 0) return;
      const cell = slot * BATCH + this.size;
      this.starts[cell] = start;
      this.ends[cell] = to;
      notes.longest = Math.max(notes.longest, text.length);
    });
    notes.cells = row.length;
    this.accept(bytes, line, notes);
  }

  /** Hands the rows to the sinks: before the bytes change, and when the batch is full. */
  flush(bytes: Uint8Array): void {
    const { starts, ends, size: rows, lines } = this;
    this.sinks.forEach((sink, slot) => sink.add({ bytes, starts, ends, from: slot * BATCH, rows, lines }));
    this.counts.rows += rows;
    this.size = 0;
  }

  private hasLongCell(bytes: Uint8Array): boolean {
    for (let slot = 0; slot < this.layout.kept; slot++) {
      const cell = slot * BATCH + this.size;
      let characters = 0;
      for (let i = this.starts[cell]!; i < this.ends[cell]!; i++) {
        if (this.layout.encoding !== 'utf-8' || (bytes[i]! & 0xc0) !== 0x80) characters++;
      }
      if (characters > LONGEST_CELL) return true;
    }
    return false;
  }
}
