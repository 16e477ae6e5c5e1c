import { expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { segment } from '../../../src/engine/cluster/segment';
import type { Points } from '../../../src/engine/cluster/types';
import { cloud, uniform } from '../../support/clusters';
import { asked, groupless, seesGroups } from '../../support/groupless';

const SEEDS = 100;

/** Seeds of which the data are called separated. */
async function called(make: (seed: number) => Points): Promise<number[]> {
  const separated: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const given = { most: 6, seed };
    const { choice } = await drainAsync(segment({ x: make(seed), features: [] }, given, sequential));
    if (choice!.separated) separated.push(seed);
  }
  return separated;
}

// At least 95 of 100 have to be told from groups; more than 2 would be a surprise.
test.each<[string, (seed: number) => Points]>([
  ['an even square', (seed) => uniform(100, 2, seed)],
  ['one round cloud', (seed) => cloud(100, 3, seed)],
])('%s is not taken for groups', async (name, make) => {
  const separated = await called(make);
  console.log(`${name}: ${separated.length} of ${SEEDS} seeds called separated`);
  expect(separated.length).toBeLessThanOrEqual(5);
});

/**
 * A few seeds of each; `npm run bench -- --only groupless` counts those of a hundred, of 300 customers by 2, 4 and 8
 * features.
 */
const FEWER_SEEDS = 4;
const cases = asked.flatMap((method) =>
  (['even', 'bell', 'tied', 'skewed'] as const).map((kind) => [method, kind] as const),
);

test.each(cases)('%s sees no groups in %s data', async (method, kind) => {
  const found: number[] = [];
  const all = method === 'all';
  for (let seed = 1; seed <= (all ? 2 : FEWER_SEEDS); seed++) {
    const x = groupless[kind](all ? 60 : 90, 1 + seed, seed);
    if (await seesGroups(method, x, seed, all ? 3 : 4)) found.push(seed);
  }
  expect(found).toEqual([]);
});
