import * as fc from '../../support/properties';
import readWorkbook from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import type { Cell } from '../../../src/engine/export/report/model';
import { sheetNames, workbookOf, type Sheet } from '../../../src/engine/export/xlsx';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const sheet = (name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Sheet => ({
  name,
  columns,
  rows: rows.length,
  row: (index) => rows[index]!,
});
const written = (...sheets: Sheet[]) => drain(workbookOf(sheets, 'EUR', 'held back'));
const read = async (bytes: Uint8Array) => readWorkbook(bytes.slice().buffer as ArrayBuffer, { trim: false });

describe('a workbook', () => {
  test('keeps numbers numbers, days dates and text text, whatever it begins with', async () => {
    const cells: Cell[] = [
      text('=1+1'),
      text('@cmd'),
      text('-5'),
      text('<b>"&\u0000 ü'),
      { kind: 'number', value: -1234.5, unit: 'money' },
      { kind: 'number', value: NaN, unit: 'share' },
      { kind: 'day', day: 20_089 },
      { kind: 'hidden' },
    ];
    const [first] = await read(written(sheet('A', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], [cells])));
    expect(first!.data[1]).toEqual([
      '=1+1',
      '@cmd',
      '-5',
      '<b>"& ü',
      -1234.5,
      null,
      new Date(Date.UTC(2025, 0, 1)),
      'held back',
    ]);
  });

  test('is the same to the byte for the same cells', () => {
    const one = sheet('A', ['a'], [[text('x')]]);
    expect(written(one)).toEqual(written(one));
  });

  test('holds more than one column name can count, and sheets over 160 kB', async () => {
    const columns = Array.from({ length: 30 }, (_, i) => `c${i}`);
    const rows = Array.from({ length: 2_500 }, (_, r) => columns.map((_, c) => text(`${r}-${c}`)));
    const [first] = await read(written(sheet('Big', columns, rows)));
    expect(first!.data).toHaveLength(2_501);
    expect(first!.data[2_500]![29]).toBe('2499-29');
  });

  test('says so where a sheet can not hold a list, instead of cutting it off', () => {
    const long: Sheet = { name: 'Customers', columns: ['id'], rows: 1_048_576, row: () => [text('x')] };
    expect(() => written(long)).toThrow('holds 1,048,575 rows; “Customers” has 1,048,576');
  });

  test('names its sheets as spreadsheets allow, each only once', () => {
    expect(sheetNames(['Segments', 'segments', 'a/b:c*?', '', "'x'"])).toEqual([
      'Segments',
      'segments 2',
      'a b c',
      'Sheet',
      'x',
    ]);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60, unit: 'binary' }), { maxLength: 12 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[^[\]/\\:*?]{1,31}$/);
      }),
    );
  });
});
