import { expect, test } from 'vitest';
import type { Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { dbscan, type DbscanModel } from '../../../../src/engine/cluster/density/dbscan';
import { hdbscan } from '../../../../src/engine/cluster/density/hdbscan';
import type { HdbscanModel } from '../../../../src/engine/cluster/density/hdbscan-model';
import { kneeOf } from '../../../../src/engine/cluster/density/k-distance';
import { condensedTreeView, kDistanceView } from '../../../../src/engine/cluster/density/views';
import type { Fit } from '../../../../src/engine/cluster/types';
import { uniform } from '../../../support/clusters';
import { goldenSet } from '../../../support/golden';

const context = { kernels: fastestKernels(), parallel: sequential };
const dense = (x: Matrix) =>
  drain(dbscan.fit(x, mergeOptions(dbscan.options), context) as Steps<Fit<DbscanModel>>);
const nested = (x: Matrix) =>
  drain(hdbscan.fit(x, mergeOptions(hdbscan.options), context) as Steps<Fit<HdbscanModel>>);

test('the k-distance curve rises, is thinned, and holds its ends and its knee', () => {
  const { model } = dense(uniform(3_000, 2, 4));
  const { shares, distances, knee, eps, k } = kDistanceView(model);
  expect(shares.length).toBeLessThanOrEqual(400);
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  expect(distances[shares.indexOf(knee.share)]).toBe(knee.distance);
  expect(eps).toBeCloseTo(1.1 * knee.distance, 10);
  expect(k).toBe(model.minPoints);
});

test('a curve of one row is one point', () => {
  const { model } = dense({ rows: 1, columns: 2, data: Float32Array.of(1, 2) });
  expect(kDistanceView(model)).toMatchObject({ shares: [1], distances: [0] });
});

test('the bars of the condensed tree narrow, and what leaves or splits off adds up', () => {
  const { model, k, labels } = nested(goldenSet('unequal'));
  const bars = condensedTreeView(model);
  expect(bars[0]).toMatchObject({ parent: -1, birth: 0, size: 300, label: -1 });
  expect(bars.filter(({ label }) => label >= 0)).toHaveLength(k);
  bars.forEach((bar, at) => {
    expect(bar.lambdas.length).toBeLessThanOrEqual(40);
    expect(bar.lambdas).toEqual([...bar.lambdas].sort((a, b) => a - b));
    expect([bar.lambdas[0], bar.lambdas.at(-1)]).toEqual([bar.birth, bar.death]);
    expect(bar.rows).toEqual([...bar.rows].sort((a, b) => b - a));
    const children = bars.filter(({ parent }) => parent === at);
    for (const child of children) expect(child.birth).toBe(bar.death);
    const left = model.tree.clusterOf.filter((cluster) => cluster === at).length;
    expect(left + children.reduce((sum, { size }) => sum + size, 0)).toBe(bar.size);
  });
  for (let label = 0; label < k; label++)
    expect(bars.find((bar) => bar.label === label)!.size).toBe(labels.filter((own) => own === label).length);
});

test('a knee that a few outliers make is passed over', () => {
  const step = (i: number) => (i < 900 ? 1 + i / 9000 : 1.1 + (i - 900) / 20);
  const curve = Float64Array.from({ length: 1000 }, (_, i) => (i < 997 ? step(i) : 1000 * (i - 996)));
  expect(kneeOf(curve)).toBe(900);
});
