import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { random } from '../../../../src/base/random';
import { drain } from '../../../../src/base/steps';
import { nmf, project } from '../../../../src/engine/features/factorization/nmf';
import type { Sparse } from '../../../../src/engine/features/factorization/sparse';
import { truncatedSvd } from '../../../../src/engine/features/factorization/svd';

function sparse(rows: readonly (readonly number[])[]): Sparse {
  const columns = rows[0]?.length ?? 0;
  const entries = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])));
  const offsets = new Int32Array(rows.length + 1);
  entries.forEach((row, r) => (offsets[r + 1] = offsets[r]! + row.length));
  return {
    rows: rows.length,
    columns,
    offsets,
    indices: Int32Array.from(entries.flat(), ({ column }) => column),
    values: Float64Array.from(entries.flat(), ({ value }) => value),
  };
}

/** rows × columns of rank k: the products of two random non-negative matrices, half of their entries zero. */
function planted(rows: number, columns: number, k: number, seed: number) {
  const source = random(seed);
  const draw = (n: number) =>
    Array.from({ length: n }, () => Array.from({ length: k }, () => Math.max(0, source.normal())));
  const [weights, basis] = [draw(rows), draw(columns)];
  const x = weights.map((w) => basis.map((b) => b.reduce((sum, value, j) => sum + value * w[j]!, 0)));
  return { x, basis };
}

describe('singular values', () => {
  test('of a matrix whose values are known by hand', () => {
    // [[3, 0], [4, 5]] has σ = √45, √5 (Golub and Van Loan).
    const { values, left, right } = drain(
      truncatedSvd(
        sparse([
          [3, 0],
          [4, 5],
        ]),
        2,
        { seed: 1 },
      ),
    );
    expect(values[0]).toBeCloseTo(Math.sqrt(45), 12);
    expect(values[1]).toBeCloseTo(Math.sqrt(5), 12);
    expect([...right.slice(0, 1), right[2]]).toEqual([
      expect.closeTo(Math.SQRT1_2, 12),
      expect.closeTo(Math.SQRT1_2, 12),
    ]);
    expect(left[0]).toBeCloseTo(1 / Math.sqrt(10), 12);
  });

  test('rebuild a matrix of low rank', () => {
    const { x } = planted(40, 30, 4, 5);
    const { k, values, left, right } = drain(truncatedSvd(sparse(x), 4, { seed: 2 }));
    x.forEach((row, r) =>
      row.forEach((value, c) => {
        let sum = 0;
        for (let j = 0; j < k; j++) sum += values[j]! * left[r * k + j]! * right[c * k + j]!;
        expect(sum).toBeCloseTo(value, 8);
      }),
    );
  });
});

/** Of each part of `a` the cosine to the nearest part of `b`; the mean over the parts. */
function likeness(a: Float64Array, b: Float64Array, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    let best = 0;
    for (let j = 0; j < k; j++) {
      let dot = 0;
      for (let at = 0; at < a.length; at += k) dot += a[at + i]! * b[at + j]!;
      best = Math.max(best, dot);
    }
    sum += best / k;
  }
  return sum;
}

const unit = (basis: readonly (readonly number[])[], k: number): Float64Array => {
  const lengths = Array.from({ length: k }, (_, j) => Math.hypot(...basis.map((row) => row[j]!)));
  return Float64Array.from(basis.flatMap((row) => row.map((value, j) => value / lengths[j]!)));
};

describe('parts', () => {
  test('that were planted are found', () => {
    const { x, basis } = planted(300, 40, 4, 11);
    const { model } = drain(nmf(sparse(x), 4, { seed: 1, iterations: 2000, tolerance: 1e-7 }));
    expect(model.error).toBeLessThan(1e-3);
    expect(likeness(unit(basis, 4), model.basis, 4)).toBeGreaterThan(0.98);
  });

  test('are the same under another seed', () => {
    const { x } = planted(200, 30, 5, 3);
    const [a, b] = [1, 2].map((seed) => drain(nmf(sparse(x), 5, { seed })).model);
    expect(likeness(a!.basis, b!.basis, 5)).toBeGreaterThan(0.9999);
  });

  test('and the same bytes under the same', () => {
    const { x } = planted(50, 20, 3, 7);
    const run = () => drain(nmf(sparse(x), 3, { seed: 4 }));
    expect(run()).toEqual(run());
  });

  test('explain more, the more there are', () => {
    const { x } = planted(80, 25, 6, 9);
    const errors = [1, 2, 4, 6].map((k) => drain(nmf(sparse(x), k, { seed: 1 })).model.error);
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
  });

  test('one part is the largest singular pair, as Perron and Frobenius say', () => {
    const { x } = planted(30, 12, 5, 21);
    const { values, right } = drain(truncatedSvd(sparse(x), 1, { seed: 1 }));
    const { model } = drain(nmf(sparse(x), 1, { seed: 1, tolerance: 1e-12 }));
    model.basis.forEach((value, c) => expect(value).toBeCloseTo(right[c]!, 6));
    const total = x.flat().reduce((sum, value) => sum + value * value, 0);
    expect(model.error).toBeCloseTo(1 - values[0]! ** 2 / total, 8);
  });

  test('a row means the same alone as among others', () => {
    const { x } = planted(60, 20, 3, 13);
    const { model, weights } = drain(nmf(sparse(x), 3, { seed: 1 }));
    expect(project(model, sparse([x[7]!]))).toEqual(weights.slice(21, 24));
  });
});

describe('bad input', () => {
  test.each([
    [
      'nothing but zeros',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    ['one entry', [[5]]],
    ['equal rows', Array.from({ length: 9 }, () => [1, 2, 0])],
    [
      'more parts than rows',
      [
        [1, 2, 3],
        [3, 0, 1],
      ],
    ],
  ])('%s', (_, rows) => {
    const { model, weights } = drain(nmf(sparse(rows), 5, { seed: 1 }));
    expect(model.k).toBeLessThanOrEqual(Math.min(rows.length, rows[0]!.length));
    for (const value of [...model.basis, ...weights, model.error]) expect(value).toBeGreaterThanOrEqual(0);
  });

  test('any non-negative matrix gives finite non-negative parts, and no more error than nothing would', () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })).chain(([r, c]) =>
      fc.array(fc.array(fc.constantFrom(0, 0, 1, 0.5, 1e6), { minLength: c, maxLength: c }), {
        minLength: r,
        maxLength: r,
      }),
    );
    fc.assert(
      fc.property(matrix, fc.integer({ min: 1, max: 5 }), (rows, k) => {
        const { model, weights } = drain(nmf(sparse(rows), k, { seed: 3 }));
        expect([...model.basis, ...weights].every((value) => value >= 0 && Number.isFinite(value))).toBe(
          true,
        );
        expect(model.error).toBeLessThanOrEqual(1);
      }),
    );
  });
});
