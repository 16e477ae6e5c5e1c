import { expect, test } from 'vitest';
import { mergeOptions } from '../../../src/base/options';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential, type Parallel } from '../../../src/compute/parallel';
import { SUM_ROWS } from '../../../src/engine/cluster/gmm/expectation-maximization';
import { gmm } from '../../../src/engine/cluster/gmm/gmm';
import { groups } from '../../bench/clusters/data';
import { digest, poolOf } from '../../support/pool';

const { x } = groups(2 * SUM_ROWS + 1_003, 2);

test.each(['full', 'tied', 'diagonal', 'spherical'])(
  'a pool of any width fits the same %s mixture, to the bit',
  async (covariance) => {
    const options = mergeOptions(gmm.options, { k: 3, covariance, starts: 1, iterations: 3 });
    const fit = async (parallel: Parallel) =>
      digest(await drainAsync(gmm.fit(x, options, { kernels: fastestKernels(), parallel })));
    const before = x.data.slice();
    const alone = await fit(sequential);
    for (const width of [2, 5]) expect(await fit(poolOf(width))).toBe(alone);
    expect(x.data).toEqual(before);
  },
  30_000,
);

test('progress of a mixture over the pool rises and never exceeds its total; stopping ends it', async () => {
  const options = mergeOptions(gmm.options, { k: 2, starts: 1, iterations: 4 });
  const stop = new AbortController();
  const steps = gmm.fit(x, options, { kernels: fastestKernels(), parallel: poolOf(2, stop.signal) });
  let last = 0;
  for (let step = await steps.next(); !step.done && last < 0.7; step = await steps.next()) {
    const share = step.value.done / step.value.total;
    expect(share).toBeGreaterThanOrEqual(last);
    expect(share).toBeLessThanOrEqual(1);
    last = share;
  }
  stop.abort();
  await expect(
    (async () => {
      for (;;) if ((await steps.next()).done) return;
    })(),
  ).rejects.toThrow();
});
