import { FIRST_LINES, isBlank, type Sink } from '../columns/sink';
import type { Layout } from './layout';
import { papaRows, type RawRecord } from './papa';
import { LONGEST_CELL, MORE, recordEnd, type RecordNotes } from './record';
import { isTotal } from './total-row';

/** Rows that are taken together: their cells are found first, then converted column by column. */
const BATCH = 1024;
/** A record that is not plain. */
const DIRTY = -3;

/** How often something happened, and the first lines where. */
export interface Tally {
  count: number;
  readonly firstLines: number[];
}

export interface ReaderReport {
  readonly rows: number;
  /** Lines of the file passed over. */
  readonly lines: number;
  /** Rows set aside: too many cells, too few, a cell that is too long. */
  readonly tooMany: Tally;
  readonly tooFew: Tally;
  readonly tooLong: Tally;
  /** Rows that add up others. */
  readonly totals: Tally;
  /** Rows kept with empty cells added at the end. */
  readonly padded: Tally;
  /** Rows kept in which a quotation mark stood where it should not. */
  readonly strayQuotes: Tally;
  /** Cells that open with a quotation mark and never close. */
  readonly openQuotes: Tally;
}

const tally = (): Tally => ({ count: 0, firstLines: [] });

function note(list: Tally, line: number): void {
  list.count++;
  if (list.firstLines.length < FIRST_LINES) list.firstLines.push(line);
}

/**
 * Cuts bytes into records and cells and hands them to the sinks. Two ways give the same: plain records are cut
 * here, byte by byte, without a string; a record with a mark out of place goes to PapaParse. Where the bytes are
 * divided between calls of `feed` makes no difference.
 */
export class RecordReader {
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly rowLines = new Int32Array(BATCH);
  /** Kept cells of the current record that hold doubled quotation marks. */
  private readonly doubled: Int32Array;
  private readonly waiting: RawRecord[] = [];
  private batched = 0;
  private line = 1;
  private counts = {
    rows: 0,
    tooMany: tally(),
    tooFew: tally(),
    tooLong: tally(),
    totals: tally(),
    padded: tally(),
    strayQuotes: tally(),
    openQuotes: tally(),
  };

  /** `everyRecordByPapa` is for delimiters of several characters, blanks, and the proof that both ways agree. */
  constructor(
    private readonly layout: Layout,
    private readonly sinks: readonly Sink[],
    private readonly everyRecordByPapa: boolean,
  ) {
    this.starts = new Int32Array(BATCH * layout.kept);
    this.ends = new Int32Array(BATCH * layout.kept);
    this.doubled = new Int32Array(layout.kept);
  }

  report(): ReaderReport {
    return { ...this.counts, lines: this.line - 1 };
  }

  /** Passes over lines (preamble, header) as they stand, whatever is in them. Returns where the next one starts. */
  skipLines(bytes: Uint8Array, from: number, end: number, upTo: number): number {
    let at = from;
    while (this.line <= upTo) {
      const found = bytes.indexOf(this.layout.newline, at);
      if (found < 0 || found >= end) return at;
      at = found + 1;
      this.line++;
    }
    return at;
  }

  /**
   * Takes the whole records of `bytes[from … end)` that start before `stop` and returns where the first one that
   * was not taken starts. `bytes` needs one byte of room behind `end`; what was taken is written over. With
   * `final`, the end of the bytes ends the last record.
   */
  feed(bytes: Uint8Array, from: number, end: number, stop: number, final: boolean): number {
    const held = bytes[end]!;
    bytes[end] = this.layout.newline;
    let at = from;
    while (at < end && at < stop) {
      if (this.batched === BATCH) this.flush(bytes);
      const blank = this.skipBlank(bytes, at, end, final);
      if (blank === MORE) break;
      if (blank > at) {
        at = blank;
        continue;
      }
      let next = this.everyRecordByPapa ? DIRTY : this.plainRecord(bytes, at, end, final);
      if (next === DIRTY) next = this.dirtyRecord(bytes, at, end, final);
      if (next === MORE) break;
      at = next;
    }
    this.flushWaiting(bytes);
    this.flush(bytes);
    bytes[end] = held;
    return at;
  }

