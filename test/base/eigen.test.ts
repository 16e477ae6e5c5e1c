import * as fc from '../support/properties';
import { expect, test } from 'vitest';
import { symmetricEigen } from '../../src/base/eigen';

test('a known matrix', () => {
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect(vectors[0]![0]).toBeCloseTo(Math.SQRT1_2, 12);
});

test('vectors are orthonormal and rebuild the matrix', () => {
  const entry = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (upper) => {
      const d = 4;
      const a = new Float64Array(d * d);
      let next = 0;
      for (let p = 0; p < d; p++) for (let q = p; q < d; q++) a[p * d + q] = a[q * d + p] = upper[next++]!;
      const { values, vectors } = symmetricEigen(a, d);
      for (let p = 0; p < d; p++) {
        for (let q = 0; q < d; q++) {
          const dot = vectors[p]!.reduce((sum, x, i) => sum + x * vectors[q]![i]!, 0);
          expect(dot).toBeCloseTo(p === q ? 1 : 0, 9);
          const rebuilt = values.reduce(
            (sum, value, e) => sum + value * vectors[e]![p]! * vectors[e]![q]!,
            0,
          );
          expect(rebuilt).toBeCloseTo(a[p * d + q]!, 8);
        }
      }
    }),
  );
});
