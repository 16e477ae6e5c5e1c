import { expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { segment } from '../../../src/engine/cluster/segment';
import {
  criterionView,
  elbowView,
  gapView,
  mixtureCriteria,
  sweepViews,
} from '../../../src/engine/cluster/sweep-views';
import type { Indices } from '../../../src/engine/cluster/types';
import { blobs } from '../../support/clusters';

const candidate = (k: number, inertia: number, indices: Partial<Indices> = {}) => ({
  k,
  inertia,
  indices: {
    calinskiHarabasz: NaN,
    daviesBouldin: NaN,
    gap: NaN,
    gapSpread: NaN,
    bic: NaN,
    icl: NaN,
    ruleAccuracy: NaN,
    ...indices,
  },
});

test('the elbow is where the curve bends; a straight or a rising one has none', () => {
  const bent = [100, 40, 10, 8, 6].map((inertia, at) => candidate(at + 2, inertia));
  expect(elbowView(bent)).toEqual({ ks: [2, 3, 4, 5, 6], inertias: [100, 40, 10, 8, 6], elbow: 4 });
  const straight = [100, 80, 60, 40].map((inertia, at) => candidate(at + 2, inertia));
  expect(elbowView(straight)!.elbow).toBeNull();
  const rising = [1, 2, 3].map((inertia, at) => candidate(at + 2, inertia));
  expect(elbowView(rising)!.elbow).toBeNull();
  expect(elbowView(bent.slice(0, 2))).toBeNull();
});

test('the gap proposes the smallest number that the next does not clearly beat', () => {
  const of = (values: readonly [number, number][]) =>
    gapView(values.map(([gap, gapSpread], at) => candidate(at + 2, 1, { gap, gapSpread })));
  expect(
    of([
      [0.2, 0.01],
      [0.5, 0.02],
      [0.51, 0.02],
      [0.6, 0.01],
    ]),
  ).toEqual({
    // prettier-ignore
    ks: [2, 3, 4, 5],
    gaps: [0.2, 0.5, 0.51, 0.6],
    errors: [0.01, 0.02, 0.02, 0.01],
    proposed: 3,
  });
  expect(of([[0.2, 0.01], [0.5, 0.02]])!.proposed).toBeNull(); // prettier-ignore
  expect(gapView([candidate(2, 1)])).toBeNull();
});

test('criteria have a curve for each kind, and name the smallest', () => {
  const view = criterionView(
    [
      { k: 3, covariance: 'full', bic: 90, icl: 99 },
      { k: 2, covariance: 'full', bic: 100, icl: 101 },
      { k: 2, covariance: 'tied', bic: 95, icl: 96 },
    ],
    50,
  )!;
  expect(view.curves.map(({ covariance, ks, bic }) => [covariance, ks, bic])).toEqual([
    ['full', [2, 3], [100, 90]],
    ['tied', [2], [95]],
  ]);
  expect(view.curves[0]!.label).toBe('Each stretched its own way (full)');
  expect(view.best).toEqual({ bic: { k: 3, covariance: 'full' }, icl: { k: 2, covariance: 'tied' } });
  expect(criterionView([{ k: 2, covariance: '', bic: NaN, icl: NaN }], 50)).toBeNull();
});

test('mixtures of every kind on round groups of equal width: BIC finds number and kind', async () => {
  const { x } = blobs([[0, 0], [9, 0], [0, 9]], 60, 3); // prettier-ignore
  const view = (await drainAsync(mixtureCriteria(x, [1, 2, 3, 4], 1, sequential)))!;
  expect(view.curves.map(({ covariance }) => covariance)).toEqual(['full', 'tied', 'diagonal', 'spherical']);
  expect(view.curves.every(({ ks }) => ks.join() === '1,2,3,4')).toBe(true);
  expect(view.best.bic.k).toBe(3);
  expect(['spherical', 'tied']).toContain(view.best.bic.covariance);
});

test('a sweep of mixtures has elbow and criteria; with care the gap as well', async () => {
  const { x } = blobs([[0, 0], [9, 0], [0, 9]], 40, 3); // prettier-ignore
  const sweep = async (effort: string) => {
    const given = { algorithm: 'gmm', k: 0, most: 5, effort, covariance: 'tied' };
    const { choice } = await drainAsync(segment({ x, features: [] }, given, sequential));
    return sweepViews(choice!.candidates, 'tied', x.rows);
  };
  const quick = await sweep('quick');
  expect(quick.elbow!.elbow).toBe(3);
  expect(quick.gap).toBeNull();
  expect(quick.criteria).toMatchObject({ rows: 120, best: { bic: { covariance: 'tied', k: 3 } } });
  expect((await sweep('careful')).gap!.ks).toEqual([2, 3, 4, 5]);
});
