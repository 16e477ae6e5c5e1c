import type { AsyncSteps, Steps } from '../../../base/steps';
import type { Parallel } from '../../../compute/parallel';
import { inflate, readBytes, type Piece } from '../bytes';
import { sinkOf } from '../columns/sink';
import type { ReadPlan } from '../format';
import type { ByteSource, Dialect, FileGuess, RawTable } from '../types';
import { BlockBuffer } from './block-buffer';
import { decoderOf } from './encoding';
import { problems, setAside } from './findings';
import { layoutOf, type Layout } from './layout';
import { mergeParts, moveLines, type Part } from './merge';
import { packed, passHead, readRange, type RangeInput, type RangeResult, type RangeShared } from './range';
import { RecordReader } from './reader';

/** Files below this size are read in one piece. */
const SMALL = 8 * 1024 * 1024;
const LARGEST_RANGE = 32 * 1024 * 1024;
/** Bytes between two yields: about 5 ms of work. */
const SLICE = 512 * 1024;

export interface ReadOptions {
  /** Sends every record through PapaParse: the proof that the fast way reads the same. */
  readonly everyRecordByPapa?: boolean;
  /** Bytes read at once, and the size from which a file is divided among workers; for tests. */
  readonly pieceBytes?: number;
  readonly smallBytes?: number;
  /** Lines at the beginning that are not to be counted in what is said of the file. */
  readonly linesBefore?: number;
}

/** Reads a delimited file whole; see `read` of this stage. */
export async function* readDelimited(
  source: ByteSource,
  guess: FileGuess,
  plan: ReadPlan,
  parallel: Parallel,
  options: ReadOptions = {},
): AsyncSteps<RawTable> {
  const dialect = guess.dialect!;
  const lastLine = guess.part?.lines?.last ?? dialect.lastLine ?? Infinity;
  const width = guess.columns.length;
  const cutting = layoutOf(dialect, width, plan.columns, lastLine);
  const layout: Layout = {
    ...cutting,
    types: cutting.types.map((type, index) => (type.kind === 'text' ? guess.columns[index]!.type : type)),
    // A line of one cell in a table of many is a note.
    leastCells: Math.max(cutting.leastCells, width > 2 ? 2 : 0),
  };
  const plain = layout.delimiterBytes.length === 1 && dialect.delimiter !== ' ' && !layout.escaped;
  const shared: RangeShared = {
    source,
    layout,
    types: plan.columns.map(({ type }) => type),
    skipLines: (guess.part?.lines?.skip ?? 0) + dialect.preambleLines + dialect.headerLines,
    everyRecordByPapa: options.everyRecordByPapa ?? !plain,
  };
  const divisible =
    parallel.width > 1 &&
    lastLine === Infinity &&
    dialect.compression === 'none' &&
    !dialect.encoding.startsWith('utf-16') &&
    source.size >= (options.smallBytes ?? SMALL);
  const parts: readonly Part[] = divisible
    ? yield* readRanges(shared, parallel)
    : [yield* readThrough(shared, dialect, options.pieceBytes ?? 8 * SLICE)];
  const joined = yield* atEnd(mergeParts(parts, layout.encoding), source.size);
  const merged = moveLines(joined, -(options.linesBefore ?? 0));
  const { report, sinks, columns } = merged;
  return {
    file: source.name,
    kind: plan.kind,
    rowCount: report.rows,
    columns: plan.columns.map((column, slot) => ({
      ...column,
      data: columns[slot]!,
      unreadable: sinks[slot]!.unreadable,
    })),
    setAside: setAside(merged),
    problems: problems(source.name, merged, plan),
  };
}

/** From the first byte to the last, here. */
async function* readThrough(shared: RangeShared, dialect: Dialect, pieceBytes: number): AsyncSteps<Part> {
  const { source, layout } = shared;
  const sinks = shared.types.map((type) => sinkOf(type, decoderOf(layout.encoding)));
  const reader = new RecordReader(layout, sinks, shared.everyRecordByPapa);
  const buffer = new BlockBuffer(0);
  let within = false;
  const take = (final: boolean) => {
    within ||= passHead(buffer, reader, shared.skipLines, final);
    if (!within) return;
    const taken = reader.feed(buffer.bytes, 0, buffer.length, buffer.length, final);
    buffer.drop(buffer.start + taken);
  };
  for await (const { bytes, done } of pieces(source, dialect, pieceBytes)) {
    for (let at = 0; at < bytes.length; at += SLICE) {
      buffer.push(bytes.subarray(at, at + SLICE));
      take(false);
      // Bytes of the piece that are still to be cut; unpacked pieces are larger than what was read for them.
      const behind = dialect.compression === 'none' ? Math.max(0, bytes.length - at - SLICE) : 0;
      reader.foresee(done - behind, source.size);
      yield { done: Math.max(0, done - behind), total: source.size };
      if (reader.done) return packed(reader, sinks);
    }
  }
  take(true);
  yield { done: source.size, total: source.size };
  return packed(reader, sinks);
}

/** The bytes of the text in UTF-8 or windows-1252, unpacked. */
async function* pieces(source: ByteSource, dialect: Dialect, pieceBytes: number): AsyncGenerator<Piece> {
  const stored = dialect.compression === 'gzip' ? inflate(source) : slices(source, pieceBytes);
  if (!dialect.encoding.startsWith('utf-16')) {
    yield* stored;
    return;
  }
  const decoder = new TextDecoder(dialect.encoding);
  const encoder = new TextEncoder();
  for await (const { bytes, done } of stored) {
    yield { bytes: encoder.encode(decoder.decode(bytes, { stream: true })), done };
  }
  yield { bytes: encoder.encode(decoder.decode()), done: source.size };
}

async function* slices(source: ByteSource, size: number): AsyncGenerator<Piece> {
  let next = readBytes(source, 0, size);
  for (let at = 0; at < source.size; at += size) {
    const bytes = await next;
    const end = at + bytes.length;
    if (end < source.size) {
      next = readBytes(source, end, end + size);
      // Whoever stops early doesn't wait for it.
      next.catch(() => undefined);
    }
    yield { bytes, done: end };
  }
}

/** Byte ranges in the workers, then checked: each must start where the one before it ended. */
async function* readRanges(shared: RangeShared, parallel: Parallel): AsyncSteps<RangeResult[]> {
  const { size } = shared.source;
  const count = parallel.width * Math.ceil(size / (parallel.width * LARGEST_RANGE));
  const inputs = Array.from({ length: count }, (_, i): RangeInput => {
    const start = Math.floor((size * i) / count);
    return { start, end: Math.floor((size * (i + 1)) / count), exact: start === 0 };
  });
  const results = yield* inBytes(parallel.map(readRange, inputs, shared), size);
  for (let i = 1; i < count; i++) {
    const start = results[i - 1]!.end;
    if (results[i]!.start === start) continue;
    const again: RangeInput = { start, end: Math.max(start, inputs[i]!.end), exact: true };
    const [result] = yield* atEnd(parallel.map(readRange, [again], shared), size);
    results[i] = result!;
  }
  return results;
}

/** Work that comes when all bytes are read. */
async function* atEnd<T>(steps: Steps<T> | AsyncSteps<T>, size: number): AsyncSteps<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    yield { done: size, total: size };
  }
}

async function* inBytes<T>(steps: AsyncSteps<T>, size: number): AsyncSteps<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    yield { done: Math.round((step.value.done / step.value.total) * size), total: size };
  }
}
