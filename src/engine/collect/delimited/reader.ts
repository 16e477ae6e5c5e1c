import type { Sink } from '../columns/sink';
import type { Layout } from './layout';
import { papaRows, type RawRecord } from './papa';
import { PlainRecords } from './plain-records';
import { MORE, recordEnd, type RecordNotes } from './record';
import { BATCH, note, RowBatch, type RowCounts, type Tally } from './row-batch';

export interface ReaderReport extends Readonly<RowCounts> {
  /** Lines of the file passed over. */
  readonly lines: number;
  /** Records in which a quotation mark stood where it should not. */
  readonly strayQuotes: Tally;
  /** Records with a cell that opens with a quotation mark and never closes. */
  readonly openQuotes: Tally;
}

/**
 * Cuts bytes into records and cells and hands them to the sinks. Two ways give the same: plain records are cut
 * byte by byte; a record with a quotation mark out of place goes to PapaParse. Where the bytes are divided
 * between calls of `feed` makes no difference.
 */
export class RecordReader {
  private readonly batch: RowBatch;
  private readonly plain: PlainRecords;
  private readonly waiting: RawRecord[] = [];
  private foreseen = false;
  private readonly strayQuotes: Tally = { count: 0, firstLines: [] };
  private readonly openQuotes: Tally = { count: 0, firstLines: [] };

  /** `everyRecordByPapa` is for delimiters of several characters, blanks, and the proof that both ways agree. */
  constructor(
    private readonly layout: Layout,
    private readonly sinks: readonly Sink[],
    private readonly everyRecordByPapa: boolean,
  ) {
    this.batch = new RowBatch(layout, sinks);
    this.plain = new PlainRecords(layout, this.batch);
  }

  /** Lines passed over so far. */
  get lines(): number {
    return this.plain.line - 1;
  }

  /** Whether the last line of the table is behind. */
  get done(): boolean {
    return this.lines >= this.layout.lastLine;
  }

  /** Makes room in the sinks, once a good part of the bytes shows how many rows there will be. */
  foresee(done: number, total: number): void {
    const { rows } = this.batch.counts;
    if (this.foreseen || rows < 10_000 || done <= 0 || done >= total) return;
    this.foreseen = true;
    const expected = Math.ceil(rows * (total / done) * 1.02);
    for (const sink of this.sinks) sink.reserve(expected);
  }

  report(): ReaderReport {
    const { strayQuotes, openQuotes, lines } = this;
    return { ...this.batch.counts, strayQuotes, openQuotes, lines };
  }

  /** Passes over lines (preamble, header) as they stand, whatever is in them. Returns where the next one starts. */
  skipLines(bytes: Uint8Array, from: number, end: number, upTo: number): number {
    let at = from;
    while (this.plain.line <= upTo) {
      const found = bytes.indexOf(this.layout.newline, at);
      if (found < 0 || found >= end) return at;
      at = found + 1;
      this.plain.line++;
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
    const at = this.everyRecordByPapa
      ? this.byPapa(bytes, from, end, stop, final)
      : this.byBytes(bytes, from, end, stop, final);
    this.batch.flush(bytes);
    bytes[end] = held;
    return at;
  }

  private byBytes(bytes: Uint8Array, from: number, end: number, stop: number, final: boolean): number {
    const { plain, batch } = this;
    let at = from;
    for (;;) {
      plain.cut(bytes, at, end, stop, final);
      at = plain.at;
      if (plain.halt === 'full') batch.flush(bytes);
      else if (plain.halt === 'dirty') {
        at = this.setWaiting(bytes, at, end, final);
        if (at === MORE) return plain.at;
        this.takeWaiting(bytes);
      } else return at;
    }
  }

  private byPapa(bytes: Uint8Array, from: number, end: number, stop: number, final: boolean): number {
    let at = from;
    while (at < end && at < stop && this.plain.line <= this.layout.lastLine) {
      let next = this.blankEnd(bytes, at, end, final);
      if (next === at) next = this.setWaiting(bytes, at, end, final);
      if (next === MORE) break;
      at = next;
      if (this.waiting.length === BATCH) this.takeWaiting(bytes);
    }
    this.takeWaiting(bytes);
    return at;
  }

  /** The start of the next line when this one is empty or all blanks and delimiters; `at` when it isn't. */
  private blankEnd(bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const { newline, delimiterBytes } = this.layout;
    const delimiter = delimiterBytes.length === 1 ? delimiterBytes[0] : newline;
    let i = at;
    for (let c = bytes[i]!; c !== newline; c = bytes[++i]!) {
      if (c !== 32 && c !== 9 && c !== 13 && c !== delimiter) return at;
    }
    if (i >= end && !final) return MORE;
    this.plain.line++;
    return Math.min(end, i + 1);
  }

  /** Puts one record before PapaParse; returns where the next one starts. */
  private setWaiting(bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const { newline } = this.layout;
    const { line } = this.plain;
    const notes: RecordNotes = { cells: 0, literal: [], stray: 0 };
    const next = recordEnd(bytes, at, end, final, this.layout, notes);
    if (next === MORE) return MORE;
    if (notes.stray > 0) note(this.strayQuotes, line);
    if (notes.literal.length > 0) note(this.openQuotes, line);
    this.waiting.push({ at, next, line, literal: notes.literal });
    for (let i = at; i < next; i++) if (bytes[i] === newline) this.plain.line++;
    if (bytes[next - 1] !== newline) this.plain.line++;
    return next;
  }

  private takeWaiting(bytes: Uint8Array): void {
    if (this.waiting.length === 0) return;
    const rows = papaRows(bytes, this.waiting, this.layout);
    this.waiting.forEach(({ at, next, line }, i) => {
      if (this.batch.size === BATCH) this.batch.flush(bytes);
      this.batch.takeStrings(bytes, at, next, line, rows[i]!);
    });
    this.waiting.length = 0;
  }
}
