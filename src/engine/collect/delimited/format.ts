import { KindredError, type Problem } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { inflate, isGzip, readBytes } from '../bytes';
import type { Format, TableSample } from '../format';
import type { ByteSource } from '../types';
import { sniffCutting } from './dialect';
import { decoderOf, looksBinary, sniffEncoding } from './encoding';
import { readDelimited } from './read';
import { sampleRecords, type Cutting } from './sample-records';
import { findTables } from './tables';

const HEAD = 256 * 1024;
const ELSEWHERE = 64 * 1024;
/** Records of the head that are looked at for tables, and rows handed on of each. */
const LOOKED_RECORDS = 4000;
const SAMPLED_ROWS = 300;

/** Text with a delimiter between cells: CSV, TSV and their kin, plain or gzip-compressed. */
export const delimited: Format = {
  id: 'delimited',
  recognizes: () => true,
  sample: (source) => sampleText(source),
  read: readDelimited,
};

/** The tables of a text; `delimiter` where it is known. */
export async function* sampleText(
  source: ByteSource,
  delimiter?: string,
): AsyncSteps<readonly TableSample[]> {
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
  const { width, sepLines, ...cutting } = sniffCutting(text, delimiter);
  const records = sampleRecords(text, cutting, width, !whole, LOOKED_RECORDS);
  const seenWhole = whole && records.length < LOOKED_RECORDS;
  yield { done: 2, total: 3 };
  const layouts = findTables(records.slice(sepLines), width, seenWhole);
  const samples: TableSample[] = [];
  for (const [index, layout] of layouts.entries()) {
    const { headers, preambleLines, headerLines, skip, last, notes } = layout;
    const rows = [...shorten(layout.rows)];
    if (index === layouts.length - 1) {
      for (const piece of parts.slice(1))
        rows.push(...rowsElsewhere(decoder.decode(piece), cutting, headers.length));
    }
    const part = layouts.length === 1 ? null : { index, label: ordinal(index), lines: { skip, last } };
    samples.push({
      part,
      dialect: {
        encoding: guess.encoding,
        compression: gzip ? 'gzip' : 'none',
        ...cutting,
        preambleLines,
        headerLines,
        ...(part === null && last < Infinity ? { lastLine: last } : {}),
      },
      headers,
      rows,
      whole: (last < Infinity || seenWhole) && layout.rows.length <= SAMPLED_ROWS,
      problems: [
        ...sampleProblems(source, rows.length, headers.length, text.trim() === ''),
        ...notesProblem(source, notes, last),
      ],
    });
  }
  return samples;
}

/** Rows shown to the guess of the columns: the first ones, and some from further down. */
function shorten(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (rows.length <= SAMPLED_ROWS) return rows;
  const step = (rows.length - SAMPLED_ROWS / 2) / (SAMPLED_ROWS / 2);
  return rows.filter((_, i) => i < SAMPLED_ROWS / 2 || (i - SAMPLED_ROWS / 2) % step < 1);
}

/** Full records of a piece that begins and ends anywhere. */
function rowsElsewhere(piece: string, cutting: Cutting, width: number): (readonly string[])[] {
  const start = piece.indexOf(cutting.newline === '\r' ? '\r' : '\n') + 1;
  return sampleRecords(piece.slice(start), cutting, width, true, SAMPLED_ROWS)
    .map(({ cells }) => cells)
    .filter((cells) => cells.length === width);
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const ordinal = (index: number): string =>
  index < ordinals.length ? `${ordinals[index]} table` : `table ${index + 1}`;

function notesProblem({ name }: ByteSource, notes: number, last: number): Problem[] {
  if (notes === 0) return [];
  return [
    {
      code: 'notes-below',
      message: `${notes === 1 ? '1 line' : `${notes} lines`} below the table of "${name}" ${notes === 1 ? 'is a note' : 'are notes'} (from line ${last + 1} on) and ${notes === 1 ? 'counts' : 'count'} as no row.`,
      numbers: { count: notes, line: last + 1 },
    },
  ];
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
