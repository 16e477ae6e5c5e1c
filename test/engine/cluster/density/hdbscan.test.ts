import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { random } from '../../../../src/base/random';
import { drain, drainAsync, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { hdbscan } from '../../../../src/engine/cluster/density/hdbscan';
import type { HdbscanModel } from '../../../../src/engine/cluster/density/hdbscan-model';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import type { Fit } from '../../../../src/engine/cluster/types';
import { blobs, reorder, uniform } from '../../../support/clusters';
import { groups } from '../../../bench/clusters/data';
import { golden, goldenSet, hasSet, truthOf } from '../../../support/golden';

const fit = (x: Matrix, given: Record<string, unknown> = {}) =>
  drain(
    hdbscan.fit(x, mergeOptions(hdbscan.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<HdbscanModel>>,
  );

describe.each(golden.hdbscan.filter(({ set }) => hasSet(set)))(
  '$set',
  ({ set, minPoints, labels, outliers }) => {
    const x = goldenSet(set);
    const found = fit(x, { smallest: minPoints, minSamples: minPoints });

    // Edges of equal length are common under mutual reachability: a row with a large core distance has many. R takes
    // them one after the other, so that a row on the bridge between two groups falls to one of them by chance.
    const differing = (differs: (row: number) => boolean) => [...labels.keys()].filter(differs).length;

    test('the labels are those of R but for rows on a bridge', () => {
      const placed = [...labels.keys()].filter((row) => found.labels[row]! >= 0);
      const at = (all: ArrayLike<number>) => Int32Array.from(placed, (row) => all[row]!);
      expect(adjustedRand(at(found.labels), at(labels))).toBe(1);
      expect(differing((row) => found.labels[row]! < 0 !== labels[row]! < 0)).toBeLessThanOrEqual(2);
    });

    test('the outlier scores are those of R, likewise', () => {
      const far = differing((row) => Math.abs(found.outlier![row]! - outliers[row]!) > 1e-5);
      expect(far / labels.length).toBeLessThan(0.07);
    });

    test('the model puts every row where the fit did', () => {
      const placed = drain(hdbscan.assign(found.model, x));
      expect(placed).toEqual({
        labels: found.labels,
        confidence: found.confidence,
        outlier: found.outlier,
      });
    });
  },
);

test.runIf(hasSet('iris'))('iris falls into 100 and 50', () => {
  const { labels, k, measures } = fit(goldenSet('iris'), { smallest: 5 });
  expect(k).toBe(2);
  expect(measures).toMatchObject({ smallest: 5, minSamples: 5, noise: 0 });
  expect([0, 1].map((label) => labels.filter((own) => own === label).length)).toEqual([100, 50]);
});

test('labels, probabilities and outlier scores are those of the definition, ties included', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 10, max: 70 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.boolean(),
      (columns, smallest, minSamples, rows, seed, lattice) => {
        const source = random(seed);
        const data = Float64Array.from({ length: rows * columns }, () =>
          lattice ? source.below(9) : source.normal() + 4 * source.below(3),
        );
        const x = { rows, columns, data };
        const found = fit(x, { smallest, minSamples });
        const wanted = definition(x, smallest, minSamples);
        expect(adjustedRand(found.labels, wanted.labels)).toBe(1);
        for (let row = 0; row < rows; row++) {
          expect(found.labels[row]! < 0).toBe(wanted.labels[row]! < 0);
          expect(found.confidence[row]).toBeCloseTo(wanted.probabilities[row]!, 5);
          expect(found.outlier![row]).toBeCloseTo(wanted.outliers[row]!, 5);
        }
      },
    ),
    { numRuns: 80, seed: 1 },
  );
});

test.each(['moons', 'rings'])('%s are found without any setting', (set) => {
  const { labels, k } = fit(goldenSet(set));
  expect(k).toBe(2);
  expect(adjustedRand(labels, truthOf(set))).toBeGreaterThan(0.99);
});

