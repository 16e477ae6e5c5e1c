import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { KindredError } from '../../../src/base/errors';
import { readDelimited } from '../../../src/engine/collect/delimited/read';
import type { FileOverrides, RawTable } from '../../../src/engine/collect/types';
import { describeWithData, hasSharedData, sharedData } from '../../support/shared-data';
import { fileOf, inspectFile, readFile, sharedFile } from '../../support/sources';

/** Every column kept as text, so that nothing but the cutting is seen. */
async function asText(source: ReturnType<typeof fileOf>): Promise<RawTable> {
  const guess = await inspectFile(source);
  const columns: FileOverrides['columns'] = Object.fromEntries(
    guess.columns.map(({ index }) => [index, { role: 'text' as const, type: { kind: 'text' as const } }]),
  );
  return readFile(source, { columns });
}

const rowsOf = (table: RawTable): string[][] =>
  Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map(({ data }) => {
      if (data.kind !== 'text') throw new Error('not text');
      return data.codes[row]! < 0 ? '' : data.dictionary[data.codes[row]!]!;
    }),
  );

const spectrum = 'csv_torture/csv-spectrum';
// Stored with other line ends than their expected values, and one whose two halves contradict each other.
const waived = ['empty_crlf', 'newlines_crlf', 'simple_crlf', 'location_coordinates'];
const names = hasSharedData(spectrum)
  ? readdirSync(resolve(sharedData, spectrum, 'csvs')).map((name) => name.replace('.csv', ''))
  : [];

describe.skipIf(names.length === 0)('csv-spectrum', () => {
  test.each(names.filter((name) => !waived.includes(name)))('%s', async (name) => {
    const expected = JSON.parse(
      readFileSync(resolve(sharedData, spectrum, 'json', `${name}.json`), 'utf8'),
    ) as Record<string, string>[];
    const table = await asText(sharedFile(`${spectrum}/csvs/${name}.csv`));
    const headers = table.columns.map(({ header }) => header);
    expect(rowsOf(table).map((row) => Object.fromEntries(row.map((cell, i) => [headers[i], cell])))).toEqual(
      expected,
    );
  });
});

const odd = 'csv_torture/duckdb';
const oddFiles = hasSharedData(odd)
  ? readdirSync(resolve(sharedData, odd), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.csv(\.gz)?$/.test(name),
    )
  : [];

describe.skipIf(oddFiles.length === 0)('odd files', () => {
  test.each(oddFiles)('%s: a table or a sentence, and the same by both ways', async (name) => {
    const source = sharedFile(`${odd}/${name}`);
    try {
      const guess = await inspectFile(source);
      const columns = guess.columns.map(({ index, header, type }) => ({
        index,
        header,
        role: 'attribute' as const,
        type,
      }));
      const plan = { kind: guess.kind, columns };
      const plain = await drainAsync(readDelimited(source, guess, plan, sequential));
      for (const options of [{ everyRecordByPapa: true }, { pieceBytes: 7 }]) {
        expect(await drainAsync(readDelimited(source, guess, plan, sequential, options))).toEqual(plain);
      }
    } catch (error) {
      expect(error).toBeInstanceOf(KindredError);
    }
  });

  test.each([
    ['encodings/latin1.csv', 'windows-1252', 'José Álvarez', 12],
    ['encodings/latin1.csv.gz', 'windows-1252', 'José Álvarez', 12],
    ['encodings/utf16.csv', 'utf-16le', 'José Álvarez', 20],
    ['encodings/utf16.csv.gz', 'utf-16le', 'José Álvarez', 20],
  ])('%s is %s', async (name, encoding, first, rows) => {
    const source = sharedFile(`${odd}/${name}`);
    expect((await inspectFile(source)).dialect!.encoding).toBe(encoding);
    const table = await asText(source);
    expect(rowsOf(table)[0]![0]).toBe(first);
    expect(table.rowCount).toBe(rows);
  });

  test('the comma and a blank divide', async () => {
    const table = await asText(sharedFile(`${odd}/empty_space_start_value.csv`));
    expect(table.columns.map(({ header }) => header)).toEqual(['Year', 'Score', 'Title']);
    expect(rowsOf(table)[2]).toEqual(['1970', ' 73', 'Hi, Mom!']);
  });

  test('a title line is passed over', async () => {
    const table = await asText(sharedFile(`${odd}/dirty_line.csv`));
    expect(table.columns.map(({ header }) => header)).toEqual(['COL1', 'COL2', 'COL3']);
    expect(rowsOf(table)).toEqual([
      ['1.5', 'a', '3'],
      ['2.5', 'b', '4'],
    ]);
  });

  test('decimal commas and points in one file', async () => {
    const { columns } = await inspectFile(sharedFile(`${odd}/decimal_separators/decimal_separators.csv`));
    expect(columns.map(({ type }) => type.kind === 'number' && type.format.decimal)).toEqual([',', '.']);
  });
});

describeWithData('csv_torture/blns', 'naughty strings', () => {
  const strings = JSON.parse(
    readFileSync(resolve(sharedData, 'csv_torture/blns/blns.json'), 'utf8'),
  ) as string[];
  // Empty cells, whichever way they are written.
  const empty = new Set(['', 'NULL', '#N/A', '\\N']);

  test('as values they come back as they are', async () => {
    const rows = strings.map((value, i) => [`k${i}`, value]);
    const table = await asText(fileOf(Papa.unparse([['key', 'value'], ...rows], { newline: '\n' })));
    const back = rowsOf(table);
    expect(back.length).toBe(strings.length);
    strings.forEach((value, i) => {
      expect(back[i]).toEqual([`k${i}`, empty.has(value) || /^[\t-\r \u00a0]+$/.test(value) ? '' : value]);
    });
  });

  test('as headers they name distinct columns', async () => {
    const headers = ['id', ...strings.map((value) => value.replaceAll('\n', ' '))];
    const rows = Array.from({ length: 30 }, (_, i) => headers.map((_, j) => `${i}.${j}0`));
    const guess = await inspectFile(fileOf(Papa.unparse([headers, ...rows], { newline: '\n' })));
    expect(guess.columns.length).toBe(headers.length);
    expect(guess.columns.map(({ index }) => index)).toEqual(headers.map((_, index) => index));
    guess.columns.forEach(({ header }, index) => {
      expect(header).toBe(headers[index]!.trim() || `Column ${index + 1}`);
    });
  });

  test('as the name of the file', async () => {
    for (const name of strings) {
      const { columns } = await inspectFile(fileOf('customer,amount\nc1,1\n', name));
      expect(columns.length).toBe(2);
    }
  });
});
