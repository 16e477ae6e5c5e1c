import type { FileMetaData, SchemaTree } from 'hyparquet/src/index.js';
import { KindredError, type Problem } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { GREATEST_RATIO, readBytes } from '../bytes';
import { convertedFormat, TextTableWriter, type TextTable } from '../text-table';
import { dateText, numberText } from '../typed-cell';
import type { ByteSource } from '../types';
import { compressors, readableCodecs } from './compressors';

const GREATEST = 512 * 1024 * 1024;
const ALWAYS_ALLOWED = 32 * 1024 * 1024;
const ROWS_A_STEP = 2000;

/** Parquet files: their flat columns; lists, maps and groups are left out and named. */
export const parquet = convertedFormat(
  'parquet',
  (head) => String.fromCharCode(...head.subarray(0, 4)) === 'PAR1',
  convert,
);

async function* convert(source: ByteSource): AsyncSteps<readonly TextTable[]> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet/src/index.js');
  const file = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => (await readBytes(source, start, end)).buffer,
  };
  let metadata: FileMetaData;
  let columns: SchemaTree[];
  try {
    metadata = await parquetMetadataAsync(file);
    columns = parquetSchema(metadata).children;
  } catch {
    throw broken(source);
  }
  check(source, metadata);
  const flat = columns.filter(
    ({ children, element }) => children.length === 0 && element.repetition_type !== 'REPEATED',
  );
  const nested = columns.filter((column) => !flat.includes(column)).map(({ element }) => element.name);
  if (flat.length === 0) {
    throw new KindredError(
      'nested-only',
      `All ${nested.length} columns of "${source.name}" are lists or groups, which a table can't show. Export it with plain columns.`,
      { columns: nested.length },
    );
  }
  const names = flat.map(({ element }) => element.name);
  const writer = new TextTableWriter();
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    yield { done: rowStart, total: Number(metadata.num_rows) };
    const rows = await parquetReadObjects({
      file,
      metadata,
      columns: names,
      rowStart,
      rowEnd,
      compressors: await compressors(),
    }).catch(() => {
      throw broken(source);
    });
    for (const row of rows) {
      writer.add(names.map((name) => cellText(row[name])));
      if (writer.rows % ROWS_A_STEP === 0) yield { done: writer.rows, total: Number(metadata.num_rows) };
    }
    rowStart = rowEnd;
  }
  return [
    {
      label: '',
      text: writer.finish(source.name, names),
      linesBefore: 1,
      setAside: [],
      problems: () => (nested.length > 0 ? [nestedColumns(source.name, nested)] : []),
    },
  ];
}

function check(source: ByteSource, { row_groups }: FileMetaData): void {
  const chunks = row_groups.flatMap(({ columns }) => columns.flatMap(({ meta_data }) => meta_data ?? []));
  const unpacked = chunks.reduce((sum, chunk) => sum + Number(chunk.total_uncompressed_size), 0);
  if (unpacked > GREATEST || (unpacked > ALWAYS_ALLOWED && unpacked > source.size * GREATEST_RATIO)) {
    throw new KindredError(
      'too-large-unpacked',
      `"${source.name}" has ${Math.round(unpacked / 1e6)} MB when unpacked, more than can be read. Export fewer columns or a shorter period, or save it as CSV.`,
      { bytes: unpacked },
    );
  }
  const unknown = chunks.find(({ codec }) => !readableCodecs.has(codec));
  if (unknown) {
    throw new KindredError(
      'unknown-packing',
      `"${source.name}" is packed with ${unknown.codec}, which is not read. Save it with Snappy, Zstandard or Gzip.`,
    );
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return value instanceof Date ? dateText(value.getTime()) : '';
}

const broken = ({ name, size }: ByteSource): KindredError =>
  new KindredError(
    'broken-parquet',
    `"${name}" is a damaged or cut-off Parquet file. Download or export it again.`,
    {
      bytes: size,
    },
  );

const nestedColumns = (file: string, names: readonly string[]): Problem => ({
  code: 'nested-columns',
  message: `${names.length} ${names.length === 1 ? 'column' : 'columns'} of "${file}" (${names
    .slice(0, 5)
    .map((name) => `"${name}"`)
    .join(
      ', ',
    )}${names.length > 5 ? ', …' : ''}) ${names.length === 1 ? 'holds' : 'hold'} lists or groups and ${names.length === 1 ? 'was' : 'were'} left out.`,
  numbers: { count: names.length },
});
