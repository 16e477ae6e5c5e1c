import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { componentsOf, scoresOf } from '../../../src/engine/features/components';
import { features } from '../../../src/engine/features/features';
import { featuresLike } from '../../../src/engine/features/placement';
import { quantiles, rankOf } from '../../../src/engine/features/ranks';
import { skewness } from '../../../src/engine/features/shape';
import { yeoJohnson, yeoJohnsonLambda } from '../../../src/engine/features/yeo-johnson';
import { prepare } from '../../../src/engine/prepare/prepare';
import { hasIris, labeledData } from '../../support/iris';
import { rawTable } from '../../support/raw-table';

const column = (...values: number[]) => Float64Array.from(values);

describe('Yeo–Johnson', () => {
  test('the example of scikit-learn’s PowerTransformer', () => {
    const [first, second] = [column(1, 3, 4), column(2, 2, 5)];
    const lambdas = [first, second].map(yeoJohnsonLambda);
    // Its documentation cuts figures off after three digits.
    const cut = (value: number) => Math.trunc(value * 1000) / 1000;
    expect(lambdas.map(cut)).toEqual([1.386, -3.1]);
    const standardized = [first, second].map((values, i) => {
      const made = values.map((value) => yeoJohnson(value, lambdas[i]!));
      const mean = made.reduce((sum, value) => sum + value, 0) / 3;
      const spread = Math.sqrt(made.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3);
      return Array.from(made, (value) => cut((value - mean) / spread));
    });
    expect(standardized).toEqual([
      [-1.316, 0.209, 1.106],
      [-0.707, -0.707, 1.414],
    ]);
  });

  test('its special cases join the others, it rises and keeps the sign', () => {
    const number = fc.integer({ min: -1e6, max: 1e6 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(number, fc.constantFrom(-2, 0, 0.5, 1, 2, 3), (x, lambda) => {
        const near = yeoJohnson(x, lambda + 1e-9);
        expect(yeoJohnson(x, lambda)).toBeCloseTo(near, 3 - Math.ceil(Math.log10(1 + Math.abs(near))));
        expect(Math.sign(yeoJohnson(x, lambda))).toBe(Math.sign(x));
        expect(yeoJohnson(x + 1, lambda)).toBeGreaterThanOrEqual(yeoJohnson(x, lambda));
      }),
    );
    expect(yeoJohnson(-3, 1)).toBe(-3);
  });

  test('evens out tails on either side, of large values too', () => {
    const tail = Float64Array.from({ length: 200 }, (_, i) => Math.exp(i / 20));
    for (const values of [tail, tail.map((x) => -x), tail.map((x) => 1e6 * x)]) {
      const lambda = yeoJohnsonLambda(values);
      expect(Math.abs(skewness(values.map((x) => yeoJohnson(x, lambda))))).toBeLessThan(0.3);
    }
    expect(yeoJohnsonLambda(column(5, 5, 5))).toBe(1);
    expect(yeoJohnsonLambda(column(NaN, NaN))).toBe(1);
  });
});

describe('ranks', () => {
  test('spread evenly, ties in their middle, beyond the ends at the ends', () => {
    const even = quantiles(Float64Array.from({ length: 1001 }, (_, i) => i));
    for (const value of [0, 1, 250, 333.3, 999, 1000])
      expect(rankOf(value, even)).toBeCloseTo(value / 1000, 9);
    expect([-5, 2000].map((value) => rankOf(value, even))).toEqual([0, 1]);
    const tied = quantiles(Float64Array.from({ length: 1000 }, (_, i) => (i < 500 ? 1 : 1 + i)));
    expect(rankOf(1, tied)).toBeCloseTo(0.25, 1);
    expect(quantiles(column(NaN))).toEqual([]);
  });
});

describe.skipIf(!hasIris)('components', () => {
  test('of iris, as R’s prcomp and scikit-learn’s PCA have them', () => {
    const { rows, columns, data } = labeledData('iris').x;
    const x = { rows, columns, data: Float32Array.from(data) };
    const all = drain(componentsOf(x, 1));
    const published = [0.92461872, 0.05306648, 0.01710261, 0.00521218];
    all.explained.forEach((share, i) => expect(share).toBeCloseTo(published[i]!, 6));
    const loading = all.loadings[0]!.map(Math.abs);
    [0.36138659, 0.08452251, 0.85667061, 0.3582892].forEach((value, i) =>
      expect(loading[i]).toBeCloseTo(value, 5),
    );
    const most = drain(componentsOf(x, 0.95));
    expect(most.loadings).toHaveLength(2);
    const scores = scoresOf(x, most);
    expect([scores.rows, scores.columns]).toEqual([150, 2]);
  });
});

describe('settings of shaping', () => {
  const n = 60;
  const many = <T>(make: (i: number) => T) => Array.from({ length: n * 3 }, (_, i) => make(i));
  const base = drain(
    prepare([
      rawTable({
        customer: many((i) => `c${i % 2 ? i % 30 : i}`),
        date: many((i) => `2024-0${1 + (i % 6)}-${String(1 + (i % 27)).padStart(2, '0')}`),
        product: many((i) => `p${(i * 5) % 11}`),
        amount: many((i) => Math.exp((i % 50) / 10)),
      }),
    ]),
  );
  const matrixOf = (options: Record<string, unknown>) => drain(features(base, options));

  test.each([
    [{ curve: 'yeo-johnson' }],
    [{ scaling: 'ranks' }],
    [{ limit: 1 }],
    [{ unknowns: true }],
    [{ components: true }],
    [{ components: true, unknowns: true, scaling: 'robust', curve: 'yeo-johnson' }],
  ])('%j: finite, and others are placed alike', (options) => {
    const matrix = matrixOf(options);
    expect(matrix.x.data.every(Number.isFinite)).toBe(true);
    expect(matrix.x.data).toHaveLength(matrix.customers.length * matrix.x.columns);
    expect(drain(featuresLike(matrix, base)).x).toEqual(matrix.x);
  });

  test('outliers are brought in to the limit', () => {
    const largest = matrixOf({ limit: 1.5 }).x.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    expect(largest).toBeCloseTo(1.5, 5);
  });

  test('what says the same from a lower correlation on leaves fewer features', () => {
    expect(matrixOf({ same: 0.5 }).used.length).toBeLessThan(matrixOf({}).used.length);
  });

  test('what is unknown counts where a person wants it', () => {
    const ids = matrixOf({ unknowns: true }).features.map(({ spec }) => spec.id);
    expect(ids).toContain('unknown_gap_days');
    expect(matrixOf({}).features.map(({ spec }) => spec.id)).not.toContain('unknown_gap_days');
  });

  test('components explain the share asked for with fewer columns', () => {
    const matrix = matrixOf({ components: true, explained: 0.8 });
    expect(matrix.x.columns).toBeLessThan(matrix.used.length);
    expect(matrix.components!.explained.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(0.8);
    expect(matrix.components!.shaped.columns).toBe(matrix.used.length);
  });
});
