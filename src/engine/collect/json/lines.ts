import { KindredError } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { readBytes } from '../bytes';
import { decoderOf } from '../delimited/encoding';
import type { TextTable } from '../text-table';
import type { ByteSource, Dialect } from '../types';
import { parseJson } from './parse';
import { isRecord, RecordTable, type Json } from './records';
import { isAddedUp, recordsTable } from './table';

const PIECE = 1024 * 1024;
const FIRST_LINES = 10;

/** Whether a text begins with a record on a line of its own and another one below: JSON lines. */
export function isJsonLines(text: string): boolean {
  const [first, second] = text.split('\n').filter((line) => line.trim() !== '');
  if (!first || !second) return false;
  const starts = [first, second].map((line) => line.trimStart().startsWith('{'));
  return starts[0]! && (isRecord(parseLine(first)) || (starts[1]! && isRecord(parseLine(second))));
}

function parseLine(line: string): Json | undefined {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}

/** A file with a record on each line. Lines that are none are set aside. */
export async function* jsonLines(source: ByteSource, encoding: Dialect['encoding']): AsyncSteps<TextTable> {
  const table = new RecordTable(isAddedUp);
  const broken: number[] = [];
  let brokenCount = 0;
  let line = 0;
  const take = (text: string) => {
    line++;
    const clean = line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (clean.trim() === '') return;
    const value = parseLine(clean);
    if (isRecord(value)) table.add(value);
    else {
      brokenCount++;
      if (broken.length < FIRST_LINES) broken.push(line);
    }
  };
  const decode = streamDecoder(encoding);
  let rest = '';
  for (let at = 0; at < source.size; at += PIECE) {
    const lines = (rest + decode(await readBytes(source, at, at + PIECE), at + PIECE < source.size)).split(
      '\n',
    );
    rest = lines.pop()!;
    for (const [i, text] of lines.entries()) {
      take(text);
      if (i % 500 === 0) yield { done: at, total: source.size };
    }
  }
  if (rest !== '') take(rest);
  if (table.headers.length === 0) {
    throw new KindredError('no-records', `No line of "${source.name}" is a JSON record.`, { lines: line });
  }
  const setAside = {
    code: 'broken-line',
    reason: `${brokenCount} ${brokenCount === 1 ? 'line is' : 'lines are'} no JSON record`,
    count: brokenCount,
    firstLines: broken,
  };
  return recordsTable(source, table, '', brokenCount > 0 ? [setAside] : []);
}

function streamDecoder(encoding: Dialect['encoding']): (bytes: Uint8Array, more: boolean) => string {
  if (encoding === 'windows-1252') {
    const decoder = decoderOf(encoding);
    return (bytes) => decoder.decode(bytes);
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes, more) => decoder.decode(bytes, { stream: more });
}
