import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../../../src/base/matrix';
import { drain } from '../../../src/base/steps';
import { growthOf, ratioOf } from '../../../src/engine/analyze/growth';
import { overlaps } from '../../../src/engine/analyze/overlap';
import { placesOf } from '../../../src/engine/analyze/typical';
import { dayNumber } from '../../support/cdnow';
import { ordersOf } from '../../support/order-base';

const growth = (base: ReturnType<typeof ordersOf>, labels: readonly number[], k: number, lastDay: string) =>
  drain(growthOf(base, Int32Array.from(labels), k, dayNumber(lastDay)));

describe('growth', () => {
  const base = ordersOf([
    [
      { day: '2024-01-01', paid: 1 },
      { day: '2024-02-03', paid: 10 },
      { day: '2024-02-20', paid: 20 },
      { day: '2024-03-02', paid: 5 },
    ],
    [
      { day: '2024-03-29', paid: 40 },
      { day: '2024-03-30', paid: 0, returned: -15, bought: false },
    ],
    [{ day: '2024-04-10', paid: 7 }],
  ]);

  test('is told of the last two full months where a year is not there, and the begun one is left out', () => {
    const found = growth(base, [0, 0, 1], 2, '2024-04-10')!;
    expect(found.months).toBe(1);
    expect(found.starts).toEqual(['2024-02-01', '2024-03-01', '2024-04-01'].map(dayNumber));
    expect(found.partialLeftOut).toBe(true);
    expect(found.segments[0]).toMatchObject({
      active: { before: 1, last: 2 },
      orders: { before: 2, last: 2 },
      revenue: { before: 30, last: 30 },
    });
    expect(found.segments[0]!.ratio!.value).toBe(2);
    expect(found.segments[1]).toMatchObject({ active: { before: 0, last: 0 }, ratio: null });
    expect(found.segments).toHaveLength(3);
  });

  test('is told of quarters from a year of full ones on; a customer counts once a quarter', () => {
    const year = ordersOf([
      [
        { day: '2023-01-01', paid: 1 },
        { day: '2023-07-05', paid: 1 },
        { day: '2023-11-05', paid: 2 },
        { day: '2023-12-05', paid: 3 },
      ],
    ]);
    const found = growth(year, [-1], 0, '2023-12-31')!;
    expect([found.months, found.partialLeftOut]).toEqual([3, false]);
    expect(found.segments[0]).toMatchObject({
      active: { before: 1, last: 1 },
      revenue: { before: 1, last: 5 },
    });
  });

  test('is not told without two full months, or without dates', () => {
    expect(growth(base, [0, 0, 1], 2, '2024-02-28')).toBeNull();
    expect(growth({ ...base, orders: { ...base.orders, day: null } }, [0, 0, 1], 2, '2024-04-10')).toBeNull();
  });

  test('has bounds that hold the truth, and none where nobody was there', () => {
    // 60 before and 75 after, 35 in both: SE of the logarithm is √((25 + 40) ÷ (60 · 75)).
    const { value, low, high } = ratioOf(60, 75, 65)!;
    expect([value, low, high]).toEqual([1.25, expect.closeTo(0.9876, 3), expect.closeTo(1.5821, 3)]);
    expect([ratioOf(0, 5, 5), ratioOf(5, 0, 5)]).toEqual([null, null]);
    expect(ratioOf(9, 9, 0)).toEqual({ value: 1, low: 1, high: 1 });
  });
});

describe('overlap', () => {
  const told = (points: readonly number[], labels: readonly number[], k: number) => {
    const x = matrixOf(points.map((value) => [value]));
    const of = Int32Array.from(labels);
    return drain(overlaps(x, drain(placesOf(x, of, k)).centers, of, k));
  };

  test('counts those to whom another center is nearly as near, and names it', () => {
    // Centers at 1.15, 10 and 30: 4.6 is 3.45 from its own and 5.4 from the next.
    const found = told([0, 0, 0, 4.6, 10, 10, 30], [0, 0, 0, 0, 1, 1, 2], 3);
    expect(found.map(({ share }) => share)).toEqual([0, 0, 0]);
    const near = told([0, 0, 0, 6, 10, 10, 30], [0, 0, 0, 0, 1, 1, 2], 3);
    expect(near[0]).toEqual({ segment: 0, customers: 4, share: 0.25, next: 1, nextShare: 1 });
  });

  test('says nothing of segments without customers, nor of a single one', () => {
    const [own, empty] = told([1, 2], [0, 0], 2);
    expect([own!.customers, empty!.customers, empty!.share]).toEqual([2, 0, NaN]);
    expect(told([1, 2, 3], [0, 0, -1], 1)).toEqual([
      { segment: 0, customers: 2, share: 0, next: -1, nextShare: NaN },
    ]);
  });

  test('shares lie between 0 and 1, whatever the points', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -1, max: 3 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (given) => {
        const found = told(
          given.map(([value]) => value),
          given.map(([, label]) => label),
          4,
        );
        for (const { customers, share, next, segment } of found) {
          if (customers === 0) continue;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          expect(next).not.toBe(segment);
          expect(next >= 0).toBe(share > 0);
        }
      }),
    );
  });
});
