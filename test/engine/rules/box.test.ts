import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { count, findBox, isInside } from '../../../src/engine/rules/box';
import { f1 } from '../../../src/engine/rules/hits';
import { plainBox } from '../../../src/engine/rules/plain';
import { uniform } from '../../support/clusters';

/** Three columns of 0 to 1. */
const { data } = uniform(3000, 3, 4);
const columns = [0, 1, 2].map((j) => Float64Array.from({ length: 3000 }, (_, i) => data[3 * i + j]!));
const wantedBy = (rule: (row: readonly number[]) => boolean) =>
  Uint8Array.from({ length: 3000 }, (_, i) => Number(rule(columns.map((column) => column[i]!))));

describe('a planted box', () => {
  test.each<[string, (row: readonly number[]) => boolean, number]>([
    ['one bound', ([a]) => a! >= 0.62, 1],
    ['a range', ([a]) => a! >= 0.2 && a! <= 0.45, 1],
    ['two conditions', ([a, b]) => a! >= 0.62 && b! <= 0.3, 2],
    ['three conditions', ([a, b, c]) => a! >= 0.3 && b! <= 0.5 && c! >= 0.55, 3],
  ])('%s is found to the row, and no condition more', (_, rule, conditions) => {
    const wanted = wantedBy(rule);
    const box = drain(findBox(columns, wanted));
    expect(box).toHaveLength(conditions);
    expect(f1(count(columns, wanted, box))).toBe(1);
  });

  test('gets plain numbers back', () => {
    const wanted = wantedBy(([a, b]) => a! >= 0.62 && b! <= 0.3);
    const plain = plainBox(columns, wanted, drain(findBox(columns, wanted)));
    expect(plain.toSorted((p, q) => p.column - q.column)).toEqual([
      { column: 0, least: 0.62, most: Infinity },
      { column: 1, least: -Infinity, most: 0.3 },
    ]);
  });
});

test('nothing to tell apart: no condition', () => {
  const same = [new Float64Array(20).fill(3)];
  expect(
    drain(
      findBox(
        same,
        Uint8Array.from({ length: 20 }, (_, i) => i % 2),
      ),
    ),
  ).toEqual([]);
  expect(drain(findBox([], new Uint8Array(4)))).toEqual([]);
  expect(drain(findBox(columns, new Uint8Array(3000)))).toEqual([]);
});

test('a missing value meets no condition', () => {
  const values = [Float64Array.from([NaN, 5, 6, 1, NaN, 2])];
  const box = drain(findBox(values, Uint8Array.from([0, 1, 1, 0, 0, 0])));
  expect([0, 1, 2, 3, 4, 5].filter((row) => isInside(values, box, row))).toEqual([1, 2]);
});

test('any table: bounds that occur, hits that add up, plain numbers that cost next to nothing', () => {
  const row = fc.tuple(
    fc.integer({ min: -40, max: 900 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (table) => {
      const both = [0, 1].map((j) => Float64Array.from(table, (cells) => cells[j] as number));
      const wanted = Uint8Array.from(table, ([, , inside]) => Number(inside));
      const box = drain(findBox(both, wanted));
      expect(box.length).toBeLessThanOrEqual(3);
      for (const { column, least, most } of box)
        for (const bound of [least, most].filter(Number.isFinite)) expect(both[column]).toContain(bound);
      const hits = count(both, wanted, box);
      expect(hits.right).toBeLessThanOrEqual(Math.min(hits.wanted, hits.named));
      const plain = plainBox(both, wanted, box);
      expect(f1(count(both, wanted, plain))).toBeGreaterThanOrEqual(f1(hits) - 0.002 * 6);
    }),
    { numRuns: 120 },
  );
});
