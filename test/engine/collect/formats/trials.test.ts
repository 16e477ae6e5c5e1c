/** The trial cases of dirty input (see ../trials.test.ts) that files of other formats than text have a part in. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { failure } from '../../../support/failure';
import { describeWithData, sharedData } from '../../../support/shared-data';
import { fileOf, openFile, readTables, valuesOf } from '../../../support/sources';
import { workbookOf, workbookParts, zipOf } from '../../../support/workbooks';

const bytesOf = async (file: { slice(): Blob }) => new Uint8Array(await file.slice().arrayBuffer());
const csv = 'email,order date,total\na@example.com,2024-01-10,1.50\nb@example.com,2024-01-11,2.50\n';

describe('case 16: bombs, archives in archives, and the longest sheet', () => {
  const bomb = zipSync({ 'orders.csv': new Uint8Array(200_000_000).fill(0x20) }, { level: 1 });
  /** The same archive, its directory saying that 1,000 bytes are in it. */
  const lying = (zip: Uint8Array) => {
    const bytes = new Uint8Array(zip);
    for (let at = bytes.length - 46; at > bytes.length - 4096; at--) {
      if (Buffer.from(bytes.buffer, at, 4).toString('latin1') === 'PK\u0001\u0002')
        new DataView(bytes.buffer).setUint32(at + 24, 1000, true);
    }
    return bytes;
  };

  test('less than 1 MB that holds 200 MB is refused before it is unpacked', async () => {
    expect(bomb.length).toBeLessThan(1_000_000);
    const [code, message] = await failure(openFile(fileOf(new Uint8Array(bomb), 'bomb.zip')));
    expect(code).toBe('swells-too-much');
    expect(message).toBe('"bomb.zip, orders.csv" unpacks to more than 200 times its size and was not read.');
  });

  test('one whose directory lies about its size is unpacked no further than its first part', async () => {
    const [code, message] = await failure(readTables(fileOf(lying(bomb), 'bomb.zip')));
    expect(code).toBe('no-usable-columns');
    expect(message).toContain('bomb.zip');
  });

  test('a workbook whose directory lies is broken', async () => {
    const parts: Record<string, string | Uint8Array> = workbookParts([{ name: 'Orders', rows: [['x']] }]);
    parts['xl/worksheets/sheet1.xml'] = new Uint8Array(40_000_000).fill(0x20);
    const book = lying(await bytesOf(zipOf(parts, 'bomb.xlsx')));
    expect((await failure(openFile(fileOf(book, 'bomb.xlsx'))))[0]).toMatch(/^(broken|empty)-/);
  });

  test('an archive in an archive is named and not opened, what stands beside it is read', async () => {
    const inner = await bytesOf(zipOf({ 'more.csv': csv }));
    const [table, ...others] = await openFile(zipOf({ 'orders.csv': csv, 'inner.zip': inner }));
    expect(others).toEqual([]);
    expect(table!.guess.problems.map(({ code }) => code)).toEqual(['nested-archive']);
  });

  test('a sheet of 1,048,576 rows is refused with what to do', async () => {
    const parts: Record<string, string | Uint8Array> = workbookParts([{ name: 'Orders', rows: [['x']] }]);
    const rows = Array.from(
      { length: 1_048_576 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}"><v>45300</v></c></row>`,
    );
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
    const zip = zipSync({ ...asBytes(parts), 'xl/worksheets/sheet1.xml': strToU8(sheet) }, { level: 0 });
    const [code, message] = await failure(openFile(fileOf(new Uint8Array(zip), 'Long.xlsx')));
    expect(code).toBe('workbook-too-large');
    expect(message).toContain('Save its sheets as CSV, which is read at any size.');
  });
});

const asBytes = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  Object.fromEntries(
    Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
  );

describeWithData('csv_torture/blns', 'case 11: the big list of naughty strings in other formats', () => {
  const naughty = JSON.parse(
    readFileSync(resolve(sharedData, 'csv_torture/blns/blns.json'), 'utf8'),
  ) as string[];
  // What stands for an empty cell, and line ends, which the text formats' own tests cover.
  const strings = [...new Set(naughty)].filter(
    (value) => !['NULL', '#N/A', '\\N'].includes(value) && !/^[\t-\r \u00a0]*$/.test(value),
  );
  const records = (values: readonly string[]) =>
    values.map((value, i) => ({
      'customer id': value,
      'order id': `o${i}`,
      'order date': '2024-01-13',
      amount: 5.5,
      'product name': value,
    }));

  /** A line end within a cell becomes a blank, but in delimited text. */
  const flat = (value: string) => value.replace(/[\u0085\u2028\u2029\u001f]/g, ' ');
  // XML can't hold control characters.
  const writable = strings.filter((value) => !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]/.test(value));
  const unmarked = strings.filter((value) => !value.startsWith('\ufeff'));
  const formats: readonly [string, readonly string[], () => ReturnType<typeof fileOf>][] = [
    ['JSON', strings, () => fileOf(JSON.stringify(records(strings)), 'a.json')],
    [
      'JSON lines',
      strings,
      () =>
        fileOf(
          records(strings)
            .map((each) => JSON.stringify(each))
            .join('\n'),
          'a.ndjson',
        ),
    ],
    ['zip', strings, () => zipOf({ 'a.csv': Papa.unparse(records(strings), { newline: '\n' }) })],
    [
      'a workbook',
      writable,
      () =>
        workbookOf([
          {
            name: 'Orders',
            rows: [
              Object.keys(records([''])[0]!),
              ...records(writable).map((each) => Object.values(each) as (string | number)[]),
            ],
          },
        ]),
    ],
    [
      'Parquet',
      // hyparquet takes a byte order mark off.
      unmarked,
      () => {
        const columnData = ['customer id', 'order id', 'order date', 'amount', 'product name'].map(
          (name) => ({
            name,
            data: records(unmarked).map((each) => each[name as 'order id']),
          }),
        );
        return fileOf(new Uint8Array(parquetWriteBuffer({ columnData })), 'a.parquet');
      },
    ],
  ];
  test.each(formats)('%s: every one is there', async (_, values, file) => {
    const [table, ...others] = await readTables(file());
    expect(others).toEqual([]);
    expect((valuesOf(table!, 'customer') as string[]).map(flat)).toEqual(values.map(flat));
    expect((valuesOf(table!, 'product-name') as string[]).map(flat)).toEqual(values.map(flat));
  });

  test('as names of sheets and of files in an archive', async () => {
    const names = writable.filter((name) => !/[/\\]/.test(name) && name.trim() !== '').slice(0, 60);
    const rows = [
      ['customer', 'order date', 'amount'],
      ['c1', '2024-01-13', 1.5],
      ['c2', '2024-01-14', 2.5],
    ];
    const book = await openFile(workbookOf(names.map((name) => ({ name: name.replaceAll('"', ''), rows }))));
    expect(book).toHaveLength(names.length);
    const archive = await openFile(zipOf(Object.fromEntries(names.map((name) => [`${name}.csv`, csv]))));
    expect(archive.length).toBeGreaterThan(names.length - 3);
  });
});
