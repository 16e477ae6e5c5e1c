import type { Layout } from './layout';

/** More bytes are needed to say where the record ends. */
export const MORE = -1;

/** Longest cell in characters, that of a spreadsheet. */
export const LONGEST_CELL = 32_767;

/** Bytes after the first line end in a quoted cell within which it must close: more than any cell may hold. */
const QUOTE_WINDOW = 4 * LONGEST_CELL;
/** Lines that a cell with stray quotation marks may span. */
const STRAY_LINES = 500;

const LITERAL = -2;
const BACKSLASH = 92;

/** What was seen on the way through a record, above all where its quotation marks are not as they should be. */
export interface RecordNotes {
  cells: number;
  /** Offsets of quotation marks that open a cell and are ordinary characters all the same. */
  readonly literal: number[];
  /** Cells with a quotation mark inside that is not doubled. */
  stray: number;
}

/**
 * The start of the record after the one that starts at `at`, by PapaParse's rules for quotation marks: a cell is
 * quoted when it begins with one; it ends at a quotation mark before a delimiter or line end, blanks between
 * allowed; any other single one belongs to the text.
 *
 * One rule is added, because a forgotten closing mark must not swallow the file: when a quoted cell runs over a
 * line end and looks wrong (a stray mark, too long, never closed), and taking its first mark as an ordinary
 * character makes the line complete (when it is only too long: the next line as well), then it is one. The same
 * when it doesn't close within 128 KiB. It depends on
 * nothing but the bytes from `at` on, so that any division into blocks gives the same records.
 *
 * `bytes[end]` must be a line end. Returns MORE when the bytes don't suffice and `final` is false.
 */
export function recordEnd(
  bytes: Uint8Array,
  at: number,
  end: number,
  final: boolean,
  layout: Layout,
  notes: RecordNotes,
): number {
  const { quote, newline, delimiterBytes } = layout;
  const d0 = delimiterBytes[0]!;
  const blanks = layout.delimiter === ' ';
  let cells = 1;
  let i = at;
  if (blanks) while (bytes[i] === d0) i++;
  for (;;) {
    if (bytes[i] === quote && i < end) {
      const close = closingQuote(bytes, i, end, final, cells, layout, notes);
      if (close === MORE) return MORE;
      if (close === LITERAL) notes.literal.push(i);
      else i = close;
    }
    while (bytes[i] !== newline && !(bytes[i] === d0 && isDelimiter(bytes, i, delimiterBytes))) i++;
    if (bytes[i] === newline) {
      notes.cells = cells;
      if (i < end) return i + 1;
      return final ? end : MORE;
    }
    i += delimiterBytes.length;
    if (blanks) while (bytes[i] === d0) i++;
    if (!blanks || bytes[i] !== newline) cells++;
  }
}

export function isDelimiter(bytes: Uint8Array, at: number, delimiter: readonly number[]): boolean {
  for (let i = 0; i < delimiter.length; i++) if (bytes[at + i] !== delimiter[i]) return false;
  return true;
}

/** Blanks that PapaParse passes over between a closing mark and the delimiter. */
const isGap = (c: number, newline: number) =>
  (c === 32 || (c >= 9 && c <= 13) || c === 0xa0) && c !== newline;

/** The delimiter or line end behind the quoted cell that opens at `open`. */
function closingQuote(
  bytes: Uint8Array,
  open: number,
  end: number,
  final: boolean,
  cells: number,
  layout: Layout,
  notes: RecordNotes,
): number {
  const { quote, newline, delimiterBytes, escaped } = layout;
  let limit = end;
  let lines = 0;
  let stray = 0;
  for (let i = open + 1; i < limit; i++) {
    const c = bytes[i]!;
    if (c === newline) {
      if (lines++ === 0) limit = Math.min(end, i + QUOTE_WINDOW);
      if (stray > 0 && lines > STRAY_LINES) return LITERAL;
    }
    if (escaped && c === BACKSLASH && bytes[i + 1] === quote) {
      i++;
      continue;
    }
    if (c !== quote) continue;
    if (!escaped && bytes[i + 1] === quote && i + 1 < end) {
      i++;
      continue;
    }
    let next = i + 1;
    while (next < end && isGap(bytes[next]!, newline) && bytes[next] !== delimiterBytes[0]) next++;
    if (next + delimiterBytes.length > end && !final) return MORE;
    if (next >= end || bytes[next] === newline || isDelimiter(bytes, next, delimiterBytes)) {
      if (
        lines > 0 &&
        (stray > 0 || i - open > LONGEST_CELL) &&
        completesLine(bytes, open, end, cells, layout)
      ) {
        // A long text has lines that are no records; behind a mark that was left open come records.
        const below = bytes.indexOf(newline, open) + 1;
        if (stray > 0 || (lines > 1 && completesLine(bytes, below, end, 1, layout))) return LITERAL;
      }
      if (stray > 0) notes.stray++;
      return next;
    }
    stray++;
    if (lines > 0 && completesLine(bytes, open, end, cells, layout)) return LITERAL;
  }
  return limit < end || final ? LITERAL : MORE;
}

/** Whether the record has its full width when the mark at `open` is an ordinary character. */
function completesLine(
  bytes: Uint8Array,
  open: number,
  end: number,
  before: number,
  layout: Layout,
): boolean {
  let cells = before;
  for (let i = open; i < end && bytes[i] !== layout.newline; i++) {
    if (bytes[i] !== layout.delimiterBytes[0] || !isDelimiter(bytes, i, layout.delimiterBytes)) continue;
    // A run of blanks divides once.
    if (layout.delimiter !== ' ' || bytes[i + 1] !== bytes[i]) cells++;
  }
  return cells === layout.width;
}
