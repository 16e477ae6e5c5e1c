import { expect, test } from 'vitest';
import { mergeOptions } from '../../../../src/base/options';
import { drainAsync } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential, type Parallel } from '../../../../src/compute/parallel';
import { fitsOf } from '../../../../src/engine/cluster/choose';
import { SPREAD_ROWS } from '../../../../src/engine/cluster/som/rows';
import { som } from '../../../../src/engine/cluster/som/som';
import { groups } from '../../../bench/clusters/data';
import { digest, poolOf } from '../../../support/pool';

const { x } = groups(SPREAD_ROWS + 1_003, 2);
const small = { width: 5, height: 4, epochs: 2 };

test('a pool of any width lays out the same map with the same confidence, to the bit', async () => {
  const options = mergeOptions(som.options, { k: 3, ...small });
  const fit = async (parallel: Parallel) =>
    digest(await drainAsync(som.fit(x, options, { kernels: fastestKernels(), parallel })));
  const before = x.data.slice();
  const alone = await fit(sequential);
  for (const width of [2, 3]) expect(await fit(poolOf(width))).toBe(alone);
  expect(x.data).toEqual(before);
});

test('so does a sweep over k', async () => {
  const sweep = async (parallel: Parallel) =>
    digest(await drainAsync(fitsOf(x, 'som', small, [2, 3], parallel)));
  expect(await sweep(poolOf(2))).toBe(await sweep(sequential));
});