test('groups of unequal density are found in noise, where one radius would fail', () => {
  const { x, truth } = blobs(
    [
      [0, 0],
      [60, 0],
      [0, 60],
    ],
    300,
    3,
  );
  const data = x.data.map((value, at) => (truth[at >> 1] === 2 ? value / 20 : value));
  const noise = uniform(60, 2, 5).data.map((value) => 400 * value - 150);
  const { labels, k } = fit(
    { rows: x.rows + 60, columns: 2, data: Float32Array.from([...data, ...noise]) },
    { smallest: 30 },
  );
  expect(k).toBe(3);
  expect(adjustedRand(labels.subarray(0, x.rows), truth)).toBeGreaterThan(0.95);
  expect(labels.subarray(x.rows).filter((label) => label < 0).length).toBeGreaterThan(45);
});

test('the leaves are finer than the mass', () => {
  const x = goldenSet('unequal');
  const [mass, leaves] = [fit(x, { smallest: 8 }), fit(x, { smallest: 8, selection: 'leaves' })];
  expect(leaves.k).toBeGreaterThan(mass.k);
  mass.labels.forEach((label, row) => {
    if (label < 0) expect(leaves.labels[row]).toBe(-1);
  });
});

test('the order of rows decides nothing, not even on a lattice', () => {
  const source = random(3);
  const data = Float32Array.from({ length: 400 * 2 }, () => source.below(25));
  const x = { rows: 400, columns: 2, data };
  const order = Int32Array.from({ length: 400 }, (_, i) => (i * 171) % 400);
  const [a, b] = [fit(x, { smallest: 6 }), fit(reorder(x, order), { smallest: 6 })];
  expect(b.labels).toEqual(order.map((row) => a.labels[row]!));
  expect(b.confidence).toEqual(Float32Array.from(order, (row) => a.confidence[row]!));
  expect(b.outlier).toEqual(Float32Array.from(order, (row) => a.outlier![row]!));
});

test('with many columns a sample stands for all, and says so', async () => {
  const centers = [0, 8, 16].map((at) => new Array<number>(10).fill(at));
  const { x, truth } = blobs(centers, 3_500, 6);
  const found = fit(x, { minSamples: 5 });
  expect(found.k).toBe(3);
  expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.95);
  expect(found.warnings).toMatchObject([{ code: 'sampled', numbers: { rows: 10_500, count: 10_000 } }]);
  expect(found.measures.rowsFitted).toBe(10_000);
  const options = mergeOptions(hdbscan.options, { minSamples: 5 });
  const pooled = { kernels: fastestKernels(), parallel: { ...sequential, width: 2 } };
  expect(await drainAsync(hdbscan.fit(x, options, pooled))).toEqual(found);
});

/** Five knots of sixty customers in each of six families far from each other. */
const knots = () => {
  const centers = Array.from({ length: 30 }, (_, knot) => [
    100 * Math.floor(knot / 5) + 15 * Math.cos(knot % 5),
    15 * Math.sin(knot % 5),
  ]);
  return blobs(centers, 60, 4);
};

test('of many small knots those that lie together are taken, and the message says how to have them all', () => {
  const { x, truth } = knots();
  const found = fit(x);
  const { k, labels } = found;
  expect(k).toBeGreaterThanOrEqual(6);
  expect(k).toBeLessThanOrEqual(12);
  for (let c = 0; c < k; c++) {
    const families = truth.filter((_, row) => labels[row] === c).map((knot) => Math.floor(knot / 5));
    expect(new Set(families).size).toBe(1);
  }
  expect(found.measures.noise).toBeLessThan(0.1);
  const smallest = found.measures.smallest!;
  expect(smallest).toBeGreaterThan(18);
  expect(found.warnings).toMatchObject([
    { code: 'small-knots', numbers: { found: 30, k, from: 18, smallest } },
  ]);
  const all = fit(x, { smallest: 18 });
  expect([all.k, all.warnings]).toEqual([30, []]);
  // Larger ones would make these noise, or join what is no nearer than others.
  const equal = blobs(Array.from({ length: 16 }, (_, at) => [90 * (at % 4), 90 * Math.floor(at / 4)]), 40, 6); // prettier-ignore
  expect(fit(equal.x)).toMatchObject({ k: 16, warnings: [] });
});

