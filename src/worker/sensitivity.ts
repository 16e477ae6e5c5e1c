import type { AsyncSteps } from '../base/steps';
import { KindredError } from '../base/errors';
import type { Parallel } from '../compute/parallel';
import type { Artifacts } from '../engine/advance';
import { sensitivity, type LeaveBy, type Sensitivity } from '../engine/analyze/sensitivity';
import { algorithmOf } from '../engine/cluster/catalog';
import { fitsWithout } from '../engine/cluster/left-out';
import { adjustedRand } from '../engine/cluster/measures';
import type { Settings } from '../engine/settings';

/** Errors: `fixed-features` for the rule-based maps, which always go by the same three. */
export async function* sensitivityOf(
  { features, cluster }: Artifacts,
  given: Settings['cluster'],
  by: LeaveBy,
  parallel: Parallel,
): AsyncSteps<Sensitivity> {
  const { input } = algorithmOf(cluster.model.algorithm);
  if (input === 'rfm')
    throw new KindredError(
      'fixed-features',
      'The RFM maps always go by recency, frequency and money, so no feature can be left out.',
    );
  return yield* sensitivity(features, cluster, by, {
    fitsWithout: (rows, leave) => fitsWithout(features, cluster, given, rows, leave, parallel),
    adjustedRand,
    usesKinds: input === 'mixed',
  });
}
