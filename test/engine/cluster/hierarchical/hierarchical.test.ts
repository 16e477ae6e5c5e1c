import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { random } from '../../../../src/base/random';
import { drain, drainAsync, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import {
  hierarchical,
  type HierarchicalModel,
} from '../../../../src/engine/cluster/hierarchical/hierarchical';
import { cutInto, heightsFor, segmentsAt } from '../../../../src/engine/cluster/hierarchical/cut';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import { segment } from '../../../../src/engine/cluster/segment';
import type { Fit } from '../../../../src/engine/cluster/types';
import { blobs, reorder, uniform } from '../../../support/clusters';
import { golden, goldenSet, hasSet } from '../../../support/golden';
import { hasIris, labeledData } from '../../../support/iris';

const fit = (x: Matrix, given: Record<string, unknown> = {}) =>
  drain(
    hierarchical.fit(x, mergeOptions(hierarchical.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<HierarchicalModel>>,
  );
const linkages = ['ward', 'average', 'complete', 'single'];

// Complete linkage of iris hangs on which of two equal lengths is merged first: see ties.test.ts.
const untied = golden.linkage.filter(
  ({ set, method }) => hasSet(set) && !(set === 'iris' && method === 'complete'),
);

describe.each(untied)('$set by $method', ({ set, method, k, labels, heights, cophenetic }) => {
  const x = goldenSet(set);
  const found = fit(x, { linkage: method, k });

  test('the heights are those of SciPy', () => {
    const { tree, leaves } = found.model;
    // Equal rows are one leaf: their merges at height 0 are not written down.
    const zeros = new Array<number>(x.rows - leaves.points.rows).fill(0);
    [...zeros, ...tree.heights].forEach((height, at) => expect(height).toBeCloseTo(heights[at]!, 7));
  });

  test('the segments and the cophenetic correlation are those of SciPy', () => {
    expect(adjustedRand(found.labels, Int32Array.from(labels))).toBe(1);
    expect(found.measures.cophenetic).toBeCloseTo(cophenetic, 7);
  });
});

test.skipIf(!hasIris).each([
  ['ward', 0.7312],
  ['complete', 0.6423],
  ['average', 0.7592],
  ['single', 0.5638],
])('iris by %s agrees with the species as published', (linkage, published) => {
  const { x, truth } = labeledData('iris');
  expect(adjustedRand(fit(x, { linkage, k: 3 }).labels, truth)).toBeCloseTo(published, 4);
});

describe.each(linkages)('%s', (linkage) => {
  test('merges are those of the definition on distinct rows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (columns, rows, seed) => {
          const source = random(seed);
          const data = Float64Array.from({ length: rows * columns }, () => source.normal());
          const x = { rows, columns, data };
          const { tree } = fit(x, { linkage, k: 1 }).model;
          definition(x, linkage).forEach((height, at) => expect(tree.heights[at]).toBeCloseTo(height, 9));
        },
      ),
      { numRuns: 30, seed: 1 },
    );
  });

  test('a cut of one tree is the fit for that number', () => {
    const { x } = blobs(
      [
        [0, 0, 0],
        [5, 0, 1],
        [0, 6, 0],
      ],
      60,
      8,
    );
    const whole = fit(x, { linkage, k: 9 });
    const growth = hierarchical.growth!;
    const finish = (cut: typeof whole, x: Matrix) =>
      drain(
        growth.finish(cut, x, { kernels: fastestKernels(), parallel: sequential }) as Steps<typeof whole>,
      );
    for (const k of [1, 2, 5, 9])
      expect(finish(drain(growth.cut(whole, x, k)), x)).toEqual(fit(x, { linkage, k }));
  });

  test('the order of rows decides nothing, not even on a lattice', () => {
    const source = random(9);
    const x = { rows: 400, columns: 2, data: Float32Array.from({ length: 800 }, () => source.below(15)) };
    const order = Int32Array.from({ length: 400 }, (_, i) => (i * 171) % 400);
    const [a, b] = [fit(x, { linkage, k: 7 }), fit(reorder(x, order), { linkage, k: 7 })];
    expect(b.labels).toEqual(order.map((row) => a.labels[row]!));
    expect(b.confidence).toEqual(Float32Array.from(order, (row) => a.confidence[row]!));
    expect(b.model.tree).toEqual(a.model.tree);
  });

  test('a row counted twice weighs twice, and equal rows stay together', () => {
    const { x } = blobs(
      [
        [0, 0],
        [4, 4],
      ],
      30,
      2,
    );
    const twice = {
      rows: x.rows * 2,
      columns: 2,
      data: Float32Array.from([...x.data, ...x.data]),
    };
    const found = fit(twice, { linkage, k: 4 });
    expect(found.labels.slice(0, x.rows)).toEqual(found.labels.slice(x.rows));
    const heights = definition(twice, linkage).slice(x.rows);
    found.model.tree.heights.forEach((height, at) => expect(height).toBeCloseTo(heights[at]!, 6));
  });

  test('the model puts every row where the fit did', () => {
    const x = uniform(300, 3, 4);
    const found = fit(x, { linkage, k: 6 });
    expect(drain(hierarchical.assign(found.model, x))).toEqual({
      labels: found.labels,
      confidence: found.confidence,
    });
  });
});

