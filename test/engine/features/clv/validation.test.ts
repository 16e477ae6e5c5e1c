import { expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import { historiesOf } from '../../../../src/engine/features/clv/histories';
import { observe, ordersAfter, type OrderDays } from '../../../../src/engine/features/clv/order-days';
import { forecastOrders } from '../../../../src/engine/features/clv/orders-forecast';
import { areaUnderCurve } from '../../../../src/engine/features/clv/ranking';
import { usualSplit, validateOrders } from '../../../../src/engine/features/clv/validation';
import { cdnowOrders, dayNumber, hasCdnow } from '../../../support/cdnow';
import { describeWithData } from '../../../support/shared-data';

const split = { calibrationEnd: dayNumber('1997-09-30'), holdoutEnd: dayNumber('1998-06-30') };

describeWithData('cdnow/CDNOW_sample.txt', 'CDNOW, 39 weeks held back', () => {
  const orders = hasCdnow ? cdnowOrders() : null;
  const found = orders && drain(validateOrders(orders, 'bg-nbd', split));

  test('expects 1,653.4 of the 1,882 repeat orders, customer by customer as published', () => {
    expect(found!.predicted.value).toBeCloseTo(1653.4, 1);
    expect(found!.actual).toBe(1882);
    expect(found!.predicted.high).toBeLessThan(1882);
    expect(found!.modelError).toBeCloseTo(Math.log(1882 / 1653.4), 1);
    expect(found!.correlation).toBeCloseTo(0.6256, 4);
    expect(Math.abs(found!.meanAbsoluteError - 0.786)).toBeLessThan(1e-3);
    expect(found!.customers).toBe(2357);
    expect(found!.sentence).toBe(
      'In the 39 weeks held back the model expected 1,653 orders and 1,882 came: 12% too few.',
    );
  });

  test('expected orders rank buyers best; P(alive) of BG/NBD must not be used for it', () => {
    const { expectedOrders, recency, frequency } = found!.ranking;
    for (const [got, wanted] of [
      [expectedOrders, 0.7725],
      [recency, 0.7714],
      [frequency, 0.7576],
    ])
      expect(Math.abs(got! - wanted!)).toBeLessThan(5e-4);
    const observed = observe(orders!, split.calibrationEnd);
    const histories = drain(historiesOf(observed));
    const { alive } = drain(forecastOrders(found!.model, histories, { weeks: 39, discount: 0 }));
    const buys = ordersAfter(orders!, observed.customers, split.calibrationEnd, split.holdoutEnd).map((n) =>
      Math.min(1, n),
    );
    const pAlive = Float64Array.from(histories.group, (g) => alive[g]!);
    expect(areaUnderCurve(pAlive, buys)).toBeCloseTo(0.3158, 3);
  });

  test('the bars hold every customer, and expectations rise with the repeats', () => {
    const { byFrequency, customers, predicted } = found!;
    expect(byFrequency.map(({ repeats }) => repeats)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(byFrequency.at(-1)!.orMore).toBe(true);
    expect(byFrequency.reduce((sum, bar) => sum + bar.customers, 0)).toBe(customers);
    expect(byFrequency[0]!.customers).toBe(1411);
    const all = byFrequency.reduce((sum, bar) => sum + bar.customers * bar.predicted, 0);
    expect(all).toBeCloseTo(predicted.value, 6);
    for (let i = 1; i < byFrequency.length; i++)
      expect(byFrequency[i]!.predicted).toBeGreaterThan(byFrequency[i - 1]!.predicted);
  });
});

const days = (...customers: number[][]): OrderDays => {
  const offsets = [0];
  for (const list of customers) offsets.push(offsets.at(-1)! + list.length);
  const day = Int32Array.from(customers.flat());
  return { offsets: Int32Array.from(offsets), day, value: Float64Array.from(day, () => 10) };
};

test('several orders on a day are one, and nothing after the last day counts', () => {
  const observed = observe(days([0, 0, 7, 7, 7, 21, 30], [25], [3]), 21);
  expect(observed).toEqual({
    customers: Int32Array.of(0, 2),
    x: Int32Array.of(2, 0),
    tx: Float64Array.of(3, 0),
    T: Float64Array.of(3, 18 / 7),
    spend: Float64Array.of(20, NaN),
  });
  expect(ordersAfter(days([0, 0, 7, 22, 22, 30], [1]), Int32Array.of(0, 1), 7, 29)).toEqual(
    Int32Array.of(1, 0),
  );
});

test('the split leaves a quarter of the span', () =>
  expect(usualSplit(days([0, 50], [100]))).toEqual({ calibrationEnd: 75, holdoutEnd: 100 }));

test('what cannot be tested is refused in words', () => {
  const once = days([0], [1], [2, 9]);
  expect(() => drain(validateOrders(once, 'bg-nbd', { calibrationEnd: 9, holdoutEnd: 9 }))).toThrow(
    'end after',
  );
  expect(() => drain(validateOrders(once, 'bg-nbd', { calibrationEnd: 5, holdoutEnd: 9 }))).toThrow(
    'Only 0 customers',
  );
});

test('the area under the curve counts ties half', () => {
  expect(areaUnderCurve([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
  expect(areaUnderCurve([1, 1, 1, 1], [0, 1, 1, 0])).toBe(0.5);
  expect(areaUnderCurve([1, 2, 2, 3], [1, 0, 1, 0])).toBe(0.125);
  expect(areaUnderCurve([1, 2], [1, 1])).toBeNaN();
});
