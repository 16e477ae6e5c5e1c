import { describe, expect, test } from 'vitest';
import { mergeOptions } from '../../../src/base/options';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { algorithmOf } from '../../../src/engine/cluster/catalog';
import { compareMethods } from '../../../src/engine/cluster/compare';
import { comparedTrials } from '../../../src/engine/cluster/effort';
import { segment } from '../../../src/engine/cluster/segment';
import type { Points } from '../../../src/engine/cluster/types';
import { isReal } from '../../../src/engine/cluster/verdict';
import { weigh } from '../../../src/engine/cluster/weigh';
import { cloud, uniform } from '../../support/clusters';

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

const FEWER_SEEDS = 20;

describe.each<[string, (seed: number, rows: number) => Points]>([
  ['an even square', (seed, rows) => uniform(rows, 2, seed)],
  ['one round cloud', (seed, rows) => cloud(rows, 2, seed)],
])('%s', (_, make) => {
  test.each(['dbscan', 'hdbscan'])('%s finds no groups in it', async (algorithm) => {
    const entry = algorithmOf(algorithm);
    let found = 0;
    for (let seed = 1; seed <= FEWER_SEEDS; seed++) {
      const x = make(seed, 150);
      const context = { kernels: fastestKernels(), parallel: sequential };
      const fit = await drainAsync(entry.fit(x, mergeOptions(entry.options, {}), context));
      const given = { algorithm, options: [{}], seed, trials: comparedTrials.quick };
      const { evidence } = await drainAsync(weigh(x, given, [fit], sequential));
      found += Number(isReal(evidence[0]!));
    }
    expect(found).toBeLessThanOrEqual(1);
  });

  test('no comparison of all methods finds groups in it', async () => {
    let found = 0;
    for (let seed = 1; seed <= FEWER_SEEDS; seed++) {
      const given = { effort: 'quick', seed, fewest: 2, most: 3 } as const;
      const { separated } = await drainAsync(compareMethods(make(seed, 60), given, sequential));
      found += Number(separated);
    }
    expect(found).toBeLessThanOrEqual(1);
  });
});
