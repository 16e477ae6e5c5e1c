import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../../../src/base/matrix';
import { drain } from '../../../src/base/steps';
import { belongingOf } from '../../../src/engine/analyze/belonging';
import { placesOf, squaredDistance } from '../../../src/engine/analyze/typical';
import type { Segmentation } from '../../../src/engine/cluster/types';
import type { FeatureMatrix } from '../../../src/engine/features/types';

const table = (
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  missing: readonly (readonly [row: number, column: number])[] = [],
) => {
  const x = matrixOf(rows);
  const k = Math.max(-1, ...labels) + 1;
  const segmentation = {
    labels: Int32Array.from(labels),
    k,
    confidence: new Float32Array(labels.length).fill(0.5),
  } as unknown as Segmentation;
  const places = drain(placesOf(x, segmentation.labels, k));
  const isMissing = (row: number, column: number) => missing.some(([r, c]) => r === row && c === column);
  const columns = rows[0]!.map((_, j) => ({
    values: Float64Array.from(rows, (cells, row) => (isMissing(row, j) ? NaN : cells[j]!)),
  }));
  const features = [...Array.from({ length: 3 }, () => ({ values: new Float64Array() })), ...columns];
  const matrix = { x, features, used: columns.map((_, j) => j + 3) } as unknown as FeatureMatrix;
  return {
    x,
    k,
    segmentation,
    places,
    at: (row: number) => belongingOf(matrix, segmentation, places.centers, row),
  };
};
const rowsOf = fc.array(
  fc.tuple(
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
    fc.integer({ min: -1, max: 3 }),
  ),
  { minLength: 2, maxLength: 30 },
);

describe('who stands for a segment', () => {
  test('is the medoid under squared distance, and others ever farther out', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { x, k, places, segmentation } = table(
          rows.map(([cells]) => cells),
          rows.map(([, label]) => label),
        );
        const between = (a: number, b: number) =>
          squaredDistance(x, a, { rows: 1, columns: 3, data: Float64Array.from(rows[b]![0]) }, 0);
        for (let label = 0; label < k; label++) {
          const own = [...segmentation.labels.keys()].filter((row) => segmentation.labels[row] === label);
          const typical = places.typical[label]!;
          expect(typical).toHaveLength(Math.min(typical.length, own.length));
          if (own.length === 0) continue;
          const sum = (row: number) => own.reduce((all, other) => all + between(row, other), 0);
          expect(sum(typical[0]!)).toBeCloseTo(Math.min(...own.map(sum)), 6);
          const far = typical.map((row) => squaredDistance(x, row, places.centers, label));
          expect(far).toEqual(far.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('why a customer is where they are', () => {
  test('contributions are the difference of the squared distances, feature by feature', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { x, segmentation, places, at } = table(
          rows.map(([cells]) => cells),
          rows.map(([, label]) => label),
        );
        rows.forEach((_, row) => {
          const { own, next, distances, contributions } = at(row);
          if (next < 0) return expect(contributions).toEqual([]);
          if (segmentation.labels[row]! >= 0) expect(own).toBe(segmentation.labels[row]);
          expect(distances[0] ** 2).toBeCloseTo(squaredDistance(x, row, places.centers, own), 6);
          const sizes = contributions.reduce((sum, { share }) => sum + Math.abs(share), 0);
          if (sizes > 0) expect(sizes).toBeCloseTo(1, 9);
          const net = contributions.reduce((sum, { share }) => sum + share, 0);
          if (Math.abs(distances[1] - distances[0]) > 1e-9)
            expect(Math.sign(net)).toBe(Math.sign(distances[1] - distances[0]));
          expect(contributions.map(({ feature }) => feature).sort()).toEqual([3, 4, 5]);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('the feature that parts two groups speaks, the other keeps silent', () => {
    const { at } = table([[0, 5], [0, 5], [8, 5], [8, 5]], [0, 0, 1, 1]); // prettier-ignore
    expect(at(0)).toMatchObject({ own: 0, next: 1, distances: [0, 8] });
    expect(at(0).contributions).toEqual([
      { feature: 3, share: 1 },
      { feature: 4, share: 0 },
    ]);
  });

  test('a value that stands in for a missing one is no reason', () => {
    const { at } = table([[0, 0], [1, 0], [8, 9], [9, 9]], [0, 0, 1, 1], [[0, 1]]); // prettier-ignore
    expect(at(0)).toMatchObject({ contributions: [{ feature: 3, share: 1 }], unknown: [4] });
    expect(at(1)).toMatchObject({ contributions: [{ feature: 4 }, { feature: 3 }], unknown: [] });
  });

  test('one segment has no next, and a customer in none the nearest', () => {
    const one = table([[0], [1]], [0, 0]);
    expect(one.at(0)).toMatchObject({ own: 0, next: -1, contributions: [] });
    const out = table([[0], [1], [9], [3]], [0, 0, 1, -1]);
    expect(out.at(3)).toMatchObject({ segment: -1, own: 0, next: 1 });
    const none = table([[0], [1]], [-1, -1]);
    expect(none.at(0)).toMatchObject({ segment: -1, own: -1, next: -1 });
  });
});
