import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import type { CustomerBase } from '../../../src/engine/prepare/types';
import { rawTable } from '../../support/raw-table';

const valuesOf = (matrix: FeatureMatrix, id: string) =>
  Array.from(unpacked(matrix.features.find(({ spec }) => spec.id === id)!.values));
const reasonOf = (matrix: FeatureMatrix, id: string) =>
  matrix.features.find(({ spec }) => spec.id === id)!.reason;
const baseOf = (columns: Parameters<typeof rawTable>[0]) => drain(prepare([rawTable(columns)]));
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe('rhythm', () => {
  // Ada: three Christmases and one summer; Bo: two orders in the newer half; Cy: one order, long ago.
  const base = baseOf({
    customer: ['Ada', 'Ada', 'Ada', 'Ada', 'Bo', 'Bo', 'Cy', 'Di'],
    date: [
      '2021-12-18 19:30',
      '2022-12-18 09:00',
      '2023-06-18 09:00',
      '2023-12-18 20:00',
      '2023-03-01 12:00',
      '2023-12-31 18:00',
      '2022-01-05 17:59',
      '2023-12-30 08:00',
    ],
    amount: [10, 20, 30, 40, 50, 60, 70, 80],
  });
  const matrix = drain(features(base, { referenceDay: dayNumber('2024-01-01') }));

  test('trends compare the newer half-year with the one before', () => {
    // Half-years of 182 days from 2023-01-02 and from 2023-07-03 on.
    expect(valuesOf(matrix, 'order_trend')).toEqual([0, 0, NaN, NaN]);
    expect(valuesOf(matrix, 'spend_trend')).toEqual([10 / 70, 10 / 110, NaN, NaN]);
  });

  test('share of orders in the last quarter, days to the second order, cohort', () => {
    expect(valuesOf(matrix, 'last_quarter_share')).toEqual([1 / 4, 1 / 2, 0, 1]);
    expect(valuesOf(matrix, 'days_to_second_order')).toEqual([365, 305, NaN, NaN]);
    expect(valuesOf(matrix, 'cohort_months')).toEqual([25, 10, 24, 1]);
  });

  test('weekends and evenings', () => {
    // 2021-12-18 is a Saturday, 2022-12-18 and 2023-06-18 are Sundays; so are 2023-12-31 and, Saturday, 12-30.
    expect(valuesOf(matrix, 'weekend_share')).toEqual([3 / 4, 1 / 2, 0, 1]);
    expect(valuesOf(matrix, 'evening_share')).toEqual([2 / 4, 1 / 2, 0, 0]);
  });

  test('season: the mean cosine of pairs of days', () => {
    const angle = (iso: string) => (2 * Math.PI * dayNumber(iso)) / 365.25;
    const days = ['2021-12-18', '2022-12-18', '2023-06-18', '2023-12-18'].map(angle);
    let [sum, pairs] = [0, 0];
    for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++, pairs++) sum += Math.cos(days[i]! - days[j]!);
    const [ada, ...others] = valuesOf(matrix, 'seasonality');
    expect(ada).toBeCloseTo(Math.max(0, sum / pairs), 12);
    expect(others).toEqual([NaN, NaN, NaN]);
  });

  test('a short history has neither season nor trend, and says so', () => {
    const short = drain(
      features(baseOf({ customer: ['a', 'b'], date: ['2024-01-01', '2024-01-20'], amount: [1, 2] })),
    );
    expect(reasonOf(short, 'seasonality')).toContain('less than a year');
    expect(reasonOf(short, 'order_trend')).toContain('no trend yet');
    expect(reasonOf(short, 'evening_share')).toContain('no time of day');
  });
});

describe('value', () => {
  const base = baseOf({
    customer: ['a', 'a', 'a', 'b', 'b', 'c'],
    order: ['1', '1', '2', '3', '4', '5'],
    date: ['2024-01-01', '2024-01-01', '2024-01-05', '2024-01-02', '2024-01-09', '2024-01-03'],
    product: ['x', 'y', 'x', 'y', 'y', 'z'],
    quantity: [2, 1, -1, 4, 1, 1],
    price: [10, 30, 10, 25, 30, 8],
    discount: [0, 0.5, 0, 0, 0, 0.2],
    coupon: ['', 'WELCOME', '', '', 'SPRING', ''],
  });

  test('gross, biggest order, discounts, coupons, returns', () => {
    const matrix = drain(features(base));
    expect(valuesOf(matrix, 'gross_spend')).toEqual([35, 130, 6.4]);
    expect(valuesOf(matrix, 'monetary')).toEqual([25, 130, 6.4]);
    expect(valuesOf(matrix, 'biggest_order')).toEqual([35, 100, 6.4]);
    expect(valuesOf(matrix, 'discount_money').map((money) => +money.toFixed(5))).toEqual([15, 0, 1.6]);
    expect(valuesOf(matrix, 'coupon_share')).toEqual([1, 0.5, 0]);
    expect(valuesOf(matrix, 'returned_money')).toEqual([10, 0, 0]);
    expect(valuesOf(matrix, 'return_lines')).toEqual([1, 0, 0]);
    expect(valuesOf(matrix, 'repeat_product_share')).toEqual([NaN, 1, NaN]);
    expect(valuesOf(matrix, 'product_spread').map((value) => +value.toFixed(9))).toEqual([2, 1, 1]);
    expect(reasonOf(matrix, 'margin')).toContain('cost');
  });

  test('margin where the cost of a product is known', () => {
    const codes = base.lines.text.product!.dictionary;
    const costs: Readonly<Record<string, number>> = { x: 4, y: 20 };
    const known: CustomerBase = {
      ...base,
      productInfo: {
        name: null,
        category: null,
        cost: Float64Array.from(codes, (code) => costs[code] ?? NaN),
        price: null,
      },
    };
    const matrix = drain(features(known));
    // a keeps one x (10 − 4) and pays 15 for a y that cost 20; b has five y (130 − 100); z has no cost.
    expect(valuesOf(matrix, 'margin')).toEqual([1, 30, NaN]);
    expect(valuesOf(matrix, 'margin_share')).toEqual([1 / 25, 30 / 130, NaN]);
  });
});
