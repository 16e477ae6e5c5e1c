import { describe, expect, test } from 'vitest';
import { KindredError } from '../../../src/base/errors';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { catalog } from '../../../src/engine/cluster/catalog';
import { segment } from '../../../src/engine/cluster/segment';
import { compareMethods } from '../../../src/engine/cluster/compare';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { dissentOf } from '../../../src/engine/cluster/dissent';
import type { Points } from '../../../src/engine/cluster/types';
import { blobs, cloud } from '../../support/clusters';
import { goldenSet } from '../../support/golden';

const compare = (x: Points, more: Record<string, unknown> = {}) =>
  drainAsync(compareMethods(x, { effort: 'quick', seed: 1, fewest: 2, most: 5, ...more }, sequential));

test('four groups: one winner, a sorted table of every method, and agreement with the winner', async () => {
  const four = blobs([[0, 0], [7, 0], [0, 7], [7, 7]], 35, 4); // prettier-ignore
  const found = await compare(four.x);
  expect(found).toMatchObject({ separated: true, rows: four.x.rows, sampled: false });
  expect(found.winner.k).toBe(4);
  expect(found.winner).toEqual(found.candidates.find(({ real }) => real));
  const scores = found.candidates.map(({ score }) => score).filter((score) => !Number.isNaN(score));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(found.candidates.map(({ algorithm }) => algorithm))).toEqual(
    new Set(catalog.filter(({ input }) => input !== 'rfm').map(({ id }) => id)),
  );
  for (const { algorithm, k, agreement, indices } of found.candidates) {
    if (k === 4) expect(agreement).toBeGreaterThan(0.7);
    if (k === 2) expect(agreement).toBeLessThan(0.7);
    if (algorithm === 'gmm') expect(Number.isFinite(indices.bic)).toBe(true);
  }
  expect(found.winner.agreement).toBe(1);
  // Every method is held against the same groupless data.
  for (const k of [2, 3, 4, 5]) {
    const same = found.candidates.filter((each) => each.k === k).map(({ reference }) => reference);
    expect(new Set(same).size).toBe(1);
  }
  expect(found.reason).toMatch(/^Four segments by .+ stand furthest beyond chance/);
  expect(found.dissent).toMatch(/^[5-7] of 7 methods find /);
  expect(structuredClone(found)).toEqual(found);
});

test('every candidate can be made again by its settings, whatever the data would choose', async () => {
  const x = blobs([[0, 0], [9, 0], [0, 9]], 14, 4).x; // prettier-ignore
  const found = await compare(x, { most: 4 });
  expect(found.winner.k).toBe(3);
  for (const { algorithm, options, k } of found.candidates) {
    const again = await drainAsync(segment({ x, features: [] }, { algorithm, ...options }, sequential));
    expect([algorithm, again.k]).toEqual([algorithm, k]);
  }
});

test('one cloud: no real groups, and slices with whole borders all the same', async () => {
  const found = await compare(cloud(150, 3, 2), { most: 4 });
  expect(found.separated).toBe(false);
  expect(found.reason).toMatch(/^No real groups/);
  expect(found.winner.k).toBeGreaterThan(1);
  expect(found.winner.unassigned).toBe(0);
  expect(found.candidates.find(({ algorithm }) => algorithm === 'hdbscan')!.unassigned).toBeGreaterThan(0.2);
});

test.each(['moons', 'rings'])('%s: density methods win, the others are said to cut through', async (name) => {
  const { rows, columns, data } = goldenSet(name);
  const found = await compare({ rows, columns, data: Float32Array.from(data) }, { most: 8 });
  expect(found).toMatchObject({ separated: true, winner: { k: 2, real: true } });
  expect(['dbscan', 'hdbscan']).toContain(found.winner.algorithm);
  expect(found.winner).toEqual(found.candidates[0]);
  expect(found.reason).toMatch(
    /^Two segments by H?DBSCAN .+silhouette along paths 0\.\d\d, without groups 0\.0\d/,
  );
  expect(found.dissent).toMatch(/^2 of 7 methods find 2 segments; k-means cuts through them/);
  for (const { algorithm, real } of found.candidates)
    expect([algorithm, real]).toEqual([algorithm, algorithm === 'dbscan' || algorithm === 'hdbscan']);
});

