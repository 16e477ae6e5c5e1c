import { gzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { failure } from '../../../support/failure';
import { fileOf, inspectTables, openFile, readTables, valuesOf } from '../../../support/sources';

const rows = 40;
const each = <T>(make: (i: number) => T): T[] => Array.from({ length: rows }, (_, i) => make(i));
const flat = [
  { name: 'email', data: each((i) => `p${i % 7}@example.com`) },
  { name: 'order id', data: each((i) => `0012${i}`) },
  {
    name: 'order date',
    data: each((i) => new Date(Date.UTC(2024, 0, 1 + i, 8, 30))),
    type: 'TIMESTAMP' as const,
  },
  { name: 'amount', data: each((i) => 1.125 + i) },
  { name: 'code', data: each((i) => 1234567890123456780n + BigInt(i)), type: 'INT64' as const },
];
const bytesOf = (codec: 'SNAPPY' | 'UNCOMPRESSED', rowGroupSize?: number) =>
  new Uint8Array(parquetWriteBuffer({ columnData: flat, codec, rowGroupSize }));

describe('Parquet', () => {
  test.each([
    ['SNAPPY', undefined],
    ['UNCOMPRESSED', 9],
  ] as const)('%s, row groups of %s', async (codec, size) => {
    const file = fileOf(bytesOf(codec, size), 'orders.parquet');
    const [guess, ...others] = await inspectTables(file);
    expect(others).toEqual([]);
    expect(guess!.preview[0]).toEqual([
      'p0@example.com',
      '00120',
      '2024-01-01 08:30:00',
      '1.1250',
      '1234567890123456780',
    ]);
    const [table] = await readTables(file);
    expect(table!.rowCount).toBe(rows);
    expect(valuesOf(table!, 'order')[39]).toBe('001239');
    expect(valuesOf(table!, 'date')[39]).toBe(Date.UTC(2024, 1, 9, 8, 30));
    expect(valuesOf(table!, 'amount')[39]).toBe(40.125);
  });

  test('inside gzip and zip', async () => {
    const bytes = bytesOf('SNAPPY');
    const files = [
      fileOf(new Uint8Array(gzipSync(bytes)), 'orders.parquet.gz'),
      fileOf(new Uint8Array(zipSync({ 'orders.parquet': bytes })), 'orders.zip'),
    ];
    for (const file of files) expect((await readTables(file))[0]!.rowCount).toBe(rows);
  });

  test('nested columns are left out and named', async () => {
    const schema = [
      { name: 'root', num_children: 2 },
      {
        name: 'email',
        type: 'BYTE_ARRAY' as const,
        converted_type: 'UTF8' as const,
        repetition_type: 'REQUIRED' as const,
      },
      {
        name: 'items',
        repetition_type: 'OPTIONAL' as const,
        num_children: 1,
        converted_type: 'LIST' as const,
      },
      { name: 'list', repetition_type: 'REPEATED' as const, num_children: 1 },
      { name: 'element', type: 'INT32' as const, repetition_type: 'OPTIONAL' as const },
    ];
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'email', data: each((i) => `p${i}@example.com`) },
          { name: 'items', data: each((i) => [i, i + 1]) },
        ],
        schema,
      }),
    );
    const [guess] = await inspectTables(fileOf(bytes, 'nested.parquet'));
    expect(guess!.columns.map(({ header }) => header)).toEqual(['email']);
    expect(guess!.problems).toMatchObject([{ code: 'nested-columns', numbers: { count: 1 } }]);
  });

  test('cut off or damaged', async () => {
    const bytes = bytesOf('SNAPPY');
    for (const odd of [bytes.slice(0, -20), bytes.slice(0, 100)])
      expect((await failure(openFile(fileOf(odd, 'a.parquet'))))[0]).toBe('broken-parquet');
    const inside = bytes.slice();
    inside.fill(255, 10, 200);
    expect((await failure(openFile(fileOf(inside, 'a.parquet'))))[0]).toBe('broken-parquet');
  });

  test('a codec that is not read', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: flat,
        codec: 'BROTLI',
        compressors: { BROTLI: (x: Uint8Array) => x },
      }),
    );
    const [code, message] = await failure(openFile(fileOf(bytes, 'a.parquet')));
    expect([code, message.includes('BROTLI')]).toEqual(['unknown-packing', true]);
  });
});
