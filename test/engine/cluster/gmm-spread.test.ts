import { expect, test } from 'vitest';
import { mergeOptions } from '../../../src/base/options';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { plainKernels } from '../../../src/compute/cpu/plain';
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

test.each(['full', 'tied', 'diagonal', 'spherical'])(
  'plain kernels fit the same %s mixture, to the bit',
  async (covariance) => {
    const few = groups(700, 5).x;
    const options = mergeOptions(gmm.options, { k: 4, covariance, starts: 2, iterations: 20 });
    const [plain, fast] = await Promise.all(
      [plainKernels, fastestKernels()].map((kernels) =>
        drainAsync(gmm.fit(few, options, { kernels, parallel: sequential })),
      ),
    );
    expect(digest(plain)).toBe(digest(fast));
  },
);

test('progress of a mixture over the pool never exceeds its total, and stopping ends it', async () => {
  const options = mergeOptions(gmm.options, { k: 2, starts: 1, iterations: 4 });
  const stop = new AbortController();
  const steps = gmm.fit(x, options, { kernels: fastestKernels(), parallel: poolOf(2, stop.signal) });
  const shares: number[] = [];
  // Past the half the passes over all rows run.
  while (!shares.some((share) => share > 0.55)) {
    const step = await steps.next();
    if (step.done) throw new Error('ended before it was stopped');
    shares.push(step.value.done / step.value.total);
  }
  for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
  stop.abort();
  const rest = async () => {
    while (!(await steps.next()).done);
  };
  await expect(rest()).rejects.toMatchObject({ problem: { code: 'stopped' } });
});