test('a dozen segments are many: of fifteen knots families are taken, though only eight times the size finds these', () => {
  const centers = Array.from({ length: 15 }, (_, knot) => [
    100 * Math.floor(knot / 5) + 15 * Math.cos(knot % 5),
    15 * Math.sin(knot % 5),
  ]);
  const data = centers.flatMap((center, knot) => [...blobs([center], 100, knot + 1).x.data]);
  const found = fit({ rows: 1_500, columns: 2, data: Float32Array.from(data) });
  expect([found.k, found.measures.smallest]).toEqual([3, 120]);
  expect(found.warnings).toMatchObject([{ code: 'small-knots', numbers: { found: 15, k: 3, from: 15 } }]);
});

test.each([
  [30, 5, 5],
  [70, 7, 7],
  [150, 10, 10],
  [1_400, 14, 10],
])(
  'of %i customers none are fewer than %i, and %i neighbors make a place dense',
  (rows, smallest, minSamples) => {
    // Each further from the one before than that was, so that none lie together.
    const { k, measures } = fit(matrixOf(Array.from({ length: rows }, (_, i) => [1.02 ** i])));
    expect(k).toBe(0);
    expect(measures).toMatchObject({ smallest, minSamples });
  },
);

test('the reachability plot has walls between groups', () => {
  const { model } = fit(goldenSet('rings'));
  const { distances, labels, rowsPerBar } = model.reachability;
  expect(rowsPerBar).toBe(1);
  expect(labels).toHaveLength(300);
  const highest = distances.indexOf(Math.max(...distances));
  expect(new Set(labels.subarray(0, highest)).size).toBe(1);
  expect(labels[highest]).not.toBe(labels[highest - 1]);
});

test('one row, equal rows, two distinct rows, everything noise', () => {
  expect(fit(matrixOf([[1, 2]]))).toMatchObject({ k: 0, labels: Int32Array.of(-1) });
  const equal = fit({ rows: 20, columns: 2, data: new Float32Array(40).fill(3) });
  expect(equal).toMatchObject({ k: 1, labels: new Int32Array(20), confidence: new Float32Array(20).fill(1) });
  const two = matrixOf([...Array<number[]>(9).fill([0]), ...Array<number[]>(12).fill([1])]);
  const found = fit(two);
  expect(found.k).toBe(2);
  expect([...found.labels.slice(0, 9)]).toEqual(new Array(9).fill(1));
  const none = fit(uniform(40, 2, 1), { smallest: 25 });
  expect(none.k).toBe(0);
  expect(none.warnings).toMatchObject([{ code: 'all-noise', numbers: { rows: 40 } }]);
});

test('in many features the groups are those of R, and what they leave out or put together is said', () => {
  const { x } = groups(4_000, 16);
  const { labels, k, warnings } = fit(x, { smallest: 40, minSamples: 40 });
  const sizes = new Int32Array(k + 1);
  for (const label of labels) sizes[label + 1]!++;
  // R 4, dbscan 1.1.11: hdbscan(x, minPts = 40), which is the smallest group and the neighbors in one.
  expect([...sizes]).toEqual([1798, 1694, 465, 43]);
  expect(warnings).toEqual([]);
  expect(fit(x, { smallest: 3, minSamples: 3 }).warnings).toMatchObject([
    {
      code: 'one-crowd',
      message: expect.stringMatching(/ of 4000 customers are in one segment\. .* 16 features/),
    },
  ]);
  expect(fit(x, { minSamples: 200 }).warnings).toMatchObject([
    { code: 'mostly-noise', message: expect.stringMatching(/Try 2 or 3 neighbors, .* k-means\.$/) },
  ]);
});

test('a gap in the data is refused', () => {
  expect(() => fit(matrixOf([[1], [NaN]]))).toThrow('Row 2, column 1');
});

