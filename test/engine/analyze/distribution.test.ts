import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { distributions, placeOn } from '../../../src/engine/analyze/distribution';

const of = (values: readonly number[], labels?: readonly number[], k = 1) =>
  drain(distributions(Float64Array.from(values), Int32Array.from(labels ?? values.map(() => 0)), k));

// NumPy: percentile; SciPy: gaussian_kde with Silverman's bandwidth (20.61), over its highest point.
test('quartiles and curve', () => {
  const values = Array.from({ length: 300 }, (_, i) => 100 * Math.sin(i * 0.7) + ((i * i) % 37));
  const { scale, grid, segments } = of(values);
  const [own] = segments;
  expect(scale).toBe('linear');
  expect([grid[0], grid.at(-1)].map((at) => at!.toFixed(6))).toEqual(['-97.453528', '131.896705']);
  const expected = [
    -99.40831682063067, -50.05333887165379, 21.763187940921103, 91.44417061205172, 134.34271069646965,
  ];
  own!.summary.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 9));
  expect(own).toMatchObject({ customers: 300, unknown: 0, below: 2, above: 2 });
  const curve = [0.5009, 0.9128, 0.8609, 0.6608, 0.6405, 0.7119, 0.9975, 0.5364];
  [0, 10, 24, 40, 48, 60, 80, 95].forEach((at, i) =>
    expect(Math.abs(own!.density[at]! - curve[i]!)).toBeLessThan(1e-4),
  );
});

describe('the axis', () => {
  test('skewed values stand by their logarithm; with zeros by that of one more', () => {
    const skewed = Array.from({ length: 500 }, (_, i) => Math.exp((i % 100) / 10));
    expect(of(skewed).scale).toBe('log');
    expect(of([...skewed, ...skewed.map(() => 0)]).scale).toBe('log1p');
    expect(of(skewed.map((value) => value / 1e6).map(Math.sqrt)).scale).not.toBe('log1p');
    expect(of(skewed.map((value) => -value)).scale).toBe('linear');
    expect(placeOn('log1p', 99)).toBe(2);
  });

  test('what lies far outside is cut off and counted, but no small segment', () => {
    const values = [...Array.from({ length: 1000 }, (_, i) => i % 10), 500, 900, 901, 902];
    const labels = values.map((value) => (value > 800 ? 1 : 0));
    const { all, segments } = of(values, labels, 2);
    expect(segments.map(({ above }) => above)).toEqual([0, 0]);
    expect(all.above).toBe(0);
    expect(of(values).segments[0]!.above).toBe(4);
  });

  test('values that have no logarithm are counted below', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i < 5 ? -i - 1 : Math.exp((i % 100) / 10)));
    const { scale, segments } = of(values);
    expect(scale).toBe('log');
    expect(segments[0]!.below).toBe(5);
    expect(segments[0]!.density.every(Number.isFinite)).toBe(true);
  });
});

describe('bad input', () => {
  test('a constant feature, a segment of one, of nobody, nothing known', () => {
    const constant = of([7, 7, 7, 7], [0, 0, 1, 1], 2);
    expect(constant.segments.map(({ density, summary }) => [density.length, ...summary])).toEqual([
      [0, 7, 7, 7, 7, 7],
      [0, 7, 7, 7, 7, 7],
    ]);
    const few = of([1, 2, 3, NaN], [0, 0, 1, 3], 4);
    expect(few.segments.map(({ customers, unknown }) => [customers, unknown])).toEqual([
      [2, 0],
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(few.segments[1]!.summary).toEqual([3, 3, 3, 3, 3]);
    expect(few.segments[2]!.summary).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(of([NaN, NaN]).all).toMatchObject({ customers: 0, unknown: 2, below: 0, above: 0 });
  });

  test('values so close that no number lies between their kernels have no curve that is not a number', () => {
    for (const values of [
      [5e-323, -7.4e-323],
      [0, 5e-324, 0],
      [1e308, -1e308],
      [1, 1 + Number.EPSILON],
    ]) {
      const { all, segments } = of(values);
      for (const { density } of [all, ...segments])
        expect(density.every((each) => each >= 0 && each <= 1)).toBe(true);
    }
  });

  test('all noise: everybody is still drawn', () => {
    const { all, segments } = of([1, 2, 3, 5, 8], [-1, -1, -1, -1, -1], 0);
    expect(segments).toEqual([]);
    expect(all.customers).toBe(5);
    expect(Math.max(...all.density)).toBe(1);
  });

  test('curves are between 0 and 1 and everybody is counted, whatever the values', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(NaN)), {
          maxLength: 60,
        }),
        (values) => {
          const { all, segments } = of(
            values,
            values.map((_, i) => (i % 3) - 1),
            2,
          );
          for (const { customers, below, above, density } of [all, ...segments]) {
            expect(below + above).toBeLessThanOrEqual(customers);
            expect(density.every((each) => each >= 0 && each <= 1)).toBe(true);
          }
        },
      ),
    ));
});
