import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, toFloat32 } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain } from '../../../../src/base/steps';
import { plainKernels } from '../../../../src/compute/cpu/plain';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { cellsOf, silhouettes } from '../../../../src/engine/cluster/cells';
import { kmeans, type KmeansModel } from '../../../../src/engine/cluster/kmeans/kmeans';
import { lloyd } from '../../../../src/engine/cluster/kmeans/lloyd';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import { scatterOf } from '../../../../src/engine/cluster/scatter';
import type { Fit } from '../../../../src/engine/cluster/types';
import type { Matrix } from '../../../../src/base/matrix';
import type { Steps } from '../../../../src/base/steps';
import { groups } from '../../../bench/clusters/data';
import { blobs } from '../../../support/clusters';
import { labeledData } from '../../../support/iris';
import { describeWithData } from '../../../support/shared-data';

const fit = (x: Matrix, given: Record<string, unknown>, kernels = fastestKernels()): Fit =>
  drain(kmeans.fit(x, mergeOptions(kmeans.options, given), { kernels, parallel: sequential }) as Steps<Fit>);

describeWithData('clustering/iris.data.gz', 'iris', () => {
  const { x, truth } = labeledData('iris');

  test.each([
    [2, 152.348, 0.681],
    [3, 78.8514, 0.5528],
    [4, 57.2285, 0.4981],
    [5, 46.4462, 0.4887],
    [6, 39.04, 0.3648],
  ])('k = %i has the published inertia and silhouette', (k, inertia, silhouette) => {
    const found = fit(x, { k, starts: 50, seed: 3 });
    expect(found.measures.inertia).toBeCloseTo(inertia, 3);
    const [values] = drain(silhouettes(cellsOf(toFloat32(x), [found.labels]), 0, x.rows, plainKernels));
    expect(values!.reduce((sum, value) => sum + value, 0) / x.rows).toBeCloseTo(silhouette, 3);
  });

  test('k = 3 has the published indices against itself and the species', () => {
    const { labels } = fit(x, { k: 3 });
    const scatter = drain(scatterOf(x, labels, 3));
    expect(scatter.calinskiHarabasz).toBeCloseTo(561.63, 2);
    expect(scatter.daviesBouldin).toBeCloseTo(0.662, 3);
    expect(adjustedRand(labels, truth)).toBeCloseTo(0.7302, 4);
  });
});

/** Tables of whole numbers in a few columns, with ties. */
const tables = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((rows) => toFloat32(matrixOf(rows)));
const some = { numRuns: 60 };
const squared = (x: Matrix, row: number, { centers, origin }: KmeansModel, c: number) => {
  let sum = 0;
  for (let j = 0; j < x.columns; j++)
    sum += (x.data[row * x.columns + j]! - origin[j]! - centers[c * x.columns + j]!) ** 2;
  return sum;
};

