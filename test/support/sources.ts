import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { inspect } from '../../src/engine/collect/inspect';
import { open, type OpenedTable } from '../../src/engine/collect/open';
import { read } from '../../src/engine/collect/read';
import type { ByteSource, FileGuess, FileOverrides, RawTable, Role } from '../../src/engine/collect/types';
import { sharedData } from './shared-data';

/** A dropped file with these contents. */
export const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'test.csv'): ByteSource =>
  new File([content], name) as ByteSource;

/** A file of the real data, as dropped. */
export const sharedFile = (path: string): ByteSource =>
  fileOf(new Uint8Array(readFileSync(resolve(sharedData, path))), basename(path));

/** What was understood of each table of a file. */
export const inspectTables = (source: ByteSource): Promise<readonly FileGuess[]> =>
  drainAsync(inspect(source));

/** What was understood of a file with one table. */
export const inspectFile = async (source: ByteSource): Promise<FileGuess> => {
  const [guess, ...others] = await inspectTables(source);
  if (!guess || others.length > 0) throw new Error(`expected one table, found ${others.length + 1}`);
  return guess;
};

export async function readFile(source: ByteSource, overrides: FileOverrides = {}): Promise<RawTable> {
  return drainAsync(read(source, await inspectFile(source), overrides, sequential));
}

/** Every table of a file, archives and workbooks opened. */
export const openFile = (source: ByteSource): Promise<readonly OpenedTable[]> => drainAsync(open(source));

/** Every table of a file, read whole. */
export async function readTables(file: ByteSource): Promise<RawTable[]> {
  const tables: RawTable[] = [];
  for (const { source, guess } of await openFile(file))
    tables.push(await drainAsync(read(source, guess, {}, sequential)));
  return tables;
}

/** The values of the column with this role, dates and numbers as numbers, empty cells as ''. */
export function valuesOf(table: RawTable, role: Role): (string | number)[] {
  const column = table.columns.find((candidate) => candidate.role === role);
  if (!column) throw new Error(`no column is ${role}`);
  const { data } = column;
  return data.kind === 'text'
    ? Array.from(data.codes, (code) => (code < 0 ? '' : data.dictionary[code]!))
    : [...data.values];
}