test('round groups of unequal density stay with the silhouette, and density methods see them too', async () => {
  const { rows, columns, data } = goldenSet('unequal');
  const found = await compare({ rows, columns, data: Float32Array.from(data) });
  expect(found.reason).toContain('(silhouette 0.');
  expect(found.winner.unassigned).toBe(0);
  expect(found.candidates.find(({ algorithm }) => algorithm === 'hdbscan')!.real).toBe(true);
});

test('of groups stretched the same way the mixture finds all three', async () => {
  const { x, truth } = blobs([[0, 0], [5, 4], [10, 0]], 70, 5); // prettier-ignore
  const data = x.data.map((_, at) => {
    const [a, b] = [x.data[at - (at % 2)]!, x.data[at - (at % 2) + 1]!];
    return at % 2 === 0 ? 0.6 * a - 0.64 * b : -0.4 * a + 0.85 * b;
  });
  const found = await compare({ ...x, data }, { most: 4 });
  expect(found).toMatchObject({ separated: true, winner: { algorithm: 'gmm', k: 3, real: true } });
  expect(found.reason).toMatch(
    /^Three segments by Gaussian mixture .+silhouette of stretched groups 0\.\d\d/,
  );
  const again = await drainAsync(
    segment({ x: { ...x, data }, features: [] }, { algorithm: 'gmm', ...found.winner.options }, sequential),
  );
  expect(adjustedRand(again.labels, truth)).toBeGreaterThan(0.95);
});

test('beyond a thousand customers a sample is compared', async () => {
  const { x } = blobs([[0, 0], [9, 9]], 600, 1); // prettier-ignore
  const steps = compareMethods(x, { effort: 'quick', seed: 1, fewest: 2, most: 2 }, sequential);
  const found = await drainAsync(steps);
  expect(found).toMatchObject({ rows: 1_000, sampled: true, separated: true });
  expect(found.winner.k).toBe(2);
});

test('bad input is refused as the stage refuses it; two customers are too few for a sweep', async () => {
  const bad = { rows: 3, columns: 1, data: Float32Array.from([1, NaN, 2]) };
  await expect(compare(bad)).rejects.toBeInstanceOf(KindredError);
  const ends = compare(cloud(30, 2, 1), { fewest: 9, most: 4 });
  await expect(ends).rejects.toThrow('begin at 9 and to end at 4');
  const beyond = await compare(cloud(30, 2, 1), { fewest: 12, most: 12 });
  expect(new Set(beyond.candidates.map(({ algorithm }) => algorithm))).toEqual(
    new Set(['dbscan', 'hdbscan']),
  );
  const two = await compare({ rows: 2, columns: 1, data: Float32Array.from([1, 2]) });
  expect(two.separated).toBe(false);
});

describe('the dissent in words', () => {
  const said = (chosen: number, ...ks: number[]) =>
    dissentOf(
      ks.map((k, at) => ({ label: 'ABCDEF'[at]!, k })),
      chosen,
    );
  test.each([
    [
      said(5, 4, 5, 6, 5, 9, 0),
      '4 of 6 methods find between 4 and 6 segments; E prefers 9; F finds no real groups.',
    ],
    [said(5, 5, 5, 5), '3 of 3 methods find 5 segments.'],
    [said(7, 3, 7), '1 of 2 methods finds 7 segments; A prefers 3.'],
    [said(4, 0, 0), 'None of 2 methods finds real groups.'],
    [
      dissentOf([{ label: 'A', k: 0 }, { label: 'B', k: 2 }], 2, 'paths'), // prettier-ignore
      '1 of 2 methods finds 2 segments; A cuts through them.',
    ],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});

test('expert tries every shape, linkage and grid', async () => {
  const { x } = blobs([[0, 0], [9, 9]], 15, 1); // prettier-ignore
  const found = await compare(x, { effort: 'expert', most: 2 });
  const labels = new Set(found.candidates.map(({ label }) => label));
  for (const label of [
    'Hierarchical (average)',
    'Gaussian mixture (tied)',
    'Self-organizing map (rectangular)',
  ])
    expect(labels).toContain(label);
  expect(found.candidates.find(({ label }) => label === 'Gaussian mixture (tied)')!.options).toEqual({
    covariance: 'tied',
    seed: 1,
    k: 2,
  });
});