describe('properties', () => {
  test('every row is with its nearest center, and the inertia is the sum of those distances', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 6 }), (x, asked) => {
        const { model, labels, k, measures } = fit(x, { k: Math.min(asked, x.rows), starts: 2 });
        let inertia = 0;
        labels.forEach((label, row) => {
          const own = squared(x, row, model as KmeansModel, label);
          inertia += own;
          for (let c = 0; c < k; c++)
            expect(own).toBeLessThanOrEqual(squared(x, row, model as KmeansModel, c) * (1 + 1e-4) + 1e-4);
        });
        expect(measures.inertia).toBeCloseTo(inertia, 2);
      }),
      some,
    );
  });

  test('at the end every center is the mean of its rows', () => {
    fc.assert(
      fc.property(tables, (x) => {
        const { model, labels, k } = fit(x, { k: Math.min(3, x.rows), starts: 2, tolerance: 0 });
        const { centers, origin } = model as KmeansModel;
        for (let c = 0; c < k; c++)
          for (let j = 0; j < x.columns; j++) {
            const own = [...labels.keys()].filter((row) => labels[row] === c);
            const mean = own.reduce((sum, row) => sum + x.data[row * x.columns + j]!, 0) / own.length;
            expect(centers[c * x.columns + j]! + origin[j]!).toBeCloseTo(mean, 3);
          }
      }),
      some,
    );
  });

  test('more segments never fit worse, and as many as distinct rows fit without rest', () => {
    fc.assert(
      fc.property(tables, (x) => {
        let before = Infinity;
        for (let k = 1; k <= Math.min(4, x.rows); k++) {
          const inertia = fit(x, { k, starts: 30 }).measures.inertia!;
          expect(inertia).toBeLessThanOrEqual(before * (1 + 1e-5) + 1e-6);
          before = inertia;
        }
        const distinct = new Set(Array.from({ length: x.rows }, (_, i) => rowText(x, i))).size;
        const all = fit(x, { k: Math.min(50, x.rows), starts: 1 });
        if (x.rows <= 50) {
          expect(all.k).toBe(distinct);
          expect(all.measures.inertia).toBeCloseTo(0, 6);
        }
      }),
      some,
    );
  });

  test('one segment has the total variance as inertia', () => {
    fc.assert(
      fc.property(tables, (x) => {
        let total = 0;
        for (let j = 0; j < x.columns; j++) {
          const values = Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + j]!);
          const mean = values.reduce((sum, value) => sum + value, 0) / x.rows;
          total += values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        }
        expect(fit(x, { k: 1 }).measures.inertia! / Math.max(1, total)).toBeCloseTo(
          total / Math.max(1, total),
          5,
        );
      }),
      some,
    );
  });
});

const rowText = (x: Matrix, row: number) => x.data.subarray(row * x.columns, (row + 1) * x.columns).join();

test('confidence is one less the distance to the own center over that to the next', () => {
  const { x } = blobs([[0, 0], [5, 0], [0, 5]], 40, 6); // prettier-ignore
  const { model, labels, confidence } = fit(x, { k: 3 });
  labels.forEach((label, row) => {
    const distances = [0, 1, 2].map((c) => Math.sqrt(squared(x, row, model as KmeansModel, c)));
    const [first, second] = distances.sort((a, b) => a - b);
    expect(Math.sqrt(squared(x, row, model as KmeansModel, label))).toBe(first);
    expect(confidence[row]).toBeCloseTo(1 - first! / second!, 5);
  });
});

test('a center without rows moves to the row farthest from its own center', () => {
  const x = toFloat32(matrixOf([[0], [1], [2], [50]]));
  const points = fastestKernels().load(x);
  // Of two centers in one place the first takes all rows.
  const { k, counts, centers, converged } = drain(lloyd(points, Float32Array.of(1, 1, 100), 20, 0));
  expect({ k, converged }).toEqual({ k: 3, converged: true });
  expect([...counts].sort()).toEqual([1, 1, 2]);
  expect([...centers]).toContain(50);
  points.dispose();
});

test('beyond 10,000 rows the starts compete on a sample, at no loss to speak of', () => {
  const { x } = blobs(
    [
      [0, 0, 0, 0],
      [5, 0, 0, 0],
      [0, 5, 0, 0],
      [0, 0, 5, 0],
      [0, 0, 0, 5],
      [4, 4, 4, 4],
    ],
    5000,
    3,
  );
  const sampled = fit(x, { k: 6 });
  // Inertia of unit spheres is rows × columns, a little less for what they overlap.
  expect(sampled.measures.inertia! / (x.rows * x.columns)).toBeGreaterThan(0.95);
  expect(sampled.measures.inertia! / (x.rows * x.columns)).toBeLessThan(1.001);
});

test('overlapping groups have several optima of about the same inertia, and the best of them is found', () => {
  const { x, truth } = groups(30_000, 16);
  const { labels, measures } = fit(x, { k: 8 });
  // scikit-learn 1.2.1, sixty starts over all rows.
  expect(measures.inertia! / 1_199_901).toBeLessThan(1.0005);
  expect(adjustedRand(labels, truth)).toBeGreaterThan(0.97);
});

test('says when it stopped before it was done', () => {
  const { x } = blobs(
    [
      [0, 0],
      [1, 1],
    ],
    300,
    3,
  );
  const { warnings } = fit(x, { k: 8, iterations: 1, starts: 1 });
  expect(warnings.map(({ code }) => code)).toEqual(['not-converged']);
});
