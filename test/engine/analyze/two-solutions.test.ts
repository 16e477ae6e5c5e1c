import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { bestPairs } from '../../../src/base/assignment';
import { drain } from '../../../src/base/steps';
import { twoSolutions, type Labeling } from '../../../src/engine/analyze/two-solutions';
import { adjustedRand } from '../../../src/engine/cluster/measures';

const labeling = (labels: readonly number[]): Labeling => ({
  labels: Int32Array.from(labels),
  k: Math.max(-1, ...labels) + 1,
});
const compare = (a: readonly number[], b: readonly number[]) =>
  drain(twoSolutions(labeling(a), labeling(b), adjustedRand));
const sum = (table: readonly (readonly number[])[]) => table.flat().reduce((all, n) => all + n, 0);

describe('assignment', () => {
  // SciPy's linear_sum_assignment documents this one: cost 5.
  test('gives the pairs of the textbook', () => {
    const cost = [
      [4, 1, 3],
      [2, 0, 5],
      [3, 2, 2],
    ];
    const pairs = bestPairs(cost.map((row) => row.map((value) => -value)));
    expect(pairs).toEqual([
      [0, 1],
      [1, 0],
      [2, 2],
    ]);
  });

  test('gains as much as the best of all permutations', () => {
    const permutations = (n: number): number[][] =>
      n === 0
        ? [[]]
        : permutations(n - 1).flatMap((p) => Array.from({ length: n }, (_, at) => p.toSpliced(at, 0, n - 1)));
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((n) =>
            fc.array(fc.array(fc.nat(20), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
          ),
        (gain) => {
          const gained = bestPairs(gain).reduce((all, [a, b]) => all + gain[a]![b]!, 0);
          const best = Math.max(
            ...permutations(gain.length).map((p) => p.reduce((all, b, a) => all + gain[a]![b]!, 0)),
          );
          expect(gained).toBe(best);
        },
      ),
    );
  });

  test('pairs nothing with nothing', () => {
    expect(bestPairs([])).toEqual([]);
    expect(bestPairs([[], []])).toEqual([]);
  });
});

describe('two solutions', () => {
  // scikit-learn's adjusted_rand_score on the same labels; the first two stand in its documentation.
  test.each([
    [[0, 0, 1, 1], [1, 1, 0, 0], 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.5714285714285714],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5],
    [[0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], 0.24242424242424243],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0],
  ])('of %j and %j agree as scikit-learn says', (a, b, expected) => {
    expect(compare(a, b).rand).toBeCloseTo(expected, 12);
  });

  test('are counted, matched and put in streams', () => {
    // Segment 0 splits, 1 stays, one of 2 leaves, and one who was in none joins.
    const found = compare([0, 0, 0, 0, 0, 1, 1, 1, 2, 2, -1, -1], [1, 1, 1, 2, 2, 0, 0, 0, 3, -1, -1, 3]);
    expect(found.counts).toEqual([
      [0, 3, 2, 0, 0],
      [3, 0, 0, 0, 0],
      [0, 0, 0, 1, 1],
      [0, 0, 0, 1, 1],
    ]);
    expect(found.matches).toEqual([
      { segment: 0, other: 1, shared: 3, jaccard: 3 / 5 },
      { segment: 1, other: 0, shared: 3, jaccard: 1 },
      { segment: 2, other: 3, shared: 1, jaccard: 1 / 3 },
    ]);
    expect(found.added).toEqual([2]);
    expect(found.stay).toBeCloseTo(8 / 12, 12);
    expect(found.moves).toEqual([
      { from: 0, to: 2, customers: 2 },
      { from: -1, to: 3, customers: 1 },
      { from: 2, to: -1, customers: 1 },
    ]);
  });

  test('that differ only in the names of their segments are one', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(labels, fc.nat(6), (a, turn) => {
        const renamed = a.map((label) => (label < 0 ? -1 : (label + turn) % 7));
        const { rand, stay, moves, matches } = compare(a, renamed);
        expect([rand, stay, moves]).toEqual([1, 1, []]);
        for (const { segment, other, jaccard } of matches) {
          if (!a.includes(segment)) continue;
          expect([other, jaccard]).toEqual([(segment + turn) % 7, 1]);
        }
      }),
    );
  });

  test('hold every customer once, and seen the other way round show the same', () => {
    const pair = fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: -1, max: 3 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(pair, (rows) => {
        const [a, b] = [rows.map(([p]) => p), rows.map(([, q]) => q)];
        const [there, back] = [compare(a, b), compare(b, a)];
        expect(sum(there.counts)).toBe(rows.length);
        const moved = there.moves.reduce((all, { customers }) => all + customers, 0);
        expect(moved / rows.length + there.stay).toBeCloseTo(1, 12);
        expect(back.rand).toBeCloseTo(there.rand, 12);
        expect(back.stay).toBeCloseTo(there.stay, 12);
      }),
    );
  });

  test('where one finds no group at all are told without a match', () => {
    const { matches, added, stay, moves } = compare([-1, -1, -1], [0, 0, 1]);
    expect([matches, added, stay]).toEqual([[], [0, 1], 0]);
    expect(moves).toEqual([
      { from: -1, to: 0, customers: 2 },
      { from: -1, to: 1, customers: 1 },
    ]);
    expect(compare([0, 0, 1], [-1, -1, -1]).matches.map(({ other }) => other)).toEqual([-1, -1]);
  });
});
