import * as fc from '../../support/properties';
import { expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential, type Parallel } from '../../../src/compute/parallel';
import { readDelimited, type ReadOptions } from '../../../src/engine/collect/delimited/read';
import type { ColumnType, FileGuess, RawTable } from '../../../src/engine/collect/types';
import { fileOf } from '../../support/sources';

const wide = (width: number): Parallel => ({ ...sequential, width });

const types: ColumnType[] = [
  { kind: 'text' },
  { kind: 'number', format: { decimal: '.', group: '' } },
  { kind: 'text' },
];

const guess = (headerLines: number): FileGuess => ({
  name: 'test.csv',
  bytes: 0,
  format: 'delimited',
  part: null,
  dialect: {
    encoding: 'utf-8',
    compression: 'none',
    delimiter: ',',
    quote: '"',
    newline: '\n',
    preambleLines: 0,
    headerLines,
  },
  kind: 'unknown',
  confidence: 1,
  reason: '',
  source: null,
  alternatives: [],
  columns: types.map((type, index) => ({
    index,
    header: `c${index}`,
    role: 'attribute',
    confidence: 1,
    reason: '',
    type,
    samples: [],
    missing: 0,
    privacy: { role: 'measure' as const, category: null, reason: '' },
  })),
  preview: [],
  problems: [],
});

function readWith(text: string, headerLines: number, width: number, options: ReadOptions): Promise<RawTable> {
  const known = guess(headerLines);
  const plan = {
    kind: known.kind,
    columns: known.columns.map(({ index, header, role, type }) => ({ index, header, role, type })),
  };
  return drainAsync(readDelimited(fileOf(text), known, plan, wide(width), options));
}

const line = fc
  .tuple(
    fc.constantFrom(
      'a',
      'b',
      'NULL',
      '"x\ny"',
      '"q ""q"" \n,"',
      '"open',
      'ü',
      '',
      '"a,b\n1,2,3\n4,5,6"',
      '"stray"x"',
    ),
    fc.constantFrom('1', '2.5', '-3', 'no', '', '1,234.5', '"7"'),
    fc.constantFrom('t', '日本', '"c\n"', '', 'e,f', '"\r\n"'),
  )
  .map((cells) => cells.join(','));

test('ranges read side by side give the same table as one reader', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, headerLines, width, pieceBytes) => {
        const text = lines.join('\n');
        const whole = await readWith(text, headerLines, 1, {});
        expect(await readWith(text, headerLines, width, { smallBytes: 0 })).toEqual(whole);
        expect(await readWith(text, headerLines, 1, { pieceBytes })).toEqual(whole);
        expect(await readWith(text, headerLines, 1, { everyRecordByPapa: true })).toEqual(whole);
      },
    ),
    { numRuns: 150 },
  );
});

test('a range that begins inside a quoted cell is found out and read again', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => `${i},${i},"k,1,t\nk,2,t\nk,3,t\nk,4,t\nk,5,t\nk,6,t"`);
  const whole = await readWith(rows.join('\n'), 0, 1, {});
  expect(whole.rowCount).toBe(50);
  for (let width = 2; width < 20; width++) {
    expect(await readWith(rows.join('\n'), 0, width, { smallBytes: 0 })).toEqual(whole);
  }
});