test('a cut by height and by number agree', () => {
  const { tree } = fit(uniform(200, 2, 3), { k: 4 }).model;
  const [below, above] = heightsFor(tree, 4);
  expect(segmentsAt(tree, below)).toBe(4);
  expect(segmentsAt(tree, (below + above) / 2)).toBe(4);
  expect(segmentsAt(tree, above)).toBe(3);
  expect(segmentsAt(tree, Infinity)).toBe(1);
  expect(segmentsAt(tree, -1)).toBe(200);
  expect(heightsFor(tree, 1)[1]).toBe(Infinity);
  expect(new Set(cutInto(tree, 17)).size).toBe(17);
});

test('beyond the limit small groups are linked, and it is said', () => {
  const centers = [0, 9, 18, 27].map((at) => new Array<number>(9).fill(at));
  const { x, truth } = blobs(centers, 3_000, 5);
  const found = fit(x, { k: 4 });
  expect(adjustedRand(found.labels, truth)).toBe(1);
  expect(found.warnings).toMatchObject([{ code: 'small-groups-linked', numbers: { rows: 12_000 } }]);
  expect(found.measures.leaves).toBeLessThanOrEqual(4_000);
  expect(drain(hierarchical.assign(found.model, x)).labels).toEqual(found.labels);
});

test('the number of segments is chosen with one tree', async () => {
  const { x, truth } = blobs(
    [
      [0, 0],
      [12, 0],
      [0, 12],
      [12, 12],
    ],
    80,
    3,
  );
  const given = { algorithm: 'hierarchical', k: 0, most: 8 };
  const found = await drainAsync(segment({ x, features: [] } as never, given, sequential));
  expect(found.k).toBe(4);
  expect(adjustedRand(found.labels, truth)).toBe(1);
  expect(found.choice!.candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('one row, equal rows, fewer kinds than segments', () => {
  expect(fit(matrixOf([[1, 2]]), { k: 1 })).toMatchObject({ k: 1, labels: Int32Array.of(0) });
  const equal = fit({ rows: 20, columns: 2, data: new Float32Array(40).fill(3) }, { k: 3 });
  expect(equal).toMatchObject({ k: 1, labels: new Int32Array(20) });
  expect(equal.warnings).toMatchObject([
    { code: 'fewer-distinct-customers', numbers: { found: 1, asked: 3 } },
  ]);
});

test('a gap and too many segments are refused', () => {
  expect(() => fit(matrixOf([[1], [NaN]]), { k: 1 })).toThrow('Row 2, column 1');
  expect(() => fit(matrixOf([[1], [2]]), { k: 3 })).toThrow('only 2 customers');
});

/** Heights of all merges, from all pairs of rows, the closest clusters first. */
function definition({ rows, columns, data }: Matrix, linkage: string): number[] {
  let clusters = [...Array(rows).keys()].map((row) => [row]);
  const between = (a: number, b: number) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += (data[a * columns + j]! - data[b * columns + j]!) ** 2;
    return Math.sqrt(sum);
  };
  const mean = (members: readonly number[], j: number) =>
    members.reduce((sum, row) => sum + data[row * columns + j]!, 0) / members.length;
  const pairs = rows * rows < 4_000 ? undefined : new Map<string, number>();
  const height = (a: readonly number[], b: readonly number[]): number => {
    const key = `${a.join()}|${b.join()}`;
    const known = pairs?.get(key);
    if (known !== undefined) return known;
    const distances = a.flatMap((p) => b.map((q) => between(p, q)));
    const gaps = [...Array(columns).keys()].map((j) => (mean(a, j) - mean(b, j)) ** 2);
    const value =
      linkage === 'single'
        ? Math.min(...distances)
        : linkage === 'complete'
          ? Math.max(...distances)
          : linkage === 'average'
            ? distances.reduce((sum, distance) => sum + distance, 0) / distances.length
            : Math.sqrt(((2 * a.length * b.length) / (a.length + b.length)) * gaps.reduce((x, y) => x + y));
    pairs?.set(key, value);
    return value;
  };
  const heights: number[] = [];
  while (clusters.length > 1) {
    let best = { at: Infinity, a: 0, b: 0 };
    for (let a = 0; a < clusters.length; a++)
      for (let b = a + 1; b < clusters.length; b++) {
        const at = height(clusters[a]!, clusters[b]!);
        if (at < best.at) best = { at, a, b };
      }
    heights.push(best.at);
    const joined = [...clusters[best.a]!, ...clusters[best.b]!];
    clusters = [...clusters.filter((_, i) => i !== best.a && i !== best.b), joined];
  }
  return heights;
}
