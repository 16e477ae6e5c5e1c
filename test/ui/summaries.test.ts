import { expect, test } from 'vitest';
import { revenueWithout } from '../../src/worker/summaries';

test('the money of customers in no segment is what the segments leave, unknown amounts apart', () => {
  expect(revenueWithout(Float64Array.of(10, 20, NaN, 5), Int32Array.of(0, -1, -1, -1))).toBe(25);
  expect(revenueWithout(Float64Array.of(10, 20), Int32Array.of(0, 1))).toBe(0);
});
