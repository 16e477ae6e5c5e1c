import { expect, test } from 'vitest';
import { proportion } from '../../src/base/proportion';

// SciPy: binomtest(hits, all).proportion_ci(method='wilson').
test.each([
  [0, 10, 0, 0.27753279986288926],
  [3, 10, 0.10779126740630102, 0.6032218525388546],
  [1178, 7846, 0.14240750414725248, 0.15821531367653838],
  [11, 11, 0.7411670330319684, 1],
])('%i of %i', (hits, all, low, high) => {
  const found = proportion(hits, all);
  expect(found.share).toBe(hits / all);
  expect(found.low).toBeCloseTo(low, 12);
  expect(found.high).toBeCloseTo(high, 12);
});

test('of nobody nothing is known', () =>
  expect(proportion(0, 0)).toEqual({ share: NaN, low: NaN, high: NaN }));
