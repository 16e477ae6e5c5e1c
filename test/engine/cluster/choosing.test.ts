import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toFloat32, type Matrix } from '../../../src/base/matrix';
import { mergeOptions } from '../../../src/base/options';
import { drain, drainAsync, type Steps } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { cellsOf, silhouettes } from '../../../src/engine/cluster/cells';
import { examine } from '../../../src/engine/cluster/examine';
import { findingsOf } from '../../../src/engine/cluster/findings';
import { boxOf, gapJob, gapOf, logWithin } from '../../../src/engine/cluster/gap';
import { kmeans } from '../../../src/engine/cluster/kmeans/kmeans';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { scatterOf } from '../../../src/engine/cluster/scatter';
import { segment } from '../../../src/engine/cluster/segment';
import type { Fit } from '../../../src/engine/cluster/types';
import { blobs, cloud } from '../../support/clusters';
import { goldenSet } from '../../support/golden';
import { labeledData } from '../../support/iris';
import { describeWithData } from '../../support/shared-data';

const golden = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../golden/choosing/choosing.json'), 'utf8'),
) as {
  kmeans: {
    set: string;
    k: number;
    inertia: number;
    sizes: number[];
    silhouette: number;
    calinskiHarabasz: number;
    daviesBouldin: number;
    rand: number;
  }[];
  gap: { set: string; gap: number[]; deviation: number[] }[];
};

