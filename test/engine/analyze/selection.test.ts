import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../src/base/errors';
import { drain } from '../../../src/base/steps';
import { insideOf } from '../../../src/engine/analyze/area';
import {
  selected,
  selectionCounts,
  type Condition,
  type InRange,
} from '../../../src/engine/analyze/selection';
import { feature } from './fixtures';

const range = (id: string, part: Partial<InRange>): InRange => ({
  kind: 'range',
  feature: id,
  above: null,
  least: null,
  most: null,
  ...part,
});

/** Even-odd by a ray upwards, over every edge: the same question asked the other way round. */
function insideByColumn(xs: readonly number[], ys: readonly number[], x: number, y: number): boolean {
  let crossings = 0;
  xs.forEach((ax, i) => {
    const [ay, bx, by] = [ys[i]!, xs[(i + 1) % xs.length]!, ys[(i + 1) % ys.length]!];
    if (ax > x !== bx > x && ay + ((x - ax) * (by - ay)) / (bx - ax) > y) crossings++;
  });
  return crossings % 2 === 1;
}

describe('an area', () => {
  test('holds what the even-odd rule says, for outlines that cross themselves too', () => {
    const whole = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(whole, whole), { minLength: 3, maxLength: 40 }),
        fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 50 }),
        (corners, points) => {
          const [x, y] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
          const holds = insideOf({ x, y });
          // No line between two corners passes through these.
          for (const [atX, atY] of points)
            expect(holds(atX + 0.3, atY + 0.4137)).toBe(insideByColumn(x, y, atX + 0.3, atY + 0.4137));
        },
      ),
    );
  });

  test('of a box has its left and lower edge, and nobody without a place', () => {
    const holds = insideOf({ x: [0, 2, 2, 0], y: [0, 0, 1, 1] });
    expect([holds(0, 0), holds(1, 0.5), holds(2, 0.5), holds(1, 1), holds(NaN, 0.5)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('without three corners is refused', () => {
    for (const outline of [
      { x: [0, 1], y: [0, 1] },
      { x: [0, 1, NaN], y: [0, 1, 2] },
      { x: [0, 1, 2], y: [0, 1] },
    ]) {
      let thrown: unknown;
      try {
        insideOf(outline);
      } catch (error) {
        thrown = error;
      }
      expect(problemOf(thrown).code).toBe('no-area');
    }
  });

  test('with no height holds nobody', () => {
    expect(insideOf({ x: [0, 1, 2], y: [1, 1, 1] })(1, 1)).toBe(false);
  });
});

describe('a selection', () => {
  const features = [feature('frequency', [1, 5, 5, 9, NaN]), feature('monetary', [10, 50, 500, 90, NaN])];
  const labels = Int32Array.of(0, 1, 1, 0, -1);
  const places = { x: Float32Array.of(0, 1, 2, 3, NaN), y: Float32Array.of(0, 0, 0, 0, NaN) };
  const rows = (...conditions: Condition[]) =>
    [...drain(selected(conditions, features, labels, () => places)).entries()].flatMap(([row, is]) =>
      is ? [row] : [],
    );

  test('without conditions is everybody', () => expect(rows()).toEqual([0, 1, 2, 3, 4]));
  test('by segments', () => {
    expect(rows({ kind: 'segments', segments: [1] })).toEqual([1, 2]);
    expect(rows({ kind: 'segments', segments: [0, -1] })).toEqual([0, 3, 4]);
    expect(rows({ kind: 'segments', segments: [7] })).toEqual([]);
  });
  test('by a range, its bounds included or not, never with those of whom nothing is known', () => {
    expect(rows(range('frequency', { least: 5 }))).toEqual([1, 2, 3]);
    expect(rows(range('frequency', { above: 5 }))).toEqual([3]);
    expect(rows(range('frequency', { most: 5 }))).toEqual([0, 1, 2]);
    expect(rows(range('frequency', {}))).toEqual([0, 1, 2, 3]);
  });
  test('by an area of the map', () => {
    const outline = { x: [0.5, 2.5, 2.5, 0.5], y: [-1, -1, 1, 1] };
    expect(rows({ kind: 'area', map: 'principal', outline })).toEqual([1, 2]);
  });
  test('of an unknown feature is refused', () => {
    expect(() => rows(range('shoe_size', { least: 40 }))).toThrow(/do not have/);
  });

  test('of several conditions is what each leaves of the others, in any order', () => {
    const value = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      fc
        .array(fc.integer({ min: -1, max: 3 }), { maxLength: 4 })
        .map((segments) => ({ kind: 'segments' as const, segments })),
      fc
        .tuple(fc.constantFrom('frequency', 'monetary'), value, value, value)
        .map(([id, above, least, most]) => range(id, { above, least, most })),
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
          minLength: 3,
          maxLength: 8,
        })
        .map((corners) => ({
          kind: 'area' as const,
          map: 'principal' as const,
          outline: { x: corners.map(([x]) => x + 0.3), y: corners.map(([, y]) => y + 0.4) },
        })),
    );
    const customer = fc.record({
      label: fc.integer({ min: -1, max: 3 }),
      frequency: fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 20 })),
      monetary: fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 20 })),
      x: fc.integer({ min: 0, max: 21 }),
      y: fc.integer({ min: 0, max: 21 }),
    });
    fc.assert(
      fc.property(
        fc.array(customer, { maxLength: 60 }),
        fc.array(condition, { maxLength: 4 }),
        (customers, conditions) => {
          const own = [
            feature(
              'frequency',
              customers.map(({ frequency }) => frequency),
            ),
            feature(
              'monetary',
              customers.map(({ monetary }) => monetary),
            ),
          ];
          const segments = Int32Array.from(customers, ({ label }) => label);
          const on = {
            x: Float32Array.from(customers, ({ x }) => x),
            y: Float32Array.from(customers, ({ y }) => y),
          };
          const of = (list: readonly Condition[]) => [...drain(selected(list, own, segments, () => on))];
          const whole = of(conditions);
          const single = conditions.map((one) => of([one]));
          expect(whole).toEqual(customers.map((_, row) => Number(single.every((one) => one[row] === 1))));
          expect(of(conditions.toReversed())).toEqual(whole);

          const counts = drain(selectionCounts(Uint8Array.from(whole), { features: own }, segments, 4));
          const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
          expect(counts.customers).toBe(sum(whole));
          expect(sum(counts.segments.map((segment) => segment.customers))).toBe(counts.customers);
          expect(sum(counts.segments.map((segment) => segment.of))).toBe(customers.length);
          expect(counts.revenue).toBe(
            sum(customers.map(({ monetary }, row) => whole[row]! * (monetary || 0))),
          );
        },
      ),
    );
  });

  test('of customers without amounts has no revenue', () => {
    const counts = drain(selectionCounts(Uint8Array.of(1), { features: [] }, Int32Array.of(0), 1));
    expect(counts).toEqual({
      customers: 1,
      of: 1,
      revenue: NaN,
      revenueOf: NaN,
      segments: [
        { customers: 1, of: 1 },
        { customers: 0, of: 0 },
      ],
    });
  });
});
