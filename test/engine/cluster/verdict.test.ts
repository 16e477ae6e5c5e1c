import { describe, expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { segment } from '../../../src/engine/cluster/segment';
import type { Standard } from '../../../src/engine/cluster/judging';
import { verdict, type Evidence } from '../../../src/engine/cluster/verdict';
import { blobs } from '../../support/clusters';

const none: Standard = { reference: NaN, spread: NaN, highest: NaN };
const standard = (reference: number, spread: number, highest = reference): Standard => ({
  reference,
  spread,
  highest,
});
/** Held against groupless data that reach 0.2 with such a spread. */
const against = (spread: number) => ({
  groupless: { silhouette: standard(0.2, spread), paths: none, stretched: none },
});

const evidence = (
  k: number,
  silhouette: number,
  stability: number,
  more: Partial<Evidence> = {},
): Evidence => ({
  k,
  inertia: 100 / k,
  silhouette,
  paths: NaN,
  stretched: NaN,
  ...against(0.01),
  smallest: 100,
  rows: 1000,
  stability: new Array<number>(k).fill(stability),
  dent: 0,
  gaps: true,
  indices: {
    calinskiHarabasz: NaN,
    daviesBouldin: NaN,
    gap: NaN,
    gapSpread: NaN,
    bic: NaN,
    icl: NaN,
    ruleAccuracy: NaN,
  },
  ...more,
});

describe('verdict', () => {
  test('takes what stands apart and comes back, and says so with its figures', () => {
    const { k, reason, separated } = verdict([
      evidence(4, 0.3, 0.9),
      evidence(5, 0.5, 0.95),
      evidence(6, 0.48, 0.6),
    ]);
    expect([k, separated]).toEqual([5, true]);
    expect(reason).toBe(
      'Five segments keep coming back when the data are resampled (95% overlap) and stand further apart than ' +
        'chance would put them (silhouette 0.50, without groups 0.20). ' +
        'Six would come next, but one of them overlaps only 60% with itself.',
    );
  });

  test('prefers four to eight when two and five are about as clear, but not when two is far clearer', () => {
    expect(verdict([evidence(2, 0.55, 0.9), evidence(5, 0.5, 0.9)]).k).toBe(5);
    expect(verdict([evidence(2, 0.8, 0.99), evidence(5, 0.3, 0.7)]).k).toBe(2);
  });

  test('does not take a number that rests on one odd customer', () => {
    const odd = evidence(2, 0.95, 0.99, { smallest: 1 });
    expect(verdict([odd, evidence(5, 0.4, 0.9)]).k).toBe(5);
    expect(verdict([odd]).separated).toBe(false);
  });

  test('one segment of different customers is the doing of the settings', () => {
    const why = (inertia: number) => verdict([evidence(1, NaN, 1, { inertia, rows: 1000 })]).reason;
    expect(why(900)).toMatch(/^All customers are in one segment: with these settings/);
    expect(why(1e-12)).toMatch(/^All customers look the same/);
  });

  test('a silhouette within the spread of groupless data is no group', () => {
    const { separated, reason } = verdict([evidence(4, 0.21, 0.9), evidence(5, 0.26, 0.9, against(0.03))]);
    expect(separated).toBe(false);
    expect(reason).toContain('No real groups');
    expect(reason).toContain('Four slices');
  });

  test('without gaps they have to stand twice as many deviations apart, and to come back well', () => {
    const seen = (silhouette: number, gaps: boolean, stability = 0.9) =>
      verdict([evidence(4, silhouette, stability, { gaps })]).separated;
    expect([seen(0.27, true), seen(0.27, false)]).toEqual([true, false]);
    expect([seen(0.29, true), seen(0.29, false)]).toEqual([true, true]);
    expect([seen(0.29, true, 0.7), seen(0.29, false, 0.7)]).toEqual([true, false]);
  });

  test('a little above groupless data is enough when there are gaps as well', () => {
    const near = against(0.02);
    expect(verdict([evidence(4, 0.25, 0.9, near)]).separated).toBe(false);
    expect(verdict([evidence(4, 0.25, 0.9, { ...near, dent: 3 })]).separated).toBe(true);
    expect(verdict([evidence(4, 0.22, 0.9, { ...near, dent: 9 })]).separated).toBe(false);
  });

  test('what stands apart but does not come back is no group', () =>
    expect(verdict([evidence(4, 0.6, 0.55)]).separated).toBe(false));

  test('three deviations and a fiftieth more than groupless data are needed where there are no gaps', () => {
    const apart = (silhouette: number, referenceSpread: number) =>
      verdict([evidence(4, silhouette, 0.9, against(referenceSpread))]).separated;
    expect([apart(0.215, 0.001), apart(0.225, 0.001)]).toEqual([false, true]);
    expect([apart(0.25, 0.012), apart(0.25, 0.009)]).toEqual([false, true]);
  });

  test('groups of any shape are judged along paths, whatever their silhouette', () => {
    const along = (paths: number, spread: number, more: Partial<Evidence> = {}, highest = 0.05) => {
      const groupless = { ...against(0.01).groupless, paths: standard(0.05, spread, highest) };
      return verdict([evidence(2, 0.1, 0.9, { paths, groupless, ...more })]);
    };
    const found = along(0.5, 0.02);
    expect(found.separated).toBe(true);
    expect(found.reason).toContain('(silhouette along paths 0.50, without groups 0.05)');
    const excesses = [along(0.14, 0), along(0.16, 0), along(0.44, 0.1), along(0.46, 0.1)];
    expect(excesses.map(({ separated }) => separated)).toEqual([false, true, false, true]);
    expect(along(0.1, 0, { silhouette: 0.9, dent: 9 }).separated).toBe(false);
    expect(along(0.5, 0, { stability: [0.5, 0.5] }).separated).toBe(false);
    // One draw that found as much is enough to doubt it.
    expect(along(0.5, 0.02, {}, 0.51).separated).toBe(false);
  });

  test('groups that may be stretched are judged as stretched', () => {
    const as = (stretched: number, spread: number, silhouette = 0.1) => {
      const groupless = { ...against(0.01).groupless, stretched: standard(0.45, spread) };
      return verdict([evidence(3, silhouette, 0.9, { stretched, groupless })]);
    };
    const found = as(0.7, 0.02);
    expect(found.separated).toBe(true);
    expect(found.reason).toContain('(silhouette of stretched groups 0.70, without groups 0.45)');
    expect([as(0.49, 0), as(0.51, 0), as(0.51, 0.01)].map(({ separated }) => separated)).toEqual([
      false,
      true,
      false,
    ]);
    expect(as(0.46, 0.01, 0.9).separated).toBe(false);
  });

  test('no figure is ever missing from a reason', () => {
    for (const k of [1, 2, 7, 12, 40])
      for (const silhouette of [0.1, 0.4])
        for (const stability of [0.5, 0.8, 1])
          expect(verdict([evidence(k, silhouette, stability)]).reason).not.toMatch(/NaN|undefined|null/);
  });
});

test('overlapping groups are still called groups', async () => {
  const { x } = blobs(
    [
      [0, 0, 0],
      [4, 0, 0],
      [0, 4, 0],
      [0, 0, 4],
    ],
    100,
    4,
  );
  const { k, choice } = await drainAsync(segment({ x, features: [] }, {}, sequential));
  expect([k, choice!.separated]).toEqual([4, true]);
});
