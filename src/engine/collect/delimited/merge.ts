import type { Steps } from '../../../base/steps';
import type { Column } from '../../../base/table';
import { ByteDictionary, type PackedEntries } from '../columns/byte-dictionary';
import { FIRST_LINES, type PackedColumn, type SinkReport } from '../columns/sink';
import { decoderOf } from './encoding';
import type { ReaderReport } from './reader';
import type { Tally } from './row-batch';
import type { RangeResult } from './range';

export type Part = Pick<RangeResult, 'report' | 'columns' | 'sinks'>;

export interface Merged {
  readonly columns: readonly Column[];
  readonly report: ReaderReport;
  readonly sinks: readonly SinkReport[];
  /** Distinct values that are not valid in the encoding of the file and were read as windows-1252. */
  readonly misencoded: number;
}

/** Joins the parts of a file, in file order, into whole columns: the same whatever the parts. */
export function* mergeParts(parts: readonly Part[], encoding: 'utf-8' | 'windows-1252'): Steps<Merged> {
  const rows = parts.reduce((sum, { report }) => sum + report.rows, 0);
  const columns: Column[] = [];
  let misencoded = 0;
  const count = parts[0]!.columns.length;
  for (let slot = 0; slot < count; slot++) {
    const pieces = parts.map((part) => part.columns[slot]!);
    const first = pieces[0]!;
    if (first.kind === 'text') {
      const { codes, entries } = yield* joinText(pieces, rows);
      const decoded = yield* decodeEntries(entries, encoding);
      misencoded += decoded.misencoded;
      if (decoded.renumbered) renumber(codes, decoded.renumbered);
      columns.push({ kind: 'text', codes, dictionary: decoded.dictionary });
    } else {
      columns.push({ kind: first.kind, values: joinValues(pieces, rows) });
    }
    yield { done: slot + 1, total: count };
  }
  return { columns, report: joinReports(parts), sinks: joinSinkReports(parts), misencoded };
}

function joinValues(pieces: readonly PackedColumn[], rows: number): Float64Array<ArrayBuffer> {
  const [only] = pieces;
  if (pieces.length === 1 && only!.kind !== 'text') return only!.values;
  const values = new Float64Array(rows);
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'text') continue;
    values.set(piece.values, at);
    at += piece.values.length;
  }
  return values;
}

function* joinText(pieces: readonly PackedColumn[], rows: number) {
  const [only] = pieces;
  if (pieces.length === 1 && only!.kind === 'text') return { codes: only!.codes, entries: only!.entries };
  const dictionary = new ByteDictionary();
  const codes = new Int32Array(rows);
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'text') continue;
    const { bytes, ends } = piece.entries;
    const numbers = new Int32Array(ends.length);
    for (let entry = 0, start = 0; entry < ends.length; start = ends[entry++]!) {
      numbers[entry] = dictionary.add(bytes, start, ends[entry]!);
    }
    const own = piece.codes;
    for (let row = 0; row < own.length; row++) codes[at++] = own[row]! < 0 ? -1 : numbers[own[row]!]!;
    yield { done: at, total: rows };
  }
  return { codes, entries: dictionary.pack() };
}

const ENTRIES = 2048;

/**
 * The entries as strings. Many are decoded at once and cut where a byte is a character. An entry that is not
 * valid UTF-8 is read as windows-1252, so that a file of mixed origin loses nothing; should it then equal another
 * entry, `renumbered` says which.
 */
function* decodeEntries({ bytes, ends }: PackedEntries, encoding: 'utf-8' | 'windows-1252') {
  const dictionary = new Array<string>(ends.length);
  const strict = decoderOf(encoding, true);
  const western = decoderOf('windows-1252');
  let misencoded = 0;
  let start = 0;
  for (let from = 0; from < ends.length; from += ENTRIES) {
    const to = Math.min(ends.length, from + ENTRIES);
    const base = start;
    if (encoding === 'windows-1252' || isAscii(bytes, base, ends[to - 1]!)) {
      const text = western.decode(bytes.subarray(base, ends[to - 1]));
      for (let entry = from; entry < to; entry++) {
        dictionary[entry] = text.slice(start - base, ends[entry]! - base);
        start = ends[entry]!;
      }
    } else {
      for (let entry = from; entry < to; entry++) {
        const own = bytes.subarray(start, ends[entry]);
        try {
          dictionary[entry] = strict.decode(own);
        } catch {
          misencoded++;
          dictionary[entry] = western.decode(own);
        }
        start = ends[entry]!;
      }
    }
    if (from % (16 * ENTRIES) === 0) yield { done: to, total: ends.length };
  }
  if (misencoded === 0) return { dictionary, misencoded, renumbered: null };
  const seen = new Map<string, number>();
  const renumbered = Int32Array.from(dictionary, (value) => {
    if (!seen.has(value)) seen.set(value, seen.size);
    return seen.get(value)!;
  });
  return { dictionary: [...seen.keys()], misencoded, renumbered };
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! > 127) return false;
  return true;
}

function renumber(codes: Int32Array, numbers: Int32Array): void {
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = numbers[codes[row]!]!;
}

function joinReports(parts: readonly Part[]): ReaderReport {
  const join = (pick: (report: ReaderReport) => Tally): Tally => {
    const joined: Tally = { count: 0, firstLines: [] };
    let before = 0;
    for (const { report } of parts) {
      const { count, firstLines } = pick(report);
      joined.count += count;
      joined.firstLines.push(...firstLines.map((line) => line + before));
      before += report.lines;
    }
    joined.firstLines.length = Math.min(joined.firstLines.length, FIRST_LINES);
    return joined;
  };
  return {
    rows: parts.reduce((sum, { report }) => sum + report.rows, 0),
    lines: parts.reduce((sum, { report }) => sum + report.lines, 0),
    ...eachTally((name) => join((report) => report[name])),
  };
}

/** Everything in a report that names lines of the file. */
const TALLIES = [
  'tooMany',
  'tooFew',
  'tooLong',
  'totals',
  'padded',
  'mended',
  'strayQuotes',
  'openQuotes',
] as const satisfies readonly (keyof ReaderReport)[];
type TallyName = Exclude<keyof ReaderReport, 'rows' | 'lines'>;

function eachTally(of: (name: TallyName) => Tally): Record<TallyName, Tally> {
  const tallies: Partial<Record<TallyName, Tally>> = {};
  for (const name of TALLIES) tallies[name] = of(name);
  return tallies as Record<TallyName, Tally>;
}

function joinSinkReports(parts: readonly Part[]): SinkReport[] {
  return parts[0]!.sinks.map((_, slot) => {
    let before = 0;
    const lines: number[] = [];
    let unreadable = 0;
    let nullWords = 0;
    for (const { report, sinks } of parts) {
      const sink = sinks[slot]!;
      unreadable += sink.unreadable;
      nullWords += sink.nullWords;
      lines.push(...sink.unreadableLines.map((line) => line + before));
      before += report.lines;
    }
    return { unreadable, nullWords, unreadableLines: lines.slice(0, FIRST_LINES) };
  });
}

/** The same with lines counted from another one on. */
export function moveLines(merged: Merged, by: number): Merged {
  const moved = (lines: readonly number[]) => lines.map((line) => line + by);
  const tally = ({ count, firstLines }: Tally): Tally => ({ count, firstLines: moved(firstLines) });
  const { report, sinks } = merged;
  return {
    ...merged,
    report: { ...report, ...eachTally((name) => tally(report[name])) },
    sinks: sinks.map((sink) => ({ ...sink, unreadableLines: moved(sink.unreadableLines) })),
  };
}
