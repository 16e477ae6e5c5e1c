import { expect, test, vi } from 'vitest';
import type { Matrix } from '../../../src/base/matrix';
import { mergeOptions } from '../../../src/base/options';
import { drain, drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { algorithmOf } from '../../../src/engine/cluster/catalog';
import { scatterOf } from '../../../src/engine/cluster/scatter';
import { formOf, referenceJob, type Draw } from '../../../src/engine/cluster/reference';
import type { Fit } from '../../../src/engine/cluster/types';
import { weigh } from '../../../src/engine/cluster/weigh';
import { blobs, cloud, uniform } from '../../support/clusters';
import { goldenSet } from '../../support/golden';

const trials = { resamples: 12, draft: true, references: 4, boxes: 0, ruled: 400 };

async function weighed(
  x: Matrix<Float32Array>,
  algorithm: string,
  ks: readonly number[],
  more: Record<string, unknown> = {},
) {
  const entry = algorithmOf(algorithm);
  const options = ks.map((k) => ({ ...more, k }));
  const fits: Fit[] = [];
  for (const each of options) {
    const context = { kernels: fastestKernels(), parallel: sequential };
    fits.push(await drainAsync(entry.fit(x, mergeOptions(entry.options, each), context)));
  }
  const given = { algorithm, options, seed: 3, trials };
  const { evidence } = await drainAsync(weigh(x, given, fits, sequential));
  return { fits, evidence, options };
}

test('each index is of its own fit', async () => {
  const { x } = blobs([[0, 0], [6, 0], [6, 0], [6, 0]], 60, 2); // prettier-ignore
  const { fits, evidence } = await weighed(x, 'kmeans', [2, 3]);
  fits.forEach(({ k, labels }, at) => {
    const { indices, smallest, rows } = evidence[at]!;
    const scatter = drain(scatterOf(x, labels, k));
    expect(indices.calinskiHarabasz).toBe(scatter.calinskiHarabasz);
    expect(indices.daviesBouldin).toBe(scatter.daviesBouldin);
    expect(indices.calinskiHarabasz).not.toBe(indices.daviesBouldin);
    expect(smallest).toBe(labels.filter((label) => label === k - 1).length);
    expect(rows).toBe(240);
  });
});

test('segments that are there come back, and three questions tell them; slices do neither', async () => {
  const apart = await weighed(blobs([[0, 0], [9, 0], [0, 9]], 60, 2).x, 'kmeans', [3]); // prettier-ignore
  expect(Math.min(...apart.evidence[0]!.stability)).toBeGreaterThan(0.95);
  expect(apart.evidence[0]!.indices.ruleAccuracy).toBeGreaterThan(0.97);
  const slices = await weighed(uniform(300, 5, 2), 'kmeans', [6]);
  expect(Math.min(...slices.evidence[0]!.stability)).toBeLessThan(0.7);
  const { ruleAccuracy } = slices.evidence[0]!.indices;
  expect(ruleAccuracy).toBeGreaterThan(0.3);
  expect(ruleAccuracy).toBeLessThan(0.9);
});

test('gaps show between blobs, none in a cloud, and not where most segments are halves of a blob', async () => {
  const apart = blobs([[0, 0], [9, 0], [0, 9]], 200, 2).x; // prettier-ignore
  const { evidence } = await weighed(apart, 'kmeans', [2, 3, 6]);
  expect(evidence.map(({ gaps }) => gaps)).toEqual([true, true, false]);
  const crowd = await weighed(cloud(600, 3, 1), 'kmeans', [2, 4]);
  expect(crowd.evidence.map(({ gaps }) => gaps)).toEqual([false, false]);
});

test('BIC and ICL are those of the mixture, ICL the larger where groups overlap', async () => {
  const { fits, evidence } = await weighed(blobs([[0, 0], [2, 0]], 80, 2).x, 'gmm', [2, 4]); // prettier-ignore
  const { bic, icl } = evidence[0]!.indices;
  expect([bic, icl]).toEqual([fits[0]!.measures.bic, fits[0]!.measures.icl]);
  expect(icl).toBeGreaterThan(bic + 1);
  // Asked alone it is judged as stretched, and by nothing else beside the plain silhouette.
  const { paths, stretched, groupless } = evidence[0]!;
  expect([paths, groupless.paths.reference]).toEqual([NaN, NaN]);
  expect(stretched - groupless.stretched.reference).toBeLessThan(1);
  expect(evidence[1]!.groupless.stretched.reference).not.toBe(groupless.stretched.reference);
});

test.each([
  ['kmeans', {}, 3, 'even'],
  // Single linkage cuts off what lies far out, and only a bell has that.
  ['hierarchical', { linkage: 'single' }, 2, 'bell'],
] as const)(
  '%s is held against the groupless data that look more like groups',
  async (id, more, k, higher) => {
    const x = cloud(150, 3, 1);
    const { evidence, options } = await weighed(x, id, [k], more);
    const shape = { rows: 150, ...drain(formOf(x)), algorithm: id, options };
    const draws = [3, 4, 5, 6].map((seed, i): Draw => ({ kind: i % 2 === 0 ? 'even' : 'bell', seed }));
    const [a, b, c, d] = (await drainAsync(sequential.map(referenceJob, draws, shape))).map(([one]) => one!);
    const values = { even: [a!.silhouette, c!.silhouette], bell: [b!.silhouette, d!.silhouette] };
    const mean = ([one, other]: number[]) => (one! + other!) / 2;
    // Of two values, with one less for the mean.
    const deviation = ([one, other]: number[]) => Math.abs(one! - other!) / Math.SQRT2;
    const { reference, spread, highest } = evidence[0]!.groupless.silhouette;
    expect(mean(values[higher])).toBe(Math.max(mean(values.even), mean(values.bell)));
    expect(reference).toBeCloseTo(mean(values[higher]), 12);
    expect(spread).toBeCloseTo(Math.max(deviation(values.even), deviation(values.bell)), 12);
    expect(deviation(values.even)).not.toBeCloseTo(deviation(values.bell), 3);
    expect(highest).toBe(Math.max(...values.even, ...values.bell));
  },
);

test('groups along paths that groupless data do not reach are held against thirty other draws of them', async () => {
  const asked = async (x: Matrix<Float32Array>) => {
    const map = vi.spyOn(sequential, 'map');
    const { evidence } = await weighed(x, 'hierarchical', [2], { linkage: 'single' });
    const draws = map.mock.calls
      .filter(([{ name }]) => name === referenceJob.name)
      .map(([, inputs]) => inputs as readonly Draw[]);
    map.mockRestore();
    expect(new Set(draws.flat().map(({ seed }) => seed)).size).toBe(draws.flat().length);
    return { paths: evidence[0]!.paths, counts: draws.map(({ length }) => length) };
  };
  const { rows, columns, data } = goldenSet('moons');
  const moons = await asked({ rows, columns, data: Float32Array.from(data) });
  expect(moons.counts).toEqual([4, 30]);
  expect(moons.paths).toBeGreaterThan(0.4);
  expect((await asked(cloud(120, 2, 1))).counts).toEqual([4]);
});
