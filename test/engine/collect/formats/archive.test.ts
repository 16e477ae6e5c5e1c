import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateFollowing } from '../../../../src/engine/collect/bytes';
import { failure } from '../../../support/failure';
import { fileOf, openFile, readTables, valuesOf } from '../../../support/sources';
import { workbookOf, zipOf } from '../../../support/workbooks';

const csv = (from: number, count = 12) =>
  `email,order date,total\n${Array.from({ length: count }, (_, i) => `p${from + i}@example.com,2024-01-${10 + (i % 9)},${from + i}.5\n`).join('')}`;
const bytesOf = async (file: { slice(): Blob }) => new Uint8Array(await file.slice().arrayBuffer());
const gz = (content: string | Uint8Array) => new Uint8Array(gzipSync(content));
const names = async (file: ReturnType<typeof fileOf>) =>
  (await openFile(file)).map(({ guess }) => guess.name);

describe('zip', () => {
  test('each file is one of its own; what systems add is passed over', async () => {
    const zip = zipOf({
      'jan.csv': csv(0),
      'more/feb.csv': csv(100),
      '__MACOSX/._jan.csv': 'x',
      'more/.DS_Store': 'x',
    });
    const tables = await readTables(zip);
    expect(tables.map(({ file, rowCount }) => [file, rowCount])).toEqual([
      ['files.zip, jan.csv', 12],
      ['files.zip, more/feb.csv', 12],
    ]);
    expect(valuesOf(tables[1]!, 'email')[0]).toBe('p100@example.com');
    expect(valuesOf(tables[1]!, 'amount')[0]).toBe(100.5);
  });

  test('a workbook, a gzip file and a stored file inside', async () => {
    const book = workbookOf([
      {
        name: 'A',
        rows: [
          ['Email', 'Total'],
          ['a@example.com', 5],
          ['b@example.com', 6],
        ],
      },
      {
        name: 'B',
        rows: [
          ['Email', 'Total'],
          ['c@example.com', 7],
          ['d@example.com', 8],
        ],
      },
    ]);
    const zip = zipOf({ 'book.xlsx': await bytesOf(book), 'old.csv.gz': gz(csv(0)) });
    expect(await names(zip)).toEqual([
      'files.zip, book.xlsx, sheet A',
      'files.zip, book.xlsx, sheet B',
      'files.zip, old.csv.gz',
    ]);
  });

  test('what is no table is left out and named', async () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0, 0, 0]);
    const inner = await bytesOf(zipOf({ 'x.csv': csv(0) }));
    const [table, ...others] = await openFile(
      zipOf({ 'logo.png': picture, 'orders.csv': csv(0), 'inner.zip': inner }),
    );
    expect(others).toEqual([]);
    expect(table!.guess.problems.map(({ code }) => code).sort()).toEqual(['binary-file', 'nested-archive']);
  });

  test.each<[string, () => Promise<ReturnType<typeof fileOf>>, string]>([
    [
      'an archive in an archive',
      async () => zipOf({ 'in.zip': await bytesOf(zipOf({ a: 'b' })) }),
      'nested-archive',
    ],
    ['no file', async () => zipOf({}), 'empty-archive'],
    [
      'too many files',
      async () => zipOf(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.csv`, 'a']))),
      'too-many-files',
    ],
    ['a bomb', async () => zipOf({ 'a.csv': new Uint8Array(40_000_000) }), 'swells-too-much'],
    [
      'cut off',
      async () => fileOf((await bytesOf(zipOf({ 'a.csv': csv(0, 400) }))).slice(0, 2000), 'cut.zip'),
      'broken-zip',
    ],
    [
      'locked with a password',
      async () => {
        const bytes = await bytesOf(zipOf({ 'a.csv': csv(0) }));
        const directory = Buffer.from(bytes).lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
        bytes[directory + 8]! |= 1;
        return fileOf(bytes, 'a.zip');
      },
      'locked-archive',
    ],
    [
      'only pictures',
      async () => zipOf({ 'a.png': '\u0089PNG\0\0\0\0\0', 'b.png': '\0\0\0\0\0\0' }),
      'no-table-in-archive',
    ],
  ])('%s', async (_, make, code) => {
    expect((await failure(openFile(await make())))[0]).toBe(code);
  });

  test('a file damaged inside is said when it is read', async () => {
    const bytes = await bytesOf(zipOf({ 'a.csv': csv(0, 20_000) }));
    bytes[60_000]! ^= 255;
    expect((await failure(readTables(fileOf(bytes, 'a.zip'))))[0]).toBe('broken-gzip');
  });
});

describe('gzip', () => {
  test('a workbook inside', async () => {
    const book = workbookOf([
      {
        name: 'A',
        rows: [
          ['Email', 'Total'],
          ['a@example.com', 5],
        ],
      },
    ]);
    expect(await names(fileOf(gz(await bytesOf(book)), 'book.xlsx.gz'))).toEqual(['book.xlsx']);
  });

  test('several members are one text', async () => {
    const text = csv(0, 4000);
    const half = text.indexOf('\n', text.length / 2) + 1;
    const both = Buffer.concat([gz(text.slice(0, half)), gz(text.slice(half))]);
    const [table] = await readTables(fileOf(new Uint8Array(both), 'orders.csv.gz'));
    expect(table!.rowCount).toBe(4000);
    // What browsers leave to us: they stop after the first member.
    for (const from of [0, 100, half, half + 5]) {
      let read = '';
      for await (const { bytes } of inflateFollowing(fileOf(new Uint8Array(both)), from))
        read += Buffer.from(bytes).toString('latin1');
      expect(read === text.slice(from)).toBe(true);
    }
  });

  test('a single member that the browser refused is damaged', async () => {
    const read = async () => {
      for await (const piece of inflateFollowing(fileOf(gz(csv(0))), 0)) void piece;
    };
    expect((await failure(read()))[0]).toBe('broken-gzip');
  });
});
