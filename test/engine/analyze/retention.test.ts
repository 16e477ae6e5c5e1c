import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { isOver, retention } from '../../../src/engine/analyze/retention';
import { dayNumber } from '../../support/cdnow';
import { ordersOf } from '../../support/order-base';
import { describeWithData, sharedText } from '../../support/shared-data';

const on = (...days: string[]) => days.map((day) => ({ day, paid: 1 }));
const sentBack = (day: string) => ({ day, paid: 0, returned: -1, bought: false });
/** Four began in January, one in February and one in April; the files end on 10 April. */
const base = ordersOf([
  on('2024-01-03', '2024-01-30', '2024-02-01'),
  on('2024-01-31', '2024-03-01', '2024-03-31', '2024-04-02'),
  [...on('2024-01-10'), sentBack('2024-02-03')],
  on('2024-01-01', '2024-02-10', '2024-03-05'),
  on('2024-02-29', '2024-04-10'),
  on('2024-04-09'),
]);
const LAST = dayNumber('2024-04-10');
const labels = Int32Array.of(0, 0, 1, 1, 0, -1);
const table = (segment: number | null, months: 1 | 3 | null = null) =>
  drain(retention(base, labels, segment, LAST, months))!;

test('counts customers by month of the first order and months since; a return is no order', () => {
  const { cohorts } = table(null);
  expect(cohorts.map(({ period, customers, active }) => [period, customers, [...active]])).toEqual([
    [0, 4, [4, 2, 2, 1]],
    [1, 1, [1, 0, 1]],
    [3, 1, [1]],
  ]);
});

test('what is not over yet stays out of the shares of all', () => {
  const { periods, cohorts, overall } = table(null);
  expect(cohorts[0]!.active.map((_, later) => Number(isOver(periods, cohorts[0]!, later)))).toEqual(
    Int32Array.of(1, 1, 1, 0),
  );
  // One month later: 2 of 4, 0 of 1; two: 2 of 4, for February's customers April is not over.
  expect(overall.map(({ share }) => share)).toEqual([1, 0.4, 0.5]);
});

test('one segment, a segment of one, a segment of nobody', () => {
  expect(table(1).cohorts).toMatchObject([{ customers: 2, active: Int32Array.of(2, 1, 1, 0) }]);
  expect(table(-1).cohorts).toMatchObject([{ period: 3, customers: 1 }]);
  expect(table(7)).toMatchObject({ cohorts: [], overall: [] });
});

test('quarters, where asked for or where the data are long', () => {
  expect(table(null, 3).cohorts.map(({ customers, active }) => [customers, [...active]])).toEqual([
    [5, [5, 2]],
    [1, [1]],
  ]);
  const long = ordersOf([on('2020-01-01', '2023-01-01')]);
  const found = drain(retention(long, labels, null, long.lastDay))!;
  expect(found.periods.months).toBe(3);
  expect(found.cohorts[0]!.active).toHaveLength(13);
});

test('one month of data, and none', () => {
  const short = ordersOf([on('2024-01-03', '2024-01-20')]);
  expect(drain(retention(short, labels, null, short.lastDay))).toMatchObject({
    cohorts: [{ customers: 1, active: Int32Array.of(1) }],
  });
  const noDates = { ...short, firstDay: NaN, orders: { ...short.orders, day: null } };
  expect(drain(retention(noDates, labels, null, NaN))).toBeNull();
});

describeWithData('cdnow/CDNOW_master.txt', 'CDNOW', () => {
  const days = new Map<string, number[]>();
  for (const line of sharedText('cdnow/CDNOW_master.txt').split('\n')) {
    const [customer, date] = line.trim().split(/\s+/);
    if (!date || !/^\d/.test(date)) continue;
    const day = dayNumber(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
    (days.get(customer!) ?? days.set(customer!, []).get(customer!)!).push(day);
  }
  const shop = ordersOf([...days.values()].map((own) => own.map((day) => ({ day, paid: 1 }))));
  const all = new Int32Array(shop.customers.length);

  // Sizes as published (7,846, 8,476 and 7,248 began in January to March 1997); the rest counted with sets in Python.
  test('by month', () => {
    const { cohorts } = drain(retention(shop, all, null, shop.lastDay))!;
    expect(cohorts.map(({ active }) => [...active])).toEqual([
      [7846, 1157, 964, 810, 679, 736, 720, 582, 559, 594, 673, 634, 528, 511, 664, 472, 497, 498],
      [8476, 1312, 980, 783, 847, 786, 626, 619, 666, 721, 661, 545, 568, 718, 545, 548, 551],
      [7248, 1032, 752, 756, 674, 564, 561, 579, 634, 569, 464, 472, 678, 420, 443, 457],
    ]);
  });
  test('by quarter', () => {
    const { cohorts, overall } = drain(retention(shop, all, null, shop.lastDay, 3))!;
    expect(cohorts.map(({ active }) => [...active])).toEqual([[23570, 5376, 4263, 4221, 3817, 3317]]);
    expect(overall[1]!.share).toBeCloseTo(5376 / 23570, 12);
  });
});
