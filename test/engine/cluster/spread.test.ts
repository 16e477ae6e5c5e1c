import { expect, test } from 'vitest';
import { drainAsync, type AsyncSteps } from '../../../src/base/steps';
import { sequential, type Job, type Parallel } from '../../../src/compute/parallel';
import { choose } from '../../../src/engine/cluster/choose';
import { comparedTrials, trials } from '../../../src/engine/cluster/effort';
import { compareMethods } from '../../../src/engine/cluster/compare';
import { blobs } from '../../support/clusters';

/** As a pool would: nothing but clones go in and out, the last input first. Notes how many inputs each job had. */
function spreading(): { parallel: Parallel; jobs: Map<string, number[]> } {
  const jobs = new Map<string, number[]>();
  const parallel: Parallel = {
    ...sequential,
    width: 4,
    async *map<I, O, S>(job: Job<I, O, S>, inputs: readonly I[], shared: S): AsyncSteps<O[]> {
      jobs.set(job.name, [...(jobs.get(job.name) ?? []), inputs.length]);
      const results: O[] = [];
      for (const input of [...inputs].reverse()) {
        const [one] = yield* sequential.map(job, [structuredClone(input)], structuredClone(shared));
        results.unshift(structuredClone(one!));
      }
      return results;
    },
  };
  return { parallel, jobs };
}

const { x } = blobs([[0, 0, 0], [8, 0, 0], [0, 8, 0]], 60, 4); // prettier-ignore

test.each([['kmeans'], ['gmm'], ['hierarchical']])(
  'a sweep of %s hands its parts to the pool, and comes to the same',
  async (algorithm) => {
    const sweep = { algorithm, options: {}, seed: 1, fewest: 2, most: 5, effort: 'careful' } as const;
    const { parallel, jobs } = spreading();
    const spread = await drainAsync(choose(x, sweep, parallel));
    expect(spread).toEqual(await drainAsync(choose(x, sweep, sequential)));
    // One tree is cut for every number of segments; the starts of mixtures are shared one by one.
    expect(jobs.get('cluster-fit')).toEqual(algorithm === 'kmeans' ? [4] : undefined);
    if (algorithm === 'gmm') expect(jobs.get('mixture-run')![0]).toBeGreaterThan(4);
    expect(jobs.get('cluster-stability')).toEqual([trials.careful.resamples]);
    expect(jobs.get('cluster-reference')).toEqual([trials.careful.references]);
    expect(jobs.get('cluster-gap')).toEqual([trials.careful.boxes]);
    expect(jobs.get('cluster-silhouettes')![0]).toBeGreaterThan(1);
  },
);

test('each way in tries more than the one before, and expert all it says', async () => {
  for (const each of [trials, comparedTrials]) {
    const { quick, careful, expert } = each;
    for (const name of ['resamples', 'references', 'boxes', 'ruled'] as const) {
      expect(careful[name]).toBeGreaterThan(quick[name]);
      expect(expert[name]).toBeGreaterThan(careful[name]);
    }
  }
  const { parallel, jobs } = spreading();
  const few = blobs([[0, 0], [9, 0], [0, 9]], 12, 4).x; // prettier-ignore
  const sweep = { algorithm: 'kmeans', options: { starts: 1 }, seed: 1, fewest: 3, most: 3 };
  await drainAsync(choose(few, { ...sweep, effort: 'expert' }, parallel));
  expect(jobs.get('cluster-stability')).toEqual([trials.expert.resamples]);
  expect(jobs.get('cluster-reference')).toEqual([trials.expert.references]);
  expect(jobs.get('cluster-gap')).toEqual([trials.expert.boxes]);
});

test('a comparison of methods does so for each of them', async () => {
  const given = { effort: 'quick', seed: 1, fewest: 3, most: 3 } as const;
  const { parallel, jobs } = spreading();
  const spread = await drainAsync(compareMethods(x, given, parallel));
  expect(spread).toEqual(await drainAsync(compareMethods(x, given, sequential)));
  const methods = jobs.get('cluster-stability')!;
  expect(methods.length).toBeGreaterThanOrEqual(7);
  for (const resamples of methods) expect(resamples).toBe(comparedTrials.quick.resamples);
});
