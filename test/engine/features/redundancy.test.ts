import * as fc from '../../support/properties';
import { expect, test } from 'vitest';
import { quantile, quantilesAt } from '../../../src/engine/features/quantile';
import { quantileOf } from '../../../src/base/quantile';
import { correlation, direction, firstAlike, isConstant } from '../../../src/engine/features/redundancy';

const numbers = (size: number) =>
  fc
    .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: size, maxLength: size })
    .map((values) => Float64Array.from(values));

test('several quantiles of one copy are those of the sorted values', () => {
  const cells = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(NaN)), { maxLength: 60 });
  fc.assert(
    fc.property(cells, (values) => {
      const column = Float64Array.from(values);
      const sorted = column.filter((value) => value === value).sort();
      const shares = [0, 0.2, 0.4, 0.5, 0.5, 0.8, 1];
      const expected = shares.map((share) => quantileOf(sorted, share));
      expect(quantilesAt(column, shares)).toEqual(expected);
      expect(shares.map((share) => quantile(column, share))).toEqual(expected);
      expect(column).toEqual(Float64Array.from(values));
    }),
  );
});

test('the first that correlates by more than a limit is the one that single correlations find', () => {
  const columns = fc.array(
    numbers(6).map((values) => direction(values, new Float32Array(6))),
    { minLength: 1, maxLength: 11 },
  );
  fc.assert(
    fc.property(columns, fc.double({ min: 0, max: 1, noNaN: true }), ([a, ...others], most) => {
      const all = others.map((other) => correlation(a!, other));
      const place = all.findIndex((r) => Math.abs(r) > most);
      expect(firstAlike(a!, others, most)).toEqual(place < 0 ? null : { place, r: all[place] });
    }),
  );
});

test('values are constant where their range is nothing beside their size', () => {
  expect(isConstant(Float64Array.of(5, NaN, 5))).toBe(true);
  expect(isConstant(Float64Array.of(1e9, 1e9 + 0.5))).toBe(true);
  expect(isConstant(Float64Array.of(5, 5, 5.001, 5))).toBe(false);
  expect(isConstant(Float64Array.of(NaN, 0, 0))).toBe(true);
  expect(isConstant(Float64Array.of(-1, 1))).toBe(false);
});
