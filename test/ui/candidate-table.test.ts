import { describe, expect, test } from 'vitest';
import type { MethodCandidate } from '../../src/engine/cluster/compare';
import {
  isInUse,
  largestFirst,
  sortedBy,
  written,
  type Column,
} from '../../src/ui/steps/segments/candidate-table';
import { format, text } from '../../src/ui/text/text';

const candidate = (label: string, k: number, more: Record<string, unknown> = {}): MethodCandidate => ({
  algorithm: label.toLowerCase(),
  label,
  k,
  options: { k, seed: 1 },
  inertia: 1,
  silhouette: 0.3671,
  paths: NaN,
  pathsReference: NaN,
  stretched: NaN,
  stretchedReference: NaN,
  reference: 0.1,
  smallestShare: 0.07,
  stability: [],
  lowestStability: 0.8,
  meanStability: 0.9,
  unassigned: 0,
  real: true,
  agreement: 1,
  score: k / 10,
  indices: {
    calinskiHarabasz: 321,
    daviesBouldin: 1.034,
    gap: NaN,
    gapSpread: NaN,
    bic: NaN,
    icl: NaN,
    ruleAccuracy: 0.5,
    ...more,
  },
});
const three = [
  candidate('B', 3, { bic: -11_234.4 }),
  candidate('A', 5, { daviesBouldin: 0.8 }),
  candidate('C', 4, { bic: 90 }),
];
const names = (candidates: readonly MethodCandidate[]) => candidates.map(({ label }) => label).join('');

describe('the comparison of methods as a table', () => {
  test('sorts by any column, either way, and keeps what has no figure at the end', () => {
    expect(names(sortedBy(three, 'score', true))).toBe('ACB');
    expect(names(sortedBy(three, 'k', false))).toBe('BCA');
    expect(names(sortedBy(three, 'label', false))).toBe('ABC');
    expect(names(sortedBy(three, 'bic', false))).toBe('BCA');
    expect(names(sortedBy(three, 'bic', true))).toBe('CBA');
    expect(names(three)).toBe('BAC');
  });

  test('the first click on any column puts the best on top', () => {
    const best = (column: Parameters<typeof largestFirst>[0]) =>
      names(sortedBy(three, column, largestFirst(column)))[0];
    expect([best('score'), best('daviesBouldin'), best('bic'), best('label')]).toEqual(['A', 'A', 'B', 'A']);
  });

  test('has a column for every index, and writes enough digits to tell candidates apart', () => {
    const { gapSpread: _, ...indices } = three[0]!.indices;
    expect(Object.keys(text.compare.columns)).toEqual(expect.arrayContaining(Object.keys(indices)));
    const texts = (['silhouette', 'daviesBouldin', 'bic', 'icl', 'smallestShare', 'k'] as const).map(
      (column) => written(three[0]!, column, format),
    );
    expect(texts).toEqual(['0.367', '1.03', '−11,234.4', '–', '7%', '3']);
  });

  test('one method’s numbers have the same columns, and are sorted and written alike', () => {
    const tried = [2, 6, 4].map((k) => {
      const { label: _label, algorithm: _algorithm, ...own } = candidate('', k);
      return { ...own, inertia: 1_000 / k, indices: { ...own.indices, daviesBouldin: Math.abs(k - 4) } };
    });
    const order = (column: Column) => sortedBy(tried, column, largestFirst(column)).map(({ k }) => k);
    expect([order('k'), order('daviesBouldin'), order('inertia')]).toEqual([
      [6, 4, 2],
      [4, 2, 6],
      [6, 4, 2],
    ]);
    const written6 = (['k', 'inertia', 'ruleAccuracy', 'gap'] as const).map((column) =>
      written(tried[1]!, column, format),
    );
    expect(written6).toEqual(['6', '167', '50%', '–']);
    const { gapSpread: _, ...indices } = tried[0]!.indices;
    expect(Object.keys(text.segments.candidateColumns)).toEqual(expect.arrayContaining(Object.keys(indices)));
  });

  test('only the candidate whose settings are in use is called so', () => {
    const linkage = {
      kind: 'choice',
      label: '',
      help: '',
      default: 'ward',
      choices: [],
    } as const;
    const view = { algorithm: 'hierarchical', k: 3, options: { linkage } };
    const by = (options: Record<string, unknown>, k = 3) => ({ algorithm: 'hierarchical', k, options });
    expect(isInUse(by({ linkage: 'ward', k: 3, seed: 1 }), view, {})).toBe(true);
    expect(isInUse(by({ linkage: 'average', k: 3 }), view, {})).toBe(false);
    expect(isInUse(by({ linkage: 'average', k: 3 }), view, { linkage: 'average' })).toBe(true);
    expect(isInUse(by({ k: 4 }, 4), view, {})).toBe(false);
  });
});
