import { describe, expect, test } from 'vitest';
import { drain, drainAsync } from '../../../../src/base/steps';
import { sequential } from '../../../../src/compute/parallel';
import { baseOrders, clvInput } from '../../../../src/engine/features/clv/base-orders';
import { customerValue } from '../../../../src/engine/features/clv/customer-value';
import { observe } from '../../../../src/engine/features/clv/order-days';
import { clvFeatures } from '../../../../src/engine/features/clv/specs';
import { features } from '../../../../src/engine/features/features';
import { prepare } from '../../../../src/engine/prepare/prepare';
import type { CustomerBase } from '../../../../src/engine/prepare/types';
import { random } from '../../../../src/base/random';
import { cdnowOrders, dayNumber, hasCdnow } from '../../../support/cdnow';
import { rawTable, type Cell } from '../../../support/raw-table';

const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** A base from rows of customer, day number and amount, each row an order. */
function baseOf(rows: readonly (readonly [string, number, number])[]): CustomerBase {
  const cells = { customer: [] as Cell[], order: [] as Cell[], date: [] as Cell[], amount: [] as Cell[] };
  rows.forEach(([customer, when, amount], i) => {
    cells.customer.push(customer);
    cells.order.push(`o${i}`);
    cells.date.push(day(when));
    cells.amount.push(amount);
  });
  return drain(prepare([rawTable(cells)]));
}

const value = (base: CustomerBase, referenceDay = 0, options = {}) =>
  drainAsync(customerValue(base, referenceDay, options, sequential));

/** 300 customers who order every 15 to 60 days for two years, and one in ten stops after an order. */
function steadyShop(): CustomerBase {
  const source = random(5);
  const rows: [string, number, number][] = [];
  for (let c = 0; c < 300; c++) {
    const gap = 15 + 45 * source.next();
    for (let when = 19_000 + 200 * source.next(); when < 19_730; when -= gap * Math.log(1 - source.next())) {
      rows.push([`c${c}`, Math.floor(when), Math.floor(10 + 40 * source.next())]);
      if (source.next() < 0.1) break;
    }
  }
  return baseOf(rows);
}

describe('the orders of a base', () => {
  const base = baseOf([
    ['Ada', 100, 10],
    ['Ada', 107, 20],
    ['Ada', 107, 5],
    ['Ada', 121, 30],
    ['Ada', 125, -30],
    ['Bo', 121, 8],
    ['Cy', 130, 9],
  ]);

  test('several on a day are one, returns apart are none, the period ends the day before', () => {
    expect(base.customers).toEqual(['Ada', 'Bo', 'Cy']);
    expect(clvInput(base, 0)).toEqual({
      customers: Int32Array.of(0, 1, 2),
      x: Int32Array.of(2, 0, 0),
      tx: Float64Array.of(3, 0, 0),
      T: Float64Array.of(30 / 7, 9 / 7, 0),
      spend: Float64Array.of(27.5, NaN, NaN),
    });
    expect(baseOrders(base, 0)!.returnedApart).toBeCloseTo(30 / 82, 12);
  });

  test('nothing on or after the reference day counts, and who came later is not there', () => {
    const past = baseOrders(base, 121)!;
    expect(past.customers).toEqual(['Ada']);
    expect(past.returnedApart).toBe(0);
    const { x, tx, T, spend } = clvInput(base, 121)!;
    expect([x[0], tx[0], T[0], spend[0]]).toEqual([1, 1, 20 / 7, 25]);
  });
});

test.skipIf(!hasCdnow)('CDNOW by way of the prepare stage is CDNOW', () => {
  const { offsets, day: days, value: money } = cdnowOrders();
  const rows: [string, number, number][] = [];
  for (let c = 0; c < offsets.length - 1; c++)
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++)
      // Orders of nothing but free goods are cleaned away; a cent keeps them.
      rows.push([String(c).padStart(4, '0'), days[o]!, Math.max(0.01, money![o]!)]);
  const base = baseOf(rows.map(([customer, when, amount], i) => [customer, when, amount + i * 1e-9]));
  const got = clvInput(base, dayNumber('1997-10-01'))!;
  const wanted = observe(cdnowOrders(), dayNumber('1997-09-30'));
  expect([got.x, got.tx, got.T]).toEqual([wanted.x, wanted.tx, wanted.T]);
});

