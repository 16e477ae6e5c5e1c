import { describe, expect, test } from 'vitest';
import { toFloat32, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { kmeans, type KmeansModel } from '../../../../src/engine/cluster/kmeans/kmeans';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import { absorb } from '../../../../src/engine/cluster/kmeans/mini-batch';
import type { Fit } from '../../../../src/engine/cluster/types';
import { blobs, uniform } from '../../../support/clusters';

const fit = (x: Matrix, given: Record<string, unknown>): Fit<KmeansModel> =>
  drain(
    kmeans.fit(x, mergeOptions(kmeans.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<KmeansModel>>,
  );

/** Groups of unit spread that overlap at their rims. */
const touching = blobs([[0, 0, 0], [4, 0, 0], [0, 4, 0], [0, 0, 4], [4, 4, 4]], 6_000, 7); // prettier-ignore

describe.each([
  ['touching groups', touching.x],
  ['an even block, whose best borders are arbitrary', uniform(30_000, 4, 3)],
])('%s', (_, x) => {
  test('mini-batches come within one percent of the inertia of full passes', () => {
    const [full, batched] = [fit(x, { k: 5 }), fit(x, { k: 5, batch: 1024 })];
    const ratio = batched.measures.inertia! / full.measures.inertia!;
    expect(ratio).toBeGreaterThan(0.999);
    expect(batched.measures.inertia).not.toBe(full.measures.inertia);
    expect(ratio).toBeLessThan(1.01);
    expect(batched.warnings).toEqual([]);
    expect(fit(x, { k: 5, batch: 1024 })).toEqual(batched);
  });
});

test('rows sorted by group do not mislead it', () => {
  const order = Int32Array.from(touching.truth.keys()).sort(
    (a, b) => touching.truth[a]! - touching.truth[b]!,
  );
  const data = new Float32Array(touching.x.data.length);
  order.forEach((row, i) => data.set(touching.x.data.subarray(row * 3, row * 3 + 3), i * 3));
  const { labels } = fit({ ...touching.x, data }, { k: 5, batch: 1024 });
  const truth = order.map((row) => touching.truth[row]!);
  expect(adjustedRand(labels, truth)).toBeGreaterThan(0.9);
});

test('up to 10,000 rows nothing changes', () => {
  const { x } = blobs([[0, 0], [9, 9]], 50, 1); // prettier-ignore
  expect(fit(x, { k: 2, batch: 10 })).toEqual(fit(x, { k: 2 }));
});

test('it goes on for ten batches after the best one at least', () => {
  const batch = touching.x.rows;
  expect(fit(touching.x, { k: 5, batch }).measures.iterations).toBeGreaterThan(10);
});

describe('absorbing new rows', () => {
  const { x } = blobs([[0, 0], [20, 0]], 60, 2); // prettier-ignore
  const { model } = fit(x, { k: 2 });

  test('moves each center to the mean of all rows it has seen', () => {
    const more = toFloat32({ rows: 3, columns: 2, data: Float64Array.from([21, 1, 19, 2, 20.5, 6]) });
    const after = drain(absorb(model, more));
    const right = [0, 1].find((c) => model.centers[c * 2]! + model.origin[0]! > 10)!;
    const [before, rows] = [model.centers.subarray(right * 2, right * 2 + 2), model.counts[right]!];
    [60.5, 9].forEach((sum, j) =>
      expect(after.centers[right * 2 + j]! + model.origin[j]!).toBeCloseTo(
        ((before[j]! + model.origin[j]!) * rows + sum) / (rows + 3),
        4,
      ),
    );
    expect(after.counts[right]).toBe(rows + 3);
    expect(after.centers[(1 - right) * 2]).toBe(model.centers[(1 - right) * 2]);
  });

  test('refuses rows with other columns', () =>
    expect(() => drain(absorb(model, { rows: 1, columns: 1, data: new Float32Array(1) }))).toThrow(
      'features',
    ));
});
