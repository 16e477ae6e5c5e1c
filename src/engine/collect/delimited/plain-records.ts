import { isBlank } from '../columns/sink';
import type { Layout } from './layout';
import { LONGEST_CELL } from './record';
import { BATCH, RowNotes, type RowBatch } from './row-batch';

/** Why cutting stopped: the record there needs more bytes, has marks out of place, or the batch is full. */
export type Halt = 'end' | 'more' | 'dirty' | 'full';

/**
 * Cuts plain records, byte by byte and without a string, until one is not plain: quoted cells close right before
 * a delimiter or line end, marks inside are doubled.
 */
export class PlainRecords {
  /** Where cutting stopped, why, and the line there. */
  at = 0;
  halt: Halt = 'end';
  line = 1;
  private readonly doubled: Int32Array;
  private readonly notes = new RowNotes();

  constructor(
    private readonly layout: Layout,
    private readonly batch: RowBatch,
  ) {
    this.doubled = new Int32Array(layout.kept);
  }

  /** `bytes[end]` must be a line end. */
  cut(bytes: Uint8Array, from: number, end: number, stopAt: number, final: boolean): void {
    const { quote, newline, width, slots } = this.layout;
    const delimiter = this.layout.delimiterBytes[0]!;
    const { batch, doubled, notes } = this;
    const { lastLine, leastCells } = this.layout;
    const { starts, ends } = batch;
    const few = (width + 1) >> 1;
    let line = this.line;
    let at = from;
    let halt: Halt = 'end';
    while (at < end && at < stopAt && line <= lastLine) {
      if (batch.size === BATCH) {
        halt = 'full';
        break;
      }
      const row = batch.size;
      let i = at;
      let c = bytes[i]!;
      if (c <= 32 || c === delimiter) {
        while (c !== newline && (c === 32 || c === 9 || c === 13 || c === delimiter)) c = bytes[++i]!;
        if (c === newline) {
          // Nothing but blanks and delimiters.
          if (i >= end && !final) {
            halt = 'more';
            break;
          }
          at = i + 1;
          line++;
          continue;
        }
        i = at;
        c = bytes[i]!;
      }
      let cells = 0;
      let lines = 1;
      let content = 0;
      let extra = 0;
      let longest = 0;
      let doubles = 0;
      for (;;) {
        let start = i;
        let stop: number;
        let hasDoubled = false;
        if (c === quote && i < end) {
          start = ++i;
          for (;;) {
            c = bytes[i]!;
            if (c === quote) {
              if (i + 1 >= end && !final) halt = 'more';
              if (i + 1 >= end || bytes[i + 1] !== quote) break;
              hasDoubled = true;
              i++;
            } else if (c === newline) {
              if (i >= end) {
                halt = 'dirty';
                break;
              }
              lines++;
            }
            i++;
          }
          if (halt !== 'end') break;
          stop = i++;
          c = bytes[i]!;
          if (c === 13 && newline === 10) {
            if (i + 1 >= end && !final) {
              halt = 'more';
              break;
            }
            c = bytes[++i]!;
          }
          if ((c !== delimiter && c !== newline) || (lines > 1 && stop - start >= LONGEST_CELL)) {
            halt = 'dirty';
            break;
          }
        } else {
          while (c !== delimiter && c !== newline) c = bytes[++i]!;
          stop = c === newline && newline === 10 && i > start && bytes[i - 1] === 13 ? i - 1 : i;
        }
        const first = bytes[start]!;
        const filled = start < stop && ((first > 32 && first < 0xa0) || !isBlank(bytes, start, stop));
        if (filled && content++ === 0) {
          notes.firstStart = start;
          notes.firstEnd = stop;
        }
        if (cells < width) {
          const slot = slots[cells]!;
          if (slot >= 0) {
            const cell = slot * BATCH + row;
            starts[cell] = start;
            ends[cell] = stop;
            if (hasDoubled) doubled[doubles++] = cell;
            if (stop - start > longest) longest = stop - start;
          }
        } else if (filled) extra++;
        cells++;
        if (c === newline) break;
        c = bytes[++i]!;
      }
      if (halt === 'end' && i >= end && !final) halt = 'more';
      // Too many or too few cells: perhaps it can be mended, as a record of strings.
      if (halt === 'end' && (cells > width || (cells < leastCells && content > 0))) halt = 'dirty';
      if (halt !== 'end') break;
      while (doubles > 0) {
        const cell = doubled[--doubles]!;
        ends[cell] = undouble(bytes, starts[cell]!, ends[cell]!, quote);
      }
      if (cells === width && content > few && longest <= LONGEST_CELL) {
        batch.lines[batch.size++] = line;
      } else {
        notes.cells = cells;
        notes.content = content;
        notes.extra = extra;
        notes.longest = longest;
        batch.accept(bytes, line, notes);
      }
      line += lines;
      at = i + 1;
    }
    this.at = Math.min(at, end);
    this.halt = halt;
    this.line = line;
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
