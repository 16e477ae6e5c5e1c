import { expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { segment, segmentOptions } from '../../../src/engine/cluster/segment';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { blobs } from '../../support/clusters';

const five = blobs(
  [
    [0, 0, 0],
    [9, 0, 0],
    [0, 9, 0],
    [0, 0, 9],
    [9, 9, 9],
  ],
  100,
  1,
);

test('five separate groups are found as five, with every number tried on show', async () => {
  const found = await drainAsync(segment({ ...five, features: [] }, {}, sequential));
  expect(found.k).toBe(5);
  expect(adjustedRand(found.labels, five.truth)).toBe(1);
  expect(found.choice!.candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(found.choice).toMatchObject({ k: 5, exact: true, silhouetteRows: 500, separated: true });
});

test('a person can force the number', async () => {
  const found = await drainAsync(segment({ ...five, features: [] }, { k: 3, seed: 7 }, sequential));
  expect(found).toMatchObject({ k: 3, seed: 7, choice: null });
});

test('the settings of the stage hold those of the algorithm, with zero for "choose"', () => {
  const { algorithm, k, starts } = segmentOptions();
  expect(algorithm!.default).toBe('kmeans');
  expect(k).toMatchObject({ default: 0, min: 0 });
  expect(starts!.default).toBe(20);
});

test('unknown methods and settings are refused by name', async () => {
  await expect(
    drainAsync(segment({ ...five, features: [] }, { algorithm: 'magic' }, sequential)),
  ).rejects.toThrow('magic');
  await expect(drainAsync(segment({ ...five, features: [] }, { kk: 3 }, sequential))).rejects.toThrow('kk');
});

test('a search that ends before it begins is refused in so many words', async () => {
  const given = { fewest: 12, most: 5 };
  const refused = drainAsync(segment({ ...five, features: [] }, given, sequential));
  await expect(refused).rejects.toThrow('begin at 12 and to end at 5');
});

test('customers who are all the same are one segment', async () => {
  const x = { rows: 50, columns: 2, data: new Float32Array(100).fill(3) };
  const found = await drainAsync(segment({ x, features: [] }, {}, sequential));
  expect(found.k).toBe(1);
  expect(found.choice!.separated).toBe(false);
});
