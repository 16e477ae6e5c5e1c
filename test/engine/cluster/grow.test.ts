import { describe, expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { catalog } from '../../../src/engine/cluster/catalog';
import { grow, segment } from '../../../src/engine/cluster/segment';
import { stageKey } from '../../../src/engine/pipeline';
import { defaultSettings, type Settings } from '../../../src/engine/settings';
import { blobs } from '../../support/clusters';

const { x } = blobs(
  [
    [0, 0, 0],
    [6, 0, 0],
    [0, 6, 0],
  ],
  40,
  3,
);
const matrix = { x, features: [] };

describe('one growth for every number of segments', () => {
  const grows = catalog.filter(({ growth }) => growth).map(({ id }) => id);

  test.each(grows)('%s: a number given or chosen is cut from it, as if grown anew', async (algorithm) => {
    const grown = await drainAsync(grow(matrix, { algorithm, k: 9, effort: 'careful' }, sequential));
    for (const given of [{ k: 4 }, { k: 2 }, { most: 4 }]) {
      const settings = { algorithm, ...given };
      const cut = await drainAsync(segment(matrix, settings, sequential, grown));
      expect(cut).toEqual(await drainAsync(segment(matrix, settings, sequential)));
      const treeOf = ({ model }: { model: object }) => (model as { tree?: object }).tree;
      expect(treeOf(cut)).toBe(treeOf(grown!));
    }
  });

  test('there is none where each number is a fit of its own', async () => {
    expect(grows).toEqual(['hierarchical', 'som']);
    for (const { id, input, growth } of catalog)
      if (!growth && input !== 'rfm')
        expect(await drainAsync(grow(matrix, { algorithm: id }, sequential))).toBeNull();
  });

  test('it is stale when customers or settings of the method change, not when the cut does', () => {
    const keyOf = (cluster: Settings['cluster'], more: Partial<Settings> = {}) =>
      stageKey('grow', [{ id: 'a' }], { ...defaultSettings, ...more, cluster });
    const ward = { algorithm: 'hierarchical', linkage: 'ward' };
    const key = keyOf(ward);
    expect(keyOf({ ...ward, k: 6, fewest: 3, most: 9, effort: 'expert' })).toBe(key);
    expect(keyOf({ ...ward, linkage: 'single' })).not.toBe(key);
    expect(keyOf({ ...ward, seed: 2 })).not.toBe(key);
    expect(keyOf(ward, { features: { scaling: 'robust' } })).not.toBe(key);
  });
});
