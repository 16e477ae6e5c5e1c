import { KindredError, type Problem } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { inflate, isGzip, readBytes } from '../bytes';
import type { Format, TableSample } from '../format';
import type { ByteSource } from '../types';
import { sniffDialect, splitLines } from './dialect';
import { decoderOf, looksBinary, sniffEncoding } from './encoding';
import { readDelimited } from './read';

const HEAD = 256 * 1024;
const ELSEWHERE = 64 * 1024;

/** Text with a delimiter between cells: CSV, TSV and their kin, plain or gzip-compressed. */
export const delimited: Format = {
  id: 'delimited',
  recognizes: () => true,
  sample,
  read: readDelimited,
};

async function* sample(source: ByteSource): AsyncSteps<readonly TableSample[]> {
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
  const decoder = decoderOf(guess.encoding);
  const text = decoder.decode(head.subarray(guess.markBytes));
  const shape = sniffDialect(text, whole);
  yield { done: 2, total: 3 };
  const rows = [...shape.rows];
  for (const part of parts.slice(1)) {
    const piece = decoder.decode(part);
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
  const table: TableSample = {
    part: null,
    dialect: {
      encoding: guess.encoding,
      compression: gzip ? 'gzip' : 'none',
      delimiter,
      quote,
      newline,
      preambleLines,
      headerLines,
    },
    headers,
    rows,
    whole: whole && shape.whole,
    problems: sampleProblems(source, rows.length, headers.length, text.trim() === ''),
  };
  return [table];
}

function sampleProblems(source: ByteSource, rows: number, columns: number, blank: boolean): Problem[] {
  const { name } = source;
  if (blank) return [{ code: 'no-table', message: `"${name}" holds nothing but blank lines.` }];
  if (columns === 0) {
    return [
      {
        code: 'no-table',
        message: `"${name}" begins with ${HEAD} bytes without a whole line.`,
        numbers: { bytes: HEAD },
      },
    ];
  }
  if (rows > 0) return [];
  return [{ code: 'no-rows', message: `"${name}" has a header and no rows below it.` }];
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
