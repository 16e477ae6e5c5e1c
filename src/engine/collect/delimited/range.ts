import type { Job } from '../../../compute/parallel';
import { readBytes } from '../bytes';
import { sinkOf, type PackedColumn, type Sink, type SinkReport } from '../columns/sink';
import type { ByteSource, ColumnType } from '../types';
import { BlockBuffer } from './block-buffer';
import { decoderOf } from './encoding';
import type { Layout } from './layout';
import { RecordReader, type ReaderReport } from './reader';
import { MORE, recordEnd, type RecordNotes } from './record';

/** What all ranges of one file share. */
export interface RangeShared {
  readonly source: ByteSource;
  readonly layout: Layout;
  readonly types: readonly ColumnType[];
  /** Lines before the first row: preamble and header. */
  readonly skipLines: number;
  readonly everyRecordByPapa: boolean;
}

/** The records that start in bytes `start … end` of the file. */
export interface RangeInput {
  readonly start: number;
  readonly end: number;
  /** Whether a record is known to start at `start`; else the first one behind it is looked for. */
  readonly exact: boolean;
}

export interface RangeResult {
  /** Where the first record starts and where the first one behind the range does. */
  readonly start: number;
  readonly end: number;
  readonly report: ReaderReport;
  readonly columns: readonly PackedColumn[];
  readonly sinks: readonly SinkReport[];
}

const UTF8_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Passes over what stands before the first row at the beginning of a file: byte order mark, preamble, header.
 * False when more bytes are needed.
 */
export function passHead(
  buffer: BlockBuffer,
  reader: RecordReader,
  skipLines: number,
  final: boolean,
): boolean {
  if (buffer.start === 0) {
    if (buffer.length < UTF8_MARK.length && !final) return false;
    if (UTF8_MARK.every((byte, i) => buffer.bytes[i] === byte && i < buffer.length)) buffer.drop(3);
  }
  buffer.drop(buffer.start + reader.skipLines(buffer.bytes, 0, buffer.length, skipLines));
  if (reader.lines >= skipLines) return true;
  // A header without a line end is all there is.
  if (final) buffer.drop(buffer.end);
  return final;
}

const PIECE = 4 * 1024 * 1024;
const TAIL = 64 * 1024;

/** Reads one byte range of an uncompressed file, to the end of the last record that starts in it. */
export const readRange: Job<RangeInput, RangeResult, RangeShared> = {
  name: 'collect/read-range',
  async run({ start, end, exact }, shared) {
    const { source, layout } = shared;
    const sinks = shared.types.map((type) => sinkOf(type, decoderOf(layout.encoding)));
    const reader = new RecordReader(layout, sinks, shared.everyRecordByPapa);
    // One byte before shows whether a line starts here.
    const buffer = new BlockBuffer(exact ? start : start - 1);
    let first = exact ? start : -1;
    let within = start > 0;
    let next = piece(source, buffer.end, end);
    for (;;) {
      buffer.push(await next);
      const final = buffer.end >= source.size;
      if (!final) next = piece(source, buffer.end, end);
      if (first < 0) {
        first = buffer.start + likelyStart(buffer.bytes, buffer.length, layout);
        buffer.drop(first);
      }
      within ||= passHead(buffer, reader, shared.skipLines, final);
      if (within) {
        const taken = reader.feed(buffer.bytes, 0, buffer.length, end - buffer.start, final);
        buffer.drop(buffer.start + taken);
        reader.foresee(buffer.start - first, end - first);
      }
      if (final || (within && buffer.start >= end)) break;
    }
    await next.catch(() => undefined);
    return { start: first, end: buffer.start, ...packed(reader, sinks) };
  },
};

export const packed = (reader: RecordReader, sinks: readonly Sink[]) => ({
  report: reader.report(),
  columns: sinks.map((sink) => sink.pack()),
  sinks: sinks.map((sink) => sink.report()),
});

/** The next bytes: large pieces within the range, small ones for the last record that runs over its end. */
function piece(source: ByteSource, at: number, end: number): Promise<Uint8Array> {
  return readBytes(source, at, at < end ? Math.min(at + PIECE, end + TAIL) : at + 2 * TAIL);
}

const TRIED_RECORDS = 4;

/**
 * Where a record seems to start: behind a line end, with full-width records following. A line end inside a quoted
 * cell can deceive it, so whoever asks compares it with the end of the range before.
 */
function likelyStart(bytes: Uint8Array, length: number, layout: Layout): number {
  bytes[length] = layout.newline;
  let fallback = length;
  for (let at = bytes.indexOf(layout.newline) + 1; at > 0 && at < length;) {
    fallback = Math.min(fallback, at);
    let from = at;
    let good = 0;
    while (good < TRIED_RECORDS) {
      const notes: RecordNotes = { cells: 0, literal: [], stray: 0 };
      const next = recordEnd(bytes, from, length, false, layout, notes);
      if (next === MORE) break;
      if (notes.cells !== layout.width || notes.literal.length + notes.stray > 0) {
        good = -1;
        break;
      }
      good++;
      from = next;
    }
    if (good >= 0) return at;
    if (at > TAIL * 4) break;
    at = bytes.indexOf(layout.newline, at) + 1;
  }
  return fallback;
}
