import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../src/base/errors';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import { featuresLike } from '../../../src/engine/features/placement';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

interface Line {
  readonly customer: string;
  readonly order: string;
  /** Days since 2024-01-01. */
  readonly day: number;
  readonly product: string;
  readonly quantity: number;
  readonly price: number;
}

const START = Date.UTC(2024, 0, 1) / 86_400_000;

const line = fc
  .record({
    customer: fc.integer({ min: 1, max: 15 }),
    visit: fc.integer({ min: 0, max: 4 }),
    product: fc.constantFrom('x', 'y', 'z'),
    quantity: fc.constantFrom(-1, 1, 1, 1, 2, 3),
    price: fc.integer({ min: 1, max: 4000 }).map((cents) => cents / 100),
  })
  // An order number means one customer and one day.
  .map(({ customer, visit, ...rest }): Line => ({
    customer: String(customer),
    order: String(100 * customer + visit),
    day: (customer * 31 + visit * 17) % 90,
    ...rest,
  }));

const shop = fc
  .array(line, { minLength: 8, maxLength: 80 })
  .filter(
    (lines) => new Set(lines.filter(({ quantity }) => quantity > 0).map(({ customer }) => customer)).size > 3,
  );

const baseOf = (lines: readonly Line[]) =>
  drain(
    prepare(
      [
        rawTable({
          customer: lines.map((each) => each.customer),
          order: lines.map((each) => each.order),
          date: lines.map((each) => (START + each.day) * 86_400_000),
          product: lines.map((each) => each.product),
          quantity: lines.map((each) => each.quantity),
          price: lines.map((each) => each.price),
        }),
      ],
      { duplicates: false },
    ),
  );

/** The matrix, or the code of the problem. */
function matrixOf(lines: readonly Line[], options = {}): FeatureMatrix | string {
  try {
    return drain(features(baseOf(lines), options));
  } catch (error) {
    return problemOf(error).code;
  }
}
const valuesOf = (matrix: FeatureMatrix, id: string) =>
  unpacked(matrix.features.find(({ spec }) => spec.id === id)!.values);

describe('features', () => {
  test('are finite once shaped, whatever the settings', () => {
    const options = fc.record({
      log: fc.boolean(),
      scaling: fc.constantFrom('standard', 'robust', 'none'),
      weight_money: fc.constantFrom(0, 1, 3),
      use_gap_regularity: fc.constantFrom('auto', 'on', 'off'),
    });
    fc.assert(
      fc.property(shop, options, (lines, given) => {
        const matrix = matrixOf(lines, given);
        if (typeof matrix === 'string') {
          expect(matrix).toBe('no-differences');
          return;
        }
        expect(matrix.x.data).toHaveLength(matrix.customers.length * matrix.used.length);
        expect(matrix.x.data.every(Number.isFinite)).toBe(true);
        for (const { used, reason, values } of matrix.features) {
          expect(used || reason !== '').toBe(true);
          expect(values).toHaveLength(matrix.customers.length);
        }
      }),
    );
  });

  test('do not depend on the order of the lines', () => {
    const shuffled = shop.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([lines, mixed]) => {
        expect(matrixOf(mixed)).toEqual(matrixOf(lines));
      }),
    );
  });

  test('know nothing on or after the reference day', () => {
    fc.assert(
      fc.property(shop, fc.integer({ min: 5, max: 95 }), (lines, day) => {
        const options = { referenceDay: START + day };
        const past = lines.filter((each) => each.day < day);
        if (!past.some(({ quantity }) => quantity > 0)) return;
        const [whole, cut] = [matrixOf(lines, options), matrixOf(past, options)];
        if (typeof whole === 'string' || typeof cut === 'string') {
          expect(whole).toBe(cut);
          return;
        }
        expect(whole.customers).toEqual(cut.customers);
        expect(whole.features).toEqual(cut.features);
        expect(whole.x).toEqual(cut.x);
      }),
    );
  });

  test('in another currency unit, money that is above zero shapes alike', () => {
    const sales = shop.map((lines) => lines.map((each) => ({ ...each, quantity: Math.abs(each.quantity) })));
    fc.assert(
      fc.property(sales, (lines) => {
        const cents = lines.map((each) => ({ ...each, price: each.price * 128 }));
        const [a, b] = [matrixOf(lines), matrixOf(cents)];
        if (typeof a === 'string' || typeof b === 'string') {
          expect(a).toBe(b);
          return;
        }
        expect(b.used).toEqual(a.used);
        b.x.data.forEach((value, i) => expect(value).toBeCloseTo(a.x.data[i]!, 4));
      }),
    );
  });

  test('twice the quantities: the same orders, twice the money, the same shares', () => {
    fc.assert(
      fc.property(shop, (lines) => {
        const double = lines.map((each) => ({ ...each, quantity: 2 * each.quantity }));
        const [a, b] = [matrixOf(lines), matrixOf(double)];
        if (typeof a === 'string' || typeof b === 'string') {
          expect(a).toBe(b);
          return;
        }
        for (const id of ['recency_days', 'frequency', 'gap_days', 'distinct_products', 'return_rate'])
          expect(valuesOf(b, id)).toEqual(valuesOf(a, id));
        for (const id of ['monetary', 'average_order_value', 'units_per_order'])
          expect(valuesOf(b, id)).toEqual(valuesOf(a, id).map((value) => 2 * value));
      }),
    );
  });

  test('place the customers they were made of where they stood', () => {
    fc.assert(
      fc.property(shop, (lines) => {
        const matrix = matrixOf(lines);
        if (typeof matrix === 'string') return;
        expect(drain(featuresLike(matrix, baseOf(lines))).x).toEqual(matrix.x);
      }),
    );
  });
});
