import * as fc from '../../support/properties';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isMissing } from '../../../src/engine/collect/columns/facts';
import { cut } from './cut';

const blocks = (length: number) =>
  [1, 2, 3, 5, 7, 16, 61, 1000].filter((size) => size < 8 || size < length + 16);

const emptied = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => (isMissing(cell) ? '' : cell)));

/** Text of the characters that decide how a file is cut, in any order. */
const soup = (...characters: string[]) =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...characters) },
        fc.constantFrom('a', 'é', '日', '1'),
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));

describe('cutting bytes into records', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', ' ', 'x', ';', '\t', "'"), maxLength: 8 }),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );

  test.each([',', ';', '\t', '|'])('what was written comes back, divided by %j', (delimiter) => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, newline, quotes) => {
        const text = Papa.unparse(rows, { delimiter, newline, quotes });
        const kept = emptied(rows).filter((row) => row.some((value) => value !== ''));
        expect(cut(text, rows[0]!.length, { dialect: { delimiter } }).rows).toEqual(kept);
      }),
      { numRuns: 200 },
    );
  });

  test('the fast way and PapaParse agree on any text, wherever it is divided', () => {
    const text = soup('"', '"', ',', ',', '\n', '\r\n', ' ', '\r', '""', '",', '"\n');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (content, width) => {
        const whole = cut(content, width, { papa: true });
        for (const block of blocks(content.length)) {
          expect(cut(content, width, { block })).toEqual(whole);
          expect(cut(content, width, { papa: true, block })).toEqual(whole);
        }
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    { quote: "'" as const, delimiter: ';' },
    { quote: '' as const, delimiter: ',' },
    { quote: '"' as const, delimiter: '\t' },
    { quote: '"' as const, delimiter: ',', newline: '\r' as const },
  ])('and in the dialect %j', (dialect) => {
    const text = soup('"', "'", ';', ',', '\t', '\n', '\r', ' ', "''");
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 3 }), (content, width) => {
        const whole = cut(content, width, { dialect, papa: true });
        for (const block of blocks(content.length)) {
          expect(cut(content, width, { dialect, block })).toEqual(whole);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('rows are those of PapaParse on the whole text when no mark is left open', () => {
    const text = soup('"', ',', ',', '\n', ' ', '""', '",', '"\n');
    let compared = 0;
    fc.assert(
      fc.property(text, (content) => {
        const { rows, report } = cut(content, 3);
        if (report.openQuotes.count > 0) return;
        const whole = Papa.parse<string[]>(`${content}\n`, { delimiter: ',', newline: '\n' }).data;
        const kept = emptied(whole)
          .map((row) => [...row, '', ''])
          .filter((row) => row.slice(3).every((value) => value === '') && row.some((value) => value !== ''))
          .map((row) => row.slice(0, 3));
        compared++;
        expect(rows).toEqual(kept);
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(250);
  });

  test('2,000 rows of two scripts survive every block size from 1 to 4,096', () => {
    const text = Array.from({ length: 40 }, (_, i) => `${i},Müller-Škoda,日本 ${i}`).join('\n');
    const whole = cut(text, 3);
    expect(whole.rows[7]).toEqual(['7', 'Müller-Škoda', '日本 7']);
    for (let block = 1; block <= 4096; block++) expect(cut(text, 3, { block })).toEqual(whole);
    const long = Array.from({ length: 2000 }, (_, i) => `${i},Müller-Škoda,日本 ${i}`).join('\n');
    const { rows } = cut(long, 3, { block: 1021 });
    expect(rows.length).toBe(2000);
    expect(rows.flat().some((value) => value.includes('\ufffd'))).toBe(false);
  });

  test('200 rows with quoted line ends and doubled marks, every block size from 5 to 399', () => {
    const text = Array.from({ length: 200 }, (_, i) => `${i},"say ""hi""\r\nto ${i}",x\r\n`).join('');
    const dialect = { newline: '\r\n' as const };
    const whole = cut(text, 3, { dialect });
    expect(whole.rows[3]).toEqual(['3', 'say "hi"\r\nto 3', 'x']);
    expect(whole.report.lines).toBe(400);
    for (let block = 5; block < 400; block++) expect(cut(text, 3, { dialect, block })).toEqual(whole);
  });
});
