import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { standingOf } from '../../../src/engine/analyze/standing';

const standing = (features: readonly number[][], medians: readonly number[][], k: number) =>
  drain(
    standingOf(
      features.map((values) => Float64Array.from(values)),
      medians,
      k,
    ),
  );

// SciPy: percentileofscore([1, 2, 2, 3, 8, 8, 9, 40], median, kind='mean') for 2, 8, 40 and 5.
test('share of all customers with less, ties counted half', () => {
  const { ranks, medians } = standing([[8, 2, NaN, 40, 3, 1, 9, 8, 2]], [[2, 8, 40, 5]], 4);
  expect(ranks.map(([rank]) => rank)).toEqual([0.25, 0.625, 0.9375, 0.5]);
  expect(medians.map(([median]) => median)).toEqual([2, 8, 40, 5]);
});

test('a constant feature puts all in the middle; what is unknown stays so', () => {
  const { ranks } = standing(
    [
      [4, 4, 4],
      [NaN, NaN, NaN],
    ],
    [
      [4, 4, NaN],
      [NaN, NaN, NaN],
    ],
    3,
  );
  expect(ranks.map((row) => [...row])).toEqual([
    [0.5, NaN],
    [0.5, NaN],
    [NaN, NaN],
  ]);
  expect(standing([[1, 2]], [[]], 0)).toEqual({ medians: [], ranks: [] });
});