  /** The start of the next line when this one is empty or all blanks and delimiters; `at` when it isn't. */
  private skipBlank(bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const { newline, delimiterBytes } = this.layout;
    let i = at;
    for (;;) {
      const c = bytes[i]!;
      if (c === newline) break;
      if (c !== 32 && c !== 9 && c !== 13 && !(c === delimiterBytes[0] && delimiterBytes.length === 1))
        return at;
      i++;
    }
    if (i === end && !final) return MORE;
    this.line++;
    return Math.min(end, i + 1);
  }

  /** Cuts a record without marks out of place: MORE, DIRTY, or the start of the next one. */
  private plainRecord(bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const { quote, newline, width, slots } = this.layout;
    const delimiter = this.layout.delimiterBytes[0]!;
    const { starts, ends, batched } = this;
    let doubles = 0;
    let i = at;
    let cells = 0;
    let lines = 1;
    let content = 0;
    let extra = 0;
    let longest = 0;
    let firstStart = 0;
    let firstEnd = 0;
    for (;;) {
      let start = i;
      let stop: number;
      let c = bytes[i]!;
      let doubled = false;
      if (c === quote && i < end) {
        start = ++i;
        for (;;) {
          c = bytes[i]!;
          if (c === quote) {
            if (i + 1 >= end && !final) return MORE;
            if (bytes[i + 1] !== quote || i + 1 >= end) break;
            doubled = true;
            i++;
          } else if (c === newline) {
            // Marks out of place and marks that never close are sorted out there.
            if (i >= end) return DIRTY;
            lines++;
          }
          i++;
        }
        stop = i++;
        c = bytes[i]!;
        if (c === 13 && newline === 10) {
          if (i + 1 >= end && !final) return MORE;
          c = bytes[++i]!;
        }
        if (c !== delimiter && c !== newline) return DIRTY;
        if (lines > 1 && stop - start >= LONGEST_CELL) return DIRTY;
      } else {
        while (c !== delimiter && c !== newline) c = bytes[++i]!;
        stop = c === newline && newline === 10 && i > start && bytes[i - 1] === 13 ? i - 1 : i;
      }
      const first = bytes[start]!;
      const filled = start < stop && ((first > 32 && first < 0xa0) || !isBlank(bytes, start, stop));
      if (filled && content++ === 0) {
        firstStart = start;
        firstEnd = stop;
      }
      if (cells < width) {
        const slot = slots[cells]!;
        if (slot >= 0) {
          const cell = slot * BATCH + batched;
          starts[cell] = start;
          ends[cell] = stop;
          if (doubled) this.doubled[doubles++] = cell;
          if (stop - start > longest) longest = stop - start;
        }
      } else if (filled) extra++;
      cells++;
      if (c === newline) break;
      i++;
    }
    if (i >= end && !final) return MORE;
    while (doubles > 0) {
      const cell = this.doubled[--doubles]!;
      ends[cell] = undouble(bytes, starts[cell]!, ends[cell]!, quote);
    }
    this.accept(bytes, cells, content, extra, longest, firstStart, firstEnd);
    this.line += lines;
    return Math.min(end, i + 1);
  }

  /** Leaves a record to PapaParse. */
  private dirtyRecord(bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const notes: RecordNotes = { cells: 0, literal: [], stray: 0 };
    const next = recordEnd(bytes, at, end, final, this.layout, notes);
    if (next === MORE) return MORE;
    if (notes.stray > 0) note(this.counts.strayQuotes, this.line);
    if (notes.literal.length > 0) note(this.counts.openQuotes, this.line);
    this.waiting.push({ at, next, line: this.line, literal: notes.literal });
    for (let i = at; i < next; i++) if (bytes[i] === this.layout.newline) this.line++;
    if (bytes[next - 1] !== this.layout.newline) this.line++;
    if (!this.everyRecordByPapa || this.waiting.length === BATCH) this.flushWaiting(bytes);
    return next;
  }

