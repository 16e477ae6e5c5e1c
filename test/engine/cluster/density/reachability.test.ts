import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import type { Algorithm } from '../../../../src/engine/cluster/algorithm';
import { algorithmOf } from '../../../../src/engine/cluster/catalog';
import { coreDistances } from '../../../../src/engine/cluster/density/core-distances';
import { reachabilityOrder, reachabilityPlot } from '../../../../src/engine/cluster/density/reachability';
import { reachabilityView } from '../../../../src/engine/cluster/density/views';
import { hierarchyOf } from '../../../../src/engine/cluster/hierarchy';
import { kdTree } from '../../../../src/engine/cluster/kd-tree';
import { spanningTree } from '../../../../src/engine/cluster/spanning-tree';
import type { Fit } from '../../../../src/engine/cluster/types';
import { blobs, uniform } from '../../../support/clusters';
import { goldenSet, hasSet } from '../../../support/golden';

const golden = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../golden/reachability/reachability.json'), 'utf8'),
) as {
  set: string;
  minPoints: number;
  reached: number[];
  cuts: { eps: number; labels: number[] }[];
}[];

function orderOf(x: Matrix, minPoints: number) {
  const tree = drain(kdTree(x));
  const cores = drain(coreDistances(tree, Math.min(minPoints, x.rows)));
  const edges = drain(spanningTree(tree, cores));
  const coreOf = new Float64Array(x.rows);
  tree.order.forEach((row, p) => (coreOf[row] = Math.sqrt(cores[p]!)));
  return { ...reachabilityOrder(hierarchyOf(edges), edges), edges, coreOf };
}

/** Runs of rows without a wall above eps, those of one row left out. */
function groupsAt({ order, walls }: ReturnType<typeof orderOf>, eps: number): number[][] {
  const groups: number[][] = [];
  order.forEach((row, at) => {
    if (at === 0 || walls[at]! > eps) groups.push([]);
    groups.at(-1)!.push(row);
  });
  return groups.filter(({ length }) => length > 1);
}

describe.each(golden.filter(({ set }) => hasSet(set)))(
  "$set, $minPoints neighbors (R's OPTICS)",
  ({ set, minPoints, reached, cuts }) => {
    const found = orderOf(goldenSet(set), minPoints);

    test('with two neighbors the distances are those of OPTICS; with more, none is smaller', () => {
      const own = [...found.walls.subarray(1)].sort((a, b) => a - b);
      own.forEach((wall, at) => {
        if (minPoints === 2) expect(wall).toBeCloseTo(reached[at]!, 7);
        else expect(wall).toBeGreaterThan(reached[at]! - 1e-7);
      });
    });

    test('cut at a height, it has the groups that OPTICS has there, less their border rows', () => {
      for (const { eps, labels } of cuts) {
        const groups = groupsAt(found, eps);
        const theirs = groups.map((rows) => new Set(rows.map((row) => labels[row]!)));
        for (const set of theirs) expect(set.size).toBe(1);
        const names = theirs.flatMap((set) => [...set]);
        expect(names).not.toContain(0);
        expect(new Set(names).size).toBe(names.length);
        const core = new Set([...found.coreOf.keys()].filter((row) => found.coreOf[row]! <= eps));
        for (const row of groups.flat()) expect(core.has(row)).toBe(true);
        // A core row that no other core row is near is a group of its own, with what borders on it.
        const alone = [...core].filter((row) => !groups.some((rows) => rows.includes(row)));
        for (const row of alone) expect(names).not.toContain(labels[row]);
      }
    });
  },
);

test('it is the order of Prim: each row comes by the shortest edge out of those before it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 2, max: 6 }),
      fc.nat(1e6),
      (rows, m, seed) => {
        const x = uniform(rows, 2, seed);
        const { order, walls, edges, coreOf } = orderOf(x, m);
        expect([...order].sort((a, b) => a - b)).toEqual([...Array(rows).keys()]);
        expect([...walls.subarray(1)].sort((a, b) => a - b)).toEqual([...edges.lengths]);
        const reach = (a: number, b: number) =>
          Math.max(
            coreOf[a]!,
            coreOf[b]!,
            Math.hypot(x.data[2 * a]! - x.data[2 * b]!, x.data[2 * a + 1]! - x.data[2 * b + 1]!),
          );
        for (let at = 1; at < rows; at++) {
          let least = Infinity;
          for (const a of order.subarray(0, at))
            for (const b of order.subarray(at)) least = Math.min(least, reach(a, b));
          expect(walls[at]).toBeCloseTo(least, 9);
          const own = [...order.subarray(0, at)].map((a) => reach(a, order[at]!));
          expect(Math.min(...own)).toBeCloseTo(least, 9);
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe('as a view', () => {
  const viewOf = (algorithm: string, x: Matrix, given = {}) => {
    const entry = algorithmOf(algorithm) as Algorithm;
    const context = { kernels: fastestKernels(), parallel: sequential };
    const fit = drain(entry.fit(x, mergeOptions(entry.options, given), context) as Steps<Fit>);
    return { fit, view: drain(reachabilityView(fit.model, x, fit.labels, 1)) };
  };
  const { x } = blobs([[0, 0], [14, 0], [0, 14]], 100, 4); // prettier-ignore

  test('each segment is one valley', () => {
    for (const [algorithm, given] of [
      ['hdbscan', {}],
      ['dbscan', { eps: 1.5 }],
    ] as const) {
      // prettier-ignore
      const { fit, view } = viewOf(algorithm, x, given);
      expect(fit.k).toBe(3);
      expect(view).toMatchObject({ rowsPerBar: 1, rows: 300, sampled: false });
      expect(view!.distances[0]).toBe(0);
      const assigned = view!.labels.filter((label) => label >= 0);
      expect(assigned.filter((label, at) => at > 0 && label !== assigned[at - 1])).toHaveLength(2);
    }
  });

  test("DBSCAN's has its radius; other methods have none", () => {
    expect(viewOf('dbscan', x, { eps: 1.5, minPoints: 6 }).view).toMatchObject({ eps: 1.5, minPoints: 6 });
    expect(viewOf('hdbscan', x).view!.eps).toBeNull();
    expect(viewOf('kmeans', x).view).toBeNull();
  });

  test('one row, and equal rows', () => {
    expect(viewOf('dbscan', matrixOf([[1, 2]])).view).toMatchObject({ distances: [0], labels: [-1] });
    const equal = viewOf('dbscan', { rows: 20, columns: 2, data: new Float32Array(40).fill(3) }).view;
    expect(equal!.distances).toEqual(new Array(20).fill(0));
  });

  test('of many rows a sample is shown, in at most a thousand bars', () => {
    const wide = uniform(11_000, 4, 2);
    const { plot, rows, sampled, minPoints } = drain(reachabilityPlot(wide, 22, new Int32Array(11_000), 1));
    expect([rows, sampled, minPoints]).toEqual([10_000, true, 20]);
    expect(plot.distances.length).toBeLessThanOrEqual(1_000);
    expect(plot.rowsPerBar).toBe(10);
  });
});
