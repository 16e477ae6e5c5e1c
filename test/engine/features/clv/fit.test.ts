import { expect, test } from 'vitest';
import { drainAsync } from '../../../../src/base/steps';
import { sequential } from '../../../../src/compute/parallel';
import { fitClv } from '../../../../src/engine/features/clv/fit';
import { observe } from '../../../../src/engine/features/clv/order-days';
import type { ClvInput } from '../../../../src/engine/features/clv/types';
import { drawCustomers, drawShop } from '../../../support/buyers';
import { cdnowOrders, dayNumber } from '../../../support/cdnow';
import { within } from '../../../support/closeness';
import { describeWithData } from '../../../support/shared-data';

const fit = (input: ClvInput, options: Record<string, unknown> = {}) =>
  drainAsync(fitClv(input, options, sequential));

const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);

/** Every number of a result, wherever it is; `pAlive` may be NaN and is left out. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value instanceof Float64Array) return Array.from(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => (name === 'pAlive' ? [] : numbersIn(each)));
}

const few = (x: number[], spend: number[]): ClvInput => ({
  x: Int32Array.from(x),
  tx: Float64Array.from(x, (n) => (n > 0 ? Math.min(30, 5 + n) : 0)),
  T: new Float64Array(x.length).fill(30),
  spend: Float64Array.from(spend),
});

describeWithData('cdnow/CDNOW_sample.txt', 'CDNOW', () => {
  test('one year ahead of 2,357 customers, with totals that are the sums of the customers', async () => {
    const input = observe(cdnowOrders(), dayNumber('1997-09-30'));
    const { forecast, checks, problems, intervals } = await fit(input, { discountRate: 0 });
    const { totals, expectedOrders, expectedValue, orderValue, probabilityOfOrder, pAlive } = forecast!;
    expect(expectedOrders[1515]).toBeCloseTo(25.7566, 2);
    expect(pAlive[1515]).toBeCloseTo(0.96885, 4);
    expect(orderValue![0]).toBeCloseTo(24.65, 0);
    within([totals.orders.value], [sum(expectedOrders)], 1e-12);
    within([totals.buyers.value], [sum(probabilityOfOrder)], 1e-12);
    within([totals.value!.value], [sum(expectedValue!)], 1e-12);
    within(
      Array.from(expectedValue!),
      Array.from(expectedOrders, (n, c) => n * orderValue![c]!),
      1e-12,
    );
    expect(problems).toEqual([]);
    expect(intervals).toBe('standard-errors');
    expect(checks.map(({ id, grade }) => [id, grade])).toEqual([
      ['repeat-buyers', 'good'],
      ['history', 'good'],
      ['orders-model', 'good'],
      ['frequency-spend', 'good'],
    ]);
    expect(checks[3]!.numbers.correlation).toBeCloseTo(0.1138, 3);
  });

  test('the bounds of both kinds agree', async () => {
    const input = observe(cdnowOrders(), dayNumber('1997-09-30'));
    const plain = (await fit(input, { horizonWeeks: 39 })).forecast!.totals.orders;
    const drawn = await fit(input, { horizonWeeks: 39, intervals: 'bootstrap', replicates: 50 });
    expect(drawn.intervals).toBe('bootstrap');
    const resampled = drawn.forecast!.totals.orders;
    for (const { value, low, high } of [plain, resampled]) {
      expect(value).toBeCloseTo(1653.4, 1);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
    expect(Math.abs(resampled.high / plain.high - 1)).toBeLessThan(0.1);
    expect(Math.abs(resampled.low / plain.low - 1)).toBeLessThan(0.1);
  });
});

test('never-repeaters have no P(alive) under BG/NBD, and one under MBG/NBD', async () => {
  const input = drawCustomers(500, 1);
  const alive = async (model: string) => (await fit(input, { model })).forecast!.pAlive;
  const [bg, mbg] = [await alive('bg-nbd'), await alive('mbg-nbd')];
  input.x.forEach((x, c) => {
    expect(Number.isNaN(bg[c]!)).toBe(x === 0);
    expect(mbg[c]).toBeGreaterThan(0);
    expect(mbg[c]).toBeLessThan(1);
  });
});

test('a higher discount rate and a shorter horizon lower the value and nothing else moves', async () => {
  const input = drawCustomers(300, 7);
  const [none, ten, thirty] = await Promise.all(
    [0, 10, 30].map(async (discountRate) => (await fit(input, { discountRate })).forecast!),
  );
  expect(ten!.expectedOrders).toEqual(none!.expectedOrders);
  input.x.forEach((_, c) => {
    expect(ten!.expectedValue![c]).toBeLessThan(none!.expectedValue![c]!);
    expect(thirty!.expectedValue![c]).toBeLessThan(ten!.expectedValue![c]!);
    expect(ten!.expectedValue![c]).toBeGreaterThan(none!.expectedValue![c]! / 1.1);
  });
  const short = (await fit(input, { horizonWeeks: 4 })).forecast!;
  input.x.forEach((_, c) => expect(short.expectedOrders[c]).toBeLessThan(none!.expectedOrders[c]!));
});

test('the order of the rows changes no bit, in the totals neither, resampled or not', async () => {
  const input = drawCustomers(200, 3);
  const turn = <A extends Int32Array | Float64Array>(column: A): A =>
    column.map((_, i) => column[(i + 77) % 200]!) as A;
  const turned = {
    x: turn(input.x as Int32Array),
    tx: turn(input.tx),
    T: turn(input.T),
    spend: turn(input.spend),
  };
  for (const intervals of ['standard-errors', 'bootstrap']) {
    const options = { intervals, replicates: 50 };
    const [one, other] = [await fit(input, options), await fit(turned, options)];
    expect(other.forecast!.totals).toEqual(one.forecast!.totals);
    expect(other.checks).toEqual(one.checks);
    expect(other.forecast!.expectedValue).toEqual(turn(one.forecast!.expectedValue!));
  }
});

test('the input is left as it is, and the result survives a structured clone', async () => {
  const input = drawCustomers(100, 3);
  const before = structuredClone(input);
  const result = await fit(input);
  expect(input).toEqual(before);
  expect(structuredClone(result)).toEqual(result);
});

test('a small shop gets numbers, wide bounds and checks in words', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { forecast, checks } = await fit(drawCustomers(50, seed));
    const { low, value, high } = forecast!.totals.orders;
    expect(high / low).toBeGreaterThan(1.5);
    expect(low).toBeGreaterThan(0);
    expect(value).toBeLessThan(high);
    expect(checks[0]).toMatchObject({ id: 'repeat-buyers', grade: 'limited' });
    expect(checks[0]!.sentence).toMatch(/^\d+ of 50 customers ordered again: the bounds are wide\./);
  }
});

test('the bounds hold what small shops then see, in at least nine of ten', async () => {
  for (const count of [20, 50]) {
    let [shops, orders, buyers] = [0, 0, 0];
    for (let seed = 1; seed <= 100; seed++) {
      const { input, toCome } = drawShop(count, seed, 26);
      const { forecast } = await fit(input, { horizonWeeks: 26 });
      const { totals } = forecast!;
      shops++;
      orders += Number(totals.orders.low <= toCome.orders && toCome.orders <= totals.orders.high);
      buyers += Number(totals.buyers.low <= toCome.buyers && toCome.buyers <= totals.buyers.high);
    }
    expect(Math.min(orders, buyers)).toBeGreaterThanOrEqual(0.9 * shops);
  }
});

test('no result holds a NaN where customers, values or both are few', async () => {
  const cases: ClvInput[] = [
    few([1, 1, 1], [10, 10, 10]),
    few([0, 0, 0, 1, 2, 9], [NaN, NaN, NaN, 5, 50, 500]),
    few([5, 5, 5, 5], [0, -3, NaN, 10]),
    few([1000, 1, 1, 0], [10, 1e-3, 1e6, NaN]),
    { ...few([1, 2, 3], [1, 1, 1]), tx: Float64Array.of(30, 30, 30) },
  ];
  for (const input of cases)
    for (const model of ['bg-nbd', 'mbg-nbd'])
      for (const intervals of ['standard-errors', 'bootstrap']) {
        const { forecast, checks } = await fit(input, { model, intervals, replicates: 50 });
        for (const number of numbersIn({ forecast, checks })) expect(Number.isFinite(number)).toBe(true);
      }
});

test('without repeat orders there is a sentence and no forecast', async () => {
  const message = async (input: ClvInput) => {
    const { forecast, orders, spend, problems } = await fit(input);
    expect([forecast, orders, spend]).toEqual([null, null, null]);
    return problems[0]!.message;
  };
  expect(await message(few([0], [NaN]))).toMatch(/^The only customer has ordered on one day only/);
  expect(await message(few([0, 0, 0], [NaN, NaN, NaN]))).toMatch(/^All 3 customers have ordered on one day/);
  expect(await message(few([0, 1, 4], [NaN, 2, 3]))).toMatch(/^Only 2 of 3 customers ordered again/);
  expect(await message(few([], []))).toMatch(/^There are no customers/);
});

test('without order values orders are expected, and money is said to be missing', async () => {
  const { x, tx, T } = drawCustomers(200, 5);
  const { forecast, spend, problems } = await fit({ x, tx, T, spend: new Float64Array(200).fill(NaN) });
  expect(spend).toBeNull();
  expect(forecast!.expectedValue).toBeNull();
  expect(forecast!.totals.value).toBeNull();
  expect(forecast!.expectedOrders.every(Number.isFinite)).toBe(true);
  expect(problems.map(({ code }) => code)).toEqual(['no-order-values']);
});

test('orders and their value that go together are said to', async () => {
  const input = drawCustomers(400, 2);
  const spend = input.spend.map((m, c) => m * input.x[c]!);
  const { checks } = await fit({ ...input, spend });
  const tied = checks.find(({ id }) => id === 'frequency-spend')!;
  expect(tied.grade).toBe('limited');
  expect(tied.sentence).toContain('spend more on each order');
});

test('what the orders leave open is named', async () => {
  const sentence = async (input: ClvInput) =>
    (await fit(input)).checks.find(({ id }) => id === 'orders-model')!.sentence;
  // Everybody orders to the very end: nobody has been seen to stop.
  const { x, T, spend } = drawCustomers(400, 2);
  expect(await sentence({ x, T, spend, tx: T.map((age, c) => (x[c]! > 0 ? age : 0)) })).toMatch(
    /^The orders alone do not show who has stopped ordering/,
  );
  expect(await sentence(drawCustomers(3_000, 2))).toMatch(/^The orders show how much customers differ/);
});

test('a horizon far beyond the history is said to be too long', async () => {
  const { checks } = await fit(drawCustomers(400, 2), { horizonWeeks: 400 });
  expect(checks[1]).toMatchObject({ id: 'history', grade: 'limited' });
  expect(checks[1]!.sentence).toContain('choose a shorter time');
});

test('unknown and impossible settings are refused', async () => {
  const input = drawCustomers(20, 2);
  await expect(fit(input, { model: 'pareto' })).rejects.toThrow('bg-nbd');
  await expect(fit(input, { horizonWeeks: 0 })).rejects.toThrow('1 to 520');
  await expect(fit(input, { horizon: 4 })).rejects.toThrow('horizon');
});
