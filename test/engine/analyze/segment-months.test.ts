import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { dayOfMonth, monthOf } from '../../../src/base/month';
import { drain } from '../../../src/base/steps';
import { countOf, isPartial, periodsOf, placesOfDays } from '../../../src/engine/analyze/periods';
import { segmentMonths } from '../../../src/engine/analyze/segment-months';
import { dayNumber } from '../../support/cdnow';
import { ordersOf, type OrderOf } from '../../support/order-base';

describe('periods', () => {
  test('a month begins on its first day, whatever the year', () =>
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 60_000 }), (day) => {
        const month = monthOf(day);
        expect(dayOfMonth(month)).toBeLessThanOrEqual(day);
        expect(dayOfMonth(month + 1)).toBeGreaterThan(day);
        expect(new Date(dayOfMonth(month) * 86_400_000).getUTCDate()).toBe(1);
      }),
    ));

  test('every day lies in the period of its month or quarter; those cut off at the ends are partial', () => {
    for (const months of [1, 3] as const) {
      const periods = periodsOf(dayNumber('2023-11-15'), dayNumber('2024-07-31'), months);
      expect(countOf(periods)).toBe(months === 1 ? 9 : 4);
      const places = placesOfDays(periods);
      places.forEach((place, at) => {
        expect(periods.firstDay + at).toBeGreaterThanOrEqual(periods.starts[place]!);
        expect(periods.firstDay + at).toBeLessThan(periods.starts[place + 1]!);
      });
      const partial = Array.from({ length: countOf(periods) }, (_, at) => isPartial(periods, at));
      expect(partial).toEqual(partial.map((_, at) => at === 0 || (months === 3 && at === 3)));
    }
  });

  test('no days, no periods', () => {
    expect(countOf(periodsOf(NaN, NaN))).toBe(0);
    expect(placesOfDays(periodsOf(5, 4))).toHaveLength(0);
  });
});

const LAST = dayNumber('2024-04-10');
/** Ann orders twice in January and once in March; Bob sends back in April what he bought in February; Cy came late. */
const base = ordersOf([
  [
    { day: '2024-01-05', paid: 10 },
    { day: '2024-01-20', paid: 20 },
    { day: '2024-03-02', paid: 5 },
  ],
  [
    { day: '2024-02-29', paid: 40 },
    { day: '2024-04-01', paid: 0, returned: -15, bought: false },
  ],
  [{ day: '2024-04-10', paid: 7 }],
]);

describe('months of a segment', () => {
  const { months, series } = drain(segmentMonths(base, Int32Array.of(0, 1, -1), 2, LAST))!;

  test('customers count once a month, orders each time, returns against the month they come in', () => {
    expect(series.map(({ active }) => [...active])).toEqual([
      [1, 0, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
    expect(series.map(({ orders }) => [...orders])).toEqual([
      [2, 0, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
    expect(series.map(({ revenue }) => [...revenue!])).toEqual([
      [30, 0, 5, 0],
      [0, 40, 0, -15],
      [0, 0, 0, 7],
    ]);
    expect(series.map(({ first }) => [...first])).toEqual([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
  });

  test('the last month is known in part, so is the first', () =>
    expect([0, 1, 2, 3].map((month) => isPartial(months, month))).toEqual([true, false, false, true]));

  test('what lies after the last day does not count', () => {
    const cut = drain(segmentMonths(base, Int32Array.of(0, 0, 0), 1, dayNumber('2024-03-31')))!;
    expect([...cut.series[0]!.orders]).toEqual([2, 1, 1]);
    expect(isPartial(cut.months, 2)).toBe(false);
  });

  test('a shop without segments, without amounts, without dates', () => {
    const all = Int32Array.of(-1, -1, -1);
    expect(drain(segmentMonths(base, all, 0, LAST))!.series).toHaveLength(1);
    const noMoney = { ...base, orders: { ...base.orders, paid: null, returned: null } };
    expect(drain(segmentMonths(noMoney, all, 0, LAST))!.series[0]!.revenue).toBeNull();
    const noDates = { ...base, firstDay: NaN, orders: { ...base.orders, day: null } };
    expect(drain(segmentMonths(noDates, all, 0, NaN))).toBeNull();
  });
});

test('over all months and segments everything adds up', () => {
  const order: fc.Arbitrary<OrderOf> = fc.record({
    day: fc.integer({ min: 18_000, max: 19_500 }),
    paid: fc.integer({ min: 0, max: 500 }),
    bought: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(order, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 4 }),
      (people, k) => {
        const shop = ordersOf(people);
        const labels = Int32Array.from(people, (_, i) => (i % (k + 1)) - 1);
        const { series } = drain(segmentMonths(shop, labels, k, 19_500))!;
        const sum = (pick: (own: (typeof series)[number]) => Iterable<number>) =>
          series.reduce((total, own) => total + [...pick(own)].reduce((a, b) => a + b, 0), 0);
        expect(sum(({ orders }) => orders)).toBe(people.flat().filter(({ bought }) => bought).length);
        expect(sum(({ revenue }) => revenue!)).toBe(people.flat().reduce((all, { paid }) => all + paid, 0));
        expect(sum(({ first }) => first)).toBe(
          people.filter((orders) => orders.some(({ bought }) => bought)).length,
        );
      },
    ),
  );
});
