import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { random } from '../../../../src/base/random';
import { drain } from '../../../../src/base/steps';
import { sequential } from '../../../../src/compute/parallel';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { dbscan, type DbscanModel } from '../../../../src/engine/cluster/density/dbscan';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import type { Fit } from '../../../../src/engine/cluster/types';
import type { Steps } from '../../../../src/base/steps';
import { blobs, reorder } from '../../../support/clusters';
import { golden, goldenSet, hasSet, truthOf } from '../../../support/golden';

const fit = (x: Matrix, given: Record<string, unknown> = {}) =>
  drain(
    dbscan.fit(x, mergeOptions(dbscan.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<DbscanModel>>,
  );

describe.each(golden.dbscan.filter(({ set }) => hasSet(set)))('$set', ({ set, eps, minPoints, labels }) => {
  const x = goldenSet(set);
  const theirs = Int32Array.from(labels);

  test('the labels are those of scikit-learn', () => {
    const found = fit(x, { eps, minPoints, smallest: 1, border: 'first' });
    expect(adjustedRand(found.labels, theirs)).toBe(1);
    expect([...found.labels].map((label) => label < 0)).toEqual(labels.map((label) => label < 0));
  });

  test('by default only border points between groups differ', () => {
    const found = fit(x, { eps, minPoints, smallest: 1 });
    const strict = fit(x, { eps, minPoints, smallest: 1, border: 'noise' });
    expect([...found.labels].map((label) => label < 0)).toEqual(labels.map((label) => label < 0));
    const core = [...strict.labels.keys()].filter((row) => strict.labels[row]! >= 0);
    const at = (all: Int32Array) => Int32Array.from(core, (row) => all[row]!);
    expect(adjustedRand(at(found.labels), at(theirs))).toBe(1);
  });

  test('the model puts every row where the fit did', () => {
    const found = fit(x, { eps, minPoints });
    const placed = drain(dbscan.assign(found.model, x));
    expect(placed.labels).toEqual(found.labels);
    expect(placed.confidence).toEqual(found.confidence);
  });
});

test('groups by brute force are the same, heavy ties and many columns included', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 40, max: 250 }),
      (columns, minPoints, seed, rows) => {
        const source = random(seed);
        const data = Float64Array.from({ length: rows * columns }, () => source.below(12));
        const eps = 1 + source.below(3);
        const x = { rows, columns, data };
        const { labels } = fit(x, { eps, minPoints, smallest: 1, border: 'first' });
        expect(adjustedRand(labels, textbook(x, eps, minPoints))).toBe(1);
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

test.each(['moons', 'rings'])('%s are found without any setting', (set) => {
  const { labels, k } = fit(goldenSet(set));
  expect(k).toBe(2);
  expect(adjustedRand(labels, truthOf(set))).toBeGreaterThan(0.97);
});

test('the proposed radius is not led astray by one giant outlier', () => {
  const { x, truth } = blobs(
    [
      [0, 0],
      [20, 0],
      [0, 20],
    ],
    200,
    4,
  );
  const data = Float32Array.from([...x.data, 1e12, -1e12]);
  const { labels, k } = fit({ rows: x.rows + 1, columns: 2, data });
  expect(k).toBe(3);
  expect(labels.at(-1)).toBe(-1);
  expect(adjustedRand(labels.subarray(0, -1), truth)).toBeGreaterThan(0.92);
});

test('the order of rows decides nothing, not even on a lattice', () => {
  const source = random(3);
  const data = Float32Array.from({ length: 400 * 2 }, () => source.below(25));
  const x = { rows: 400, columns: 2, data };
  const order = Int32Array.from({ length: 400 }, (_, i) => (i * 171) % 400);
  const [a, b] = [fit(x, { minPoints: 5 }), fit(reorder(x, order), { minPoints: 5 })];
  expect(b.labels).toEqual(order.map((row) => a.labels[row]!));
  expect(b.measures).toEqual(a.measures);
});

test('labels fall in size, small groups are noise and are counted', () => {
  const { x } = blobs(
    [
      [0, 0],
      [30, 0],
    ],
    300,
    2,
  );
  const lonely = Float32Array.from({ length: 10 }, (_, i) => 100 + (i % 2));
  const found = fit(
    { rows: 605, columns: 2, data: Float32Array.from([...x.data, ...lonely]) },
    { eps: 1.5, minPoints: 4 },
  );
  expect(found.k).toBe(2);
  expect([...found.labels.subarray(600)]).toEqual([-1, -1, -1, -1, -1]);
  expect(found.warnings.map(({ code }) => code)).toContain('small-groups');
  const sizes = [0, 1].map((label) => found.labels.filter((own) => own === label).length);
  expect(sizes[0]).toBeGreaterThanOrEqual(sizes[1]!);
});

test('everything noise is an answer, and says so', () => {
  const found = fit(goldenSet('even'), { eps: 1e-6 });
  expect(found.k).toBe(0);
  expect(found.labels.every((label) => label === -1)).toBe(true);
  expect(found.confidence.every((value) => value === 0)).toBe(true);
  expect(found.warnings).toMatchObject([{ code: 'all-noise', numbers: { rows: 300 } }]);
  expect(drain(dbscan.assign(found.model, goldenSet('even'))).labels).toEqual(found.labels);
});

test('one row, equal rows, two distinct rows', () => {
  expect(fit(matrixOf([[1, 2]])).labels).toEqual(Int32Array.of(-1));
  const equal = { rows: 20, columns: 2, data: new Float32Array(40).fill(3) };
  expect(fit(equal)).toMatchObject({
    k: 1,
    labels: new Int32Array(20),
    confidence: new Float32Array(20).fill(1),
  });
  const two = matrixOf([...Array<number[]>(9).fill([0]), ...Array<number[]>(12).fill([1])]);
  const found = fit(two);
  expect(found.k).toBe(2);
  expect([...found.labels.slice(0, 9)]).toEqual(new Array(9).fill(1));
});

test('a gap in the data is refused', () => {
  expect(() => fit(matrixOf([[1], [NaN]]))).toThrow('Row 2, column 1');
});

/** Ester et al. 1996, word by word. */
function textbook({ rows, columns, data }: Matrix, eps: number, minPoints: number): Int32Array {
  const near = (a: number) =>
    [...Array(rows).keys()].filter((b) => {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += (data[a * columns + j]! - data[b * columns + j]!) ** 2;
      return sum <= eps * eps;
    });
  const labels = new Int32Array(rows).fill(-1);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    if (labels[row]! >= 0 || near(row).length < minPoints) continue;
    const queue = [row];
    labels[row] = next;
    while (queue.length > 0) {
      const around = near(queue.pop()!);
      if (around.length < minPoints) continue;
      for (const other of around)
        if (labels[other]! < 0) {
          labels[other] = next;
          queue.push(other);
        }
    }
    next++;
  }
  return labels;
}