const fit = (x: Matrix, given: Record<string, unknown>): Fit =>
  drain(
    kmeans.fit(x, mergeOptions(kmeans.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit>,
  );

describeWithData('clustering/iris.data.gz', 'scikit-learn and R agree (test/golden/choosing/make.py)', () => {
  test.each(golden.kmeans.map((each) => [each.set, each.k, each] as const))(
    '%s, k = %i',
    (set, k, expected) => {
      const x = goldenSet(set);
      const { labels, measures } = fit(x, { k, starts: 100, tolerance: 0, seed: 3 });
      expect(measures.inertia! / expected.inertia).toBeCloseTo(1, 5);
      const sizes = Array.from({ length: k }, (_, c) => labels.filter((label) => label === c).length);
      expect(sizes).toEqual(expected.sizes);
      const [values] = drain(silhouettes(cellsOf(toFloat32(x), [labels]), 0, x.rows, fastestKernels()));
      expect(values!.reduce((sum, value) => sum + value, 0) / x.rows).toBeCloseTo(expected.silhouette, 5);
      const scatter = drain(scatterOf(x, labels, k));
      expect(scatter.calinskiHarabasz).toBeCloseTo(expected.calinskiHarabasz, 4);
      expect(scatter.daviesBouldin).toBeCloseTo(expected.daviesBouldin, 5);
      expect(adjustedRand(labels, labeledData(set as 'iris').truth)).toBeCloseTo(expected.rand, 6);
    },
  );

  test.each(golden.gap.map((each) => [each.set, each] as const))(
    'gap statistic of %s',
    async (set, expected) => {
      const x = goldenSet(set);
      const options = [2, 3, 4, 5, 6].map((k) => ({ k }));
      const seeds = Array.from({ length: 60 }, (_, i) => i);
      const sweep = { ...boxOf(x), algorithm: 'kmeans', options };
      const drawn = await drainAsync(sequential.map(gapJob, seeds, sweep));
      options.forEach(({ k }, at) => {
        const own = drain(logWithin(x, fit(x, { k, starts: 50 }).labels, k));
        const found = gapOf(
          own,
          drawn.map((values) => values[at]!),
        );
        // Both are means over random draws: four standard errors of ours.
        const error = (4 * expected.deviation[at]!) / Math.sqrt(60);
        expect(Math.abs(found.gap - expected.gap[at]!)).toBeLessThan(error + 0.005);
        expect(found.spread / expected.deviation[at]!).toBeGreaterThan(0.7);
        expect(found.spread / expected.deviation[at]!).toBeLessThan(1.4);
      });
    },
  );
});

describe('findings', () => {
  const corners = [[0, 0, 0], [8, 0, 0], [0, 8, 0], [0, 0, 8]]; // prettier-ignore
  const four = blobs(corners, 150, 5);
  const pairs = async (k: number, x = four.x) => {
    const { labels } = fit(x, { k });
    const found = await drainAsync(findingsOf(x, labels, k, [], 1));
    return found.filter(({ kind }) => kind === 'one').map(({ segments }) => ({ segments, labels }));
  };

  test('separate groups give none', async () => expect(await pairs(4)).toEqual([]));

  test('a group that was cut in two is found to be one', async () => {
    const found = await pairs(5);
    expect(found).toHaveLength(1);
    const { segments, labels } = found[0]!;
    const truths = segments.map((c) => new Set(four.truth.filter((_, row) => labels[row] === c)));
    expect(truths[0]).toEqual(truths[1]);
  });

  test.each(['kmeans', 'gmm', 'hierarchical', 'som', 'k-medoids'])(
    'pieces of a group that %s cut by force are called one, and nothing else is',
    async (algorithm) => {
      const large = blobs([[0, 0, 0], [0, 0, 0], [0, 0, 0], [9, 0, 0], [0, 9, 0], [9, 9, 0]], 90, 6); // prettier-ignore
      const truth = large.truth.map((group) => Math.max(2, group));
      for (const k of [4, 5]) {
        const { findings, labels } = await examined({ algorithm, k, seed: 2 }, large.x);
        const named = findings.filter(({ kind }) => kind === 'one').flatMap(({ segments }) => segments);
        expect(named).toHaveLength(k === 4 ? 0 : 2);
        const [a, b] = named.map((c) => new Set(truth.filter((_, row) => labels[row] === c)));
        expect(a).toEqual(b);
      }
    },
  );

  test('slices of one cloud are nearly all found to be one with a neighbor', async () => {
    let said = 0;
    for (let seed = 0; seed < 20; seed++) {
      const found = await pairs(2, cloud(400, 3, seed));
      said += found.length;
    }
    expect(said).toBeGreaterThanOrEqual(18);
  });

  test('two groups four deviations apart are nearly never called one', async () => {
    let said = 0;
    for (let seed = 0; seed < 20; seed++)
      said += (await pairs(2, blobs([[0, 0], [4, 0]], 150, seed).x)).length; // prettier-ignore
    expect(said).toBeLessThanOrEqual(2);
  });

  /** Whether two are called one where so many stand in the middle of each, and this share of it in the dent between. */
  const calledOne = async (middle: number, share: number) => {
    const places: [at: number, rows: number, label: number][] = [
      [-1, middle, 0],
      [0, middle, 0],
      [1, middle, 0],
      [2, Math.round(share * middle), 0],
      [3, middle, 1],
      [4, middle, 1],
      [5, middle, 1],
      [6, middle, 1],
    ];
    const rows = places.flatMap(([at, count, label]) => Array.from({ length: count }, () => ({ at, label })));
    const x = { rows: rows.length, columns: 1, data: Float32Array.from(rows, ({ at }) => at) };
    const labels = Int32Array.from(rows, ({ label }) => label);
    return (await drainAsync(findingsOf(x, labels, 2, [], 1))).length === 1;
  };

  test('a dent is a gap from a tenth fewer customers on, when chance would not make it', async () => {
    expect(await calledOne(2_500, 0.93)).toBe(true);
    expect(await calledOne(2_500, 0.87)).toBe(false);
    expect(await calledOne(40, 0.87)).toBe(true);
    expect(await calledOne(40, 0.5)).toBe(false);
  });

  test('what does not come back is called unstable, in a plain sentence with its figure', async () => {
    const { labels } = fit(four.x, { k: 4 });
    const found = await drainAsync(findingsOf(four.x, labels, 4, [0.9, 0.55, 0.97, 0.6], 1));
    expect(found).toEqual([
      {
        kind: 'unstable',
        segments: [1],
        measure: 0.55,
        message: 'Segment 2 is unstable: when the data are resampled only 55% of it comes back.',
      },
    ]);
  });

  const examined = async (given: Record<string, unknown>, x = four.x) => {
    const matrix = { x, features: [] };
    const found = await drainAsync(segment(matrix, given, sequential));
    return { ...found, findings: await drainAsync(examine(matrix, found, given, sequential)) };
  };

  test('no gap on a straight line says nothing of crescents', async () => {
    const { rows, columns, data } = goldenSet('moons');
    const moons = { rows, columns, data: Float32Array.from(data) };
    for (const given of [{ algorithm: 'hdbscan' }, { algorithm: 'hierarchical', linkage: 'single', k: 2 }])
      expect((await examined(given, moons)).findings).toEqual([]);
    expect((await examined({ k: 2 }, moons)).findings).not.toEqual([]);
  });

  test('a forced number of segments carries them; too few customers say nothing', async () => {
    const forced = await examined({ k: 6 });
    expect(forced.findings.filter(({ kind }) => kind === 'one').length).toBeGreaterThan(0);
    expect(await pairs(2, blobs([[0], [1]], 8, 1).x)).toEqual([]); // prettier-ignore
  });

  const unstable = async (given: Record<string, unknown>, x = four.x) => {
    const found = await examined(given, x);
    const named = found.findings.filter(({ kind }) => kind === 'unstable');
    return { ...found, named: named.flatMap(({ segments }) => segments) };
  };

  test.each([['kmeans'], ['hierarchical'], ['gmm']])(
    '%s: pieces of a group that was cut by force are unstable, whole groups are not',
    async (algorithm) => {
      const { named, labels } = await unstable({ algorithm, k: 6 });
      expect(named.length).toBeGreaterThan(0);
      for (const label of named) {
        const group = four.truth[labels.indexOf(label)]!;
        const whole = four.truth.filter((truth) => truth === group).length;
        expect(labels.filter((own) => own === label).length).toBeLessThan(0.8 * whole);
      }
      expect((await unstable({ algorithm, k: 4 })).named).toEqual([]);
    },
  );

  test('a number that was chosen carries them too', async () => {
    const square = blobs([[0, 0], [9, 0], [0, 9], [9, 9]], 150, 1).x; // prettier-ignore
    const { choice, named, findings } = await unstable({ fewest: 5, most: 5 }, square);
    expect(choice!.separated).toBe(true);
    expect(named.length).toBeGreaterThan(0);
    expect(findings.filter(({ kind }) => kind === 'one')).toHaveLength(1);
  });

  test('slices of one cloud carry none: the reason says that their borders are arbitrary', async () => {
    const found = await examined({ most: 4 }, cloud(300, 3, 1));
    expect(found.choice!.separated).toBe(false);
    expect(found.findings).toEqual([]);
  });
});

test('careful adds the gap statistic and keeps the rest', async () => {
  const { x } = blobs([[0, 0], [9, 0], [0, 9]], 60, 3); // prettier-ignore
  const run = (effort: string) => drainAsync(segment({ x, features: [] }, { effort, most: 5 }, sequential));
  const [quick, careful] = [await run('quick'), await run('careful')];
  expect([quick.k, careful.k]).toEqual([3, 3]);
  for (const { indices } of quick.choice!.candidates) {
    expect(indices.gap).toBeNaN();
    expect(indices.ruleAccuracy).toBeGreaterThan(0.6);
    expect(indices.calinskiHarabasz).toBeGreaterThan(100);
    expect(indices.bic).toBeNaN();
  }
  const gaps = careful.choice!.candidates.map(({ indices }) => indices.gap);
  expect(gaps.indexOf(Math.max(...gaps))).toBe(1);
});
