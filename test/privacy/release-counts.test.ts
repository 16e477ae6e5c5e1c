import * as fc from '../support/properties';
import { describe, expect, test } from 'vitest';
import { releaseCounts } from '../../src/privacy/release-counts';
import { smallCounts } from '../../src/privacy/small-counts';

const table = (counts: number[][], k?: number) =>
  releaseCounts({
    title: 'Segments by country',
    rows: counts.map((_, i) => `r${i}`),
    columns: counts[0]!.map((_, i) => `c${i}`),
    counts,
    ...(k ? { k } : {}),
  });
const shown = (t: ReturnType<typeof table>) => [
  ...t.cells.map((row, i) => [...row, t.rowTotals[i]!]),
  [...t.columnTotals, t.total],
];
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Every table of counts up to `most` that would have been published like this one, cell by cell. */
function possible(published: (number | null)[][], most: number): Set<number>[][] {
  const [rows, columns] = [published.length - 1, published[0]!.length - 1];
  const seen = published.map((row) => row.map(() => new Set<number>()));
  const trial = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const fits = (value: number | null, found: number) => value === null || value === found;
  const visit = (at: number) => {
    if (at === rows * columns) {
      const totals = Array.from({ length: columns }, (_, c) => sum(trial.map((row) => row[c]!)));
      const closed = [...trial.map((row) => [...row, sum(row)]), [...totals, sum(totals)]];
      if (!closed.every((row, r) => row.every((count, c) => fits(published[r]![c]!, count)))) return;
      closed.forEach((row, r) => row.forEach((count, c) => seen[r]![c]!.add(count)));
      return;
    }
    const [r, c] = [Math.floor(at / columns), at % columns];
    const given = published[r]![c]!;
    const rowTotal = published[r]![columns]!;
    for (let value = given ?? 0; value <= (given ?? most); value++) {
      trial[r]![c] = value;
      const sofar = sum(trial[r]!.slice(0, c + 1));
      if (rowTotal === null || (c === columns - 1 ? sofar === rowTotal : sofar <= rowTotal)) visit(at + 1);
    }
    trial[r]![c] = 0;
  };
  visit(0);
  return seen;
}

const grids = (rows: number, columns: number, most: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

describe('tables of counts', () => {
  test('large groups leave as they are, zero as well', () => {
    const t = table([
      [20, 0],
      [11, 300],
    ]);
    expect(shown(t)).toEqual([
      [20, 0, 20],
      [11, 300, 311],
      [31, 300, 331],
    ]);
    expect(t.summary).toBe('No group has fewer than 11 people.');
  });

  test('trial 25: a segment of seven is hidden, and what would tell it from the totals', () => {
    const t = table([
      [7, 40, 50],
      [60, 70, 80],
      [90, 20, 30],
    ]);
    const cells = shown(t).flat();
    expect(t.cells[0]![0]).toBeNull();
    expect(cells.filter((cell) => cell === null)).toHaveLength(4);
    expect(t.summary).toBe('4 counts are hidden: groups of fewer than 11 people, and what would tell them.');
  });

  test('a plain list: the smallest other group goes with a single small one', () => {
    expect(table([[7], [40], [25], [90]]).cells.flat()).toEqual([null, 40, null, 90]);
    expect(table([[7], [40]]).total).toBe(47);
    expect(table([[7]])).toMatchObject({ total: null });
    expect(table([[2], [3], [50]]).cells.flat()).toEqual([null, null, null]);
    expect(table([[5], [6], [50]]).cells.flat()).toEqual([null, null, 50]);
  });

  test('what is no count is refused', () => {
    for (const counts of [[[1.5, 2]], [[-1, 2]], [[NaN, 2]]])
      expect(() => table(counts)).toThrow(/whole numbers/);
  });

  test('property: 1 … k − 1 is never shown, nor left over in a row or column', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 60 })),
        (rows, columns, numbers) => {
          const next = () => numbers.next().value as number;
          const counts = Array.from({ length: rows }, () => Array.from({ length: columns }, next));
          const cells = shown(table(counts));
          for (const cell of cells.flat()) if (cell !== null) expect(cell === 0 || cell >= 11).toBe(true);
          const lines = [...cells, ...cells[0]!.map((_, c) => cells.map((row) => row[c]!))];
          for (const line of lines) {
            const total = line.at(-1) ?? null;
            const parts = line.slice(0, -1);
            if (total === null || parts.every((part) => part !== null)) continue;
            const left = total - sum(parts.filter((part) => part !== null));
            expect(left).toBeGreaterThanOrEqual(11);
            expect(parts.filter((part) => part === null).length).toBeGreaterThanOrEqual(
              columns === 1 && line.length === 2 ? 1 : 2,
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    [2, 2, 6],
    [2, 3, 5],
    [3, 1, 6],
    [1, 3, 6],
  ])('property: of every possible table %i × %i, each hidden count might be large', (rows, columns, most) => {
    fc.assert(
      fc.property(grids(rows, columns, most), (counts) => {
        const published = shown(table(counts, 3));
        const seen = possible(published, rows * columns > 4 ? 8 : 12);
        published.forEach((row, r) =>
          row.forEach((cell, c) => {
            if (cell !== null) return;
            expect(seen[r]![c]!.size).toBeGreaterThan(1);
            expect(Math.max(...seen[r]![c]!)).toBeGreaterThanOrEqual(3);
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('the check can fail: hiding the small counts alone gives them away', () => {
    const naive = [
      [null, 40, 47],
      [60, 70, 130],
      [67, 110, 177],
    ];
    expect([...possible(naive, 60)[0]![0]!]).toEqual([7]);
    expect(
      smallCounts(
        [
          [7, 40, 47],
          [60, 70, 130],
          [67, 110, 177],
        ],
        11,
      )
        .flat()
        .filter(Boolean).length,
    ).toBe(4);
  });
});
