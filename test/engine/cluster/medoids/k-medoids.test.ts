import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { random } from '../../../../src/base/random';
import { drain, drainAsync, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import { kMedoids, type KMedoidsModel } from '../../../../src/engine/cluster/medoids/k-medoids';
import { mixedPoints } from '../../../../src/engine/cluster/medoids/mixed';
import { fasterPam, manhattanDistances, seedMedoids } from '../../../../src/engine/cluster/medoids/pam';
import { segment } from '../../../../src/engine/cluster/segment';
import type { Fit } from '../../../../src/engine/cluster/types';
import type { CategoryColumn } from '../../../../src/engine/features/types';
import { blobs, cloud } from '../../../support/clusters';
import { labeledData } from '../../../support/iris';
import { goldenSet } from '../../../support/golden';
import { describeWithData } from '../../../support/shared-data';

const golden = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../golden/medoids/medoids.json'), 'utf8'),
) as {
  pam: (Pam & { set: 'iris' | 'wine' })[];
  mixed: { a: number[]; b: number[]; country: number[]; channel: number[]; gower: number[] };
  kinds: { country: number[]; channel: number[]; pam: Pam[] };
};
interface Pam {
  k: number;
  cost: number;
  sizes: number[];
}

const fit = (x: Matrix, given: Record<string, unknown>): Fit<KMedoidsModel> =>
  drain(
    kMedoids.fit(x, mergeOptions(kMedoids.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<KMedoidsModel>>,
  );

const kind = (id: string, levels: readonly string[], codes: readonly number[]): CategoryColumn => ({
  id,
  label: id,
  levels,
  codes: Int32Array.from(codes),
});

describeWithData('clustering/iris.data.gz', "iris and wine (R's cluster, test/golden/medoids/make.R)", () => {
  // The best of 50 starts there; the distances here are float32.
  const noDearer = (cost: number, theirs: number) => {
    expect(cost / theirs).toBeLessThan(1 + 1e-5);
    expect(cost / theirs).toBeGreaterThan(0.995);
  };

  test.each(golden.pam.map((each) => [each.set, each.k, each] as const))(
    '%s, k = %i costs no more than PAM, whatever the seed',
    (set, k, { cost }) => {
      for (const seed of [1, 2, 3])
        noDearer(fit(goldenSet(set), { k, starts: 20, seed }).measures.cost!, cost);
    },
  );

  test.each(golden.kinds.pam.map((each) => [each.k, each] as const))(
    "k = %i with kinds costs no more than PAM under Gower's distance",
    (k, { cost }) => {
      const { country, channel } = golden.kinds;
      const kinds = [kind('country', ['DE', 'FR', 'PL'], country), kind('channel', ['shop', 'web'], channel)];
      const mixed = mixedPoints(ranged(labeledData('iris').x), kinds, 1);
      // Gower's is the mean over four numbers and two kinds.
      noDearer(fit(mixed, { k, starts: 15 }).measures.cost! / 6, cost);
    },
  );
});

/** Each column from 0 to 1. */
function ranged({ rows, columns, data }: Matrix): Matrix<Float32Array> {
  const out = new Float32Array(data.length);
  for (let j = 0; j < columns; j++) {
    const values = Array.from({ length: rows }, (_, i) => data[i * columns + j]!);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    values.forEach((value, i) => (out[i * columns + j] = (value - low) / (high - low)));
  }
  return { rows, columns, data: out };
}

test("numbers and kinds are as far apart as Gower's coefficient has it", () => {
  const { a, b, country, channel, gower } = golden.mixed;
  const x = ranged(matrixOf(a.map((value, i) => [value, b[i]!])));
  const kinds = [kind('country', ['DE', 'FR', 'PL'], country), kind('channel', ['shop', 'web'], channel)];
  const distances = drain(manhattanDistances(mixedPoints(x, kinds, 1)));
  let at = 0;
  for (let i = 0; i < 12; i++)
    for (let j = i + 1; j < 12; j++) expect(distances[j * 12 + i]! / 4).toBeCloseTo(gower[at++]!, 6);
});

test('without kinds the points stay what they are; an unknown kind is half as far from everybody', () => {
  const x = { rows: 3, columns: 1, data: Float32Array.from([0, 0, 0]) };
  expect(mixedPoints(x, [])).toBe(x);
  const distances = drain(manhattanDistances(mixedPoints(x, [kind('c', ['p', 'q'], [0, 1, -1])])));
  expect([...distances]).toEqual([0, 2, 1, 2, 0, 1, 1, 1, 0]);
});

test('no single swap can lower the cost further', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 4 }), (seed, k) => {
      const x = cloud(25, 2, seed);
      const distances = drain(manhattanDistances(x));
      const weights = Float64Array.from({ length: 25 }, (_, i) => 1 + (i % 3));
      const start = seedMedoids(distances, weights, k, random(seed));
      const { rows, cost } = drain(fasterPam(distances, weights, start));
      const costOf = (medoids: readonly number[]) =>
        weights.reduce(
          (sum, weight, i) => sum + weight * Math.min(...medoids.map((m) => distances[m * 25 + i]!)),
          0,
        );
      expect(cost).toBeCloseTo(costOf([...rows]), 4);
      for (let at = 0; at < k; at++)
        for (let other = 0; other < 25; other++)
          expect(costOf([...rows].with(at, other))).toBeGreaterThan(cost * (1 - 1e-6));
    }),
    { numRuns: 40 },
  );
});

describe('in the stage', () => {
  const { x, truth } = blobs([[0, 0], [7, 0]], 60, 3); // prettier-ignore
  // The kind splits each group in a way the numbers don't show.
  const channel = kind(
    'channel',
    ['shop', 'web'],
    Array.from(truth, (_, row) => row % 2),
  );
  const apart = { ...channel, codes: channel.codes };

  test('kinds decide where numbers do not', async () => {
    const flat = { ...x, data: x.data.map((value) => value / 50) };
    const given = { algorithm: 'k-medoids', k: 2 };
    const run = (categories?: readonly CategoryColumn[]) =>
      drainAsync(
        segment({ x: flat, features: [], ...(categories ? { categories } : {}) }, given, sequential),
      );
    expect(adjustedRand((await run([apart])).labels, channel.codes)).toBe(1);
    expect(adjustedRand((await run()).labels, truth)).toBeGreaterThan(0.9);
  });

  test('a number of segments is chosen with kinds as well', async () => {
    const found = await drainAsync(
      segment({ x, features: [], categories: [apart] }, { algorithm: 'k-medoids', most: 5 }, sequential),
    );
    expect([2, 4]).toContain(found.k);
    expect(found.model.columns).toBe(4);
  });
});

test('beyond the sample, all customers are placed', () => {
  const many = blobs([[0, 0], [9, 0], [0, 9]], 500, 5); // prettier-ignore
  const { labels, measures } = fit(many.x, { k: 3, sample: 300 });
  expect(measures.compared).toBe(300);
  expect(adjustedRand(labels, many.truth)).toBeGreaterThan(0.98);
});

test('one odd customer does not move the others, as it moves a mean', () => {
  const rows = [...Array.from({ length: 30 }, (_, i) => [i % 3]), ...Array.from({ length: 30 }, (_, i) => [20 + (i % 3)])]; // prettier-ignore
  const { model } = fit(matrixOf([...rows, [60]]), { k: 2 });
  expect([...model.medoids]).toEqual([1, 21]);
});
