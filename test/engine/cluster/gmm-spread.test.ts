import { describe, expect, test, vi } from 'vitest';
import type { Matrix } from '../../../src/base/matrix';
import { mergeOptions } from '../../../src/base/options';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { plainKernels } from '../../../src/compute/cpu/plain';
import { sequential, type Parallel } from '../../../src/compute/parallel';
import { fitsOf } from '../../../src/engine/cluster/choose';
import { SUM_ROWS } from '../../../src/engine/cluster/gmm/expectation-maximization';
import { gmm } from '../../../src/engine/cluster/gmm/gmm';
import { groups } from '../../bench/clusters/data';
import { digest, poolOf, withHeld } from '../../support/pool';

const { x } = groups(2 * SUM_ROWS + 1_003, 2);

test.each(['full', 'tied', 'diagonal', 'spherical'])(
  'a pool of any width fits the same %s mixture, to the bit',
  async (covariance) => {
    const options = mergeOptions(gmm.options, { k: 3, covariance, starts: 1, iterations: 3 });
    const fit = async (parallel: Parallel) =>
      digest(await drainAsync(gmm.fit(x, options, { kernels: fastestKernels(), parallel })));
    const before = x.data.slice();
    const alone = await fit(sequential);
    for (const width of [2, 5]) {
      const { parallel, held } = withHeld(poolOf(width));
      expect(await fit(parallel)).toBe(alone);
      expect(held.size).toBe(0);
    }
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

describe('rows of which each run is the work of one worker', () => {
  const few = groups(1_500, 4).x;
  const sampled = groups(6_000, 3).x;
  const fit = async (points: Matrix, given: Record<string, unknown>, parallel: Parallel) =>
    digest(
      await drainAsync(
        gmm.fit(points, mergeOptions(gmm.options, given), { kernels: fastestKernels(), parallel }),
      ),
    );

  test.each([
    ['full', few, { covariance: 'full', starts: 2 }],
    ['tied', few, { covariance: 'tied', starts: 1 }],
    ['diagonal', few, { covariance: 'diagonal', starts: 2 }],
    ['spherical', few, { covariance: 'spherical', starts: 5 }],
    ['draft', few, gmm.draft!],
    ['sampled', sampled, { covariance: 'full', starts: 3, iterations: 20 }],
    ['single component', few, { k: 1, starts: 1 }],
  ])('%s: a pool of any width fits the same mixture, to the bit', async (_, points, given) => {
    const options = { k: 4, iterations: 40, ...given };
    const before = points.data.slice();
    const alone = await fit(points, options, sequential);
    for (const width of [2, 3, 5]) expect(await fit(points, options, poolOf(width))).toBe(alone);
    expect(points.data).toEqual(before);
  });

  test('a sweep shares the runs of all numbers, and gives the fits of single workers', async () => {
    const given = { starts: 2, iterations: 30 };
    const parallel = poolOf(3);
    const map = vi.spyOn(parallel, 'map');
    const spread = await drainAsync(fitsOf(few, 'gmm', given, [2, 3, 5], parallel));
    // Eight runs each, the better four, the best three.
    expect(map.mock.calls.map(([{ name }, inputs]) => [name, inputs.length])).toEqual([
      ['mixture-starts', 3],
      ['mixture-run', 24],
      ['mixture-run', 12],
      ['mixture-run', 9],
      ['mixture-place', 3],
    ]);
    for (const [at, k] of [2, 3, 5].entries())
      expect(digest(spread[at])).toBe(await fit(few, { ...given, k }, sequential));
  });

  test('progress rises and never exceeds its total, and stopping ends the runs', async () => {
    const stop = new AbortController();
    const options = mergeOptions(gmm.options, { k: 6, starts: 6 });
    const steps = gmm.fit(few, options, { kernels: fastestKernels(), parallel: poolOf(2, stop.signal) });
    const shares: number[] = [];
    while (!shares.some((share) => share > 0.1)) {
      const step = await steps.next();
      if (step.done) throw new Error('ended before it was stopped');
      shares.push(step.value.done / step.value.total);
    }
    shares.slice(1).forEach((share, at) => expect(share).toBeGreaterThanOrEqual(shares[at]!));
    for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
    stop.abort();
    const rest = async () => {
      while (!(await steps.next()).done);
    };
    await expect(rest()).rejects.toMatchObject({ problem: { code: 'stopped' } });
  });

  test('bad input is the same clear error', async () => {
    const wrong = { ...few, data: few.data.slice() };
    wrong.data[9] = Infinity;
    await expect(fit(wrong, { k: 2 }, poolOf(2))).rejects.toMatchObject({ problem: { code: 'not-finite' } });
    const over = fit(groups(3, 2).x, { k: 4 }, poolOf(2));
    await expect(over).rejects.toMatchObject({ problem: { code: 'more-segments-than-customers' } });
  });
});

test('progress of a mixture over the pool rises and never exceeds its total, and stopping ends it', async () => {
  const options = mergeOptions(gmm.options, { k: 2, starts: 1, iterations: 4 });
  const stop = new AbortController();
  const { parallel, held } = withHeld(poolOf(2, stop.signal));
  const steps = gmm.fit(x, options, { kernels: fastestKernels(), parallel });
  const shares: number[] = [];
  // Past the contest the passes over all rows run.
  while (!shares.some((share) => share > 0.55)) {
    const step = await steps.next();
    if (step.done) throw new Error('ended before it was stopped');
    shares.push(step.value.done / step.value.total);
  }
  shares.slice(1).forEach((share, at) => expect(share).toBeGreaterThanOrEqual(shares[at]!));
  for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
  expect(held.size).toBe(1);
  stop.abort();
  const rest = async () => {
    while (!(await steps.next()).done);
  };
  await expect(rest()).rejects.toMatchObject({ problem: { code: 'stopped' } });
  expect(held.size).toBe(0);
});