  private flushWaiting(bytes: Uint8Array): void {
    if (this.waiting.length === 0) return;
    const rows = papaRows(bytes, this.waiting, this.layout);
    const line = this.line;
    this.waiting.forEach((record, i) => {
      if (this.batched === BATCH) this.flush(bytes);
      this.line = record.line;
      this.takeStrings(bytes, record.at, rows[i]!);
    });
    this.line = line;
    this.waiting.length = 0;
  }

  /** Writes the cells over the record they come from; unquoted they are never longer. */
  private takeStrings(bytes: Uint8Array, at: number, row: readonly string[]): void {
    const { width, slots } = this.layout;
    let to = at;
    let content = 0;
    let extra = 0;
    let longest = 0;
    let firstStart = at;
    let firstEnd = at;
    row.forEach((text, index) => {
      const start = to;
      for (let i = 0; i < text.length; i++) bytes[to++] = text.charCodeAt(i);
      if (!isBlank(bytes, start, to)) {
        if (content++ === 0) {
          firstStart = start;
          firstEnd = to;
        }
        if (index >= width) extra++;
      }
      const slot = index < width ? slots[index]! : -1;
      if (slot < 0) return;
      const cell = slot * BATCH + this.batched;
      this.starts[cell] = start;
      this.ends[cell] = to;
      longest = Math.max(longest, text.length);
    });
    this.accept(bytes, row.length, content, extra, longest, firstStart, firstEnd);
  }

  /**
   * Keeps the record whose cells were just written down, or sets it aside. `content` and `extra` are the numbers of
   * cells, and of cells beyond the width, that hold more than blanks; `firstStart` and `firstEnd` bound
   * the first of them.
   */
  private accept(
    bytes: Uint8Array,
    cells: number,
    content: number,
    extra: number,
    longest: number,
    firstStart: number,
    firstEnd: number,
  ): void {
    const { width, leastCells, slots } = this.layout;
    if (content === 0) return;
    if (content * 2 <= width + 1 && width > 1 && isTotal(bytes, firstStart, firstEnd)) {
      return note(this.counts.totals, this.line);
    }
    if (extra > 0) return note(this.counts.tooMany, this.line);
    if (cells < width) {
      if (cells < leastCells) return note(this.counts.tooFew, this.line);
      note(this.counts.padded, this.line);
      for (let index = cells; index < width; index++) {
        const cell = slots[index]! * BATCH + this.batched;
        if (slots[index]! >= 0) this.starts[cell] = this.ends[cell] = 0;
      }
    }
    if (longest > LONGEST_CELL && this.hasLongCell(bytes)) return note(this.counts.tooLong, this.line);
    this.rowLines[this.batched++] = this.line;
  }

  private hasLongCell(bytes: Uint8Array): boolean {
    for (let slot = 0; slot < this.layout.kept; slot++) {
      const cell = slot * BATCH + this.batched;
      let characters = 0;
      for (let i = this.starts[cell]!; i < this.ends[cell]!; i++) {
        if (this.layout.encoding !== 'utf-8' || (bytes[i]! & 0xc0) !== 0x80) characters++;
      }
      if (characters > LONGEST_CELL) return true;
    }
    return false;
  }

  private flush(bytes: Uint8Array): void {
    const { starts, ends, batched: rows, rowLines: lines } = this;
    this.sinks.forEach((sink, slot) => sink.add({ bytes, starts, ends, from: slot * BATCH, rows, lines }));
    this.counts.rows += rows;
    this.batched = 0;
  }
}

/** Makes one mark of each doubled one, in place; returns the new end. */
function undouble(bytes: Uint8Array, start: number, end: number, quote: number): number {
  let to = start;
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    bytes[to++] = c;
    if (c === quote) i++;
  }
  return to;
}
