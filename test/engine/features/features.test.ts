import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

const valuesOf = (matrix: FeatureMatrix, id: string) =>
  Array.from(unpacked(matrix.features.find(({ spec }) => spec.id === id)!.values));

// Four customers by hand. Ada: orders on days 0, 10 and 30 of January 2024; Bo: one order; Cy: two, one of
// which came back in part; Di: two orders on one day.
const shop = rawTable({
  customer: ['Ada', 'Ada', 'Ada', 'Ada', 'Bo', 'Cy', 'Cy', 'Cy', 'Di', 'Di'],
  order: ['1', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  date: [
    '2024-01-01',
    '2024-01-01',
    '2024-01-11',
    '2024-01-31',
    '2024-01-05',
    '2024-01-02',
    '2024-01-22',
    '2024-01-25',
    '2024-01-09',
    '2024-01-09',
  ],
  product: ['tea', 'pot', 'tea', 'cup', 'tea', 'pot', 'cup', 'cup', 'tea', 'pot'],
  category: ['leaf', 'ware', 'leaf', 'ware', 'leaf', 'ware', 'ware', 'ware', 'leaf', 'ware'],
  quantity: [2, 1, 1, 4, 3, 1, 2, -1, 1, 1],
  price: [5, 20, 5, 2.5, 5, 20, 2.5, 2.5, 5, 20],
  discount: [0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0],
});

describe('features by hand', () => {
  const matrix = drain(features(drain(prepare([shop]))));

  test('one value a customer, in original units', () => {
    expect(matrix.customers).toEqual(['Ada', 'Bo', 'Cy', 'Di']);
    expect(matrix.referenceDay).toBe(Date.UTC(2024, 1, 1) / 86_400_000);
    expect(valuesOf(matrix, 'recency_days')).toEqual([1, 27, 10, 23]);
    expect(valuesOf(matrix, 'frequency')).toEqual([3, 1, 2, 2]);
    expect(valuesOf(matrix, 'monetary')).toEqual([45, 12, 22.5, 25]);
    expect(valuesOf(matrix, 'average_order_value')).toEqual([15, 12, 12.5, 12.5]);
    expect(valuesOf(matrix, 'tenure_days')).toEqual([31, 27, 30, 23]);
    expect(valuesOf(matrix, 'gap_days')).toEqual([15, NaN, 20, NaN]);
    expect(valuesOf(matrix, 'units_per_order')).toEqual([8 / 3, 3, 1.5, 1]);
    expect(valuesOf(matrix, 'average_unit_price')).toEqual([45 / 8, 4, 25 / 3, 12.5]);
    expect(valuesOf(matrix, 'distinct_products')).toEqual([3, 1, 2, 2]);
    expect(valuesOf(matrix, 'discount_share')).toEqual([0, expect.closeTo(0.2, 6), 0, 0]);
    expect(valuesOf(matrix, 'return_rate')).toEqual([0, 0, 0.1, 0]);
    expect(valuesOf(matrix, 'category_spread').map((value) => +value.toFixed(6))).toEqual([2, 1, 1, 2]);
    // Gaps of 10 and 20 days: mean 15, standard deviation √50.
    expect(valuesOf(matrix, 'gap_regularity')[0]).toBeCloseTo(1 / (1 + Math.sqrt(50) / 15), 12);
    expect(valuesOf(matrix, 'gap_regularity').slice(1)).toEqual([NaN, NaN, NaN]);
  });

  test('the shaped matrix has no gaps and unit spread', () => {
    expect(matrix.x.rows).toBe(4);
    expect(matrix.x.columns).toBe(matrix.used.length);
    expect(matrix.x.data.every(Number.isFinite)).toBe(true);
  });

  test('nothing on or after the reference day counts', () => {
    const early = drain(
      features(drain(prepare([shop])), { referenceDay: Date.UTC(2024, 0, 11) / 86_400_000 }),
    );
    expect(early.customers).toEqual(['Ada', 'Bo', 'Cy', 'Di']);
    expect(valuesOf(early, 'frequency')).toEqual([1, 1, 1, 2]);
    expect(valuesOf(early, 'monetary')).toEqual([30, 12, 20, 25]);
  });

  test('a return that comes after the reference day is not known yet, though its order is', () => {
    const table = rawTable({
      customer: ['a', 'a', 'b'],
      order: ['1', '1', '2'],
      date: ['2024-01-01', '2024-01-20', '2024-01-02'],
      quantity: [2, -1, 1],
      price: [10, 10, 7],
    });
    const base = drain(prepare([table]));
    const day = (date: number) => ({ referenceDay: Date.UTC(2024, 0, date) / 86_400_000 });
    expect(valuesOf(drain(features(base, day(20))), 'monetary')).toEqual([20, 7]);
    expect(valuesOf(drain(features(base, day(21))), 'monetary')).toEqual([10, 7]);
  });

  test('progress never runs back', () => {
    for (const steps of [prepare([shop]), features(drain(prepare([shop])))]) {
      let last = -1;
      for (let step = steps.next(); !step.done; step = steps.next()) {
        expect(step.value.done).toBeGreaterThanOrEqual(last);
        expect(step.value.done).toBeLessThanOrEqual(step.value.total);
        last = step.value.done;
      }
    }
  });
});