test('value comes with a holdout test and checks, in the order of the customers', async () => {
  const base = steadyShop();
  const { customers, clv, validation, referenceDay } = await value(base, 0, { horizonWeeks: 26 });
  expect(customers).toEqual(base.customers);
  expect(referenceDay).toBe(base.lastDay + 1);
  expect(validation!.holdoutEnd).toBe(base.lastDay);
  expect(validation!.sentence).toMatch(/^In the \d+ weeks held back the model expected /);
  expect(clv.checks.map(({ id }) => id)).toContain('holdout');
  const matrix = drain(features(base, {}, await value(base, 0, { horizonWeeks: 26 })));
  for (const { spec } of clvFeatures) {
    const feature = matrix.features.find((each) => each.spec === spec)!;
    expect(feature.values.length).toBe(customers.length);
    expect(feature.used).toBe(false);
  }
  const expected = matrix.features.find(({ spec }) => spec.id === 'expected_orders')!;
  expect(expected.values).toEqual(clv.forecast!.expectedOrders);
  expect(expected.reason).toContain('twice');
});

test('what comes after the reference day changes nothing', async () => {
  const base = steadyShop();
  const cut = base.lastDay - 200;
  const early = await value(base, cut + 1);
  const rows: [string, number, number][] = [];
  base.customers.forEach((customer, c) => {
    for (let o = base.offsets[c]!; o < base.offsets[c + 1]!; o++)
      if (base.orders.day![o]! <= cut) rows.push([customer, base.orders.day![o]!, base.orders.paid![o]!]);
  });
  const alone = await value(baseOf(rows), cut + 1);
  expect(early).toEqual(alone);
});

test('where the model was off before, the bounds are wider', async () => {
  // Everybody who has ordered for a year and a half comes back every week in the last half year.
  const base = steadyShop();
  const rows: [string, number, number][] = [];
  base.customers.forEach((customer, c) => {
    for (let o = base.offsets[c]!; o < base.offsets[c + 1]!; o++)
      rows.push([customer, base.orders.day![o]!, base.orders.paid![o]!]);
    for (let when = 19_550; when < 19_730; when += 7) rows.push([customer, when + (c % 7), 20 + (c % 9)]);
  });
  const [calm, boom] = [await value(base), await value(baseOf(rows))];
  const width = ({ clv }: typeof calm) => clv.forecast!.totals.orders.high / clv.forecast!.totals.orders.low;
  expect(boom.validation!.modelError).toBeGreaterThan(0.5);
  expect(width(boom)).toBeGreaterThan(2 * width(calm));
  expect(boom.clv.checks.find(({ id }) => id === 'holdout')!.grade).toBe('poor');
});

test('a short history has no holdout test, and no dates no forecast', async () => {
  const short = await value(
    baseOf([
      ['Ada', 100, 10],
      ['Ada', 104, 10],
      ['Bo', 100, 10],
      ['Bo', 106, 10],
      ['Cy', 101, 10],
      ['Cy', 107, 12],
    ]),
  );
  expect(short.validation).toBeNull();
  expect(short.clv.forecast!.totals.orders.value).toBeGreaterThan(0);
  expect(short.clv.checks.find(({ id }) => id === 'history')!.grade).toBe('poor');

  const undated = drain(prepare([rawTable({ customer: ['Ada', 'Bo'], order: ['1', '2'], amount: [5, 6] })]));
  const { clv, referenceDay } = await value(undated);
  expect(clv.forecast).toBeNull();
  expect(clv.problems[0]!.code).toBe('no-dates');
  expect(referenceDay).toBeNaN();
});

test('all one-time buyers and a single customer are told so', async () => {
  const once = await value(
    baseOf([
      ['Ada', 100, 10],
      ['Bo', 200, 10],
    ]),
  );
  expect(once.clv.problems[0]!.message).toMatch(/^All 2 customers have ordered on one day only/);
  const one = await value(baseOf([['Ada', 100, 10]]));
  expect(one.clv.problems[0]!.message).toMatch(/^The only customer/);
  await expect(value(baseOf([['Ada', 100, 10]]), 0, { model: 'magic' })).rejects.toThrow('bg-nbd');
});
