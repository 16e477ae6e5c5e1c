import { expect, test, vi } from 'vitest';
import { mergeOptions } from '../../../../src/base/options';
import { drainAsync } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential, type Parallel } from '../../../../src/compute/parallel';
import { algorithmOf } from '../../../../src/engine/cluster/catalog';
import { fitsOf } from '../../../../src/engine/cluster/choose';
import { fitEach } from '../../../../src/engine/cluster/fits';
import { kMedoids } from '../../../../src/engine/cluster/medoids/k-medoids';
import { shares } from '../../../../src/engine/cluster/medoids/spread';
import { groups } from '../../../bench/clusters/data';
import { digest, poolOf } from '../../../support/pool';

const kernels = fastestKernels();
const options = (given: Record<string, unknown>) => mergeOptions(kMedoids.options, given);
const { x } = groups(2_000, 3);

test.each([
  ['all rows', { sample: 2_000, k: 4 }],
  ['a sample', { sample: 1_200, k: 6, starts: 5 }],
  ['one segment', { sample: 1_000, k: 1 }],
])('the starts of %s over a pool of any width give the same fit, to the bit', async (_, given) => {
  const fit = async (parallel: Parallel) =>
    digest(await drainAsync(kMedoids.fit(x, options(given), { kernels, parallel })));
  const before = x.data.slice();
  const alone = await fit(sequential);
  for (const width of [2, 3, 5]) expect(await fit(poolOf(width))).toBe(alone);
  expect(x.data).toEqual(before);
});

test('a sweep computes the distances once and gives the fits of single workers', async () => {
  const ks = [2, 3, 7];
  const given = { sample: 1_000, starts: 2 };
  const parallel = poolOf(2);
  const map = vi.spyOn(parallel, 'map');
  const spread = await drainAsync(fitsOf(x, 'k-medoids', given, ks, parallel));
  expect(map.mock.calls.map(([{ name }, inputs]) => [name, inputs.length])).toEqual([
    ['medoids-start', 6],
    ['medoids-placing', 3],
  ]);
  for (const [at, k] of ks.entries()) {
    const alone = await drainAsync(
      kMedoids.fit(x, options({ ...given, k }), { kernels, parallel: sequential }),
    );
    expect(digest(spread[at])).toBe(digest(alone));
  }
});

test('drafts of several numbers share their distances too, and are the same', async () => {
  const drafts = [2, 4].map((k) => ({ ...kMedoids.draft, k }));
  const context = { kernels, parallel: sequential };
  const together = await drainAsync(fitEach(algorithmOf('k-medoids'), x, drafts, context));
  for (const [at, draft] of drafts.entries())
    expect(digest(together[at])).toBe(digest(await drainAsync(kMedoids.fit(x, options(draft), context))));
});

test('few rows, or more distances than there is memory for in every worker, stay in one', () => {
  const many = { ...x, rows: 100_000 };
  expect(shares(x, options({ sample: 999 }), sequential)).toBe(true);
  expect(shares(x, options({ sample: 999 }), poolOf(2))).toBe(false);
  expect(shares(x, options({ sample: 1_000 }), poolOf(2))).toBe(true);
  expect(shares(many, options({ sample: 7_000 }), poolOf(2))).toBe(true);
  expect(shares(many, options({ sample: 7_000 }), poolOf(8))).toBe(false);
  expect(shares(many, options({ sample: 10_000 }), poolOf(2))).toBe(false);
});

test('progress rises and never exceeds its total, and stopping ends the starts', async () => {
  const stop = new AbortController();
  const given = options({ sample: 1_500, starts: 10 });
  const steps = kMedoids.fit(x, given, { kernels, parallel: poolOf(2, stop.signal) });
  const shares: number[] = [];
  while (!shares.some((share) => share > 0.3 && share < 0.9)) {
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
  const wrong = { ...x, data: x.data.slice() };
  wrong.data[7] = NaN;
  const fit = drainAsync(kMedoids.fit(wrong, options({}), { kernels, parallel: poolOf(2) }));
  await expect(fit).rejects.toMatchObject({ problem: { code: 'not-finite' } });
});
