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
  /** Makes room for this many rows in all, as far as can be foreseen. */
  reserve(rows: number): void;
  add(batch: CellBatch): void;
  /** What was taken; the sink is empty afterwards. */
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

/** Whether a cell is the one of the row before. Backwards: names and numbers differ at their ends. */
function repeats(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, cell: number): boolean {
  const start = starts[cell]!;
  let end = ends[cell]!;
  let before = ends[cell - 1]!;
  if (before - starts[cell - 1]! !== end - start) return false;
  while (end > start) if (bytes[--end] !== bytes[--before]) return false;
  return true;
}

class TextSink implements Sink {
  private readonly dictionary = new ByteDictionary();
  private codes = new Int32Array(4096);
  private length = 0;
  private nullWords = 0;

  reserve(rows: number): void {
    this.codes = resized(this.codes, Math.max(rows, this.length));
  }

  add({ bytes, starts, ends, from, rows }: CellBatch): void {
    this.codes = roomFor(this.codes, this.length + rows);
    const { codes, dictionary } = this;
    let last = -1;
    for (let row = 0; row < rows; row++) {
      const cell = from + row;
      const start = starts[cell]!;
      const end = ends[cell]!;
      let code = -1;
      if (start < end) {
        const first = bytes[start]!;
        // Neighboring rows often repeat: the lines of an order, a customer's orders.
        if (last >= 0 && repeats(bytes, starts, ends, cell)) code = last;
        else if (isNullWord(bytes, start, end)) this.nullWords++;
        else if (!((first <= 32 || first >= 0xa0) && isBlank(bytes, start, end))) {
          code = dictionary.add(bytes, start, end);
        }
      }
      last = code;
      codes[this.length + row] = code;
    }
    this.length += rows;
  }

  pack(): PackedColumn {
    const codes = fitted(this.codes, this.length);
    this.codes = new Int32Array(0);
    return { kind: 'text', codes, entries: this.dictionary.pack() };
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

  reserve(rows: number): void {
    this.values = resized(this.values, Math.max(rows, this.length));
  }

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
    let value = NaN;
    for (let row = 0; row < rows; row++) {
      const cell = from + row;
      if (row === 0 || Number.isNaN(value) || !repeats(bytes, starts, ends, cell)) {
        value = dateOfBytes(bytes, starts[cell]!, ends[cell]!, format.order);
        if (value === UNDECIDED) value = this.slow(batch, row);
      }
      this.values[this.length + row] = value;
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
    const values = fitted(this.values, this.length);
    this.values = new Float64Array(0);
    return { kind: this.type.kind, values };
  }

  report(): SinkReport {
    return { unreadable: this.unreadable, unreadableLines: this.unreadableLines, nullWords: this.nullWords };
  }
}

type Growing = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

function resized<A extends Growing>(array: A, length: number): A {
  const other = new (array.constructor as new (length: number) => A)(length);
  other.set(length < array.length ? array.subarray(0, length) : array);
  return other;
}

/** Doubles small arrays; large ones grow by a quarter, for memory is what they run out of. */
function roomFor<A extends Growing>(array: A, length: number): A {
  if (length <= array.length) return array;
  return resized(array, Math.max(array.length * (array.length < 1 << 20 ? 2 : 1.25), length));
}

/** The first `length` entries; without a copy when few are left over. */
const fitted = <A extends Growing>(array: A, length: number): A =>
  (length > array.length * 0.9 ? array.subarray(0, length) : array.slice(0, length)) as A;
