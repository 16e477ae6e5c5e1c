import type { Steps } from '../../base/steps';
import type { Job } from '../../compute/parallel';
import { ruleAccuracy } from '../rules/accuracy';
import type { Points } from './types';

export interface Ruling {
  readonly points: Points;
  /** What `sortedColumns` says of the points. */
  readonly sorted: readonly Int32Array[];
  readonly seed: number;
}

/** How well three questions tell the segments of one labeling apart. */
export const ruleJob: Job<{ readonly labels: Int32Array; readonly k: number }, number, Ruling> = {
  name: 'cluster-rule',
  run: ({ labels, k }, { points, sorted, seed }): Steps<number> =>
    ruleAccuracy(points, labels, k, seed, sorted),
};