/** Campello, Moulavi, Sander 2013, from all pairs: components below each distance, no tree. */
function definition({ rows, columns, data }: Matrix, smallest: number, minSamples: number) {
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += (data[a * columns + j]! - data[b * columns + j]!) ** 2;
    return Math.sqrt(sum);
  };
  const all = [...Array(rows).keys()];
  const core = all.map(
    (a) => all.map((b) => distance(a, b)).sort((p, q) => p - q)[Math.min(minSamples, rows) - 1]!,
  );
  const reach = (a: number, b: number) => Math.max(core[a]!, core[b]!, distance(a, b));
  const split = (rowsIn: number[], below: number) => {
    const left = new Set(rowsIn);
    const parts: number[][] = [];
    for (const first of rowsIn) {
      if (!left.delete(first)) continue;
      const part = [first];
      for (const a of part)
        for (const b of left)
          if (reach(a, b) < below) {
            left.delete(b);
            part.push(b);
          }
      parts.push(part);
    }
    return parts;
  };
  const lambda = new Float64Array(rows);
  interface Cluster {
    readonly birth: number;
    death: number;
    stability: number;
    readonly members: number[];
    readonly leaving: number[];
    children: Cluster[];
  }
  const edges = all.flatMap((a) => all.filter((b) => b < a).map((b) => ({ a, b, at: reach(a, b) })));
  const merges: number[] = [];
  const sets = all.map((a) => a);
  for (const { a, b, at } of edges.sort((p, q) => p.at - q.at)) {
    const [from, to] = [sets[a]!, sets[b]!];
    if (from === to) continue;
    merges.push(at);
    sets.forEach((set, row) => set === from && (sets[row] = to));
  }
  const floor = (merges.find((at) => at > 0) ?? 1) / 2;
  const grow = (members: number[], birth: number): Cluster => {
    const cluster: Cluster = { birth, death: birth, stability: 0, members, leaving: [], children: [] };
    let inside = members;
    for (;;) {
      const levels = [...new Set(inside.flatMap((a) => inside.filter((b) => b < a).map((b) => reach(a, b))))];
      const level = levels.sort((p, q) => q - p).find((at) => split(inside, at).length > 1)!;
      const at = 1 / (level || floor);
      const parts = split(inside, level);
      const large = parts.filter((part) => part.length >= smallest);
      const gone = parts.filter((part) => large.length === 0 || part.length < smallest).flat();
      cluster.death = at;
      for (const row of gone) {
        lambda[row] = at;
        cluster.leaving.push(row);
        cluster.stability += at - birth;
      }
      if (large.length === 1) {
        inside = large[0]!;
        continue;
      }
      cluster.children = large.map((part) => grow(part, at));
      cluster.stability += (at - birth) * large.flat().length;
      return cluster;
    }
  };
  const best = (cluster: Cluster): { mass: number; chosen: Cluster[] } => {
    const below = cluster.children.map(best);
    const mass = below.reduce((sum, part) => sum + part.mass, 0);
    return below.length === 0 || cluster.stability >= mass * (1 - 1e-12)
      ? { mass: cluster.stability, chosen: [cluster] }
      : { mass, chosen: below.flatMap(({ chosen }) => chosen) };
  };
  const root = grow(all, 0);
  const labels = new Int32Array(rows).fill(-1);
  const probabilities = new Float64Array(rows);
  const allEqual = merges.every((at) => at === 0) && rows >= smallest;
  const chosen = allEqual ? [root] : root.children.flatMap((child) => best(child).chosen);
  chosen.forEach(({ members, death }, label) => {
    for (const row of members) {
      labels[row] = label;
      probabilities[row] = Math.min(1, lambda[row]! / death);
    }
  });
  const outliers = new Float64Array(rows);
  const join = all.map((a) => Math.min(...all.filter((b) => b !== a).map((b) => reach(a, b))));
  const score = (cluster: Cluster): void => {
    const densest = Math.min(...cluster.members.map((row) => join[row]!));
    for (const row of cluster.leaving) outliers[row] = join[row]! > 0 ? 1 - densest / join[row]! : 0;
    cluster.children.forEach(score);
  };
  score(root);
  return { labels, probabilities, outliers };
}
