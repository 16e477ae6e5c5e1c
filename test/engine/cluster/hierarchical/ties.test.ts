import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import {
  hierarchical,
  type HierarchicalModel,
} from '../../../../src/engine/cluster/hierarchical/hierarchical';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import type { Fit } from '../../../../src/engine/cluster/types';
import { labeledData } from '../../../support/iris';
import { describeWithData } from '../../../support/shared-data';

const golden = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../golden/linkage/linkage.json'), 'utf8'),
) as { method: string; heights: number[]; cophenetic: number; labels: number[] }[];

const fit = (x: Matrix, linkage: string, k = 3) =>
  drain(
    hierarchical.fit(x, mergeOptions(hierarchical.options, { linkage, k }), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<HierarchicalModel>>,
  );

/**
 * The lengths of iris repeat. Which of two equal pairs is merged first moves what complete linkage does next, so that
 * trees of different programs differ, and all of them are right.
 */
describeWithData('clustering/iris.data.gz', 'iris', () => {
  const { x } = labeledData('iris');

  test.each(golden.map((each) => [each.method, each] as const))(
    '%s: moved apart a little, the tree is that of SciPy',
    (method, { heights, cophenetic, labels }) => {
      const apart = { ...x, data: x.data.map((value, i) => value + 1e-3 * Math.sin(12.9898 * (i + 1))) };
      const { model, measures, labels: own } = fit(apart, method);
      model.tree.heights.forEach((height, at) => expect(height).toBeCloseTo(heights[at]!, 7));
      expect(measures.cophenetic).toBeCloseTo(cophenetic, 7);
      expect(adjustedRand(own, Int32Array.from(labels))).toBe(1);
    },
  );

  describe.each(['ward', 'average', 'complete', 'single'])('%s, with ties', (linkage) => {
    const { model, measures } = fit(x, linkage);
    const { left, right, heights } = model.tree;
    const leaves = model.leaves.weights.length;
    const rowsOf = Array.from({ length: leaves }, (): number[] => []);
    model.leaves.leafOf.forEach((leaf, row) => rowsOf[leaf]!.push(row));

    test('every merge is of two clusters than which none are closer', () => {
      const clusters = new Map(rowsOf.entries());
      heights.forEach((height, merge) => {
        let least = Infinity;
        for (const [a, p] of clusters)
          for (const [b, q] of clusters) if (a < b) least = Math.min(least, between[linkage]!(p, q));
        const [p, q] = [clusters.get(left[merge]!)!, clusters.get(right[merge]!)!];
        expect(between[linkage]!(p, q)).toBeCloseTo(height, 9);
        expect(height).toBeCloseTo(least, 9);
        clusters.delete(left[merge]!);
        clusters.delete(right[merge]!);
        clusters.set(leaves + merge, [...p, ...q]);
      });
      expect([...clusters.values()].map(({ length }) => length)).toEqual([x.rows]);
    });

    test('the cophenetic correlation is that between distances and heights of all pairs', () => {
      const members = [...rowsOf];
      const pairs: [number, number][] = rowsOf.flatMap((rows) =>
        rows.flatMap((a) => rows.filter((b) => b < a).map((b): [number, number] => [apart(a, b), 0])),
      );
      heights.forEach((height, merge) => {
        const [p, q] = [members[left[merge]!]!, members[right[merge]!]!];
        for (const a of p) for (const b of q) pairs.push([apart(a, b), height]);
        members.push([...p, ...q]);
      });
      expect(pairs).toHaveLength((x.rows * (x.rows - 1)) / 2);
      expect(measures.cophenetic).toBeCloseTo(correlation(pairs), 9);
    });
  });

  const distances = Array.from({ length: x.rows }, (_, a) =>
    Array.from({ length: x.rows }, (_, b) => {
      let sum = 0;
      for (let j = 0; j < x.columns; j++)
        sum += (x.data[a * x.columns + j]! - x.data[b * x.columns + j]!) ** 2;
      return Math.sqrt(sum);
    }),
  );
  const apart = (a: number, b: number) => distances[a]![b]!;
  const mean = (rows: readonly number[], j: number) =>
    rows.reduce((sum, row) => sum + x.data[row * x.columns + j]!, 0) / rows.length;
  const all = (p: readonly number[], q: readonly number[]) => p.flatMap((a) => q.map((b) => apart(a, b)));
  const between: Record<string, (p: readonly number[], q: readonly number[]) => number> = {
    single: (p, q) => Math.min(...all(p, q)),
    complete: (p, q) => Math.max(...all(p, q)),
    average: (p, q) => all(p, q).reduce((sum, value) => sum + value, 0) / (p.length * q.length),
    ward: (p, q) => {
      let sum = 0;
      for (let j = 0; j < x.columns; j++) sum += (mean(p, j) - mean(q, j)) ** 2;
      return Math.sqrt(((2 * p.length * q.length) / (p.length + q.length)) * sum);
    },
  };
});

/** Pearson's. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [a, b] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side]!, 0) / pairs.length);
  const about = (p: 0 | 1, q: 0 | 1) =>
    pairs.reduce((sum, pair) => sum + (pair[p] - [a!, b!][p]!) * (pair[q] - [a!, b!][q]!), 0);
  return about(0, 1) / Math.sqrt(about(0, 0) * about(1, 1));
}
