import Papa from 'papaparse';
import { KindredError, type Problem } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { TextBuilder, type Column } from '../../../base/table';
import type { Parallel } from '../../../compute/parallel';
import { inflate, isGzip, readBytes } from '../bytes';
import { isMissing } from '../columns/facts';
import { parseDate } from '../columns/date';
import { parseNumber } from '../columns/number';
import type { ColumnPlan, Format, ReadPlan, TableSample } from '../format';
import type { ByteSource, FileGuess, RawTable } from '../types';
import { sniffDialect, splitLines } from './dialect';
import { looksBinary, sniffEncoding } from './encoding';

const HEAD = 256 * 1024;
const ELSEWHERE = 64 * 1024;

/** Text with a delimiter between cells: CSV, TSV and their kin, plain or gzip-compressed. */
export const delimited: Format = {
  id: 'delimited',
  recognizes: () => true,
  sample,
  read,
};

async function* sample(source: ByteSource): AsyncSteps<TableSample> {
  const first = await readBytes(source, 0, HEAD);
  const gzip = isGzip(first);
  const head = gzip ? await inflatedHead(source) : first;
  const whole = gzip ? head.length < HEAD : first.length === source.size;
  const parts = [head];
  if (!whole && !gzip) {
    // Even offsets, so that UTF-16 stays in step.
    const middle = Math.floor(source.size / 4) * 2;
    parts.push(await readBytes(source, middle, middle + ELSEWHERE));
    parts.push(await readBytes(source, Math.floor((source.size - ELSEWHERE) / 2) * 2, source.size));
  }
  yield { done: 1, total: 3 };
  const guess = sniffEncoding(parts);
  if (looksBinary(head, guess)) throw binaryError(source, head);
  const decoder = () => new TextDecoder(guess.encoding);
  const text = decoder().decode(head);
  const shape = sniffDialect(text, whole);
  yield { done: 2, total: 3 };
  const rows = [...shape.rows];
  for (const part of parts.slice(1)) {
    const piece = decoder().decode(part);
    const start = piece.indexOf(shape.newline === '\r' ? '\r' : '\n') + 1;
    for (const { cells } of splitLines(
      piece.slice(start),
      shape.delimiter,
      shape.quote,
      shape.newline,
      true,
    )) {
      if (cells.length === shape.headers.length) rows.push(cells);
    }
  }
  const { delimiter, quote, newline, preambleLines, headerLines, headers } = shape;
  return {
    dialect: {
      encoding: guess.encoding,
      compression: gzip ? 'gzip' : 'none',
      delimiter,
      quote,
      newline,
      preambleLines,
      headerLines,
    },
    headers: headers.map((header, index) => header || `Column ${index + 1}`),
    rows,
    problems: sampleProblems(source, rows.length, headers.length),
  };
}

function sampleProblems(source: ByteSource, rows: number, columns: number): Problem[] {
  if (columns === 0) {
    return [{ code: 'no-table', message: `"${source.name}" has no rows and no columns, only blank lines.` }];
  }
  if (rows > 0) return [];
  return [{ code: 'no-rows', message: `"${source.name}" has a header and no rows below it.` }];
}

async function inflatedHead(source: ByteSource): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD);
  let length = 0;
  for await (const { bytes } of inflate(source)) {
    const piece = bytes.subarray(0, HEAD - length);
    head.set(piece, length);
    length += piece.length;
    if (length === HEAD) break;
  }
  return head.subarray(0, length);
}

