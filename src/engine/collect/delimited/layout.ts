import type { ColumnPlan } from '../format';
import type { ColumnType, Dialect, Role } from '../types';

/** How to cut bytes into records and cells, in the bytes of the file (UTF-16 is brought to UTF-8 before). */
export interface Layout {
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly delimiter: string;
  /** The delimiter's bytes; for ' ' any run of blanks divides. */
  readonly delimiterBytes: readonly number[];
  /** The quotation mark, −1 for none. */
  readonly quote: number;
  /** Whether a backslash stands before a quotation mark inside a quoted cell. */
  readonly escaped: boolean;
  /** 10 (a carriage return before it belongs to it) or 13. */
  readonly newline: 10 | 13;
  /** Cells of a full record. */
  readonly width: number;
  /** For each column of the file the position among the kept ones, −1 when it is not kept. */
  readonly slots: Int32Array<ArrayBuffer>;
  readonly kept: number;
  /** What each column of the file holds, kept or not; text where nothing is known. */
  readonly types: readonly ColumnType[];
  /** A record with fewer cells lacks something it can't do without. */
  readonly leastCells: number;
  /** Records that start behind this line (1-based) are of another table or notes. */
  readonly lastLine: number;
}

/** What a row must have been written with, even if empty; a row that ends before is broken, not short. */
const vital: ReadonlySet<Role> = new Set(['customer', 'order', 'date', 'amount', 'quantity', 'price']);

export function layoutOf(
  dialect: Dialect,
  width: number,
  columns: readonly ColumnPlan[],
  lastLine = Infinity,
): Layout {
  const slots = new Int32Array(width).fill(-1);
  const types = Array.from({ length: width }, (): ColumnType => ({ kind: 'text' }));
  columns.forEach(({ index, type }, slot) => {
    slots[index] = slot;
    types[index] = type;
  });
  const encoding = dialect.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8';
  return {
    encoding,
    delimiter: dialect.delimiter,
    delimiterBytes: bytesOf(dialect.delimiter, encoding),
    escaped: dialect.escape !== undefined,
    quote: dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0),
    newline: dialect.newline === '\r' ? 13 : 10,
    width,
    slots,
    kept: columns.length,
    types,
    leastCells: columns.reduce(
      (least, { index, role }) => (vital.has(role) ? Math.max(least, index + 1) : least),
      0,
    ),
    lastLine,
  };
}

const bytesOf = (text: string, encoding: Layout['encoding']): number[] =>
  encoding === 'utf-8' ? [...new TextEncoder().encode(text)] : Array.from(text, (c) => c.charCodeAt(0));
