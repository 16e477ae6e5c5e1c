import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { csvOf } from '../../../src/engine/export/csv';
import { release } from '../../../src/privacy/release';

const csv = (cells: (string | number | null)[], name = 'cell') => {
  const table = release({
    title: 'Cells',
    rows: cells.length,
    allow: ['measure'],
    columns: [
      { name, role: 'measure', cell: (row) => cells[row]! },
      { name: 'n', role: 'measure', cell: (row) => row },
    ],
  });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(drain(csvOf(table)));
};
const cellsOf = (text: string) =>
  Papa.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true })
    .data.slice(1)
    .map((row) => (row as string[])[0]!);

test('text that a spreadsheet would run is defused, numbers are left alone', () => {
  const dangerous = ['=1+1', '+49 170', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'];
  for (const cell of cellsOf(csv(dangerous))) expect(cell.startsWith("'")).toBe(true);
  expect(cellsOf(csv([-2, 1e21, null]))).toEqual(['-2', '1e+21', '']);
  expect(cellsOf(csv(['a', 'x=1', '00123']))).toEqual(['a', 'x=1', '00123']);
  expect(csv(['a'], '=cmd').startsWith(`"'=cmd",n`)).toBe(true);
});

test('separators, quotes and line breaks survive', () => {
  const cells = ['a,b', 'say "x"', 'two\nlines', ' spaced '];
  expect(cellsOf(csv(cells))).toEqual(cells);
});

test('a byte order mark only where text beyond ASCII needs it', () => {
  expect(csv(['plain']).startsWith('\uFEFF')).toBe(false);
  expect(csv(['Müller']).startsWith('\uFEFF')).toBe(true);
});
