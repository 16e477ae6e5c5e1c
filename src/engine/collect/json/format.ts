import { KindredError } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { readBytes } from '../bytes';
import { decoderOf, sniffEncoding } from '../delimited/encoding';
import { convertedFormat, type TextTable } from '../text-table';
import type { ByteSource, SetAside } from '../types';
import { brokenAt, parseJson } from './parse';
import { isRecord, RecordTable, type Json } from './records';
import { isAddedUp, recordsTable } from './table';
import { isJsonLines, jsonLines } from './lines';

/** JSON is understood as a whole, which takes several times its size. */
const GREATEST = 180 * 1024 * 1024;
const RECORDS_A_STEP = 2000;

/** JSON documents (a list of records, records under a key) and JSON lines (one record a line). */
export const json = convertedFormat('json', recognizes, convert);

function recognizes(head: Uint8Array, name: string): boolean {
  const { markBytes, encoding } = sniffEncoding([head]);
  const text = decoderOf(encoding).decode(head.subarray(markBytes)).trimStart();
  if (/\.(json|ndjson|jsonl|geojson)$/i.test(name)) return text.startsWith('{') || text.startsWith('[');
  return /^(\{\s*["}]|\[\s*[[{\]])/.test(text);
}

async function* convert(source: ByteSource): AsyncSteps<readonly TextTable[]> {
  const head = await readBytes(source, 0, 64 * 1024);
  const { encoding, markBytes } = sniffEncoding([head]);
  if (isJsonLines(decoderOf(encoding).decode(head.subarray(markBytes))))
    return [yield* jsonLines(source, encoding)];
  if (source.size > GREATEST) {
    throw new KindredError(
      'json-too-large',
      `"${source.name}" has ${Math.round(source.size / 1e6)} MB; JSON is read up to ${Math.round(GREATEST / 1e6)} MB. Export it as CSV, which is read at any size.`,
      { bytes: source.size, most: GREATEST },
    );
  }
  yield { done: 0, total: 2 };
  const bytes = await readBytes(source, 0, source.size);
  const value = parsed(source, decoderOf(encoding).decode(bytes.subarray(markBytes)));
  yield { done: 1, total: 2 };
  const tables: TextTable[] = [];
  for (const [label, list] of listsOf(value)) {
    const table = yield* tableOf(source, label, list);
    if (table) tables.push(table);
  }
  if (tables.length > 0) return tables;
  throw new KindredError(
    'no-records',
    `"${source.name}" is JSON without a list of records. Export a list, one record for each order or customer.`,
  );
}

function parsed(source: ByteSource, text: string): Json {
  try {
    return parseJson(text);
  } catch {
    const position = brokenAt(text);
    const line = text.slice(0, position).split('\n').length;
    throw new KindredError(
      'broken-json',
      position >= text.length
        ? `"${source.name}" ends in the middle of its JSON, after ${text.length} characters. Download or export it again.`
        : `"${source.name}" stops being JSON at character ${position + 1}, on line ${line}. Export it again.`,
      { position: position + 1, line },
    );
  }
}

/** The lists of records in a document, by the key they stand under; up to two levels down. */
function* listsOf(value: Json, label = '', depth = 0): Generator<[string, readonly Json[]]> {
  if (Array.isArray(value)) {
    if (value.some((item: Json) => isRecord(item) || Array.isArray(item))) yield [label, value];
  } else if (isRecord(value) && depth < 3) {
    let found = false;
    for (const [key, item] of Object.entries(value)) {
      for (const list of listsOf(item, key, depth + 1)) {
        found = true;
        yield list;
      }
    }
    // A single record with no list in it is a table of one row.
    if (!found && depth === 0 && Object.keys(value).length > 0) yield [label, [value]];
  }
}

async function* tableOf(
  source: ByteSource,
  label: string,
  list: readonly Json[],
): AsyncSteps<TextTable | null> {
  const table = new RecordTable(isAddedUp);
  let others = 0;
  const firstOthers: number[] = [];
  const listed = !list.some((item) => isRecord(item));
  for (const [index, item] of list.entries()) {
    if (isRecord(item)) table.add(item);
    else if (listed && Array.isArray(item))
      table.add(Object.fromEntries(item.map((cell: Json, column: number) => [`${column}`, cell])));
    else {
      others++;
      if (firstOthers.length < 10) firstOthers.push(index + 1);
    }
    if (index % RECORDS_A_STEP === 0) yield { done: index, total: list.length };
  }
  if (table.headers.length === 0) return null;
  const setAside: SetAside[] = [];
  if (others > 0) {
    setAside.push({
      code: 'no-record',
      reason: `${others} ${others === 1 ? 'entry is' : 'entries are'} no record`,
      count: others,
      firstLines: firstOthers,
    });
  }
  return recordsTable(source, table, label && `list ${label}`, setAside, listed);
}
