import type { ColumnType, DateFormat, NumberFormat } from '../types';
import { ByteDictionary, type PackedEntries } from './byte-dictionary';
import { dateOfBytes, numberOfBytes, UNDECIDED } from './fast-cells';
import { isMissing } from './facts';
import { parseDate } from './date';
import { parseNumber } from './number';

/** Cells of one column for a number of rows: row r is `bytes[starts[from + r] … ends[from + r])`. */
export interface CellBatch {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly from: number;
  readonly rows: number;
  /** Line of the file that each row starts on. */
  readonly lines: Int32Array;
}

/** What a sink has taken: plain data that crosses to another worker. */
export type PackedColumn =
  | { readonly kind: 'text'; readonly codes: Int32Array<ArrayBuffer>; readonly entries: PackedEntries }
  | { readonly kind: 'number' | 'date'; readonly values: Float64Array<ArrayBuffer> };

export interface SinkReport {
  /** Cells that were not empty and could not be read as the column's type. */
  readonly unreadable: number;
  readonly unreadableLines: readonly number[];
  /** Cells that say NULL or the like and were read as empty. */
  readonly nullWords: number;
}

/** One kept column while it grows. */
export interface Sink {
  add(batch: CellBatch): void;
  pack(): PackedColumn;
  report(): SinkReport;
}

export interface Decoder {
  decode(bytes: Uint8Array): string;
}

export const FIRST_LINES = 10;

/** `decoder` turns the bytes of a cell into text where the fast way doesn't read them. */
export function sinkOf(type: ColumnType, decoder: Decoder): Sink {
  return type.kind === 'text' ? new TextSink() : new ValueSink(type, decoder);
}

const N = 78;
const BACKSLASH = 92;
const HASH = 35;

/** NULL, \N and #N/A, as `isMissing` has them. */
function isNullWord(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  const first = bytes[start];
  if (length === 2) return first === BACKSLASH && bytes[start + 1] === N;
  if (length !== 4) return false;
  if (first === N) return bytes[start + 1] === 85 && bytes[start + 2] === 76 && bytes[start + 3] === 76;
  return first === HASH && bytes[start + 1] === N && bytes[start + 2] === 47 && bytes[start + 3] === 65;
}

/** Empty or only blanks; the no-break space in both encodings. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    if (c !== 32 && c !== 0xa0 && (c < 9 || c > 13) && !(c === 0xc2 && bytes[i + 1] === 0xa0)) return false;
  }
  return true;
}

class TextSink implements Sink {
  private readonly dictionary = new ByteDictionary();
  private codes = new Int32Array(4096);
  private length = 0;
  private nullWords = 0;

  add({ bytes, starts, ends, from, rows }: CellBatch): void {
    this.codes = roomFor(this.codes, this.length + rows);
    const { codes, dictionary } = this;
    let last = -1;
    for (let row = 0; row < rows; row++) {
      const start = starts[from + row]!;
      const end = ends[from + row]!;
      let code = -1;
      if (start < end) {
        const first = bytes[start]!;
        // Neighboring rows often repeat: the lines of an order, a sorted date.
        if (last >= 0 && dictionary.equals(last, bytes, start, end)) code = last;
        else if (isNullWord(bytes, start, end)) this.nullWords++;
        else if (!((first <= 32 || first >= 0xa0) && isBlank(bytes, start, end))) {
          code = last = dictionary.add(bytes, start, end);
        }
      }
      codes[this.length + row] = code;
    }
    this.length += rows;
  }

  pack(): PackedColumn {
    return { kind: 'text', codes: this.codes.slice(0, this.length), entries: this.dictionary.pack() };
  }

  report(): SinkReport {
    return { unreadable: 0, unreadableLines: [], nullWords: this.nullWords };
  }
}

class ValueSink implements Sink {
  private values = new Float64Array(4096);
  private length = 0;
  private unreadable = 0;
  private readonly unreadableLines: number[] = [];
  private nullWords = 0;

  constructor(
    private readonly type: Extract<ColumnType, { kind: 'number' | 'date' }>,
    private readonly decoder: Decoder,
  ) {}

  add(batch: CellBatch): void {
    this.values = roomFor(this.values, this.length + batch.rows);
    if (this.type.kind === 'number') this.addNumbers(batch, this.type.format);
    else this.addDates(batch, this.type.format);
    this.length += batch.rows;
  }

  private addNumbers(batch: CellBatch, format: NumberFormat): void {
    const { bytes, starts, ends, from, rows } = batch;
    const decimal = format.decimal.charCodeAt(0);
    for (let row = 0; row < rows; row++) {
      const start = starts[from + row]!;
      const end = ends[from + row]!;
      const value = numberOfBytes(bytes, start, end, decimal);
      this.values[this.length + row] = value === UNDECIDED ? this.slow(batch, row) : value;
    }
  }

  private addDates(batch: CellBatch, format: DateFormat): void {
    const { bytes, starts, ends, from, rows } = batch;
    for (let row = 0; row < rows; row++) {
      const start = starts[from + row]!;
      const end = ends[from + row]!;
      const value = dateOfBytes(bytes, start, end, format.order);
      this.values[this.length + row] = value === UNDECIDED ? this.slow(batch, row) : value;
    }
  }

  /** The cell as text, read with every convention. */
  private slow({ bytes, starts, ends, from, lines }: CellBatch, row: number): number {
    const start = starts[from + row]!;
    const end = ends[from + row]!;
    if (start === end) return NaN;
    if (isNullWord(bytes, start, end)) {
      this.nullWords++;
      return NaN;
    }
    const text = end - start > 256 ? '?' : this.decoder.decode(bytes.subarray(start, end));
    if (isMissing(text)) return NaN;
    const value =
      this.type.kind === 'number' ? parseNumber(text, this.type.format) : parseDate(text, this.type.format);
    if (Number.isNaN(value)) {
      this.unreadable++;
      if (this.unreadableLines.length < FIRST_LINES) this.unreadableLines.push(lines[row]!);
    }
    return value;
  }

  pack(): PackedColumn {
    return { kind: this.type.kind, values: this.values.slice(0, this.length) };
  }

  report(): SinkReport {
    return { unreadable: this.unreadable, unreadableLines: this.unreadableLines, nullWords: this.nullWords };
  }
}

function roomFor<A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(array: A, length: number): A {
  if (length <= array.length) return array;
  const grown = new (array.constructor as new (length: number) => A)(Math.max(array.length * 2, length));
  grown.set(array);
  return grown;
}
