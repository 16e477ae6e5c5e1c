import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../src/base/matrix';
import { drain } from '../../../src/base/steps';
import { foldedAccuracy, ruleAccuracy } from '../../../src/engine/rules/accuracy';
import { classify, growTree, leafFor, type RuleTree } from '../../../src/engine/rules/tree';
import { goldenSet } from '../../support/golden';
import { labeledData } from '../../support/iris';
import { describeWithData } from '../../support/shared-data';
import { uniform } from '../../support/clusters';

const { trees } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../golden/choosing/choosing.json'), 'utf8'),
) as { trees: { set: string; accuracy: number; leaves: number[]; impurity: number; folded: number }[] };

const rowsOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const leaves = ({ nodes }: RuleTree) => nodes.filter(({ column }) => column < 0).map(({ counts }) => counts);
const gini = (counts: readonly number[]) =>
  1 - counts.reduce((sum, count) => sum + (count / rowsOf(counts)) ** 2, 0);
const share = (a: Int32Array, b: Int32Array) => a.filter((value, i) => value === b[i]).length / a.length;

describeWithData(
  'clustering/iris.data.gz',
  'three questions (scikit-learn, test/golden/choosing/make.py)',
  () => {
    test.each(trees.map((tree) => [tree.set, tree] as const))('%s', (name, expected) => {
      const x = goldenSet(name);
      const { truth } = labeledData(name as 'iris');
      const tree = drain(growTree(x, truth, 3));
      expect(
        leaves(tree)
          .map(rowsOf)
          .sort((a, b) => a - b),
      ).toEqual(expected.leaves);
      expect(share(classify(tree, x), truth)).toBeCloseTo(expected.accuracy, 12);
      const impurity = leaves(tree).reduce((sum, counts) => sum + rowsOf(counts) * gini(counts), 0) / x.rows;
      expect(impurity).toBeCloseTo(expected.impurity, 9);
      const folds = truth.map((_, row) => row % 5);
      // Equal splits are drawn by lot there, so a few rows may fall otherwise.
      expect(Math.abs(drain(foldedAccuracy(x, truth, 3, folds)) - expected.folded)).toBeLessThan(0.03);
    });
  },
);

test('asks what tells the classes apart, and nothing when they are one', () => {
  const x = matrixOf([[1, 5], [2, 5], [3, 5], [10, 5], [11, 5], [12, 5]]); // prettier-ignore
  const tree = drain(growTree(x, Int32Array.from([0, 0, 0, 1, 1, 1]), 2));
  expect(tree.nodes).toHaveLength(3);
  expect(tree.nodes[0]).toMatchObject({ column: 0, threshold: 6.5, left: 1, right: 2, counts: [3, 3] });
  expect(leafFor(tree, matrixOf([[6.5, 0]]), 0)).toBe(1);
  expect(drain(growTree(x, new Int32Array(6), 1)).nodes).toHaveLength(1);
});

test('leaves out rows without a class, and keeps sides large enough', () => {
  const x = matrixOf([[1], [2], [3], [4]]); // prettier-ignore
  const without = drain(growTree(x, Int32Array.from([0, -1, -1, 1]), 2));
  expect(without.nodes[0]!.counts).toEqual([1, 1]);
  const wide = drain(growTree(x, Int32Array.from([0, 1, 1, 1]), 2, { depth: 3, leastRows: 2 }));
  expect(wide.nodes.every(({ counts }) => rowsOf(counts) >= 2)).toBe(true);
});

test('any table: no more than eight leaves, every row in one, never worse than the most frequent class', () => {
  const rows = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(3)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rows, (table) => {
      const x: Matrix = matrixOf(table.map(([a, b]) => [a, b]));
      const labels = Int32Array.from(table, ([, , label]) => label);
      const tree = drain(growTree(x, labels, 4));
      expect(leaves(tree).length).toBeLessThanOrEqual(8);
      expect(
        leaves(tree)
          .map(rowsOf)
          .reduce((a, b) => a + b),
      ).toBe(table.length);
      const most = Math.max(...tree.nodes[0]!.counts) / table.length;
      expect(share(classify(tree, x), labels)).toBeGreaterThanOrEqual(most - 1e-12);
    }),
    { numRuns: 80 },
  );
});

describe('accuracy on rows not seen', () => {
  const x = uniform(400, 2, 1);
  test('is high where a rule holds and near chance where none does', () => {
    const ruled = Int32Array.from({ length: 400 }, (_, i) => Number(x.data[2 * i]! > 0.3));
    const chance = Int32Array.from({ length: 400 }, (_, i) => i % 2);
    expect(drain(ruleAccuracy(x, ruled, 2, 1))).toBeGreaterThan(0.97);
    expect(Math.abs(drain(ruleAccuracy(x, chance, 2, 1)) - 0.5)).toBeLessThan(0.1);
  });
  test('has nothing to say of fewer than two rows', () =>
    expect(drain(ruleAccuracy(matrixOf([[1]]), new Int32Array(1), 1, 1))).toBeNaN());
});
