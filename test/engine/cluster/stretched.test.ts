import { describe, expect, test } from 'vitest';
import { matrixOf, toFloat32, type Matrix } from '../../../src/base/matrix';
import { drain } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { factorOf } from '../../../src/engine/cluster/factor';
import { stretchedSilhouette } from '../../../src/engine/cluster/stretched';
import { blobs } from '../../support/clusters';
import { goldenSet, truthOf } from '../../support/golden';

const measured = (x: Matrix, labels: Int32Array, k: number) =>
  drain(stretchedSilhouette(x, labels, k, fastestKernels()));

describe('scikit-learn agrees', () => {
  // 1.2.1: silhouette_score(x, y, metric='mahalanobis', VI=inv(w + 0.01 * trace(w) / columns * eye)), with w the
  // covariance within segments, of the rows in a segment, × their share of all.
  test.each([
    ['stretched', 0.720537, 0.651173],
    ['unequal', 0.579843, 0.531636],
    ['moons', 0.397752, 0.356282],
  ])('%s, all rows, and every tenth in no segment', (set, all, most) => {
    const x = toFloat32(goldenSet(set));
    const labels = truthOf(set);
    const k = Math.max(...labels) + 1;
    expect(measured(x, labels, k)).toBeCloseTo(all, 5);
    expect(
      measured(
        x,
        labels.map((label, row) => (row % 10 === 0 ? -1 : label)),
        k,
      ),
    ).toBeCloseTo(most, 5);
  });
});

test('stretching all rows alike and moving them changes next to nothing', () => {
  const { x, truth } = blobs([[0, 0], [5, 0], [0, 5]], 40, 3); // prettier-ignore
  const skewed = { ...x, data: x.data.slice() };
  for (let at = 0; at < skewed.data.length; at += 2) skewed.data[at]! += 2 * skewed.data[at + 1]! + 100;
  expect(Math.abs(measured(skewed, truth, 3) - measured(x, truth, 3))).toBeLessThan(0.03);
});

test('fewer than two segments, equal rows, columns that are the same or follow from others give numbers', () => {
  const { x, truth } = blobs([[0], [9]], 20, 2); // prettier-ignore
  expect(measured(x, truth, 1)).toBe(0);
  expect(measured(x, new Int32Array(x.rows).fill(-1), 0)).toBe(0);
  const own = measured(x, truth, 2);
  expect(own).toBeGreaterThan(0.8);
  const with3 = matrixOf(Array.from(x.data, (value) => [value, 7, -3 * value]));
  expect(measured(with3, truth, 2)).toBeCloseTo(own, 2);
  const equal = matrixOf(Array.from({ length: 12 }, () => [1, 2]));
  const halves = Int32Array.from({ length: 12 }, (_, i) => i % 2);
  expect(measured(equal, halves, 2)).toBe(0);
  // Segments of equal rows have no covariance to stretch by.
  expect(measured(matrixOf(Array.from(halves, (half) => [9 * half, 0])), halves, 2)).toBe(1);
  // The last of three segments is empty.
  expect(measured(x, truth, 3)).toBeCloseTo(own, 12);
});

describe('the Cholesky factor', () => {
  test('times its transpose is the covariance', () => {
    const covariance = Float64Array.of(4, 0, 0, 2, 5, 0, -2, 3, 9);
    const factor = factorOf(covariance, 3);
    for (let a = 0; a < 3; a++)
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let l = 0; l < 3; l++) sum += factor[a * 3 + l]! * factor[b * 3 + l]!;
        expect(sum).toBeCloseTo(covariance[a * 3 + b]!, 12);
      }
    expect([factor[1], factor[2], factor[5]]).toEqual([0, 0, 0]);
  });

  test('a column that others determine, or without spread, gets none of its own', () => {
    expect(factorOf(Float64Array.of(4, 0, 0, 6, 9, 0, 0, 0, 0), 3)).toEqual(
      Float64Array.of(2, 0, 0, 3, 0, 0, 0, 0, 0),
    );
  });
});
