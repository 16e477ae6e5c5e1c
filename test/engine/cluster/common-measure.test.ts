import { describe, expect, test } from 'vitest';
import { commonMeasure, fairly, mostOf, type Judged } from '../../../src/engine/cluster/common-measure';
import type { Measure, Standard } from '../../../src/engine/cluster/judging';

const standard = (reference: number): Standard => ({ reference, spread: 0, highest: reference });

/** A method that comes back and has no tiny segments; groupless data reach 0.2, along paths 0.1, as stretched 0.3. */
const judged = (
  label: string,
  own: Measure,
  values: { k?: number; dent?: number } & Partial<Record<Measure, number>>,
  groupless: Partial<Record<Measure, number>> = { silhouette: 0.2, paths: 0.1, stretched: 0.3 },
): Judged => {
  const { k = 3, dent = 0, silhouette = 0, paths = 0, stretched = 0 } = values;
  const nothing = NaN;
  return {
    label,
    own,
    evidence: {
      k,
      inertia: 1,
      silhouette,
      paths,
      stretched,
      groupless: {
        silhouette: standard(groupless.silhouette ?? nothing),
        paths: standard(groupless.paths ?? nothing),
        stretched: standard(groupless.stretched ?? nothing),
      },
      smallest: 100,
      rows: 300,
      stability: new Array<number>(k).fill(0.9),
      dent,
      gaps: true,
      indices: {
        calinskiHarabasz: nothing,
        daviesBouldin: nothing,
        gap: nothing,
        gapSpread: nothing,
        bic: nothing,
        icl: nothing,
        ruleAccuracy: nothing,
      },
    },
  };
};

describe('what all methods are judged by', () => {
  const alone = judged('HDBSCAN', 'paths', { paths: 0.6 });
  const second = judged('DBSCAN', 'paths', { paths: 0.5 });
  const blind = judged('k-means', 'silhouette', { silhouette: 0.1, paths: 0.05 });
  const round = (paths: number, more = {}) =>
    judged('k-means', 'silhouette', { silhouette: 0.5, paths, ...more });

  test.each<[string, Measure, Judged[]]>([
    ['round groups alone', 'silhouette', [round(0)]],
    ['nothing at all', 'silhouette', [blind]],
    ['groups along paths by one method, and none by others', 'silhouette', [alone, blind]],
    ['the same by twice the one method', 'silhouette', [alone, { ...alone }, blind]],
    ['groups along paths by two methods', 'paths', [alone, second, blind]],
    [
      'the same by another method that sees them too',
      'paths',
      [alone, judged('Ward', 'silhouette', { paths: 0.46 })],
    ],
    [
      'the same by one that cuts through them',
      'silhouette',
      [alone, judged('Ward', 'silhouette', { paths: 0.44 })],
    ],
    ['round ones that cut through those of one method', 'paths', [alone, round(0.44)]],
    ['round ones that are nearly as far apart along paths', 'silhouette', [alone, round(0.46)]],
    [
      'round ones with dents between them, and those along paths clear',
      'paths',
      [alone, round(0.1, { dent: 9 })],
    ],
    [
      'round ones with dents between them, and those along paths not clear',
      'silhouette',
      [judged('HDBSCAN', 'paths', { paths: 0.49 }), round(0.1, { dent: 9 })],
    ],
    [
      'groups along paths that chance reaches',
      'silhouette',
      [judged('DBSCAN', 'paths', { paths: 0.15 }), round(0)],
    ],
  ])('%s: %s', (_, measure, tried) => {
    expect(commonMeasure(tried)).toBe(measure);
    expect(commonMeasure(tried.toReversed())).toBe(measure);
  });

  const mixture = (k: number, stretched: number) => judged('Gaussian mixture', 'stretched', { k, stretched });
  const other = (k: number, stretched: number) =>
    judged('k-means', 'silhouette', { k, silhouette: 0.5, stretched });

  test.each<[string, Measure, Judged[]]>([
    ['a mixture that no other comes near', 'stretched', [mixture(3, 0.8), other(3, 0.59)]],
    ['a mixture that another comes near', 'silhouette', [mixture(3, 0.8), other(3, 0.61)]],
    [
      'near only with another number of segments',
      'stretched',
      [mixture(3, 0.8), other(2, 0.9), other(3, 0.5)],
    ],
    ['the best of several mixtures counts', 'silhouette', [mixture(3, 0.8), mixture(4, 0.5), other(3, 0.7)]],
    ['a mixture that chance reaches', 'silhouette', [mixture(3, 0.34), other(3, 0.1)]],
    ['groups along paths come first', 'paths', [mixture(3, 0.8), other(3, 0.1), alone, second]],
    [
      'what methods of any shape reach does not count',
      'stretched',
      [mixture(3, 0.8), judged('HDBSCAN', 'paths', { stretched: 0.9 })],
    ],
  ])('%s: %s', (_, measure, tried) => expect(commonMeasure(tried)).toBe(measure));
});

test('each is held against what the most eager reach without groups: by its own measure against itself', () => {
  const tried = [
    judged('k-means', 'silhouette', { k: 2 }, { silhouette: 0.2 }),
    judged('k-means', 'silhouette', { k: 3 }, { silhouette: 0.3 }),
    judged('Gaussian mixture', 'stretched', { k: 2 }, { silhouette: 0.4, stretched: 0.5 }),
    judged('Gaussian mixture', 'stretched', { k: 3 }, { silhouette: 0.1, stretched: 0.6 }),
    judged('DBSCAN', 'paths', { k: 2 }, { silhouette: 0.1, paths: 0.15 }),
    judged('HDBSCAN', 'paths', { k: 7 }, { silhouette: 0.1, paths: 0.25 }),
  ];
  const references = fairly(tried).map(({ evidence: { groupless } }) =>
    (['silhouette', 'paths', 'stretched'] as const).map((by) => groupless[by].reference),
  );
  expect(references).toEqual([
    [0.4, 0.25, 0.5],
    [0.3, 0.25, 0.6],
    [0.4, 0.25, 0.5],
    [0.3, 0.25, 0.6],
    [0.4, 0.15, 0.5],
    [0.1, 0.25, NaN],
  ]);
});

test('the most of none is less than anything', () => {
  expect(mostOf('paths', [])).toBe(-Infinity);
  expect(mostOf('paths', [judged('a', 'paths', { paths: 0.2 }), judged('b', 'paths', { paths: 0.4 })])).toBe(
    0.4,
  );
});