const signatures: readonly [string, string][] = [
  ['PK\u0003\u0004', 'a zip file or an Excel workbook'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook (.xls)'],
  ['%PDF', 'a PDF'],
  ['PAR1', 'a Parquet file'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['SQLite', 'a database'],
];

function binaryError(source: ByteSource, head: Uint8Array): KindredError {
  const start = String.fromCharCode(...head.subarray(0, 8));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  const what = known ? `is ${known[1]}` : 'is not text';
  return new KindredError(
    'binary-file',
    `"${source.name}" ${what}, not a table of text. Save the table as CSV and add that file.`,
  );
}

/** One kept column while it grows. */
class ColumnSink {
  private readonly text = new TextBuilder();
  private readonly numbers: number[] = [];
  unreadable = 0;

  constructor(readonly plan: ColumnPlan) {}

  add(cell: string): void {
    const { type } = this.plan;
    if (type.kind === 'text') {
      this.text.add(isMissing(cell) ? '' : cell);
      return;
    }
    const missing = isMissing(cell);
    const value = missing
      ? NaN
      : type.kind === 'number'
        ? parseNumber(cell, type.format)
        : parseDate(cell, type.format);
    if (!missing && Number.isNaN(value)) this.unreadable++;
    this.numbers.push(value);
  }

  finish(): Column {
    const { type } = this.plan;
    return type.kind === 'text'
      ? this.text.finish()
      : { kind: type.kind, values: Float64Array.from(this.numbers) };
  }
}

async function* read(
  source: ByteSource,
  { dialect, columns: guessed }: FileGuess,
  plan: ReadPlan,
  _parallel: Parallel,
): AsyncSteps<RawTable> {
  const width = guessed.length;
  const sinks = plan.columns.map((column) => new ColumnSink(column));
  const quote = dialect.quote || '\0';
  let rowCount = 0;
  let line = 1;
  const ragged = { more: [] as number[], fewer: [] as number[], moreCount: 0, fewerCount: 0 };
  const skip = dialect.preambleLines + dialect.headerLines;
  const take = (text: string) => {
    const rows =
      dialect.delimiter === ' '
        ? text.split('\n').map((row) => row.trim().split(/ +/))
        : Papa.parse<string[]>(text, { delimiter: dialect.delimiter, newline: '\n', quoteChar: quote }).data;
    for (const cells of rows) {
      const at = line;
      line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      if (at <= skip || cells.every(isMissing)) continue;
      if (cells.length > width && cells.slice(width).some((cell) => !isMissing(cell))) {
        ragged.moreCount++;
        if (ragged.more.length < 10) ragged.more.push(at);
        continue;
      }
      if (cells.length < width) {
        ragged.fewerCount++;
        if (ragged.fewer.length < 10) ragged.fewer.push(at);
      }
      for (const sink of sinks) sink.add(cells[sink.plan.index] ?? '');
      rowCount++;
    }
  };
  const decoder = new TextDecoder(dialect.encoding);
  let rest = '';
  for await (const { bytes, done } of pieces(source, dialect.compression === 'gzip')) {
    const text = unixText(rest + decoder.decode(bytes, { stream: true }), dialect.newline);
    const end = lastRecordEnd(text, quote);
    take(text.slice(0, Math.max(0, end - 1)));
    if (end === 0) rest = text;
    else rest = text.slice(end);
    yield { done, total: source.size };
  }
  if (rest !== '') take(unixText(rest, dialect.newline).replace(/\n$/, ''));
  const setAside =
    ragged.moreCount === 0
      ? []
      : [
          {
            code: 'too-many-cells',
            reason: `${ragged.moreCount} lines have more cells than the header`,
            count: ragged.moreCount,
            firstLines: ragged.more,
          },
        ];
  return {
    file: source.name,
    kind: plan.kind,
    rowCount,
    columns: sinks.map((sink) => ({ ...sink.plan, data: sink.finish(), unreadable: sink.unreadable })),
    setAside,
    problems: [],
  };
}

async function* pieces(source: ByteSource, gzip: boolean) {
  if (gzip) {
    yield* inflate(source);
    return;
  }
  const size = 1024 * 1024;
  for (let at = 0; at < source.size; at += size) {
    yield { bytes: await readBytes(source, at, at + size), done: Math.min(source.size, at + size) };
  }
}

const unixText = (text: string, newline: string) =>
  newline === '\r' ? text.replaceAll('\r', '\n') : text.replaceAll('\r\n', '\n');

/** Behind the last newline that stands outside quotes. */
function lastRecordEnd(text: string, quote: string): number {
  let end = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === quote) quoted = !quoted;
    else if (text[i] === '\n' && !quoted) end = i + 1;
  }
  return end;
}
